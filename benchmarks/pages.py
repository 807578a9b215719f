"""Pages of HTML to import: the corpus beside the project where it is there, else as many made up, of the same size."""

import random
from pathlib import Path

CORPUS = Path(__file__).parent.parent.parent / "shared/corpus"
EDITIONS = ("pages-2022", "pages-2023")
RESPONSIBILITIES = {
    "🏆 Results": ("Impact", "Ownership", "Decision Making"),
    "🗺 Direction": ("Agility", "Innovation", "Strategy"),
    "🌱 Talent": ("Personal Growth", "Hiring", "Talent Development"),
    "🤝 Culture": ("Collaboration", "Communication", "Inclusion"),
    "⚒ Craft": ("Technical Fluency", "Software Design", "Operational Excellence"),
}
WORDS = """
I plan build review measure explain test release document simplify automate repair the service library design
interface data model pipeline team partner customer goal risk decision result with for across before after my our
clearly carefully independently together early quickly so that others can rely on it without surprise
""".split()  # noqa: SIM905  # fifty words are read more easily as text

PLACES = """
bridge harbor crane signal lock ferry tunnel canal dredge pilot beacon buoy cargo berth quay rail gantry winch tide dike
""".split()  # noqa: SIM905
CRAFTS = """
data platform control safety power sensor network machine product quality storage billing search map radio
""".split()  # noqa: SIM905
LEVELS = 7
LOST = 5
"""One page of so many has lost a heading, which has to be put back by what the other pages say."""

Source = tuple[str, bytes]
"""Name and content of a page."""


def editions() -> list[list[Source]]:
    """29 pages of about 60 behaviors each, in frameworks that are imported one by one."""
    if CORPUS.is_dir():
        return [[(path.name, path.read_bytes()) for path in _levels(CORPUS / name / "html")] for name in EDITIONS]
    chance = random.Random(2)
    return [[(f"ic{1 + n % LEVELS}_role_{n // LEVELS}.html", _page(n, chance).encode()) for n in range(29)]]


def distinct_pages(count: int) -> list[Source]:
    """As many pages of one framework, no two alike: other roles, levels and words, and some of them damaged."""
    chance = random.Random(count)
    roles = [f"{place} {craft} Engineer".title() for craft in CRAFTS for place in PLACES]
    return [
        (f"{number:04}.html", _page(number, chance, f"IC{1 + number % LEVELS} {roles[number // LEVELS]}").encode())
        for number in range(count)
    ]


def _levels(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.glob("*.html"))
        if path.name.startswith(("ic", "m")) and "_appendix" not in path.name
    ]


def _page(number: int, chance: random.Random, title: str = "") -> str:
    lost = chance.choice(list(RESPONSIBILITIES.values()))[1] if title and not number % LOST else ""
    title = title or f"IC{1 + number % LEVELS} Role {number // LEVELS} Engineer"
    lines = [f"<html><body><nav>Home</nav><h1>{title}</h1><p>{_words(chance)}</p>"]
    for pillar, names in RESPONSIBILITIES.items():
        lines.append(f"<h2>{pillar}</h2>")
        for name in names:
            items = "".join(f"<li>{_words(chance)}</li>" for _ in range(4))
            lines.append(f"<ul>{items}</ul>" if name == lost else f"<h3>{name}</h3><ul>{items}</ul>")
    return "\n".join([*lines, "</body></html>"])


def _words(chance: random.Random) -> str:
    return "I " + " ".join(chance.choices(WORDS, k=22)) + "."
