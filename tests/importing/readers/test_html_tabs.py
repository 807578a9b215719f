"""What a browser adds to a page: the names of panels that one chooses, and the numbers of ordered lists."""

import pytest

from levelset.importing.document import Look
from levelset.importing.read import read_bytes
from levelset.importing.readers.html import read_html
from levelset.importing.recognise import recognise

LEVELS = {
    "Junior Lamplighter": ("Fills the lamps of one street",),
    "Senior Lamplighter": ("Plans the oil of a winter",),
}


def _headings(text: str) -> list[tuple[str, int]]:
    return [(p.text, p.depth) for p in read_html("a.html", text) if p.look is Look.HEADING and "nav" not in p.marks]


def _panel(attributes: str, said: str) -> str:
    return f"<div {attributes}><h2>Oil</h2><ul><li>{said}</li></ul></div>"


def _aria() -> str:
    tabs = "".join(f"<button role='tab' id='t{at}'>{name}</button>" for at, name in enumerate(LEVELS))
    panels = (
        _panel(f"role='tabpanel' aria-labelledby='t{at}' {'hidden' if at else ''}", said)
        for at, (said,) in enumerate(LEVELS.values())
    )
    return f"<div role='tablist'>{tabs}</div>{''.join(panels)}"


def _labelled() -> str:
    tabs = "".join(f"<div role='tab'>{name}</div>" for name in LEVELS)
    panels = (_panel(f"role='tabpanel' aria-label='{name}'", said) for name, (said,) in LEVELS.items())
    return f"<div class='header'>{tabs}</div>{''.join(panels)}"


def _bootstrap() -> str:
    tabs = "".join(f"<li><a data-bs-toggle='tab' href='#p{at}'>{name}</a></li>" for at, name in enumerate(LEVELS))
    panels = (_panel(f"class='tab-pane fade' id='p{at}'", said) for at, (said,) in enumerate(LEVELS.values()))
    return f"<ul class='nav nav-tabs'>{tabs}</ul><div class='tab-content'>{''.join(panels)}</div>"


def _folded() -> str:
    return "".join(
        f"<section><div><button aria-controls='c{at}'>{name}</button></div>"
        f"{_panel(f'id=c{at} style=display:none', said)}</section>"
        for at, (name, (said,)) in enumerate(LEVELS.items())
    )


@pytest.mark.parametrize(
    "made", [_aria(), _labelled(), _bootstrap(), _folded()], ids=["aria", "labelled", "bootstrap", "folded"]
)
def test_a_tab_is_the_heading_of_its_panel(made: str) -> None:
    text = f"<h1>Career framework</h1>{made}"
    names = list(LEVELS)
    assert _headings(text) == [("Career framework", 1), (names[0], 2), ("Oil", 3), (names[1], 2), ("Oil", 3)]
    read = read_bytes("a.html", text.encode())
    assert read.value is not None
    pages = recognise([read.value]).value.framework.pages
    assert {page.title: tuple(one.text for one in page.statements()) for page in pages} == LEVELS
    assert not read.findings  # what a tab holds shows once it is chosen


def test_tabs_inside_of_tabs_are_a_step_deeper() -> None:
    inner = _aria().replace("'t0'", "'i0'").replace("'t1'", "'i1'").replace("h2>", "h4>")
    outer = (
        "<button role='tab' id='o1'>Lamps</button><button role='tab' id='o2'>Ferries</button>"
        f"<div role='tabpanel' aria-labelledby='o1'>{inner}</div>"
        "<div role='tabpanel' aria-labelledby='o2'>None yet</div>"
    )
    names = list(LEVELS)
    depths = [("Lamps", 1), (names[0], 2), ("Oil", 4), (names[1], 2), ("Oil", 4), ("Ferries", 1)]
    assert _headings(outer) == depths


@pytest.mark.parametrize(
    "text",
    [
        "<header><button aria-controls=m>Menu</button><div id=m class=dropdown-menu><a href=/>Home</a></div></header>",
        "<button aria-controls=m>Cookie settings</button><div id=m role=dialog hidden>We use some</div>",
        "<p>one</p><button aria-controls=m>More</button><div id=m>two</div>",
        "<h3><button aria-controls=a>Oil</button></h3><div id=a>x</div><h3><button aria-controls=b>Wicks</button></h3>"
        "<div id=b>y</div>",
        "<button role=tab id=a>Oil</button><button role=tab id=b>Wicks</button>"
        "<div role=tabpanel aria-labelledby=a><h3>Oil</h3>x</div>"
        "<div role=tabpanel aria-labelledby=b><h3>Wicks</h3>y</div>",
    ],
    ids=["menu", "dialog", "alone", "headed", "named"],
)
def test_no_heading_is_made_where_none_is_missing(text: str) -> None:
    assert _headings(text) == [(name, 3) for name in ("Oil", "Wicks") if f"{name}</" in text]


def test_no_word_of_a_page_with_tabs_is_lost() -> None:
    said = " ".join(piece.raw for piece in read_html("a.html", _aria() + _bootstrap() + _folded()))
    for name, (line,) in LEVELS.items():
        assert said.count(name) == 6
        assert said.count(line) == 3


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1.", "2.", "7.", "8."]),
        ("<ol start=3>", ["3.", "4.", "7.", "8."]),
        ("<ol reversed>", ["4.", "3.", "7.", "6."]),
        ("<ol type=a>", ["a.", "b.", "g.", "h."]),
        ("<ol type=A start=26>", ["Z.", "AA.", "G.", "H."]),
        ("<ol style='list-style-type: upper-roman'>", ["I.", "II.", "VII.", "VIII."]),
        ("<ol type=i start=-1>", ["-1.", "0.", "vii.", "viii."]),
        ("<ol style='list-style:none'>", ["", "", "", ""]),
        ("<ol start=many>", ["1.", "2.", "7.", "8."]),
        ("<ul>", ["", "", "", ""]),
    ],
)
def test_numbers_that_a_browser_draws_stand_before_what_stood_there(opening: str, numbers: list[str]) -> None:
    text = (
        f"{opening}<li>One</li><li>Two<ul><li>More</li></ul></li><li value=7>Three</li><li>Four</li></{opening[1:3]}>"
    )
    pieces = [piece for piece in read_html("a.html", text) if piece.text != "More"]
    assert [piece.raw for piece in pieces] == [
        f"{number} {word}".strip() for number, word in zip(numbers, ("One", "Two", "Three", "Four"), strict=True)
    ]
    assert [piece.text for piece in pieces] == ["One", "Two", "Three", "Four"]


def test_levels_that_are_the_numbers_of_lists() -> None:
    lists = "".join(
        f"<h2>{name}</h2><ol><li>I learn {name} as I am shown</li><li>I look after {name} alone</li>"
        f"<li>I teach others all of {name}</li></ol>"
        for name in ("Ropes", "Lamps", "Tides")
    )
    read = read_bytes("a.html", f"<h1>Competency model: Rigger</h1>{lists}".encode())
    assert read.value is not None
    pages = recognise([read.value]).value.framework.pages
    assert [(page.title, len(list(page.statements()))) for page in pages] == [
        (f"Level {level} Rigger", 3) for level in (1, 2, 3)
    ]
