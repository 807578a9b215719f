"""Importing pages of HTML: read, recognize, write a folder; beside only parsing the same bytes with lxml."""

import shutil
import tempfile
from pathlib import Path

import lxml.html
from levelset.interchange.folder import write_framework
from measure import of_function, table
from pages import CORPUS, pages

from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise


def main() -> None:
    """Measure each step alone and all together."""
    sources = pages()
    documents = [document for name, data in sources if (document := read_bytes(name, data).value)]
    draft = recognise(documents, title="Benchmark").value
    behaviors = sum(1 for page in draft.framework.pages for _ in page.statements())
    folder = Path(tempfile.mkdtemp())

    def parse() -> None:
        for _, data in sources:
            lxml.html.fromstring(data).text_content()

    def write() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        write_framework(draft.framework, folder / "framework")

    def everything() -> None:
        read = [document for name, data in sources if (document := read_bytes(name, data).value)]
        shutil.rmtree(folder, ignore_errors=True)
        write_framework(recognise(read, title="Benchmark").value.framework, folder / "framework")

    try:
        reference = of_function("parsing with lxml alone", parse)
        figures = [
            reference,
            of_function("read", lambda: [read_bytes(name, data) for name, data in sources]),
            of_function("recognize", lambda: recognise(documents, title="Benchmark")),
            of_function("write a folder", write),
            of_function("all of it", everything),
        ]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    whose = "of the corpus" if CORPUS.is_dir() else "made up"
    title = f"Import of {len(sources)} pages {whose}: {len(draft.framework.pages)} pages, {behaviors} statements"
    table(title, figures, reference=reference, budget="all of it < 1000 ms")


main()
