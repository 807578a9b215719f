"""A pasted text is JSON or YAML where it is nothing else, whatever its name says."""

import pytest

from levelset.importing.kinds import Kind, data_of, kind_of_text
from support.writing import written

YAML = """\
# of the mill
role: Mill Engineer
levels:
- level: M1
  areas:
    Grain:
    - Weighs the grain
      of every cart
  note: |
    On Sundays
    nobody works.
- level: M2
  areas:
    Grain: [Buys the grain]
"""


@pytest.mark.parametrize("name", ["pasted", "pasted.txt", "standard input"])
def test_data_is_known_by_how_it_looks(name: str) -> None:
    assert kind_of_text(name, YAML) is Kind.YAML
    assert kind_of_text(name, '\n{"role": "Mill Engineer"}\n') is Kind.JSON
    assert kind_of_text(name, '[{"role": "Mill Engineer"}]') is Kind.JSON


@pytest.mark.parametrize(
    "text",
    [
        written(),
        "Title: IC2 Mill Engineer\n\nGrain:\n- I weigh the grain\n- I sweep\n\nStones:\n- I dress the stones\n",
        "{a remark in braces} and what follows it",
        '{"role": "Mill Engineer"} is how it begins',
        "---\ntitle: IC2\n---\n# IC2 Mill Engineer\n\nI grind.\n",
        "",
    ],
)
def test_what_people_write_is_no_data(text: str) -> None:
    assert data_of(text) is None


def test_markdown_stays_markdown() -> None:
    assert kind_of_text("page.md", YAML) is not Kind.YAML
