"""How often suggestions are right, beside plain likeness of words and letters in the same run; and how long they take.

    ./run python benchmarks/suggest.py [NOTES.jsonl…]

A note has one or two labels, and each label counts: is it among the first one, three, five suggestions? There are two
plain ways: likeness to the nearest text of a responsibility, and to all its texts as one. Without the corpus beside the
project the pages are made of the shipped lexicon, whose forty responsibilities overlap, and the figures mean little.
"""

import json
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from measure import of_function, table
from pages import CORPUS, editions

from levelset.core.addresses import key_of
from levelset.core.model import Framework, Group, Level, Page, Role, Section, Statement
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.matching.index import TextIndex
from levelset.matching.lexicon import lexicon
from levelset.matching.suggesting.engine import Suggester
from levelset.matching.suggesting.targets import Target, targets_of

HERE = Path(__file__).parent
SETS = {
    "examples of the corpus (seen while writing)": CORPUS / "evidence-examples.jsonl",
    "our notes, on which the lexicon was widened": HERE / "suggest_notes.jsonl",
    "our notes, written blind after it was frozen": HERE / "suggest_notes_blind.jsonl",
}
FIRST = (1, 3, 5)
SAMPLES = 2000

Note = dict[str, Any]
Namer = Callable[[Note], list[str]]
Row = list[list[bool]]
"""For one note and each of FIRST: whether each label is among so many names."""


def main() -> None:
    """Recall of each set, then the time of one note."""
    framework = held()
    sets = {Path(name).name: Path(name) for name in sys.argv[1:]} or SETS
    for name, file in sets.items():
        if not file.exists():
            print(f"\n{name}: not there")
            continue
        notes = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        known = [note for note in notes if page_of(framework, note) is not None]
        print(f"\n{name}: {len(known)} notes, {len(notes) - len(known)} left out")
        for way, namer in ways(framework).items():
            told([row(note, namer(note)) for note in known], way)
    timed(framework)


def held() -> Framework:
    """The pages of the corpus, or pages made of the shipped lexicon."""
    if not CORPUS.is_dir():
        return made_up()
    documents = [document for name, data in editions()[-1] if (document := read_bytes(name, data).value)]
    return recognise(documents, title="Benchmark").value.framework


def made_up() -> Framework:
    """Every responsibility of the shipped lexicon on a page of each role and level."""
    groups = tuple(
        Group(key_of(entry.name), entry.name, tuple(Statement(text) for text in entry.examples))
        for entry in lexicon().responsibilities
    )
    roles = [Role(key_of(name), name) for name in ("Software Engineer", "Machine Learning Engineer", "Data Engineer")]
    levels = [Level("ic", f"IC{rank}", rank) for rank in range(1, 8)]
    pages = [
        Page(role.key, level.label, f"{level.label} {role.name}", sections=(Section(None, None, groups=groups),))
        for role in roles
        for level in levels
    ]
    return Framework("made-up", "Made up", levels=tuple(levels), roles=tuple(roles), pages=tuple(pages))


def page_of(framework: Framework, note: Note) -> Page | None:
    """The page that a note is about."""
    return framework.page(f"{note['role'].replace('_', '-')}/{note['level'].lower()}")


def ways(framework: Framework) -> dict[str, Namer]:
    """The engine, and the two plain ways."""

    @cache
    def targets(role: str, level: str) -> tuple[Target, ...]:
        page = page_of(framework, {"role": role, "level": level})
        return targets_of(framework, page) if page else ()

    @cache
    def index(role: str, level: str, *, whole: bool) -> tuple[list[str], TextIndex]:
        entries = [
            (target.name, text)
            for target in targets(role, level)
            for texts in [[*target.names, *target.texts, *(one.text for one in target.statements)]]
            for text in ([" ".join(texts)] if whole else texts)
        ]
        return [name for name, _ in entries], TextIndex(entries)

    def plain(note: Note, *, whole: bool) -> list[str]:
        names, texts = index(note["role"], note["level"], whole=whole)
        best: dict[str, float] = {}
        for number, likeness in texts.likeness(note["text"]).items():
            best[names[number]] = max(best.get(names[number], 0.0), likeness)
        return sorted(best, key=lambda name: -best[name])

    def engine(note: Note) -> list[str]:
        return [one.target.name for one in Suggester(targets(note["role"], note["level"])).suggest(note["text"])]

    return {
        "suggest": engine,
        "plain, nearest text": lambda note: plain(note, whole=False),
        "plain, all texts as one": lambda note: plain(note, whole=True),
    }


def row(note: Note, names: Sequence[str]) -> Row:
    """Whether each label is among the first so many names."""
    found = [name.casefold() for name in names]
    return [[label.casefold() in found[:most] for label in note["labels"]] for most in FIRST]


def told(rows: Sequence[Row], name: str) -> None:
    """Print recall with an interval for each of FIRST."""
    chance, parts = random.Random(0), []
    for at, most in enumerate(FIRST):
        samples = sorted(recall(chance.choices(rows, k=len(rows)), at) for _ in range(SAMPLES)) if rows else [0.0]
        low, high = samples[int(0.025 * len(samples))], samples[int(0.975 * len(samples)) - 1]
        parts.append(f"@{most} {recall(rows, at):.3f} [{low:.3f}, {high:.3f}]")
    print(f"  {name:<24}{'  '.join(parts)}")


def recall(rows: Sequence[Row], at: int) -> float:
    """The share of labels that were named."""
    hits = [hit for one in rows for hit in one[at]]
    return statistics.fmean(hits) if hits else 0.0


def timed(framework: Framework) -> None:
    """One note against one page, when the page is warm."""
    notes = [
        json.loads(line)
        for line in SETS["our notes, written blind after it was frozen"].read_text("utf-8").splitlines()
    ]
    page = page_of(framework, {"role": "software_engineer", "level": "IC3"})
    if page is None:
        return
    targets = targets_of(framework, page)
    suggester = Suggester(targets)
    texts = TextIndex((target.key, one.text) for target in targets for one in target.statements)
    figures = [
        of_function("plain likeness to the statements", lambda: [texts.likeness(note["text"]) for note in notes]),
        of_function("suggest", lambda: [suggester.suggest(note["text"]) for note in notes]),
    ]
    table(
        f"{len(notes)} notes against a warm page",
        figures,
        reference=figures[0],
        budget=f"{50 * len(notes)} ms: 50 a note",
    )


main()
