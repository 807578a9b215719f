"""The numbers that a browser draws before the items of an ordered list; they stand nowhere in the text."""

import re
from dataclasses import dataclass

from levelset.importing.readers.html_marks import Element

STYLES = {
    "1": "decimal", "decimal": "decimal", "decimal-leading-zero": "decimal", "a": "lower", "lower-alpha": "lower",
    "lower-latin": "lower", "A": "upper", "upper-alpha": "upper", "upper-latin": "upper", "i": "roman",
    "lower-roman": "roman", "I": "Roman", "upper-roman": "Roman",
}  # fmt: skip
"""How ``type`` and style sheets call what a list counts with."""

STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?P<style>[\w-]+)", re.I)
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST = 399
"""Items that are counted with letters and Roman numbers; beyond, as browsers have it, with figures."""


@dataclass
class Counting:
    """How far a list has counted, with what, and which way."""

    style: str
    number: int
    step: int = 1

    def next(self, item: Element) -> str:
        """The number before an item, as it is drawn: ``3.``, ``c.``, ``iii.``; nothing where none is drawn."""
        said = _whole(item.get("value"))
        number = self.number if said is None else said
        self.number = number + self.step
        return f"{_drawn(number, self.style)}." if self.style != "none" else ""


def counting_of(element: Element) -> Counting | None:
    """How a list counts; None where it does not."""
    if element.tag != "ol":
        return None
    told = STYLE.search(element.get("style", ""))
    style = STYLES.get(element.get("type", "1"), "decimal")
    if told is not None:
        style = "none" if told["style"].lower() == "none" else STYLES.get(told["style"].lower(), style)
    back = element.get("reversed") is not None
    first = _whole(element.get("start"))
    if first is None:
        first = sum(child.tag == "li" for child in element) if back else 1
    return Counting(style, first, -1 if back else 1)


def _whole(said: str | None) -> int | None:
    return int(said) if said and re.fullmatch(r"-?[0-9]{1,6}", said.strip()) else None


def _drawn(number: int, style: str) -> str:
    if style == "decimal" or not 0 < number <= MOST:
        return str(number)
    if style in ("roman", "Roman"):
        letters = _roman(number)
    else:
        letters = ""
        while number > 0:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("a") + letter) + letters
    return letters.upper() if style in ("upper", "Roman") else letters


def _roman(number: int) -> str:
    letters = ""
    for worth, sign in ROMAN:
        while number >= worth:
            letters, number = letters + sign, number - worth
    return letters
