"""Importing documents of every format, beside markitdown's mere conversion of the same files to Markdown.

    ./run python benchmarks/beside_markitdown.py PYTHON

PYTHON is the interpreter of an environment that holds ``markitdown[docx,pdf,xlsx]``, which is too large for ours.
Each program has a process of its own, warm, opens the files itself, and is measured by its own processor time, the
least of three times.

Two figures of ours stand beside markitdown's. *Reads* is the like of what it does: a file becomes a document that can
be gone through, with the place of every piece. *Reads and recognizes* is more than it does, and the one that the budget
is about: pages, levels, pillars, responsibilities and behaviors as well, with the fate of every piece. Garbage is
collected as rarely as ``levelset import`` has it.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from measure import Figure, table
from pages import CORPUS

WEB = "web page"
FORMATS = (WEB, "docx", "pdf", "xlsx", "csv")
MOST = 12
"""Files of one format; a PDF takes markitdown half a second."""

OURS = """
import json, sys, time
from pathlib import Path
from levelset.importing.collecting import collecting_rarely
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
def read():
    return [read_bytes(Path(path).name, Path(path).read_bytes()).value for path in sys.argv[1:]]
def recognize():
    return [recognise([document]) for document in read()]
def once(work):
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall
def measured(work):
    work()
    return min(once(work) for _ in range(3))
with collecting_rarely():
    print(json.dumps([measured(read), measured(recognize)]))
"""

THEIRS = """
import json, sys, time
from markitdown import MarkItDown
def work(converter):
    return [converter.convert(path) for path in sys.argv[1:]]
converter = MarkItDown()
def once():
    cpu, wall = time.process_time(), time.perf_counter()
    work(converter)
    return time.process_time() - cpu, time.perf_counter() - wall
work(converter)
print(json.dumps([min(once() for _ in range(3))]))
"""


def files_of(kind: str) -> list[Path]:
    """Documents of the corpus in one format, spread over its roles."""
    if kind == WEB:
        return [path for name in ("pages-2022", "pages-2023") for path in _pages(CORPUS / name / "html")]
    found = sorted((CORPUS / "formats").glob(f"*.{kind}"))
    return found[:: max(1, len(found) // MOST)][:MOST]


def _pages(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.html")) if path.name.startswith(("ic", "m"))]


def measured(names: Sequence[str], python: str, program: str, files: Sequence[Path]) -> list[Figure]:
    """Seconds for one document, the mean of all; a figure for each thing that the program measures."""
    command = [python, "-W", "ignore", "-c", program, *map(str, files)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return [Figure(name, cpu / len(files), wall / len(files)) for name, (cpu, wall) in zip(names, told, strict=True)]


def main() -> None:
    """Measure each format."""
    if len(sys.argv) != 2 or not CORPUS.is_dir():
        sys.exit(f"{__doc__}\nThe documents are those of ../shared/corpus, which has to be there.")
    for kind in FORMATS:
        files = files_of(kind)
        theirs = measured(["markitdown converts"], sys.argv[1], THEIRS, files)
        ours = measured(["levelset reads", "levelset reads and recognizes"], sys.executable, OURS, files)
        budget = "≤ .35 × the reference" if kind == WEB else "ahead of the reference"
        table(f"{len(files)} documents, {kind}; for one of them", [*theirs, *ours], reference=theirs[0], budget=budget)


main()
