"""Names in small letters, with signs behind them, or on the line of what is said first: the author's own style."""

import pytest

from levelset.core.model import Framework
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

GROUPS = {
    "Tide Reading": ["I read the gauge at every hour", "I say when a gauge must be wrong"],
    "Ownership": ["I answer for the gate that I opened", "I tell early what will be late", "I learn from a flood"],
    "Rope Work": ["I splice a rope so that it holds a winter"],
    "Collaboration": ["I ask the other shift before I change a setting", "I thank people by name"],
    "Storm Drill": ["I know my place in a storm", "I practice it twice a year"],
}


def _page(name: str = "{}", first: str = "- {}", blank: bool = True) -> str:
    lines = ["IC2 Lock Engineer", "", "I let ships through, and water only where it should go, on my own shift.", ""]
    for title, statements in GROUPS.items():
        said = [f"- {text}" for text in statements]
        said[0] = first.format(statements[0])
        head = name.format(title.lower() if name.startswith("low") else title).removeprefix("low ")
        lines += [head + said[0], *said[1:]] if first == "{}" else [head, *said]
        lines += [""] if blank else []
    return "\n".join(lines)


def _groups(text: str) -> dict[str, list[str]]:
    document = read_bytes("page.txt", text.encode()).value
    assert document is not None
    framework: Framework = recognise([document]).value.framework
    [page] = framework.pages
    return {
        group.name or "": [statement.text for statement in group.statements]
        for section in page.sections
        for group in section.groups
    }


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("{}", "- {}"),
        ("low {}", "- {}"),
        ("low {}:", "- {}"),
        ("{}.", "- {}"),
        ("{} …", "- {}"),
        ("{} –", "- {}"),
        ("{} >", "- {}"),
        ("{}: ", "{}"),
        ("{} – ", "{}"),
        ("{}. ", "{}"),
    ],
)
def test_names_are_found_however_their_author_writes_them(name: str, first: str) -> None:
    assert _groups(_page(name, first)) == GROUPS
    if not name.startswith("low"):  # between lines that may have been wrapped, small letters alone tell no name
        assert _groups(_page(name, first, blank=False)) == GROUPS


def test_the_end_of_a_sentence_in_small_letters_is_no_name() -> None:
    lines = [line + (" and with" if line.startswith("- ") else "") for line in _page().split("\n")]
    text = "\n".join(f"{line}\nownership" if line.startswith("- ") else line for line in lines)

    assert set(_groups(text)) == set(GROUPS)


def test_a_label_before_one_line_alone_is_part_of_what_it_says() -> None:
    groups = _groups(_page().replace("- I know my place", "Mind: I know my place"))

    assert "Mind" not in groups
