"""A short capitalized beginning before a dash or colon is a label."""

import pytest

from levelset.text.labels import label_of


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mentorship – I may help", "Mentorship"),
        ("Project Leadership - I define milestones", "Project Leadership"),
        ("Craft: I learn", "Craft"),
        ("I own on-call duty", None),
        ("A label of far too many words - I go on", None),
        ("mentorship - lower case", None),
        ("Mentorship –", None),
        ("", None),
    ],
)
def test_labels(text: str, label: str | None) -> None:
    assert label_of(text) == label
