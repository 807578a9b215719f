"""What the fuzzer begins with: a small document of our own in every format, written as the tests write theirs.

``python tests/fuzz/seeds.py FOLDER`` lays them down, a folder for each target.
"""

import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from levelset.importing.kinds import Kind
from support.printing_pdf import drawn
from support.word_files import cell, p, word_file
from support.writing import Style, written

TABLE = "Area,IC1,IC2\nImpact,I grease the hinges,I oil every hinge\nOwnership,I lock the gate,Same as IC1\n"
TREE = {
    "role": "Bridge Engineer",
    "levels": {"IC1": {"Impact": ["I grease the hinges"]}, "IC2": {"Impact": ["I oil every hinge", "Same as IC1"]}},
}
YAML = "role: Bridge Engineer\nIC1:\n  Impact: &a\n    - I grease the hinges\nIC2:\n  Impact: *a\n"
PAGE = "# IC2 Bridge Engineer\n\n> I keep bridges safe\n\n## Results\n\n### Impact\n\n- I oil every hinge\n  - daily\n"
ASCIIDOC = "= IC2 Bridge Engineer\n\n== Results\n\n=== Impact\n\n* I oil every hinge\n\n|===\n|a |b\n|===\n"
HTML = (
    "<!doctype html><title>x</title><nav><a href=x>Home</a></nav><h1>IC2 Bridge Engineer</h1><h2>Results</h2><h3>Impact"
    "</h3><ul><li>I oil <b>every</b> hinge<ul><li>daily</ul></ul><table><tr><th rowspan=2>a<td colspan=2>b</table>"
)
MHTML = (
    f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{HTML}\n--b--\n"
)
MARKED = [
    "IC2 Bridge Engineer\n\n1. Results\n======\n1.1 Impact\n» I oil every hinge\n» I lock it\n\n[Rope]\n".encode(),
    b"> h3. Impact\n> - I oil every hinge\n>\n> <li>I lock the gate</li>\n> <b>Rope</b>\n>\n> I &amp; you\n",
    b"| Area | IC1 |\n|---|---|\n| Impact | I oil |\n| Rope | I lock |\n== Results ==\n\n-- Rope --\n",
]
"""Plain texts that are marked in ways of their own."""


def _sheet() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in TABLE.splitlines():
        book.active.append(row.split(","))
    book.active.merge_cells("A2:A3")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seeds() -> Mapping[str, list[bytes]]:
    """The seeds of each target."""
    word = p("IC2 Bridge Engineer") + p("I oil every hinge") + f"<w:tbl><w:tr>{cell(p('Impact'))}</w:tr></w:tbl>"
    found: dict[str, list[bytes]] = {
        Kind.TEXT: [written().encode(), written(Style(bullet="• ", gap_before_heading=2)).encode()],
        Kind.HTML: [HTML.encode()],
        Kind.MHTML: [MHTML.encode()],
        Kind.MARKDOWN: [PAGE.encode(), b"| Area | IC1 |\n|---|---|\n| Impact | I oil |\n"],
        Kind.FRONT_MATTER: [f"---\ntitle: IC2 Bridge Engineer\n---\n{PAGE}".encode()],
        Kind.ASCIIDOC: [ASCIIDOC.encode()],
        Kind.DOCX: [word_file(word)],
        Kind.PDF: [drawn((72, 700, "IC2 Bridge Engineer"), (72, 680, "Impact"), (90, 660, "I oil every hinge"))],
        Kind.CSV: [TABLE.encode(), TABLE.replace(",", "\t").encode()],
        Kind.XLSX: [_sheet()],
        Kind.YAML: [YAML.encode()],
        Kind.JSON: [json.dumps(TREE).encode()],
    }
    whole = [bytes([list(Kind).index(Kind(kind))]) + data for kind, listed in found.items() for data in listed]
    pages = [PAGE.encode() + b"\f" + PAGE.replace("IC2", "IC3").replace("### Impact", "").encode(), written().encode()]
    others = {"plain_marks": MARKED, "reading": whole, "recognition": pages}
    return {**{Kind(kind).value: listed for kind, listed in found.items()}, **others}


def main(folder: Path) -> None:
    """Lay the seeds down."""
    for target, listed in seeds().items():
        place = folder / target
        place.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(listed):
            (place / f"seed{number}").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
