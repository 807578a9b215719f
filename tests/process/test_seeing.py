"""The printed table of who may see what, written out once more by hand: who of a row may, and that nobody else does."""

import pytest

from levelset.process import seeing
from levelset.process.visibility import NOBODY, Relation

EVERYBODY = {one.value for one in Relation}
PARTNER, MANAGERS = {"self", "partner"}, {"self", "manager"}
TABLE: dict[str, set[str]] = {
    "Name, role, teams, managers of today": EVERYBODY,
    "Level, since when, and what was before": {"self", "manager", "above", "partner"},
    "Former teams and managers": {"self", "manager", "above", "partner"},
    "An aim that the person opened to their manager": MANAGERS,
    "An aim that they kept to themselves": {"self"},
    "Notes on the way to an aim, what was read elsewhere and not picked": {"self"},
    "Tokens: that there are any; the secret itself is shown once": {"self"},
    "Who read the records of the person": {"self"},
    "A draft of evidence": {"self"},
    "Evidence shared with their manager": MANAGERS,
    "Evidence shared with the managers above them": {"self", "above"},
    "Evidence shared with their tech leads": {"self", "lead"},
    "Evidence shared with their people partners": PARTNER,
    "Evidence shared with their team": {"self", "teammate"},
    "Evidence shared with everybody of the organization": EVERYBODY,
    "Evidence shared with a reader by name: that reader, whoever they are": EVERYBODY,
    "An entry, as it was then, without files: whoever was asked by name to attest it": EVERYBODY,
    "Who was asked to attest and did not": {"self"},
    "Shared evidence, for whoever holds broken glass over its author": EVERYBODY,
    "A draft, for whoever holds broken glass over its author": {"self"},
    "To ask for broken glass, or to grant what another asked (owners may, too)": {"partner"},
}


@pytest.mark.parametrize("row", seeing.rows(), ids=lambda row: row.words)
def test_each_row_lets_in_whom_it_says_and_nobody_else(row: seeing.Row) -> None:
    may = {one.value for one in Relation if row.among(frozenset({one, Relation.MEMBER}))}
    assert may == TABLE[row.words] and row.among(NOBODY) is False


def test_the_table_is_whole() -> None:
    assert [row.words for row in seeing.rows()] == list(TABLE)
