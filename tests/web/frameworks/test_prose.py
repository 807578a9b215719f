"""Prose is Markdown; raw HTML comes out as text, and links lead to harmless places only."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.web.frameworks.reading.prose import is_allowed, plain_text, prose_html

TAGS = {
    "p", "em", "strong", "a", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "br",
    "table", "thead", "tbody", "tr", "th", "td", "div",
}  # fmt: skip


def test_markdown_is_set_with_headings_below_the_title_of_the_page() -> None:
    html = prose_html("# One\n\ntwo *three* [four](https://example.org)\n\n|a|b|\n|-|-|\n|1|2|\n")
    assert "<h2>One</h2>" in html
    assert '<a href="https://example.org">four</a>' in html
    assert "<td>2</td>" in html


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=alert(1)>b</b>",
        "<!-- hidden --><iframe src='//example.org'></iframe>",
        "{{ settings.SECRET_KEY }} {% load x %}",
    ],
)
def test_raw_html_comes_out_as_text(markdown: str) -> None:
    root = lxml.html.fragment_fromstring(str(prose_html(markdown)), create_parent="div")
    assert {element.tag for element in root.iter()} <= TAGS
    assert root.text_content().strip() == markdown.strip()


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://example.org", "mailto:a@example.org", "/framework/", "ic2", "#here", "a:b/c"[2:]],
)
def test_links_to_the_web_to_people_and_nearby_are_kept(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " java\tscript:alert(1)", "data:text/html,x", "vbscript:x",
        "file:///etc/passwd", "//example.org/x", "\\\\example.org", "/\\example.org", "ftp://example.org",
    ],
)  # fmt: skip
def test_links_elsewhere_are_no_links(address: str) -> None:
    assert not is_allowed(address)
    root = lxml.html.fragment_fromstring(str(prose_html(f"[x](<{address}>)")), create_parent="div")
    assert all(is_allowed(link.get("href") or "") for link in root.iter("a"))


@given(st.text(max_size=300))
def test_whatever_is_written_only_harmless_markup_comes_out(markdown: str) -> None:
    html = str(prose_html(markdown))
    if not html.strip() or "\x00" in markdown:
        return
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    assert {element.tag for element in root.iter() if isinstance(element.tag, str)} <= TAGS
    for link in root.iter("a"):
        assert is_allowed(link.get("href") or "")


def test_the_words_of_a_text_are_found_without_its_marks() -> None:
    assert plain_text("## One\n\ntwo *three*\n\n```\nfour\n```") == "One\ntwo three\nfour\n"
