"""The framework finds its pages, roles and ranks."""

from dataclasses import replace

from levelset.core.model import Facet, Framework, Group, Level, Page, Role, Section, Statement

PAGE = Page(
    "swe",
    "IC2",
    "IC2 Software Engineer",
    Statement("I deliver."),
    facets=(Facet("Scope", statements=(Statement("I own tasks."),)),),
    sections=(Section("results", "Results", groups=(Group("impact", "Impact", (Statement("I ship."),)),)),),
)
FRAMEWORK = Framework(
    "acme",
    "Acme",
    levels=(Level("ic", "IC1", 1), Level("ic", "IC2", 2), Level("m", "M3", 3)),
    roles=(Role("swe", "Software Engineer"), Role("em", "Engineering Manager", track="m")),
    pages=(PAGE, replace(PAGE, level="IC1"), Page("em", "M3", "M3"), Page("ghost", "IC2", "Ghost")),
)


def test_statements_come_in_reading_order() -> None:
    assert [one.text for one in PAGE.statements()] == ["I deliver.", "I own tasks.", "I ship."]
    assert list(Page("swe", "IC1", "Empty").statements()) == []


def test_a_page_is_found_by_its_address_in_any_case() -> None:
    assert FRAMEWORK.page("swe/IC2") is PAGE
    assert FRAMEWORK.page("swe/ic9") is None


def test_a_role_is_found_by_its_key() -> None:
    assert FRAMEWORK.role("em") == Role("em", "Engineering Manager", track="m")
    assert FRAMEWORK.role("nobody") is None


def test_the_rank_of_a_page_is_that_of_its_level() -> None:
    assert FRAMEWORK.rank(PAGE) == 2
    assert FRAMEWORK.rank(Page("em", "IC2", "On the other track")) == 2
    assert FRAMEWORK.rank(Page("ghost", "IC2", "Of an unknown role")) == 2
    assert FRAMEWORK.rank(Page("swe", "IC9", "At an unknown level")) == 0


def test_the_pages_of_a_role_rise() -> None:
    assert [page.level for page in FRAMEWORK.pages_of("swe")] == ["IC1", "IC2"]
