"""Frameworks of invented words, and ways to print them: onto pages, and as text whose lines are all of one width."""

import random
import textwrap
from dataclasses import dataclass
from typing import Literal

VERBS = [
    "inspect",
    "repair",
    "measure",
    "paint",
    "survey",
    "chart",
    "haul",
    "sound",
    "splice",
    "caulk",
    "steer",
    "moor",
]
THINGS = [
    "hull",
    "deck",
    "mast",
    "rudder",
    "anchor",
    "capstan",
    "lantern",
    "harbor",
    "tide-table",
    "sail-plan",
    "cargo",
]
KINDS = [
    "old",
    "new",
    "leaking",
    "weather-worn",
    "borrowed",
    "half-finished",
    "spare",
    "well-known",
    "shallow",
    "rusty",
]
PLACES = [
    "before the tide turns",
    "with the crew of the next berth",
    "so that nobody waits on the quay",
    "at first light",
    "while the harbor master looks on",
    "in open water",
    "without being asked",
    "and without fuss",
]
REASONS = [
    "because delay costs cargo",
    "and write down what I saw (in plain words)",
    "; I ask when unsure",
    ", e.g. in fog",
]
NAMES = [
    "Seamanship",
    "Watch Keeping",
    "Cargo Care",
    "Signals",
    "Rope Work",
    "Quiet Hours",
    "Charts and Tides",
    "Night Duty",
    "Galley",
]
PILLARS = ["Vessel", "Voyage", "Crew", "Port"]


@dataclass(frozen=True)
class Written:
    """A page of a framework: its title, what sums it up, and pillars → names → statements."""

    title: str
    statement: str
    pillars: dict[str, dict[str, list[str]]]

    @property
    def statements(self) -> list[str]:
        """All statements in their order."""
        return [text for groups in self.pillars.values() for texts in groups.values() for text in texts]


def page(seed: int, *, pillars: int = 3, groups: int = 3, statements: int = 4) -> Written:
    """A page made of a seed."""
    chance = random.Random(seed)
    names = chance.sample(NAMES, len(NAMES))
    drawn: dict[str, dict[str, list[str]]] = {}
    for pillar in PILLARS[:pillars]:
        drawn[pillar] = {
            name: [sentence(chance) for _ in range(chance.randint(2, statements))]
            for name in (names.pop() for _ in range(min(groups, len(names))))
        }
    return Written("IC3 Harbor Engineer", sentence(chance, longest=2), drawn)


def sentence(chance: random.Random, longest: int = 4) -> str:
    """A statement of one to several clauses; some end in a full stop."""
    text = f"I {clause(chance)}"
    for _ in range(chance.randint(0, longest)):
        text += chance.choice([", ", " and ", " or "]) + clause(chance)
    return text + chance.choice(["", "", "."])


def clause(chance: random.Random) -> str:
    """A clause without its subject."""
    told = f"{chance.choice(VERBS)} the {chance.choice(KINDS)} {chance.choice(THINGS)}"
    if chance.random() < 0.6:
        told += " " + chance.choice(PLACES)
    if chance.random() < 0.3:
        reason = chance.choice(REASONS)
        told += reason if reason[0] in ",;" else " " + reason
    return told


@dataclass(frozen=True)
class Lines:
    """How a page is set in lines of equal letters."""

    width: int = 80
    bullet: str = "- "
    hanging: bool = True
    form: Literal["list", "table", "columns"] = "list"
    page_length: int = 0
    cut_words: bool = False
    blank_lines: bool = False
    name_width: int = 24


def set_in_lines(written: Written, style: Lines, seed: int = 0) -> str:
    """The page as text that was set in lines, as ``pdftotext`` and mail programs do."""
    chance = random.Random(seed)
    lines = [written.title, *_wrapped(written.statement, "", style, chance, style.width), ""]
    for pillar, groups in written.pillars.items():
        lines += [pillar]
        for name, texts in groups.items():
            told = [_wrapped(text, style.bullet, style, chance, _room(style)) for text in texts]
            said = [line for item in told for line in item]
            if style.form == "table":
                lines += [f"{name if at == 0 else '':{style.name_width}}{line}" for at, line in enumerate(said)]
            else:
                lines += [name, *said]
            lines += [""] if style.blank_lines else []
        lines += [""]
    return "\n".join(_in_pages(lines, written.title, style.page_length)) + "\n"


def _room(style: Lines) -> int:
    return style.width - (style.name_width if style.form == "table" else 0)


def _wrapped(text: str, bullet: str, style: Lines, chance: random.Random, width: int) -> list[str]:
    hang = " " * len(bullet) if style.hanging else ""
    lines = textwrap.wrap(bullet + text, width, subsequent_indent=hang, break_long_words=False)
    return _with_cut_words(lines, hang, chance) if style.cut_words else lines


def _with_cut_words(lines: list[str], hang: str, chance: random.Random) -> list[str]:
    """The lines with some words cut, a part of the next line's first word drawn up."""
    made = list(lines)
    for at in range(len(made) - 1):
        word = made[at + 1].split()[0]
        if chance.random() < 0.3 and word.isalpha() and word.islower() and len(word) > 5:
            made[at] += f" {word[:3]}-"
            made[at + 1] = hang + made[at + 1].strip()[3:]
    return made


def _in_pages(lines: list[str], head: str, length: int) -> list[str]:
    if not length:
        return lines
    made: list[str] = []
    for number, start in enumerate(range(0, len(lines), length), 1):
        made += [*lines[start : start + length], "", head, f"Page {number}", ""]
    return made
