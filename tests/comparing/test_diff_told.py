"""A comparison of frameworks told: what comes first, the marks of words, places, and what each form escapes."""

from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from levelset.comparing.diff.as_json import diff_to_json
from levelset.comparing.diff.as_text import to_html, to_markdown, to_text
from levelset.comparing.diff.details import chapters
from levelset.comparing.diff.frameworks import diff_frameworks
from levelset.comparing.diff.sentences import layers, summary, title_of
from levelset.comparing.diff.themes import themes
from levelset.comparing.diff.wording import Where, count, listed
from levelset.core.model import (
    Framework,
    Level,
    Page,
    Prose,
    Role,
    Statement,
    Text,
)
from levelset.interchange.compare_v1 import diff_schema
from support.harbors import CARE, CREW, TALK, harbor, on_pages, page, reworded

BASE = harbor()


def test_two_frameworks_with_nothing_in_common_say_so() -> None:
    other = Framework(
        "x", "Orchard", "Grove", levels=(Level("ic", "O1", 1),), roles=(Role("gardener", "Gardener"),),
        pages=(Page("gardener", "O1", "O1 Gardener", Statement("I prune apple trees.")),),
    )  # fmt: skip
    sentences = summary(diff_frameworks(BASE, other))
    assert sentences[0].startswith("The two have little in common")
    assert "No page of the one is a page of the other." in sentences


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (reworded(BASE, ".", "; neatly."), BASE, "says the same things in other words"),
        (harbor(pages=tuple(page(one.role, one.level) for one in BASE.pages)), BASE, "adds sentences and drops none"),
        (BASE, harbor(pages=tuple(page(one.role, one.level) for one in BASE.pages)), "drops sentences and adds none"),
    ],
)
def test_what_kind_of_change_it_is_comes_first(old: Framework, new: Framework, words: str) -> None:
    assert words in summary(diff_frameworks(old, new, labels=("2022", "2023")))[0]


def test_an_exchange_is_called_one() -> None:
    care = tuple(f"I count the {thing} in the third shed." for thing in ("lanterns", "anchors"))
    new = harbor(pages=tuple(page(one.role, one.level, *one.sections[2].groups, care=care) for one in BASE.pages))
    assert "replaces a part of" in " ".join(summary(diff_frameworks(BASE, new, labels=("a", "b"))))


def test_words_that_come_and_go_are_noticed() -> None:
    care = tuple(f"{text[:-1]} with deep calm." for text in CARE)
    crew = tuple(f"{text[:-1]} with deep calm." for text in CREW)
    new = harbor(
        pages=tuple(page(one.role, one.level, *one.sections[2].groups, care=care, crew=crew) for one in BASE.pages)
    )
    diff = diff_frameworks(BASE, new)
    came, went = themes(diff)
    assert [theme.phrase for theme in came] == ["deep calm"]
    assert went == ()
    assert "Words that come in: “deep calm”." in summary(diff)
    assert "Words that go: “deep calm”." in summary(diff_frameworks(new, BASE))


def test_every_form_escapes_what_it_would_obey() -> None:
    new = reworded(BASE, "winch", "<b>winch</b> *very* \x1b[31m")
    diff = diff_frameworks(BASE, new, labels=("a", "b"))
    assert "<b>" not in to_html(diff)
    assert "&lt;b&gt;" in to_html(diff)
    assert "\x1b" not in to_text(diff)
    assert "\\*very\\*" in to_markdown(diff)
    assert title_of(diff) == "The Harbor Ladder: what changed from a to b"


def test_texts_mark_the_words_that_changed() -> None:
    diff = diff_frameworks(
        BASE, reworded(BASE, "greet new colleagues", "welcome new colleagues warmly"), labels=("1", "2")
    )
    assert "I [-greet-] {+welcome+} new colleagues {+warmly+} on the pier, as H1 asks." in to_text(diff)
    assert "I ~~greet~~ **welcome** new colleagues **warmly** on the pier, as H1 asks." in to_markdown(diff)
    assert "I <del>greet</del> <ins>welcome</ins> new colleagues <ins>warmly</ins>" in to_html(diff)


def test_the_json_accounts_for_every_sentence_once() -> None:
    diff = diff_frameworks(replace(BASE, pages=BASE.pages[:3]), reworded(BASE, "oil", "grease"), labels=("1", "2"))
    value = diff_to_json(diff)
    jsonschema.validate(value, diff_schema())
    listed_pages: list[tuple[str, tuple[Any, ...]]] = [
        (address, tuple(link["to_text"])) for link in value["links"] for address in link["pages"] if link["to_text"]
    ]
    everything = [(each.address, link.to_text) for each in diff.pages for link in each.links if link.to_text]
    assert sorted(listed_pages) == sorted(everything)
    assert value["version"]["step"] == "major"


def test_names_are_listed_shortly() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(list("abcdefghijklm"), 3) == "a, b, c and 10 more"
    assert [count(number, "page") for number in (0, 1, 2)] == ["no page", "1 page", "2 pages"]


def test_places_are_said_by_their_levels() -> None:
    where = Where(diff_frameworks(BASE, BASE))
    assert where.said(["pilot/h1", "crane/h1"]) == "H1"
    assert where.said(["pilot/h1", "crane/h1", "pilot/h2"]) == "H1 and H2; at H2 Pilot alone"
    assert where.said(["pilot/h1", "crane/h2"]) == "H1 (Pilot) and H2 (Crane Driver)"
    assert where.is_everywhere(["pilot/h1", "crane/h1"])
    assert not where.is_everywhere(["pilot/h1"])


def test_the_sides_are_called_by_what_tells_them_apart() -> None:
    other = replace(BASE, title="The Pier Ladder")
    assert title_of(diff_frameworks(BASE, other)) == "What changed from “The Harbor Ladder” to “The Pier Ladder”"
    assert "the newer one" in title_of(diff_frameworks(BASE, BASE))
    assert TALK


def test_the_line_of_a_level_that_only_one_role_has_stands_in_its_chapter() -> None:
    def with_h3(line: str) -> Framework:
        third = replace(page("pilot", "H3"), statement=Statement(line))
        return harbor(levels=(*BASE.levels, Level("ic", "H3", 3)), pages=(*BASE.pages, third))

    diff = diff_frameworks(with_h3("I run the whole coast."), with_h3("I paint lighthouses white in June."))
    (chapter,) = chapters(diff)
    assert (chapter.role, [part.name for part in chapter.parts]) == ("pilot", ["The level in one sentence"])
    for write, struck in ((to_markdown, "~~I run the whole coast.~~"), (to_text, "[-I run the whole coast.-]")):
        assert struck in write(diff)


def test_a_new_role_is_told_in_html_too() -> None:
    alone = replace(BASE, roles=BASE.roles[:1], pages=BASE.pages[:2])
    html = to_html(diff_frameworks(alone, BASE))
    assert "<p>8 of its 10 sentences stand on other roles’ pages of H1, too. Its own:</p>" in html


def test_a_label_with_a_comma_is_one_level() -> None:
    def labelled(value: Framework) -> Framework:
        return replace(
            value,
            levels=(Level("ic", "H1, junior", 1), value.levels[1]),
            pages=tuple(replace(one, level="H1, junior") if one.level == "H1" else one for one in value.pages),
        )

    less = harbor(pages=(BASE.pages[0], BASE.pages[1], page("crane", "H1"), BASE.pages[3]))
    sentences = summary(diff_frameworks(labelled(less), labelled(BASE)))
    assert "Cranes is asked for at more levels now: H1, junior (Crane Driver)." in sentences


def test_most_changes_are_counted_not_shared() -> None:
    large = tuple(
        f"I write down the {name} of each ship." for name in ("cargo", "crew", "flag", "draft", "berth", "port")
    )
    before = harbor(pages=tuple(page(one.role, one.level, care=CARE, talk=(*TALK, *large)) for one in BASE.pages))
    added = tuple(f"I paint the {name} each spring." for name in ("fence", "shed", "gate", "bench", "tower"))
    after = harbor(
        pages=tuple(page(one.role, one.level, care=added[:4], talk=(*TALK, *large, *added)) for one in BASE.pages)
    )
    (most,) = [one for one in summary(diff_frameworks(before, after)) if one.startswith("Most changed sentences")]
    assert most.index("Care (12)") < most.index("Talk (10)")


def test_a_layer_with_the_same_headings_tells_the_sentences_that_changed_below_them() -> None:
    def farther(one: Page) -> Page:
        text = f"My own work reaches as far as {one.level} goes."
        return replace(one, facets=(replace(one.facets[0], statements=(Statement(text),)),))

    diff = diff_frameworks(BASE, on_pages(BASE, farther))
    told = {layer.heading: layer.sentences for layer in layers(diff)}
    assert told["Level expectations"] == ("The same headings; 2 of 2 sentences below them are worded anew.",)
    assert told["Responsibilities"] == ("The same as before.",)


def test_no_sentence_gone_does_not_speak_of_intros() -> None:
    def with_intro(one: Page) -> Page:
        return replace(one, sections=(replace(one.sections[0], intro=(Text("What keeps."),)), *one.sections[1:]))

    less = harbor(pages=tuple(page(one.role, one.level) for one in BASE.pages))
    first = summary(diff_frameworks(on_pages(less, with_intro), BASE, labels=("1", "2")))[0]
    assert "In its behaviors and level expectations, 2 builds on 1" in first
    assert first.endswith("Not counted there: 1 intro is gone.")
    assert "Not counted" not in summary(diff_frameworks(less, on_pages(BASE, with_intro)))[0]


def test_a_prose_page_of_one_side_is_not_called_new() -> None:
    more = replace(BASE, prose=(Prose("about", "About", "Words."),))
    for old, new, side in ((BASE, more, "newer"), (more, BASE, "older")):
        told = {layer.heading: layer.sentences for layer in layers(diff_frameworks(old, new))}
        assert told["Prose pages"] == (f"The page “About” is only in the {side} one.",)


def test_words_rank_by_the_sentences_that_have_them_now_abbreviations_too() -> None:
    alarms = tuple(
        f"I answer each SOS {when} from the {place}." for when, place in (("soon", "mole"), ("early", "lock"))
    )
    many = (*alarms, "I log an SOS that others raise.", "I drill the SOS with newcomers.")
    few = ("I note the lunar tide on the board.", "I check the lunar tide against the gauge.")
    added = (*CARE, *many, *few)
    new = harbor(pages=tuple(page(one.role, one.level, *one.sections[2].groups, care=added) for one in BASE.pages))
    came, _ = themes(diff_frameworks(BASE, new))
    assert [theme.phrase for theme in came][:2] == ["SOS", "lunar tide"]
    assert came[0].sentences > came[1].sentences


def test_a_word_that_many_sentences_had_before_is_no_theme() -> None:
    before = tuple(f"I paint the {name} in lime." for name in ("fence", "shed"))
    after = (*before, "I paint the gate in lime.", "I paint the bench in lime.")
    old, new = (
        harbor(pages=tuple(page(one.role, one.level, care=care) for one in BASE.pages)) for care in (before, after)
    )
    assert "lime" not in [theme.phrase for theme in themes(diff_frameworks(old, new))[0]]
