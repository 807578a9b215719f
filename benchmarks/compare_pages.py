"""Comparing two levels and following a role, beside only laying the words of the same two pages side by side."""

from difflib import SequenceMatcher
from itertools import pairwise

from measure import of_function, table
from pages import editions

from levelset.comparing.align import compare_pages
from levelset.comparing.path import path_of
from levelset.comparing.telling.told import Side, tell
from levelset.core.model import Page
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.text.words_diff import _words_diff


def main() -> None:
    """Measure one pair of neighboring levels, told whole, and the path of the role with most levels."""
    documents = [document for name, data in editions()[-1] if (document := read_bytes(name, data).value)]
    framework = recognise(documents, title="Benchmark").value.framework
    pages = max((framework.pages_of(role.key) for role in framework.roles), key=len)
    old, new = next(pairwise(pages))

    def compared() -> None:
        _words_diff.cache_clear()
        compare_pages(old, new)

    def told() -> None:
        _words_diff.cache_clear()
        tell(Side(framework, old), Side(framework, new))

    def followed() -> None:
        _words_diff.cache_clear()
        path_of(pages)

    figures = [
        of_function("the words of both pages through difflib", lambda: beside(old, new)),
        of_function("compare_pages", compared),
        of_function("compared and told, with what rises", told),
        of_function(f"the path through {len(pages)} levels", followed),
    ]
    count = sum(1 for page in (old, new) for _ in page.statements())
    table(f"Two levels of {count} statements together", figures, reference=figures[0], budget="told < 30 ms")


def beside(old: Page, new: Page) -> None:
    """What a program does that knows words and no statements."""
    words = [" ".join(one.text for one in page.statements()).split() for page in (old, new)]
    SequenceMatcher(None, *words, autojunk=False).get_opcodes()


main()
