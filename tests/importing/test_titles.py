"""Titles: the level, the designation, the role; and what a framework is called."""

import pytest

from levelset.importing.recognition.levels import rank_of, track_of
from levelset.importing.recognition.titles import organization_of, read_framework_title, read_title


@pytest.mark.parametrize(
    ("text", "level", "role", "designation"),
    [
        ("IC2 Bridge Engineer", "IC2", "Bridge Engineer", None),
        ("IC5 Staff Bridge Engineer", "IC5", "Bridge Engineer", "Staff"),
        ("IC7 Sr. Principal Bridge Engineer", "IC7", "Bridge Engineer", "Sr. Principal"),
        ("Bridge Engineer - L4", "L4", "Bridge Engineer", None),
        ("Bridge Engineer (IC3)", "IC3", "Bridge Engineer", None),
        ("Level 3: Data Scientist", "Level 3", "Data Scientist", None),
        ("Software Engineer II", "II", "Software Engineer", None),
        ("Software Engineer 2", "2", "Software Engineer", None),
        ("Lock Engineer (Senior)", "Senior", "Lock Engineer", None),
        ("Lock Engineer (mid-level)", "mid-level", "Lock Engineer", None),
        ("Lock Engineer (senior level)", "senior", "Lock Engineer", None),
        ("B2 – Lock Engineer II", "B2", "Lock Engineer", None),
        ("B2 – Lock Engineer III", "B2", "Lock Engineer", None),
        ("Lock Engineer II (L4)", "L4", "Lock Engineer", None),
        ("LK04 - Lock Engineer 4", "LK04", "Lock Engineer", None),
        ("Senior Designer", "Senior", "Designer", None),
        ("Lock Engineer – Level A", "Level A", "Lock Engineer", None),
        ("Lock Engineer (Band C)", "Band C", "Lock Engineer", None),
        ("M4 Engineering Manager", "M4", "Engineering Manager", None),
        ("IC2 Softwareentwickler", "IC2", "Softwareentwickler", None),
        ("IC3 Ingénieure logiciel", "IC3", "Ingénieure logiciel", None),
        ("IC2 مهندس بيانات", "IC2", "مهندس بيانات", None),
        ("IC4 软件工程师", "IC4", "软件工程师", None),
    ],
)
def test_titles_are_taken_apart(text: str, level: str, role: str, designation: str | None) -> None:
    title = read_title(text)
    assert title is not None
    assert (title.level, title.role, title.designation) == (level, role, designation)


def test_an_abbreviation_in_brackets_is_the_roles() -> None:
    title = read_title("IC1 Machine Learning Engineer (MLE)")
    assert title is not None
    assert (title.role, title.abbreviation) == ("Machine Learning Engineer", "MLE")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Results",
        "IC2",
        "I am a senior engineer who plans well.",
        "Engineering Career Framework",
        "Software Engineer",
        "IC2 " + "very " * 8 + "long Engineer",
        "x" * 200 + " Engineer IC2",
        "An Engineer at Level A of the building",
    ],
)
def test_what_names_no_page_is_no_title(text: str) -> None:
    assert read_title(text) is None


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Harbour Engineering Career Framework", "Harbour"),
        ("Harbour’s Career Ladder", "Harbour"),
        ("Engineering Levels Guide", ""),
        ("Two Rivers Leveling Guide", "Two Rivers"),
    ],
)
def test_the_title_of_a_framework_names_its_organization(text: str, organization: str) -> None:
    assert read_framework_title(text) == text
    assert organization_of(text) == organization


@pytest.mark.parametrize(
    "text", ["I follow the framework.", "this is our ladder for people who climb a lot of them here", "Results"]
)
def test_a_sentence_is_no_title_of_a_framework(text: str) -> None:
    assert read_framework_title(text) is None


def test_the_title_of_a_site_holds_that_of_the_framework() -> None:
    assert read_framework_title("IC4 Bridge Engineer | Harbour Career Framework") == "Harbour Career Framework"


def test_a_name_without_generic_words_names_no_organization() -> None:
    assert organization_of("Harbour") == ""


@pytest.mark.parametrize(
    ("label", "rank"), [("IC4", 4), ("Level 3", 3), ("II", 2), ("Senior", 3), ("Level IV", 4), ("Wizard", 0), ("", 0)]
)
def test_labels_have_ranks(label: str, rank: int) -> None:
    assert rank_of(label) == rank


@pytest.mark.parametrize(
    ("label", "role", "track"),
    [
        ("IC3", "Data Engineer", "ic"),
        ("M3", "Data Engineer", "m"),
        ("EM2", "Lead", "m"),
        ("3", "Engineering Manager", "m"),
        ("3", "Product Manager", "ic"),
        ("IC4", "Engineering Manager", "ic"),
    ],
)
def test_management_is_a_track_of_its_own(label: str, role: str, track: str) -> None:
    assert track_of(label, role) == track
