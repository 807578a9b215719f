"""The pieces that pages are built from escape what they show, and mean the same everywhere."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.model import Source
from levelset.web.ui.templatetags.ui import KNOWN_PILLARS, OTHER_HUES, mark, pillar_class, place_of, source_mark, where

HOSTILE = "<script>alert('x')</script>&"


def rendered(template: str, **context: object) -> str:
    """A template of one tag."""
    return Template("{% load ui %}" + template).render(Context(context))


@pytest.mark.parametrize("key", KNOWN_PILLARS)
def test_a_known_pillar_has_its_own_hue(key: str) -> None:
    assert pillar_class(key) == f"pillar-{key}"


@given(st.text(min_size=1))
def test_any_other_pillar_has_always_the_same_of_a_few_hues(key: str) -> None:
    hue = pillar_class(key)
    assert hue == pillar_class(key)
    assert hue in {f"pillar-hue-{number}" for number in range(1, OTHER_HUES + 1)} | {
        f"pillar-{k}" for k in KNOWN_PILLARS
    }


def test_other_pillars_use_all_the_hues() -> None:
    assert len({pillar_class(f"pillar number {number}") for number in range(200)}) == OTHER_HUES


def test_no_pillar_has_no_hue_of_its_own() -> None:
    assert pillar_class(None) == pillar_class("") == "pillar-none"


def test_where_names_each_step_and_marks_the_page_one_is_on() -> None:
    html = where("Framework", "/framework/", "IC2")
    assert '<a href="/framework/">Framework</a>' in html
    assert '<span aria-current="page">IC2</span>' in html


@pytest.mark.parametrize(
    "template",
    [
        "{% where text '/framework/' text %}",
        "{% where 'Framework' text 'IC2' %}",
        "{% mark 'may' text %}",
        "{% mark text %}",
        "{% pillar_heading text text text text %}",
        "{% progress 1 2 text %}",
        "{% source_mark source %}",
        "{% include 'ui/parts/notice.html' with kind=text text=text %}",
        "{% include 'ui/parts/empty.html' with heading=text text=text example=text address=text action=text %}",
    ],
)
def test_no_component_renders_text_as_html(template: str) -> None:
    html = rendered(template, text=HOSTILE, source=Source(file=HOSTILE, line=3))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_marks_of_modality_say_their_word() -> None:
    assert ">may<" in mark("may")
    assert ">learning to<" in mark("learning")


def test_a_source_names_its_finest_place() -> None:
    assert place_of(Source(file="a.html", line=4)) == "a.html, line 4"
    assert place_of(Source(file="a.pdf", page=2)) == "a.pdf, page 2"
    assert place_of(Source(file="a.xlsx", sheet="Craft", cell="C7")) == "a.xlsx, Craft, C7"
    assert place_of(Source(file="a.docx", line=9, paragraph=3)) == "a.docx, paragraph 3"
    assert source_mark(None) == ""


@pytest.mark.parametrize("value", ["members", "anyone", "editors", "owners", "you"])
def test_every_audience_is_a_sentence(value: str) -> None:
    assert rendered("{% audience value %}", value=value).endswith(".")
