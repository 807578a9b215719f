"""What does not count as a change, and what stands beside the statements."""

from dataclasses import replace

from levelset.comparing.diff.as_text import to_markdown, to_text
from levelset.comparing.diff.frameworks import diff_frameworks
from levelset.comparing.diff.model import Layer
from levelset.comparing.diff.own_words import Own
from levelset.comparing.diff.sentences import layers, summary
from levelset.core.model import (
    Framework,
    Group,
    Lens,
    LensEntry,
    Note,
    Page,
    Prose,
    Section,
    Statement,
    Term,
    Text,
)
from support.diffs import kinds, told
from support.harbors import group, harbor, on_pages, page, reworded

BASE = harbor()


def test_the_name_of_the_organization_is_no_change() -> None:
    old = reworded(BASE, "winch", "Tidewater winch")
    new = replace(reworded(BASE, "winch", "Saltgate winch"), organization="Saltgate", title="The Harbor Ladder")
    diff = diff_frameworks(old, new)
    assert [(one.old, one.new, one.why) for one in diff.own_words] == [("Tidewater", "Saltgate", Own.ORGANIZATION)]
    assert kinds(diff) == {"kept": len(diff.told)}
    (one,) = [one for one in diff.told if "H1" in one.link.to_text[0] and "winch" in one.link.to_text[0]]
    assert ("Tidewater" in one.link.from_text[0], "Saltgate" in one.link.to_text[0]) == (True, True)
    assert "“Tidewater” is “Saltgate” throughout; that does not count as a change." in summary(diff)


def test_terms_with_one_definition_and_names_that_stand_for_each_other_throughout_are_no_change() -> None:
    old = replace(BASE, glossary=(Term("SEV", "An incident that ships notice."), Term("knot", "Speed.")))
    new = replace(BASE, glossary=(Term("Alarm", "An incident that ships notice."), Term("knot", "Speed over ground.")))
    diff = diff_frameworks(old, new)
    assert [(one.old, one.new, one.why) for one in diff.own_words] == [("SEV", "Alarm", Own.TERM)]
    assert "“SEV” and “Alarm” have the same definition and count as the same." in summary(diff)
    assert told(diff, Layer.TERM) == []
    assert [text.what for text in diff.texts] == ["the definition of knot"]
    before, after = (
        reworded(reworded(BASE, "every winch", f"every {name} winch"), "frayed", f"{name} frayed")
        for name in ("Bluefin", "Oceanus")
    )
    found = diff_frameworks(before, after)
    assert [(one.old, one.new, one.why) for one in found.own_words] == [("Bluefin", "Oceanus", Own.THROUGHOUT)]
    assert kinds(found) == {"kept": len(found.told)}


def test_a_name_that_is_only_now_and_then_another_is_a_change() -> None:
    before = reworded(BASE, "every winch", "every Bluefin winch")
    after = reworded(BASE, "every winch", "every Oceanus winch")
    assert diff_frameworks(before, after).own_words == ()


def test_texts_beside_the_statements_are_told_for_all_pages_at_once() -> None:
    def beside(one: Page) -> Page:
        section = one.sections[0]
        noted = replace(section.groups[0], notes=(Note("Not at night."),))
        first = replace(section, intro=(Text("What keeps."),), groups=(noted, *section.groups[1:]))
        return replace(
            one,
            title=f"{one.title} (new)",
            designation="Senior",
            footnotes=(Text("See the handbook."),),
            sections=(first, *one.sections[1:]),
        )

    new = replace(
        on_pages(BASE, beside),
        prose=(Prose("about", "About", "Words."),),
        lenses=(Lens("tide", "Tide", (LensEntry("ebb", "Ebb", "Out."),)),),
    )
    diff = diff_frameworks(BASE, new)
    assert {sentence for sentence in summary(diff) if "intro" in sentence} == {"The intro of Order is new: H1 and H2."}
    told_layers = {layer.heading: layer.sentences for layer in layers(diff)}
    assert "A note on Care is new: H1 and H2." in summary(diff)
    assert told_layers["Pages"] == ("5 changes told in the summary.",)
    assert "The page “About” is only in the newer one." in told_layers["Prose pages"]
    assert told_layers["Lenses"] == ("New lens: Tide.",)
    back = diff_frameworks(new, replace(BASE, lenses=(Lens("tide", "Tide", (LensEntry("ebb", "Low water", "Out."),)),)))
    told_back = {layer.heading: layer.sentences for layer in layers(back)}
    assert "The page “About” is only in the older one." in told_back["Prose pages"]
    assert told_back["Lenses"] == ("Tide: its entries.",)
    assert "Not at night." in to_markdown(back)


def test_headings_by_themselves_are_followed_by_their_names() -> None:
    old = harbor(
        pages=(
            page(
                "pilot",
                "H1",
                group("deep-sea-piloting", "Deep sea piloting", "A"),
            ),
        ),
        responsibilities=(),
    )
    new = harbor(
        pages=(
            page(
                "crane",
                "H1",
                group("piloting-deep-sea", "Piloting, deep sea", "B"),
            ),
        ),
        responsibilities=(),
    )
    assert ("renamed", ["Deep sea piloting"], ["Piloting, deep sea"]) in told(
        diff_frameworks(old, new), Layer.RESPONSIBILITY
    )


def test_a_framework_without_pillars_is_compared_too() -> None:
    def flat(text: str) -> Framework:
        one = Page(
            "pilot",
            "H1",
            "H1 Pilot",
            sections=(Section(None, None, groups=(Group(None, None, (Statement(text), Statement("I stay."))),)),),
        )
        return harbor(pages=(one,), pillars=(), responsibilities=(), roles=BASE.roles[:1])

    diff = diff_frameworks(flat("I tie the boats to the northern quay."), flat("I tie all boats to the northern quay."))
    assert kinds(diff) == {"reworded": 1, "kept": 1}
    assert "Responsibilities: A heading without a name" in to_text(diff)
