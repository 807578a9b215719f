"""HTML from patterns is letter by letter what Django makes of them, and nothing gets through that is not HTML."""

from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from levelset.web.ui.markup import escaped, filled, filled_each

TEXTS = st.text() | st.sampled_from(["<b>", "&amp;", "\"'", "{}", "{0}", "<script>alert(1)</script>"])
VALUES: st.SearchStrategy[Any] = st.one_of(
    TEXTS, TEXTS.map(SafeString), st.integers(), st.none(), st.booleans(), st.just(gettext_lazy("Evidence"))
)


@given(VALUES)
def test_a_value_is_escaped_as_django_does_it(value: Any) -> None:
    assert escaped(value) == conditional_escape(value)


@given(VALUES, VALUES)
def test_a_pattern_is_filled_as_django_does_it(one: Any, other: Any) -> None:
    made = filled('<a href="{}">{}</a>', one, other)
    assert isinstance(made, SafeString)
    assert made == format_html('<a href="{}">{}</a>', one, other)


@given(TEXTS, st.lists(st.tuples(VALUES, VALUES)))
def test_rows_are_joined_as_django_does_it(separator: str, rows: list[tuple[Any, Any]]) -> None:
    made = filled_each(separator, "<li>{} {}</li>", rows)
    assert isinstance(made, SafeString)
    assert made == format_html_join(separator, "<li>{} {}</li>", rows)


def test_a_script_is_text() -> None:
    assert filled("<p>{}</p>", "<script>") == "<p>&lt;script&gt;</p>"
