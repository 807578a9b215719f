"""The table of who may see what: every row, as it is printed. Whoever is anything to a person is a member, too."""

from levelset.process import seeing
from levelset.process.visibility import NOBODY, Group, Relation

ALL = "self manager above lead partner teammate member"
TABLE = {
    "Name, role, teams, managers of today": ALL,
    "Level, since when, and what was before": "self manager above partner",
    "Former teams and managers": "self manager above partner",
    "An aim that the person opened to their manager": "self manager",
    "An aim that they kept to themselves": "self",
    "Notes on the way to an aim, what was read elsewhere and not picked": "self",
    "Tokens: that there are any; the secret itself is shown once": "self",
    "Who read the records of the person": "self",
    "A draft of evidence": "self",
    "Evidence shared with their manager": "self manager",
    "Evidence shared with the managers above them": "self above",
    "Evidence shared with their tech leads": "self lead",
    "Evidence shared with their people partners": "self partner",
    "Evidence shared with their team": "self teammate",
    "Evidence shared with everybody of the organization": ALL,
    "Evidence shared with a reader by name: that reader, whoever they are": ALL,
    "An entry, as it was then, without files: whoever was asked by name to attest it": ALL,
    "Who was asked to attest and did not": "self",
    "Shared evidence, for whoever holds broken glass over its author": ALL,
    "A draft, for whoever holds broken glass over its author": "self",
    "To ask for broken glass, or to grant what another asked (owners may, too)": "partner",
}


def test_every_row_is_what_the_rules_say() -> None:
    found = {
        row.words: " ".join(one for one in Relation if row.among(frozenset({one, Relation.MEMBER})))
        for row in seeing.rows()
    }
    assert found == TABLE
    assert not any(row.among(NOBODY) for row in seeing.rows())


def test_every_group_has_its_row() -> None:
    assert set(seeing.GROUPS) == set(Group)
