"""Importing pages of HTML: read, recognize, write a folder; beside only parsing the same bytes with lxml."""

import shutil
import tempfile
from pathlib import Path

import lxml.html
from measure import of_function, table
from pages import CORPUS, Source, editions

from levelset.comparing.identity import with_ids
from levelset.importing.document import Document
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.interchange.folder import write_framework


def read(sources: list[Source]) -> list[Document]:
    """The pages as documents."""
    return [document for name, data in sources if (document := read_bytes(name, data).value)]


def main() -> None:
    """Measure each step alone and all together."""
    sources = editions()
    documents = [read(edition) for edition in sources]
    frameworks = [recognise(edition, title="Benchmark").value.framework for edition in documents]
    folder = Path(tempfile.mkdtemp())

    def write() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        for number, framework in enumerate(frameworks):
            write_framework(with_ids(framework), folder / str(number))

    def everything() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        for number, edition in enumerate(sources):
            framework = recognise(read(edition), title="Benchmark").value.framework
            write_framework(with_ids(framework), folder / str(number))

    try:
        figures = [
            of_function("parsing with lxml alone", lambda: [parse(edition) for edition in sources]),
            of_function("read", lambda: [read(edition) for edition in sources]),
            of_function("recognize", lambda: [recognise(edition, title="Benchmark") for edition in documents]),
            of_function("give ids, write folders", write),
            of_function("all of it", everything),
        ]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    whose = "of the corpus" if CORPUS.is_dir() else "made up"
    pages = [page for framework in frameworks for page in framework.pages]
    statements = sum(1 for page in pages for _ in page.statements())
    title = f"Import of {sum(map(len, sources))} pages {whose}: {len(pages)} pages, {statements} statements"
    table(title, figures, reference=figures[0], budget="all of it < 1000 ms")


def parse(sources: list[Source]) -> None:
    """What a program does that only wants the text."""
    for _, data in sources:
        lxml.html.fromstring(data).text_content()


main()
