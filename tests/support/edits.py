"""Random edits of a framework, of which it is known what became of every statement."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from levelset.comparing.identity import Identified
from levelset.core.model import Framework, Group, Page, Section, Statement
from levelset.importing.read import read_files
from levelset.importing.recognise import recognise
from levelset.interchange.folder import read_framework
from levelset.interchange.statements import with_statements

ROOT = Path(__file__).parent.parent.parent

ADDED = (
    "with care",
    "in time",
    "whenever it matters",
    "together with my team",
    "for the people who use it",
    "before it becomes a problem",
    "and say why",
)
"""What an author hangs on a sentence."""

BEFORE_VERB = ("regularly", "actively", "usually", "carefully", "proactively", "consistently")
OTHERWISE = {
    "team": "group",
    "teams": "groups",
    "help": "support",
    "own": "look after",
    "work": "tasks",
    "clearly": "plainly",
    "problems": "difficulties",
    "customers": "users",
    "decisions": "choices",
    "ensure": "make sure",
    "identify": "find",
    "goals": "aims",
    "quickly": "fast",
    "share": "pass on",
    "understand": "know",
    "feedback": "advice",
    "define": "set",
    "deliver": "ship",
    "opportunities": "chances",
    "projects": "undertakings",
}
"""Words that an author puts in place of others."""


@dataclass
class Edited:
    """A framework after edits. ``truth`` says for each statement, by page and number, which old ids it may bear.

    An empty set is a statement that is new. ``kinds`` says what was done to it; what nothing was done to is ``same``.
    """

    framework: Framework
    truth: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    kinds: dict[tuple[str, int], str] = field(default_factory=dict)


@dataclass
class _Line:
    statement: Statement
    truth: frozenset[str]
    kind: str


def edited(framework: Framework, seed: int, *, share: float = 0.25, foreign: Sequence[str] = ()) -> Edited:
    """The framework with about ``share`` of its statements edited; every statement has lost its id.

    ``foreign`` are sentences that can be inserted. The framework's own statements have ids, and nothing is inherited.
    """
    dice = random.Random(seed)
    done = Edited(framework)
    pages = []
    for page in framework.pages:
        sections = []
        for section in page.sections:
            groups = [
                (group, [_Line(one, frozenset({one.id}), "same") for one in group.statements])
                for group in section.groups
            ]
            for number, (group, lines) in enumerate(groups):
                groups[number] = (group, _edited(lines, dice, share, foreign))
            _move(groups, dice, share)
            sections.append((section, groups))
        pages.append((page, sections))
    done.framework = replace(framework, pages=tuple(_page(page, sections, done) for page, sections in pages))
    return done


def _edited(lines: list[_Line], dice: random.Random, share: float, foreign: Sequence[str]) -> list[_Line]:
    found: list[_Line] = []
    for line in lines:
        if dice.random() > share:
            found.append(line)
            continue
        act = dice.choice(("delete", "insert", "reword", "reword", "reword", "swap", "split", "merge"))
        found += _one(act, line, found, dice, foreign)
    return found


def _one(act: str, line: _Line, found: list[_Line], dice: random.Random, foreign: Sequence[str]) -> list[_Line]:
    text = line.statement.text
    if act == "delete":
        return []
    if act == "insert" and foreign:
        return [line, _Line(Statement(dice.choice(foreign)), frozenset(), "insert")]
    if act == "reword":
        return [_Line(Statement(reworded(text, dice)), line.truth, "reword")]
    if act == "swap" and found:
        return [line, found.pop()][:2]
    cut = _halves(text)
    if act == "split" and cut:
        return [_Line(Statement(half), line.truth, "split") for half in cut]
    if act == "merge" and found and found[-1].kind == "same":
        before = found.pop()
        joined = f"{before.statement.text.rstrip('. ')}, and {text[:1].lower() if text[:2] != 'I ' else 'I'}{text[1:]}"
        return [_Line(Statement(joined), before.truth | line.truth, "merge")]
    return [line]


def reworded(text: str, dice: random.Random) -> str:
    """The sentence in slightly other words: a few replaced, one added, or an end hung on."""
    words = text.split()
    for number, word in enumerate(words):
        if word.lower() in OTHERWISE and dice.random() < 0.7:
            words[number] = OTHERWISE[word.lower()]
    act = dice.randrange(4)
    if act == 0 and len(words) > 2 and words[0] == "I":
        words.insert(1, dice.choice(BEFORE_VERB))
    elif act == 1:
        words = [*" ".join(words).rstrip(".").split(), *dice.choice(ADDED).split()]
    elif act == 2 and len(words) > 8:
        del words[dice.randrange(2, len(words) - 1)]
    made = " ".join(words)
    return made if made != text else f"{text.rstrip('.')} {dice.choice(ADDED)}"


def _halves(text: str) -> tuple[str, str] | None:
    """The sentence cut at an “and” near its middle, each half a sentence of its own."""
    words = text.split()
    places = [n for n, word in enumerate(words) if word == "and" and 4 <= n <= len(words) - 5]
    if not places:
        return None
    middle = min(places, key=lambda n: abs(n - len(words) / 2))
    rest = words[middle + 1 :]
    second = rest if rest[0] == "I" else ["I", *rest]
    return " ".join(words[:middle]).rstrip(","), " ".join(second)


Groups = list[tuple[Group, list[_Line]]]


def _move(groups: Groups, dice: random.Random, share: float) -> None:
    """Sometimes a statement goes to another responsibility of its pillar."""
    if len(groups) > 1 and dice.random() < share:
        source, target = dice.sample(range(len(groups)), 2)
        same = [line for line in groups[source][1] if line.kind == "same"]
        if same:
            line = dice.choice(same)
            groups[source][1].remove(line)
            groups[target][1].append(replace(line, kind="move"))


def _page(page: Page, sections: list[tuple[Section, Groups]], done: Edited) -> Page:
    bare = replace(
        page,
        statement=replace(page.statement, id="") if page.statement else None,
        facets=tuple(
            replace(facet, statements=tuple(replace(one, id="") for one in facet.statements)) for facet in page.facets
        ),
        sections=tuple(
            replace(
                section,
                groups=tuple(
                    replace(group, statements=tuple(replace(line.statement, id="") for line in lines))
                    for group, lines in groups
                ),
            )
            for section, groups in sections
        ),
    )
    before = [
        *([page.statement] if page.statement else []),
        *(one for facet in page.facets for one in facet.statements),
    ]
    lines = [_Line(one, frozenset({one.id}), "same") for one in before]
    lines += [line for _, groups in sections for _, held in groups for line in held]
    for number, line in enumerate(lines):
        done.truth[page.address, number] = line.truth
        done.kinds[page.address, number] = line.kind
    return bare


def ladders() -> Iterator[Framework]:
    """The frameworks that the project carries: its messy examples, and the one of its demo; without ids."""
    yield recognise(read_files(sorted((ROOT / "examples").glob("ic*"))).value).value.framework
    demo = read_framework(ROOT / "src/levelset/web/demo/framework").value
    if demo is not None:
        yield written_out(demo)


def written_out(framework: Framework) -> Framework:
    """The framework with nothing inherited, and without ids: each page is edited by itself."""
    pages = []
    for page in framework.pages:
        sections = tuple(
            replace(section, groups=tuple(replace(group, inherited_from=None) for group in section.groups))
            for section in page.sections
        )
        whole = replace(page, sections=sections)
        pages.append(with_statements(whole, (replace(one, id="") for one in whole.statements())))
    return replace(framework, pages=tuple(pages))


def kept_ids(before: Framework, done: Edited, found: Identified) -> Counter[str]:
    """What became of the ids: ``due`` to stay and ``kept``; ``given`` to a statement and ``wrong``; ``asked``.

    Of the two ids of a merge one is due, of the two halves of a split one has to bear the id. ``changed`` counts what
    stands in other words.
    """
    known = {one.id for page in before.pages for one in page.statements()}
    bears: dict[frozenset[str], bool] = {}
    changed: set[frozenset[str]] = set()
    truth_of: dict[str, frozenset[str]] = {}
    numbers: Counter[str] = Counter()
    for page in found.framework.pages:
        for number, one in enumerate(page.statements()):
            truth = truth_of[one.id] = done.truth[page.address, number]
            if truth:
                bears[truth] = bears.get(truth, False) or one.id in truth
            if done.kinds[page.address, number] in ("reword", "split", "merge"):
                changed.add(truth)
            if one.id in known:
                numbers["given"] += 1
                numbers["wrong"] += one.id not in truth
    numbers["due"], numbers["kept"] = len(bears), sum(bears.values())
    numbers["changed due"], numbers["changed kept"] = len(changed), sum(bears[one] for one in changed)
    numbers["asked"] = len(found.questions)
    numbers["asked right"] = sum(one.old.id in truth_of[one.new.id] for one in found.questions)
    return numbers
