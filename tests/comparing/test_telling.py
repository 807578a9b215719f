"""A comparison told as text, Markdown, HTML and JSON: the same facts, framework text never as markup."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from comparing.pages import framework, group, page, says
from levelset.comparing.align import compare_pages
from levelset.comparing.origins import Origin, Sign
from levelset.comparing.path import path_of
from levelset.comparing.places import Place, PlaceKind
from levelset.comparing.rises.dimensions import Dimension
from levelset.comparing.telling.as_html import as_html
from levelset.comparing.telling.as_json import comparison_to_json, path_to_json
from levelset.comparing.telling.as_markdown import as_markdown
from levelset.comparing.telling.as_text import as_text
from levelset.comparing.telling.phrases import DIMENSIONS, RISES, listed, place_name, summary_of, warning_of
from levelset.comparing.telling.sheet import Heading, Part, sheet_of, sheet_of_path
from levelset.comparing.telling.told import Side, Told, tell
from levelset.core.model import Facet, Page
from levelset.interchange import compare_v1
from levelset.interchange.links_yaml import KeptLink
from support.frameworks import HOSTILE

OLD = page(
    "IC1",
    group("Impact", "I keep the log with guidance from my lead", "I paint small rails", "Storms frighten nobody here"),
    group("Singing", "I sing when it rains on the pier"),
    group("Rest", "I sleep well"),
    summary="I learn how bridges stand",
    facets=(Facet("Scope", statements=says("I complete tasks on time")),),
)
NEW = page(
    "IC2",
    group("Impact", "I keep the log independently", "I paint large rails", "Budgets are mine to defend"),
    group("Strategy", "I choose which river deserves a crossing"),
    group("Rest", "I sleep well"),
    summary="I build what carries trains",
    facets=(Facet("Scope", statements=says("I complete projects on time")),),
)
BOTH = framework(OLD, NEW)


def told(old: Page = OLD, new: Page = NEW, *kept: KeptLink) -> Told:
    both = BOTH if (old, new) == (OLD, NEW) else framework(old, new)
    return tell(Side(both, old), Side(both, new), kept)


def test_the_summary_names_what_rises_what_is_new_and_what_is_gone() -> None:
    summary = summary_of(told())
    assert "utonomy rises in Impact" in summary
    assert "scope rises in Scope" in summary
    assert "Strategy is new" in summary
    assert "Singing is gone" in summary
    assert summary.endswith(".")
    assert not re.search(r"\d", summary.replace("IC1", "").replace("IC2", ""))


def test_pages_that_say_the_same_are_said_to() -> None:
    assert summary_of(told(OLD, OLD)) == "Both pages say the same."
    again = page(
        "IC2", group("Impact", "I keep the log with guidance from my lead today"), group("Rest", "I sleep well")
    )
    before = page("IC1", group("Impact", "I keep the log with guidance from my lead"), group("Rest", "I sleep well"))
    assert summary_of(told(before, again)) == "Impact says it in other words; Rest stays as it is."


def test_many_headings_are_not_all_named() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "A", ""]) == "A and B"
    assert listed("ABCDEFGH") == "A, B, C, D, E and others"
    headings = [f"Heading {letter}" for letter in "ABCDEFGH"]
    old = page("IC1", *(group(name, "I stay as I am") for name in headings))
    new = page("IC2", *(group(name, "I stay as I am", f"Number {n} river is mine") for n, name in enumerate(headings)))
    assert "most responsibilities ask for something new" in summary_of(told(old, new)).lower()


def test_every_dimension_has_words() -> None:
    assert set(DIMENSIONS) == set(RISES) == set(Dimension)
    assert place_name(Place(PlaceKind.RESPONSIBILITY)) == "Without a heading"


def test_text_tells_what_rises_with_its_words() -> None:
    text = as_text(sheet_of(told(), sides=False))
    assert "^ Autonomy: with guidance -> independently" in text
    assert "IC1: “with guidance from my lead”" in text
    assert "new       Budgets are mine to defend" in text
    assert "[-small-] {+large+}" in text
    assert "Strategy (new)" in text
    assert "gone      Storms frighten nobody here" in text
    assert max(map(len, text.splitlines())) <= 100


def test_side_by_side_shows_what_stays_and_only_changes_leaves_it_out() -> None:
    whole, changes = (as_text(sheet_of(told(), rises=False, only_changes=only)) for only in (False, True))
    assert "kept      I sleep well" in whole
    assert "I sleep well" not in changes
    assert "Autonomy" not in whole.replace(summary_of(told()), "").split("LEVEL", 1)[1]


def test_both_readings_stand_under_headings_of_their_own() -> None:
    depths = {part.text: part.depth for part in sheet_of(told()) if isinstance(part, Heading)}
    assert (depths["What rises"], depths["Side by side"], depths["Impact"]) == (2, 2, 4)


def test_a_page_of_another_framework_is_warned_of_first() -> None:
    other = framework(NEW, organization="Quay & Co", title="Piers")
    text = as_text(sheet_of(tell(Side(BOTH, OLD), Side(other, NEW)), sides=False))
    assert text.startswith("From IC1 (Span & Sons) to IC2 (Quay & Co)")
    assert "! These two pages seem to come from different editions or companies" in text
    editions = [framework(NEW, version=version) for version in ("2025", "2026")]
    assert tell(Side(editions[0], NEW), Side(editions[1], NEW)).labels == ("IC2 (2025)", "IC2 (2026)")
    assert tell(Side(BOTH, OLD), Side(replace(BOTH, language="de"), NEW)).labels == ("IC1", "IC2")


@pytest.mark.parametrize("form", [as_text, as_markdown, as_html])
def test_every_sign_of_another_origin_is_told_in_every_form(form: Callable[[list[Part]], str]) -> None:
    texts = ("I read drawings with apprentices in spring", "I choose who climbs the Span tower with me in summer")
    old = page("IC1", group("Crew", *texts))
    new = page("IC2", group("Hiring", texts[1].replace("Span", "Quay")), group("Teaching", texts[0]))
    said = " ".join(form(sheet_of(told(old, new), sides=False)).split())
    assert "IC2 says “Quay” where IC1 says “Span”." in said
    assert "What IC1 has under Crew stands under Hiring and Teaching at IC2." in said
    edition = Origin(Sign.EDITION, ("x",), ("First edition",), "swe/ic1", is_new=False)
    assert warning_of(edition, "IC1", "IC2").startswith("IC1 is word for word, or nearly, the page swe/ic1")


def test_two_roles_are_told_by_title() -> None:
    other = replace(NEW, role="diver", title="IC2 Diver")
    both = framework(OLD, other)
    assert tell(Side(both, OLD), Side(both, other)).labels == ("IC1 Bridge Engineer", "IC2 Diver")


def test_notes_say_moved_split_merged_and_put_right() -> None:
    whole = "I gather feedback from every partner crew and turn weak spots into a learning plan"
    parts = ("I gather feedback from every partner crew", "I turn weak spots into a learning plan")
    old, new = page("IC1", group("Growth", whole)), page("IC2", group("Growth", *parts))
    assert "(split)" in as_text(sheet_of(told(old, new), rises=False))
    assert "(merged)" in as_text(sheet_of(told(new, old), rises=False))
    moved = as_text(sheet_of(told(old, page("IC2", group("Learning", whole), group("Growth", "I sing"))), rises=False))
    assert "(moved from Growth)" in moved
    named, nameless = (
        KeptLink(OLD.address, NEW.address, ((one.id, one.text),), (), by)
        for one, by in zip(list(OLD.statements())[2:4], ("Ada", ""), strict=True)
    )
    text = as_text(sheet_of(told(OLD, NEW, named, nameless), rises=False))
    assert "(link put right by Ada)" in text
    assert "(link put right by a person)" in text


def test_a_fall_and_a_basis_are_said() -> None:
    old, new = page("IC1", group("Impact", "I paint the rails")), page("IC2", group("Impact", "I may paint the rails"))
    text = as_text(sheet_of(told(old, new), sides=False))
    assert "v Modality: does it -> may do it (reads lower here)" in text
    silent = as_text(sheet_of(told(
        page("IC1", group("Impact", "I work with my lead to paint the rails")), page("IC2", group("Impact", "I paint"))
    ), sides=False))  # fmt: skip
    assert "(IC1 speaks of it, IC2 does not)" in silent
    old = page("IC1", group("Impact", "I paint what my team builds", "I keep the log"))
    new = page("IC2", group("Impact", "I keep the log", "Partners across the company rely on me"))
    assert "(read from all that is said under this heading)" in as_text(sheet_of(told(old, new), sides=False))


def test_where_only_the_opening_line_changes_that_is_said() -> None:
    old, new = page("IC1", summary="I learn how bridges stand"), page("IC2", summary="I build what carries trains")
    assert summary_of(told(old, new)) == "IC2 says much the same as IC1 in other words."


def test_a_terminal_obeys_nothing_of_a_framework() -> None:
    text = as_text(sheet_of(told(page("IC1", group("Impact", "a")), page("IC2", group("Impact", "\x1b[31mred\u202e")))))
    assert "\x1b" not in text
    assert "\u202e" not in text
    one, two = (
        page(level, group("Imp\x1bact\u202e", said)) for level, said in (("IC1", "I help."), ("IC2", "I lead."))
    )
    titled = [replace(one, title="IC1 \u202eBridge Engineer", role="b\x1b"), replace(two, role="b\x1b")]
    for text in (as_text(sheet_of(told(*titled))), as_text(sheet_of_path(path_of(titled), "\x1bBridge"))):
        assert not {"\x1b", "\u202e"} & set(text)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


OURS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "ul", "li", "div"} | {
    "strong", "small", "span", "b", "ins", "del",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_html_and_markdown_show_hostile_text_letter_for_letter(text: str) -> None:
    shown = " ".join(text.encode("utf-8", "replace").decode().replace("\x00", "").split())  # NUL is no character there
    sheet = sheet_of(told(page("IC1", group("Impact", "a")), page("IC2", group("Impact", f"Word {shown} end"))))
    parsed = _Tags()
    parsed.feed(as_html(sheet))
    assert set(parsed.tags) <= OURS
    assert f"Word {shown} end" in "".join(parsed.text).replace("\r", "")
    rendered = _Tags()
    rendered.feed(MarkdownIt("commonmark").enable("strikethrough").render(as_markdown(sheet)))
    assert set(rendered.tags) <= {"h1", "h2", "h3", "h4", "p", "ul", "li", "em", "strong", "s"}
    assert f"Word {shown} end" in "".join(rendered.text)


def test_html_is_whole_and_names_its_language() -> None:
    html = as_html(sheet_of(told()), "de")
    assert html.startswith('<!doctype html>\n<html lang="de">')
    assert "<title>From IC1 to IC2</title>" in html
    assert html.count("<ul>") == html.count("</ul>")
    assert "<del>small</del> <ins>large</ins>" in html
    assert as_html([]).count("<h1") == 0


def test_json_is_what_its_schema_says_and_every_statement_is_in_it() -> None:
    value = comparison_to_json(told())
    SCHEMA.validate(value)
    texts = {text for link in value["links"] for text in (*link["from_text"], *link["to_text"])}
    assert texts == {one.text for one in (*OLD.statements(), *NEW.statements())}
    (log,) = (link for link in value["links"] if link["to_text"] == ["I keep the log independently"])
    assert (
        log["rises"][0] | {"dimension": "autonomy", "from": "with guidance", "to": "independently"} == log["rises"][0]
    )
    other = framework(NEW, organization="Quay & Co")
    warned = comparison_to_json(tell(Side(BOTH, OLD), Side(other, NEW)))
    SCHEMA.validate(warned)
    assert warned["warnings"][0]["code"] == "frameworks"


def test_the_path_is_told_in_every_form() -> None:
    path = path_of((OLD, NEW))
    value = path_to_json(path)
    Draft202012Validator(compare_v1.path_schema()).validate(value)
    assert value["pages"] == [OLD.address, NEW.address]
    sheet = sheet_of_path(path, "Bridge Engineer")
    text = as_text(sheet)
    assert "The path of Bridge Engineer (from IC1 to IC2)" in text
    assert "Only at IC1" in text
    assert "At every level" in text
    assert "IC2       the same" in text
    assert "^ Scope: tasks -> projects" in text
    assert as_markdown(sheet).startswith("# The path of Bridge Engineer")
    assert "<h3" in as_html(sheet)


def test_a_strand_that_ends_before_the_last_level_says_so() -> None:
    log, rail = "I keep the log of the harbor", "I paint rails in spring"
    pages = (
        page("IC1", group("Impact", log)),
        page("IC2", group("Impact", log, rail)),
        page("IC3", group("Impact", rail)),
    )
    text = as_text(sheet_of_path(path_of(pages), "Bridge Engineer"))
    assert "From IC1 to IC2" in text
    assert "From IC2 on" in text


SCHEMA = Draft202012Validator(compare_v1.compare_schema())
words = st.lists(st.sampled_from(["I", "own", "<b>", "*my*", "team", "\x1b[1m", "log"]), min_size=1, max_size=5)


@given(st.lists(words.map(" ".join), max_size=3), st.lists(words.map(" ".join), max_size=3))
def test_any_two_pages_can_be_told_in_every_form(old: list[str], new: list[str]) -> None:
    one, other = page("IC1", group("Impact", *old)), page("IC2", group("Impact", *new))
    everything = told(one, other)
    sheet = sheet_of(everything)
    assert as_text(sheet).endswith("\n")
    assert as_markdown(sheet).endswith("\n")
    assert as_html(sheet).endswith("</html>\n")
    SCHEMA.validate(comparison_to_json(everything))
    assert compare_pages(one, other) == everything.comparison


def test_what_was_taken_over_from_another_page_says_so() -> None:
    taken = tuple(replace(one, inherited_from="bridge-engineer/ic1") for one in says("I sleep well", "I wake early"))
    rest = replace(group("Rest"), statements=(*taken, *says("I dream of arches")))
    new = replace(NEW, sections=(replace(NEW.sections[0], groups=(rest,)),))
    both = told(OLD, new)
    text = as_text(sheet_of(both, rises=False))
    assert text.count("taken over from bridge-engineer/ic1") == 2
    assert "I wake early (taken over from bridge-engineer/ic1)" in as_text(sheet_of(both, sides=False))
    assert "I sleep well" not in as_text(sheet_of(both, rises=False, only_changes=True))  # it stays as it is
    links = {link["to_text"][0]: link for link in comparison_to_json(both)["links"] if link["to_text"]}
    assert links["I sleep well"]["from_inherited"] == [None]
    assert links["I sleep well"]["to_inherited"] == ["bridge-engineer/ic1"]
    assert links["I dream of arches"]["to_inherited"] == [None]
    assert not list(SCHEMA.iter_errors(comparison_to_json(both)))
