"""The form that files can hold."""

from dataclasses import replace

from levelset.core.model import (
    Facet,
    FacetKind,
    Framework,
    Group,
    Level,
    Note,
    Page,
    Prose,
    Responsibility,
    Role,
    Section,
    Statement,
    Term,
    Text,
)
from levelset.interchange.canonical import canonical, folded_text, ordered, titled

BASE = Framework(
    "acme",
    "Acme",
    levels=(Level("ic", "IC1", 1), Level("ic", "IC2", 2)),
    roles=(Role("swe", "Software Engineer"), Role("mle", "ML Engineer")),
)


def one_page(page: Page) -> Page:
    return canonical(replace(BASE, pages=(page,))).pages[0]


def test_text_stands_on_one_line() -> None:
    assert folded_text("  I own\n\tit\u2028 all ") == "I own it all"
    assert folded_text("I own\u00a0it") == "I own\u00a0it"


def test_characters_that_no_file_holds_are_replaced() -> None:
    page = one_page(Page("swe", "IC1", "T", Statement("a\x00b\ud800c")))
    assert page.statement == Statement("a\ufffdb\ufffdc")


def test_definitions_keep_their_lines() -> None:
    framework = canonical(replace(BASE, glossary=(Term("SEV", "One\r\ntwo\u2028three"),)))
    assert framework.glossary == (Term("SEV", "One\ntwo\nthree"),)


def test_empty_text_is_dropped_and_empty_options_are_none() -> None:
    page = one_page(
        Page(
            "swe",
            "IC1",
            "T",
            Statement(" "),
            " ",
            facets=(Facet("Scope", statements=(Statement("\n"), Statement("x", label=" "))),),
            sections=(
                Section(None, " ", intro=(Text(""),), groups=(Group(None, "", notes=(Note(" "),), inherited_from=""),)),
            ),
            footnotes=(Text(" "),),
        )
    )
    assert page == Page(
        "swe",
        "IC1",
        "T",
        facets=(Facet("Scope", statements=(Statement("x"),)),),
        sections=(Section(None, None, groups=(Group(None, None),)),),
    )
    assert canonical(replace(BASE, responsibilities=(Responsibility("r", "R", "", ""),))).responsibilities == (
        Responsibility("r", "R"),
    )


def test_a_page_without_a_title_is_called_by_level_and_role() -> None:
    assert one_page(Page("swe", "IC1", " ")).title == "IC1 Software Engineer"
    assert titled(Page("ghost", "IC1", ""), BASE).title == "IC1 ghost"
    assert titled(Page("", "", ""), BASE).title == "Page"


def test_pages_stand_in_the_order_of_roles_and_ranks_and_strangers_last() -> None:
    pages = tuple(
        Page(role, level, "T") for role, level in (("x", "IC1"), ("mle", "IC1"), ("swe", "IC2"), ("swe", "IC1"))
    )
    prose = (Prose("b", "B", ""), Prose("a", "A", ""))
    framework = ordered(replace(BASE, pages=pages, prose=prose))
    assert [page.address for page in framework.pages] == ["swe/ic1", "swe/ic2", "mle/ic1", "x/ic1"]
    assert [page.slug for page in framework.prose] == ["a", "b"]


def test_a_facet_that_only_a_page_has_is_made_known() -> None:
    page = Page("swe", "IC1", "T", facets=(Facet("Scope"), Facet("scope"), Facet("Reach"), Facet("Reach!"), Facet("")))
    framework = canonical(replace(BASE, facets=(FacetKind("scope", "Scope"),), pages=(page,)))
    assert framework.facets == (FacetKind("scope", "Scope"), FacetKind("reach", "Reach"))


def test_prose_gets_a_safe_name_and_plain_line_breaks() -> None:
    pages = (Prose("What is it?", "What  is it", "\n\nOne\r\n two \n\n"), Prose("what-is-it", "Other", ""))
    first, second = canonical(replace(BASE, prose=pages)).prose
    assert first == Prose("what-is-it", "What is it", "One\n two")
    assert second.slug.startswith("what-is-it-")
