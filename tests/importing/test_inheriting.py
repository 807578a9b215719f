"""“As level II, and also …”, resolved where a person said so."""

import json
from pathlib import Path

import pytest

from levelset.comparing.identity import with_ids
from levelset.core.model import Framework
from levelset.importing.draft import Decisions, Draft, Fate
from levelset.importing.recognise import recognise
from levelset.interchange.folder import read_framework, write_framework
from levelset.interchange.json_v1 import dumps, from_json
from support.writing import document

HEAD = "Harbour Engineering Career Framework\n\n"
LOW = "# IC1 Bridge Engineer\n\n## Results\n\n### Impact\n\n- I grease the hinges\n- I count the bolts\n\n"
LOW += "### Ownership\n\n- I lock the gate at night\n"


def _page(level: str, *impact: str, intro: str = "", more: str = "") -> str:
    items = "".join(f"- {text}\n" for text in impact)
    return f"# {level} Bridge Engineer\n\n## Results\n\n{intro}\n\n### Impact\n\n{items}{more}"


def _draft(*texts: str, **inherits: str) -> tuple[Draft, list[str]]:
    """The draft of pages; ``inherits`` are by the beginning of a line the page that it takes over."""
    documents = [document(text, f"page{number}.md") for number, text in enumerate(texts, start=1)]
    places = {
        (one.file, piece.number): address
        for begins, address in inherits.items()
        for one in documents
        for piece in one.pieces
        if piece.text.replace(" ", "_").startswith(begins)
    }
    found = recognise(documents, decisions=Decisions(inherits=places))
    return found.value, [finding.code for finding in found.findings]


def _said(framework: Framework, level: str, group: str = "Impact") -> list[tuple[str, str | None]]:
    page = framework.page(f"bridge-engineer/{level}")
    assert page is not None
    groups = (one for section in page.sections for one in section.groups if one.name == group)
    return [(one.text, one.inherited_from) for found in groups for one in found.statements]


SAME = "Same as IC1, and also:"


def test_without_a_decision_nothing_changes() -> None:
    draft, codes = _draft(LOW, _page("IC2", SAME, "I paint the rails"))
    assert "import/inherits" in codes
    assert all(origin is None for _, origin in _said(draft.framework, "ic2"))


def test_a_line_under_a_responsibility_takes_over_that_one() -> None:
    draft, codes = _draft(LOW, _page("IC2", SAME, "I paint the rails"), Same_as="bridge-engineer/ic1")
    assert _said(draft.framework, "ic2") == [
        ("I grease the hinges", "bridge-engineer/ic1"),
        ("I count the bolts", "bridge-engineer/ic1"),
        ("I paint the rails", None),
    ]
    assert _said(draft.framework, "ic2", "Ownership") == []
    assert "import/inherits" not in codes
    page = draft.framework.page("bridge-engineer/ic2")
    assert page is not None
    assert [note.text for note in page.sections[0].groups[0].notes] == [SAME]
    told = {fate.text: fate.fate for fate in draft.sources[1].fates}
    assert told[SAME] is Fate.NOTE, "the line is accounted for as what it is now"


def test_what_stands_on_the_page_already_is_not_said_twice() -> None:
    draft, _ = _draft(LOW, _page("IC2", SAME, "I count the bolts."), Same_as="bridge-engineer/ic1")
    assert [text for text, _ in _said(draft.framework, "ic2")] == ["I grease the hinges", "I count the bolts."]


def test_levels_build_on_each_other_and_every_statement_says_where_it_began() -> None:
    middle = _page("IC2", SAME, "I paint the rails")
    high = _page("IC3", "Same as IC2, and also:", "I plan the paint")
    draft, _ = _draft(high, middle, LOW, Same_as_IC1="bridge-engineer/ic1", Same_as_IC2="bridge-engineer/ic2")
    assert _said(draft.framework, "ic3") == [
        ("I grease the hinges", "bridge-engineer/ic1"),
        ("I count the bolts", "bridge-engineer/ic1"),
        ("I paint the rails", "bridge-engineer/ic2"),
        ("I plan the paint", None),
    ]


def test_a_line_under_a_pillar_takes_over_the_pillar() -> None:
    text = _page("IC2", "I paint the rails", intro="Everything that is expected of IC1 holds here as well.")
    draft, _ = _draft(LOW, text, Everything="bridge-engineer/ic1")
    assert [text for text, _ in _said(draft.framework, "ic2")][:2] == ["I grease the hinges", "I count the bolts"]
    assert _said(draft.framework, "ic2", "Ownership") == [("I lock the gate at night", "bridge-engineer/ic1")]


def test_a_page_that_is_gone_is_told_and_the_line_stands() -> None:
    draft, codes = _draft(LOW, _page("IC2", SAME, "I paint the rails"), Same_as="bridge-engineer/ic9")
    assert "import/inherits-lost" in codes
    assert all(origin is None for _, origin in _said(draft.framework, "ic2"))


def test_a_page_of_the_framework_at_hand_is_found_as_well() -> None:
    held, _ = _draft(LOW, _page("IC2", "I paint the rails"))
    text = _page("IC2", SAME, "I paint the rails")
    low = document(LOW.replace("hinges", "springs"), "page1.md")
    high = document(text, "page2.md")
    line = next(piece.number for piece in high.pieces if piece.text == SAME)
    decided = Decisions(inherits={("page2.md", line): "bridge-engineer/ic1"})
    both = recognise([low, high], reference=held.framework, decisions=decided).value.framework
    assert ("I grease the springs", "bridge-engineer/ic1") in _said(both, "ic2")


def test_where_a_statement_comes_from_survives_folder_and_json(tmp_path: Path) -> None:
    draft, _ = _draft(LOW, _page("IC2", SAME, "I paint the rails"), Same_as="bridge-engineer/ic1")
    framework = with_ids(draft.framework)
    write_framework(framework, tmp_path)
    assert "- I grease the hinges" in (tmp_path / "bridge-engineer/ic2.md").read_text()
    read = read_framework(tmp_path).value
    assert read is not None
    assert read.pages == framework.pages
    back = from_json(json.loads(dumps(framework)))
    assert not back.findings
    assert back.value == framework
    first, second = (framework.page(f"bridge-engineer/{level}") for level in ("ic1", "ic2"))
    assert first is not None
    assert second is not None
    assert not {one.id for one in first.statements()} & {one.id for one in second.statements()}


@pytest.mark.parametrize("address", ["", "bridge-engineer/ic2", "../x", "BRIDGE-ENGINEER/IC1"])
def test_addresses_that_lead_nowhere_do_no_harm(address: str) -> None:
    draft, codes = _draft(LOW, _page("IC2", SAME), Same_as=address)
    taken = any(origin for _, origin in _said(draft.framework, "ic2"))
    assert taken is ("import/inherits-lost" not in codes)


@pytest.mark.parametrize("line", ["As level {}, and also:", "Same as level {}, plus:", "Everything in level {} and:"])
def test_a_line_that_announces_more_than_another_level_is_neither_a_title_nor_a_name(line: str) -> None:
    """Below a name it is a note, also where nobody knows the role and the same names come again and again."""
    text = "Guide to the mill\n\n" + "\n".join(
        f"Miller {level}\nStones\n{more}* Dresses a stone of {level}\nGrain\n{more}* Checks a sack for {level}\n"
        for level, more in (("I", ""), ("II", line.format("I") + "\n"), ("III", line.format("II") + "\n"))
    )
    framework = recognise([document(text, "guide.txt")]).value.framework
    told = {
        page.level: {group.name: (len(group.statements), len(group.notes)) for s in page.sections for group in s.groups}
        for page in framework.pages
    }
    assert told == {
        "I": {"Stones": (1, 0), "Grain": (1, 0)},
        "II": {"Stones": (1, 1), "Grain": (1, 1)},
        "III": {"Stones": (1, 1), "Grain": (1, 1)},
    }


@pytest.mark.parametrize(
    ("titles", "line"),
    [
        (("Engineer II", "Engineer III"), "As level II, and also I own the bridge"),
        (("Engineer II", "Engineer III"), "Same as level 2, and also I own the bridge"),
        (("IC2 Engineer", "IC3 Engineer"), "As level II, and also I own the bridge"),
        (("Engineer, Level 2", "Engineer, Level 3"), "As level 2, and also I own the bridge"),
    ],
)
def test_a_level_is_meant_by_its_number_whatever_the_titles_say_before_it(titles: tuple[str, str], line: str) -> None:
    text = "\n".join(
        f"{title}\n\nOwnership\n\n- {said}\n- I ask\n"
        for title, said in zip(titles, ("I own a bolt", line), strict=True)
    )
    found = recognise([document(text, "guide.txt")])
    [finding] = [one for one in found.findings if one.code == "import/inherits"]
    lower, upper = (page.title for page in found.value.framework.pages)
    assert f"{upper} builds on {lower}." in finding.message
