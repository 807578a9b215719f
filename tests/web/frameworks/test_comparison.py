"""Two pages side by side: every statement once, changes marked by words, a sentence that sums it up without figures."""

import re
from dataclasses import replace

from levelset.core.model import Page, Statement
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.comparison import ComparisonView, Kind, Row, comparison_of
from levelset.web.frameworks.templatetags.frameworks import pair
from web.frameworks.samples import framework, page_ic1, page_ic2, page_ml


def compare(old: Page, new: Page, *, only_changes: bool = False) -> ComparisonView:
    pages = {page.address: page for page in (page_ic1(), page_ic2(), page_ml("IC2"), old, new)}
    book = Book(framework(*pages.values()))
    return comparison_of(book, Addresses("/framework/", book.shelf), old, new, only_changes=only_changes)


def rows(view: ComparisonView, name: str = "") -> list[Row]:
    return [row for band in view.bands for part in band.parts if name in ("", part.name) for row in part.rows]


def test_what_is_the_same_is_shown_once_and_what_changes_is_marked() -> None:
    view = compare(page_ic1(), page_ic2())
    impact = rows(view, "Impact")
    assert [row.kind for row in impact] == [Kind.REWORDED, Kind.SAME]
    assert "<del>small</del>" in impact[0].old
    assert "<ins>of middle size</ins>" in impact[0].new
    assert "<ins>" not in impact[1].new


def test_what_is_new_and_what_is_gone_stands_on_one_side() -> None:
    view = compare(page_ic1(), page_ic2())
    new = [row for row in rows(view) if row.kind is Kind.NEW]
    assert all(row.new and not row.old and "<ins>" not in row.new for row in new)
    assert all(row.new_href.startswith("/framework/software-engineer/ic2#") for row in new)
    back = compare(page_ic2(), page_ic1())
    gone = [row for row in rows(back) if row.kind is Kind.GONE]
    assert gone
    assert all(row.old and not row.new for row in gone)


def test_the_summary_is_a_sentence_without_figures() -> None:
    summary = compare(page_ic1(), page_ic2()).compared.summary
    assert "Innovation is new" in summary
    assert summary.endswith(".")
    assert not re.search(r"\d", summary)
    assert compare(page_ic1(), page_ic1()).compared.summary == "Both pages say the same."


def test_only_what_changes_leaves_out_what_stays_and_names_it() -> None:
    everything, changes = compare(page_ic1(), page_ic2()), compare(page_ic1(), page_ic2(), only_changes=True)
    assert any(row.kind is Kind.SAME for row in rows(everything))
    assert not any(row.kind is Kind.SAME for row in rows(changes))
    assert changes.compared.summary == everything.compared.summary
    assert compare(page_ic1(), page_ic1(), only_changes=True).bands == ()


def test_every_statement_of_both_pages_stands_in_a_row() -> None:
    old, new = page_ic1(), page_ic2()
    links = [href for row in rows(compare(old, new)) for href in (row.old_href, row.new_href)]
    for page in (old, new):
        for statement in page.statements():
            assert any(href.endswith(f"#{statement.id}") for href in links), statement.text


def test_sides_are_named_by_level_within_a_role_and_by_title_across_roles() -> None:
    within, across = compare(page_ic1(), page_ic2()), compare(page_ic2(), page_ml("IC2"))
    assert (within.compared.old.label, within.compared.new.label) == ("IC1", "IC2")
    assert (across.compared.old.label, across.compared.new.label) == (
        "IC2 Software Engineer",
        "IC2 Machine Learning Engineer",
    )


def test_marks_of_footnotes_lead_to_the_page_that_has_them() -> None:
    craft = "".join(row.new for row in rows(compare(page_ic1(), page_ic2()), "Code Fluency"))
    assert 'href="/framework/software-engineer/ic2#fn-1"' in craft
    assert "[^2]" not in craft


def test_what_was_taken_over_is_marked_in_words_on_its_side() -> None:
    new = page_ic2()
    group = new.sections[0].groups[0]
    taken = tuple(replace(one, inherited_from="software-engineer/ic1") for one in group.statements)
    more = Statement("I fold sails.", "x1", inherited_from="machine-learning-engineer/ic2")
    groups = (replace(group, statements=(*taken, more)), *new.sections[0].groups[1:])
    page = replace(new, sections=(replace(new.sections[0], groups=groups), *new.sections[1:]))
    found = {row.kind: row for row in rows(compare(page_ic1(), page), "Impact")}
    assert [(row.old_origin, row.new_origin) for row in rows(compare(page_ic1(), page), "Ownership")] == [("", "")] * 2
    assert {kind: row.new_origin for kind, row in found.items()} == {
        Kind.REWORDED: "IC1", Kind.SAME: "IC1", Kind.NEW: "IC2 Machine Learning Engineer",
    }  # fmt: skip
    assert not any(row.old_origin for row in found.values())
    marks = {kind: re.findall(r'mark-inherited"[^>]*>([^<]*)<', pair(row, "IC1", "IC2")) for kind, row in found.items()}
    assert marks == {
        Kind.REWORDED: ["from IC1"], Kind.SAME: ["IC2: from IC1"], Kind.NEW: ["from IC2 Machine Learning Engineer"],
    }  # fmt: skip
    back = {row.kind: row for row in rows(compare(page, page_ic1()), "Impact")}
    assert back[Kind.GONE].old_origin == "IC2 Machine Learning Engineer"
    assert "from IC2 Machine Learning Engineer" in pair(back[Kind.GONE], "IC2", "IC1")
