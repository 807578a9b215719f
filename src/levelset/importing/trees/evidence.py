"""Whether a tree of keys and values is a framework at all: much that programs read looks a little like one."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document
from levelset.importing.readers.nesting import Sort
from levelset.importing.recognition.titles import NOUN, read_title
from levelset.importing.trees.keys import RECORD, Role, roles_of, word_of
from levelset.importing.trees.level_names import is_career
from levelset.importing.trees.pages import Pages, PageTree, says_much, sentences
from levelset.importing.trees.rows import Row
from levelset.importing.trees.tree import Node
from levelset.importing.trees.walk import Walk

ENOUGH = 3
"""Signs of a framework before a document is taken for one."""

ENOUGH_OF_SUMMARIES = 4
"""The same where levels are summed up and nothing is said beneath them."""

SHORTEST = 2.0
"""Words of a statement, on average, below which nothing is said that people could be held to."""

SHORTEST_OF_AXES = 1.0
"""The same where keys say what is a level and what a group, and every group says something else at each level."""

SHARE_OF_AXES = 0.8
"""Share of the statements that no other says again, at least, where a word may be all that they say."""

SEVERAL = 2
"""Different keys of records before a document is taken for records."""

LOOKED_FOR = (
    "Looked for levels (“IC2”, “Senior”, a list called “levels”) with groups of statements beneath or above them"
)


def judge(root: Node, document: Document, walk: Walk | None = None, drawn: Pages | None = None) -> Finding | None:
    """Why a document is no framework, None where it is one. Without a walk only what shows at once is looked at."""
    if walk is None or drawn is None:
        return _at_sight(root, document)
    rows = list(chain.from_iterable(page.said() for page in drawn.pages.values()))
    facets = [row for page in drawn.pages.values() for facet in page.facets.values() for row in facet.rows]
    stated = [page.statement for page in drawn.pages.values() if page.statement]
    if not rows and not facets and not (stated and len(stated) * 2 >= len(drawn.pages)):
        what = "found none with anything said under them" if drawn.pages or walk.levels else "found none"
        return _refusal(document, f"No framework was found in this file. {LOOKED_FOR}, and {what}.")
    enough = ENOUGH if rows or facets else ENOUGH_OF_SUMMARIES
    shortest = SHORTEST_OF_AXES if _are_axes(walk, drawn) else SHORTEST
    if says_much(rows or facets or stated) < shortest or _signs(walk, drawn) < enough:
        return _refusal(
            document,
            f"This reads as data or settings rather than as a framework. {LOOKED_FOR}; what stands here is too little "
            "like sentences that people are held to.",
        )
    return None


def _refusal(document: Document, message: str) -> Finding:
    return Finding("import/no-framework", Severity.ERROR, message, document.file)


def _at_sight(root: Node, document: Document) -> Finding | None:
    if root.is_scalar:
        return _refusal(
            document,
            "The file holds one text and no keys or lists, so there is nothing that could be levels or groups.",
        )
    entries = {entry.name: entry for entry in root.entries if entry.key}
    says_schema = "json-schema.org" in (entries["$schema"].text if "$schema" in entries else "")
    typed = "properties" in entries and entries["properties"].sort is Sort.MAP and "type" in entries
    if says_schema or typed or "$defs" in entries:
        message = (
            "This is a JSON Schema: it says which keys a framework’s files have, and holds no framework. Import the "
            "files that it describes."
        )
        return _refusal(document, message)
    return None


def _are_axes(walk: Walk, drawn: Pages) -> bool:
    """Whether keys announce levels and groups, levels are those of careers, and groups say other words at each."""
    announced = frozenset(chain.from_iterable(map(roles_of, walk.keys)))
    pages = [page for page in drawn.pages.values() if page.level]
    if not {Role.LEVEL, Role.GROUP} <= announced or len(pages) < SEVERAL:
        return False
    if not all(is_career(page.level.text) or is_career(page.level.title) for page in pages if page.level):
        return False
    told = [(key, row.node.text.casefold()) for page in pages for key, row in _by_group(page)]
    groups = Counter(key for key, _ in told)
    different = len(set(told)) >= SHARE_OF_AXES * len(told)
    return len(groups) >= SEVERAL and min(groups.values()) >= len(pages) and different


def _by_group(page: PageTree) -> Iterator[tuple[str, Row]]:
    for pillar in page.pillars.values():
        for key, group in pillar.groups.items():
            yield from ((key, row) for row in group.rows)


def _signs(walk: Walk, drawn: Pages) -> int:
    """How much speaks for a framework."""
    pages = list(drawn.pages.values())
    rows = list(chain.from_iterable(page.said() for page in pages))
    rows = rows or [page.statement for page in pages if page.statement]
    levels = [page.level for page in pages if page.level]
    career = sum(is_career(level.text) or is_career(level.title) for level in levels)
    level_signs = 2 if career and career * 2 >= len(levels) else int(bool(levels))
    named = [page.role.text for page in pages if page.role] + ([walk.title.text] if walk.title else [])
    titled = any(read_title(text) for text in named) and not levels
    places: dict[str, set[str]] = {}
    for page in pages:
        for pillar in page.pillars.values():
            for key in pillar.groups:
                places.setdefault(key, set()).add(page.level.key if page.level else "")
    announced = bool(walk.announced & {Role.GROUP, Role.BEHAVIOR})
    of_work = any(NOUN.search(text) for text in named)
    crossing = any(len(where) > 1 for where in places.values())
    if level_signs == 1 and not announced and not of_work and not crossing:
        return 0  # numbers and names of any kind are levels of games and quizzes as well
    records = RECORD.intersection(word_of(piece.text) for piece in walk.root.all_keys())
    return (
        level_signs
        + 2 * titled
        + of_work
        + announced
        + crossing
        + (sentences(rows) >= 0.5)
        - (4 if len(records) >= SEVERAL else 0)
    )
