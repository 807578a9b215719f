"""With guidance, independently, leading others, or not said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.text.autonomy import Autonomy, AutonomyReading, autonomy, read_autonomy

GUIDED = [
    ("With guidance from my manager, I scope my tasks", ("With guidance from my manager",)),
    ("I ship code with direction from the team", ("with direction from the team",)),
    ("I plan my week with some guidance", ("with some guidance",)),
    ("I work with specific guidance from my manager/TL", ("with specific guidance from my manager/TL",)),
    ("With my manager’s help, I choose goals", ("With my manager’s help",)),
    ("I work with my manager to plan my week", ("I work with my manager to",)),
    ("I partner closely with my tech lead to size work", ("I partner closely with my tech lead to",)),
    ("I work with guidance as needed", ("with guidance",)),
    ("Under the supervision of a senior engineer, I change schemas", ("Under the supervision of",)),
    ("I am guided by more senior engineers", ("guided by more senior engineers",)),
    ("I ask for help when stuck", ("I ask for help",)),
    ("I escalate to my lead when I get stuck", ("I escalate to my lead",)),
    ("With support from my lead, I lead a small effort", ("With support from my lead",)),
    ("I own a service. With help from my team, I operate it", ("With help from my team",)),
    ("Works closely with their mentor to plan the week", ("Works closely with their mentor to",)),
    ("You work with your lead to choose goals", ("You work with your lead to",)),
    ("Seeks guidance from people who know the code", ("Seeks guidance",)),
    ("Growth: needs support to set goals", ("Growth: needs support",)),
    ("Learns to test, following guidance", ("following guidance",)),
]
INDEPENDENT = [
    ("I deliver small features independently", ("independently",)),
    ("I work on my own", ("on my own",)),
    ("I plan my week on my own and tell my team", ("on my own",)),
    ("I deliver with minimal guidance", ("with minimal guidance",)),
    ("I solve problems with little direction from my lead", ("with little direction",)),
    ("I solve problems without much supervision", ("without much supervision",)),
    ("I solve problems without needing direction", ("without needing direction",)),
    ("I work independently, with guidance as needed", ("independently",)),
    ("I operate with a high degree of autonomy", ("with a high degree of autonomy",)),
    ("I’m fully autonomous in my area", ("I’m fully autonomous",)),
    ("I unblock myself", ("unblock myself",)),
]
LEADING = [
    ("I lead a project across two teams", ("I lead",)),
    ("I independently lead the rollout", ("I independently lead",)),
    ("I set direction for my area", ("set direction for",)),
    ("I set the technical direction for the platform", ("set the technical direction for",)),
    ("I mentor new hires", ("I mentor new hires",)),
    ("I coach others on incidents", ("I coach others",)),
    ("I may be a technical lead for a project", ("be a technical lead",)),
    ("I give guidance to junior engineers", ("give guidance to",)),
    ("I manage a team of engineers", ("I manage a team",)),
    ("I drive work, leading others through change", ("leading others",)),
    ("Mentors new colleagues", ("Mentors new colleagues",)),
    ("You coach people on incidents", ("You coach people",)),
    ("Regularly guides other engineers", ("Regularly guides other engineers",)),
]
NOT_SAID = [
    "I write clear code",
    "I lead by example",
    "My changes lead to fewer pages",
    "I reduce lead time",
    "I help others work independently",
    "I build components that can be tested independently",
    "Our services are independently deployable",
    "The squad has what it needs to ship autonomously",
    "I deploy independently of other teams",
    "I cannot yet independently estimate",
    "I improve the tests on my own projects",
    "I work with my manager and with partners on hiring",
    "I ask others whether they need help",
    "Says when colleagues need help",
    "Mentors are chosen with care",
    "Guides its users well",
    "I am guided by our principles",
    "With support for three languages, the tool is popular",
    "With the help of dashboards I find regressions",
    "I manage my time",
    "I follow the direction of the product",
    "I teach myself new tools",
    "I direct my focus to what counts",
    "I create opportunities for others to lead",
    "",
]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        *((text, Autonomy.GUIDED, words) for text, words in GUIDED),
        *((text, Autonomy.INDEPENDENT, words) for text, words in INDEPENDENT),
        *((text, Autonomy.LEADING, words) for text, words in LEADING),
        *((text, None, ()) for text in NOT_SAID),
    ],
)
def test_autonomy_is_read_from_the_words(text: str, value: Autonomy | None, words: tuple[str, ...]) -> None:
    assert read_autonomy(text) == AutonomyReading(value, words)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert autonomy(text) is read_autonomy(text).autonomy
