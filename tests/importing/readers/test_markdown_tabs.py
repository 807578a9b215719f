"""Tabs of site generators inside of Markdown: what a tab is called is the heading of what it shows."""

import pytest

from levelset.importing.document import Look
from levelset.importing.readers.markdown import read_markdown


def seen(text: str) -> list[tuple[str, int, str]]:
    """Look, depth and text of every piece but gaps."""
    pieces = read_markdown("page.md", text)
    return [(piece.look.value, piece.depth, piece.text) for piece in pieces if piece.look is not Look.BLANK]


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ('=== "{}"', ""),
        ('<TabItem value="x" label="{}" default>', "</TabItem>"),
        ("<Tab title='{}'>", "</Tab>"),
        ('{{% tab title="{}" %}}', "{% endtab %}"),
        ('<Accordion title="{}">', "</Accordion>"),
    ],
)
def test_a_tab_is_a_heading_below_the_one_above_all_of_them(opens: str, closes: str) -> None:
    """Generators of sites each have a way of their own to say it; Markdown shows all of them as text or as nothing."""
    panels = (
        f"{opens.format(name)}\n\n- Lays {what}\n\n{closes}"
        for name, what in (("Floors", "tiles"), ("Walls", "bricks"))
    )
    tabs = "\n\n".join(panels)
    assert seen(f"# Tiler\n\n## Work\n\n<Tabs>\n{tabs}\n</Tabs>\n\n## Talk\n\n- Asks\n") == [
        ("heading", 1, "Tiler"),
        ("heading", 2, "Work"),
        ("heading", 3, "Floors"),
        ("item", 1, "Lays tiles"),
        ("heading", 3, "Walls"),
        ("item", 1, "Lays bricks"),
        ("heading", 2, "Talk"),
        ("item", 1, "Asks"),
    ]


def test_signs_that_open_no_tab_stay_as_they_are() -> None:
    assert seen("Tiler\n===\n\nx === y\n\n<table><tr><td>a</td></tr></table>\n")[:2] == [
        ("heading", 1, "Tiler"),
        ("paragraph", 0, "x === y"),
    ]
