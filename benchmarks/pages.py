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


Source = tuple[str, bytes]
"""Name and content of a page."""


def editions() -> list[list[Source]]:
    """29 pages of about 60 behaviors each, in frameworks that are imported one by one."""
    if CORPUS.is_dir():
        return [[(path.name, path.read_bytes()) for path in _levels(CORPUS / name / "html")] for name in EDITIONS]
    chance = random.Random(2)
    return [[(f"ic{1 + n % 7}_role_{n // 7}.html", _page(n, chance).encode()) for n in range(29)]]


def _levels(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.glob("*.html"))
        if path.name.startswith(("ic", "m")) and "_appendix" not in path.name
    ]


def _page(number: int, chance: random.Random) -> str:
    lines = [
        f"<html><body><nav>Home</nav><h1>IC{1 + number % 7} Role {number // 7} Engineer</h1><p>{_words(chance)}</p>"
    ]
    for pillar, names in RESPONSIBILITIES.items():
        lines.append(f"<h2>{pillar}</h2>")
        for name in names:
            items = "".join(f"<li>{_words(chance)}</li>" for _ in range(4))
            lines.append(f"<h3>{name}</h3><ul>{items}</ul>")
    return "\n".join([*lines, "</body></html>"])


def _words(chance: random.Random) -> str:
    return "I " + " ".join(chance.choices(WORDS, k=22)) + "."
