"""The table of who may see what of a person, as it is printed: a row of words, and the rule that fills it.

Nothing here decides: each row asks a rule of ``process.visibility`` or ``process.breaking_glass`` about one case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from levelset.process import visibility
from levelset.process.breaking_glass import may_break
from levelset.process.rights import Standing
from levelset.process.visibility import Group, Relations

Rule = Callable[[Relations], bool]
NO_GROUP: frozenset[Group] = frozenset()

GROUPS = {
    Group.MANAGER: "their manager",
    Group.ABOVE: "the managers above them",
    Group.LEAD: "their tech leads",
    Group.PARTNER: "their people partners",
    Group.TEAM: "their team",
    Group.MEMBERS: "everybody of the organization",
}
"""Whom an author shares with, in the words of the table."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is about, and who may see it; ``among`` is asked with one relation, and with none."""

    words: str
    among: Rule


def rows() -> tuple[Row, ...]:
    """Every row, in the order in which it is printed."""
    return (*_of_a_person(), *_of_evidence(), *_under_glass())


def _of_a_person() -> tuple[Row, ...]:
    aim = visibility.may_see_aim
    return (
        Row("Name, role, teams, managers of today", visibility.may_see_person),
        Row("Level, since when, and what was before", visibility.may_see_level),
        Row("Former teams and managers", visibility.may_see_history),
        Row("An aim that the person opened to their manager", partial(aim, with_manager=True)),
        Row("An aim that they kept to themselves", partial(aim, with_manager=False)),
        Row("Notes on the way to an aim, what was read elsewhere and not picked", visibility.may_see_private),
        Row("Tokens: that there are any; the secret itself is shown once", visibility.may_see_private),
        Row("Who read the records of the person", visibility.may_see_readers),
    )


def _of_evidence() -> tuple[Row, ...]:
    shared = visibility.may_read_shared
    return (
        Row("A draft of evidence", partial(shared, groups=NO_GROUP, named=False)),
        *(
            Row(f"Evidence shared with {words}", partial(shared, groups=frozenset({group}), named=False))
            for group, words in GROUPS.items()
        ),
        Row("Evidence shared with a reader by name: that reader, whoever they are", _named),
        Row(
            "An entry, as it was then, without files: whoever was asked by name to attest it",
            partial(visibility.may_see_asked, asked=True),
        ),
        Row("Who was asked to attest and did not", visibility.may_see_unattested),
    )


def _under_glass() -> tuple[Row, ...]:
    return (
        Row("Shared evidence, for whoever holds broken glass over its author", partial(_by_glass, shared=True)),
        Row("A draft, for whoever holds broken glass over its author", partial(_by_glass, shared=False)),
        # As somebody who is no owner: nobody who has no standing is anything to anybody.
        Row(
            "To ask for broken glass, or to grant what another asked (owners may, too)",
            partial(may_break, Standing.MEMBER),
        ),
    )


def _named(relations: Relations) -> bool:
    return visibility.may_read_shared(relations, NO_GROUP, named=True)


def _by_glass(relations: Relations, *, shared: bool) -> bool:
    """Shared, if at all, with nobody of the row."""
    own = visibility.may_read_shared(relations, NO_GROUP, named=False)
    return own or visibility.may_read_under_glass(relations, shared=shared, glass=True)
