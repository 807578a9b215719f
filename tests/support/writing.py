"""Documents of our own for the tests of importing: a page as a value, and the ways in which people write it down."""

from dataclasses import dataclass

from levelset.core.model import Framework, Page
from levelset.importing.document import Document
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

TITLE = "IC2 Bridge Engineer"

FACETS: dict[str, tuple[str, list[str]]] = {
    "Scope": ("Size of the area and level of ambiguity", ["I carry out projects whose goal is given."]),
    "Collaborative Reach": (
        "Extent of influence",
        ["I work with my own team and ask my lead about the general course."],
    ),
    "Impact Levers": (
        "Levers that I use",
        ["Craft - I learn to read drawings.", "Mentorship - I may show newcomers round."],
    ),
}

PILLARS: dict[str, dict[str, list[str]]] = {
    "🏆 Results": {
        "Impact": ["I choose the inspection that saves most money for the town", "I finish what matters most first"],
        "Ownership": ["I answer for the spans that carry my name", "I repair my own mistakes before I am asked"],
    },
    "🌈 Culture": {
        "Collaboration": ["I agree on dates with the river police before I close a lane", "I disagree in the open"],
        "Communication": ["I write reports that a mayor can read", "I say early when a date will slip"],
    },
}


@dataclass(frozen=True)
class Style:
    """How a page is written down."""

    bullet: str = "- "
    symbols: bool = True
    gap_before_heading: int = 0
    colon: str = ""
    one_line_facets: bool = False
    newline: str = "\n"
    capitals: bool = False
    indent: str = ""
    framework: str = "Harbour Engineering Career Framework"


def written(style: Style = Style()) -> str:
    """The page as plain text in a style."""
    lines = [style.framework] if style.framework else []
    lines += [TITLE, "I keep the bridges of one district safe"]
    for name, (subtitle, statements) in FACETS.items():
        lines += [f"{name} {subtitle}"] if style.one_line_facets else [name, subtitle]
        lines += [style.indent + style.bullet + text for text in statements]
    for pillar, groups in PILLARS.items():
        name = pillar if style.symbols else pillar.split(" ", 1)[1]
        lines += [""] * style.gap_before_heading + [_heading(name, style)]
        for responsibility, behaviors in groups.items():
            lines += [""] * style.gap_before_heading + [_heading(responsibility, style)]
            lines += [style.indent + style.bullet + text for text in behaviors]
    return style.newline.join(lines) + style.newline


def _heading(name: str, style: Style) -> str:
    return (name.upper() if style.capitals else name) + style.colon


def document(text: str, name: str = "page.txt") -> Document:
    """A text or HTML as its reader sees it."""
    read = read_bytes(name, text.encode())
    assert read.value is not None, read.findings
    return read.value


def imported(*texts: str, **options: object) -> Framework:
    """The framework of some texts."""
    documents = [document(text, f"page{number}.txt") for number, text in enumerate(texts, 1)]
    return recognise(documents, **options).value.framework  # type: ignore[arg-type]


def groups_of(page: Page) -> dict[str | None, dict[str | None, list[str]]]:
    """Pillar → responsibility → behaviors, as names and texts."""
    return {
        section.name: {group.name: [statement.text for statement in group.statements] for group in section.groups}
        for section in page.sections
    }


EXPECTED = {
    pillar.split(" ", 1)[1]: {name: list(behaviors) for name, behaviors in groups.items()}
    for pillar, groups in PILLARS.items()
}
"""What every way of writing the page must be read as."""


def torn_of(text: str, *headings: str) -> str:
    """The text with some headings lost, as copying loses them: a blank line stands in their place, and one before."""
    return "\n".join("\n" if line in headings else line for line in text.split("\n"))


def run_together(text: str, *headings: str) -> str:
    """The text with some headings lost and no gap left in their place."""
    return "\n".join(line for line in text.split("\n") if line not in headings)
