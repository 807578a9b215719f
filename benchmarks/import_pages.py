"""Importing pages of HTML: read, recognize, write a folder; beside only parsing the same bytes with lxml.

``--linear``: more and more pages of one framework in one call, no two alike, each number in a process of its own; what
a page costs and the most memory that is held. Linear is what costs as much for one page of 2,000 as for one of 29.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import lxml.html
from measure import of_function, table
from pages import CORPUS, Source, distinct_pages, editions

from levelset.comparing.identity import with_ids
from levelset.importing.document import Document
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.interchange.folder import write_framework

COUNTS = (29, 250, 1_000, 2_000)
STEPS = ("read", "recognize", "give ids", "write")


def read(sources: list[Source]) -> list[Document]:
    """The pages as documents."""
    return [document for name, data in sources if (document := read_bytes(name, data).value)]


def whole(count: int) -> tuple[list[float], int]:
    """Import so many pages in one call; seconds of processor time of each step, and the most memory held, in MB."""
    sources = distinct_pages(count)
    folder = Path(tempfile.mkdtemp())
    clock = [time.process_time()]
    documents = read(sources)
    clock.append(time.process_time())
    framework = recognise(documents, title="Benchmark").value.framework
    clock.append(time.process_time())
    framework = with_ids(framework)
    clock.append(time.process_time())
    try:
        write_framework(framework, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    clock.append(time.process_time())
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if len(framework.pages) != count:
        sys.exit(f"{count} pages were given, and {len(framework.pages)} came out.")
    return [after - before for before, after in pairwise(clock)], held


def linear() -> None:
    """Print what a page costs, the more there are."""
    print(
        "\nImport of distinct pages in one call; milliseconds of processor time for one page\n  budget: linear to 2,000"
    )
    print(f"  {'pages':>5}  {'all':>7}  " + "  ".join(f"{step:>9}" for step in STEPS) + "  memory")
    for count in COUNTS:
        command = [sys.executable, __file__, "--whole", str(count)]
        taken, held = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        each = "  ".join(f"{seconds / count * 1000:9.2f}" for seconds in taken)
        print(f"  {count:>5}  {sum(taken) / count * 1000:7.2f}  {each}  {held:>4} MB", flush=True)


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


if sys.argv[1:2] == ["--whole"]:
    print(json.dumps(whole(int(sys.argv[2]))))
elif sys.argv[1:] == ["--linear"]:
    linear()
else:
    main()
