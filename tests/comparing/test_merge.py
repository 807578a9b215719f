"""An import adds pages, replaces the same page, says what changed, and leaves the rest alone."""

from dataclasses import replace

from levelset.comparing.identity import with_ids
from levelset.comparing.merge import PageChange, merge
from levelset.core.model import (
    Facet,
    FacetKind,
    Framework,
    Group,
    InferenceState,
    Inferred,
    Lens,
    LensEntry,
    Level,
    Note,
    Page,
    Pillar,
    Prose,
    Responsibility,
    Role,
    Section,
    Statement,
    Term,
    Text,
    Track,
    Waiver,
)

GUESS = Inferred(InferenceState.ASK, 0.4)


def page(level: str, *texts: str, role: str = "swe", guess: Inferred | None = None) -> Page:
    return Page(
        role,
        level,
        f"{level} Engineer",
        Statement("I deliver"),
        facets=(Facet("Scope", statements=(Statement("I own tasks"),), inferred=guess),),
        sections=(
            Section(
                "results",
                "Results",
                groups=(Group("impact", "Impact", tuple(map(Statement, texts)), inferred=guess),),
                inferred=guess,
            ),
        ),
    )


def framework(*pages: Page, **values: object) -> Framework:
    base = Framework(
        "acme",
        "Acme",
        levels=(Level("ic", "IC1", 1), Level("ic", "IC2", 2)),
        roles=(Role("swe", "Software Engineer"),),
        pillars=(Pillar("results", "Results"),),
        responsibilities=(Responsibility("impact", "Impact", "results"),),
        pages=pages,
    )
    return replace(base, **values)  # type: ignore[arg-type]


BASE = with_ids(framework(page("IC2", "I ship features to customers every week", "I test")))


def test_a_new_page_is_added_in_its_place() -> None:
    done = merge(BASE, framework(page("IC1", "I learn")))
    assert [one.level for one in done.framework.pages] == ["IC1", "IC2"]
    assert done.framework.pages[1] == BASE.pages[0]
    (change,) = done.changes
    assert change == PageChange("swe/ic1", "IC1 Engineer", True, new=3)
    assert change.sentences == ("IC1 Engineer is a new page with 3 statements.",)
    assert change.changes_anything


def test_the_same_page_again_changes_nothing() -> None:
    done = merge(BASE, framework(page("IC2", "I ship features to customers every week", "I test")))
    assert done.framework == BASE
    (change,) = done.changes
    assert not change.changes_anything
    assert change.sentences == ("IC2 Engineer is the same as before, word for word.",)
    assert done.additions == ()


def test_a_changed_page_is_replaced_and_told() -> None:
    newer = page("IC2", "I ship features to all customers every week", "Budgets are mine")
    done = merge(BASE, framework(replace(newer, footnotes=(Text("See the handbook"),))))
    (change,) = done.changes
    assert (change.kept, change.reworded, change.new, change.gone) == (2, 1, 1, 1)
    assert change.sentences == (
        "IC2 Engineer is replaced: 2 kept, 1 reworded, 1 new and 1 gone.",
        "Text beside the statements changed too (title, headings, intros, notes or footnotes).",
    )


def test_ids_stay_with_their_text() -> None:
    done = merge(BASE, framework(page("IC2", "I test", "Budgets are mine")))
    before = {one.text: one.id for one in BASE.pages[0].statements()}
    after = {one.text: one.id for one in done.framework.pages[0].statements()}
    assert after["I test"] == before["I test"]
    assert after["Budgets are mine"]


def test_a_statement_that_moved_is_told() -> None:
    other = replace(
        page("IC2", "I ship features to customers every week"),
        facets=(Facet("Scope", statements=(Statement("I own tasks"), Statement("I test"))),),
    )
    (change,) = merge(BASE, framework(other)).changes
    assert change.moved == 1
    assert change.sentences == ("IC2 Engineer is replaced: 4 kept.", "1 statement moved to another heading.")


def test_what_the_base_says_stands_and_what_it_lacks_is_added() -> None:
    draft = Framework(
        "other",
        "Other title",
        "Other organization",
        tracks=(Track("ic", "Individual"),),
        levels=(Level("ic", "IC2", 9, "Two"), Level("ic", "IC3", 3)),
        pillars=(Pillar("results", "Outcomes", "🏆", definition="What counts"), Pillar("craft", "Craft")),
        facets=(FacetKind("scope", "Scope"),),
        responsibilities=(Responsibility("impact", "Effect", aliases=("Impact", "Outcome")),),
        roles=(Role("swe", "Engineer", "SWE"), Role("mle", "Machine Learning Engineer")),
        lenses=(Lens("stage", "Stage", (LensEntry("a", "A"),)),),
        glossary=(Term("SEV", "An incident"), Term("KTLO")),
        waivers=(Waiver("r", "w", "because"),),
    )
    base = replace(BASE, glossary=(Term("sev"),), lenses=(Lens("stage", "Stage", (LensEntry("b", "B"),)),))
    done = merge(base, draft)
    after = done.framework
    assert (after.key, after.title, after.organization) == ("acme", "Acme", "Other organization")
    assert after.levels == (Level("ic", "IC1", 1), Level("ic", "IC2", 2), Level("ic", "IC3", 3))
    assert after.pillars == (Pillar("results", "Results", "🏆", definition="What counts"), Pillar("craft", "Craft"))
    assert after.responsibilities == (Responsibility("impact", "Impact", "results", aliases=("Effect", "Outcome")),)
    assert after.roles[0] == Role("swe", "Software Engineer", "SWE")
    assert after.lenses == (Lens("stage", "Stage", (LensEntry("b", "B"), LensEntry("a", "A"))),)
    assert after.glossary == (Term("sev", "An incident"), Term("KTLO"))
    assert after.waivers == (Waiver("r", "w", "because"),)
    assert after.pages == BASE.pages
    assert done.additions == (
        "New role: Machine Learning Engineer.",
        "New level: IC3.",
        "New pillar: Craft.",
        "New facet: Scope.",
        "New term: KTLO.",
    )


def test_several_additions_are_listed() -> None:
    draft = framework(
        responsibilities=(Responsibility("a", "Alpha"), Responsibility("b", "Beta"), Responsibility("c", "Gamma"))
    )
    assert merge(BASE, draft).additions == ("New responsibilities: Alpha, Beta and Gamma.",)


def test_prose_of_the_same_title_is_replaced_and_other_prose_gets_a_name_of_its_own() -> None:
    base = replace(BASE, prose=(Prose("about", "About", "Old."), Prose("values", "Values", "Kept.")))
    done = merge(base, framework(prose=(Prose("about", "About", "New."), Prose("about", "About levels", "Else."))))
    assert done.framework.prose == (
        Prose("about", "About", "New."),
        Prose("about-2", "About levels", "Else."),
        Prose("values", "Values", "Kept."),
    )
    assert done.additions == ("The prose page “About” is replaced.", "The prose page “About levels” is new.")


def test_a_name_that_was_confirmed_stays_confirmed() -> None:
    done = merge(BASE, framework(page("IC2", "Quite other words", guess=GUESS)))
    after = done.framework.pages[0]
    assert after.facets[0].inferred is None
    assert after.sections[0].inferred is None
    assert after.sections[0].groups[0].inferred is None


def test_a_guess_that_names_something_else_stays_a_guess() -> None:
    guessed = page("IC2", "Quite other words", guess=GUESS)
    renamed = replace(guessed.sections[0].groups[0], key="ownership", name="Ownership")
    done = merge(BASE, framework(replace(guessed, sections=(replace(guessed.sections[0], groups=(renamed,)),))))
    assert done.framework.pages[0].sections[0].groups[0].inferred == GUESS


def test_a_group_that_is_the_same_as_the_inherited_one_stays_inherited() -> None:
    inherited = Group(
        "impact", "Impact", (Statement("I ship"),), (Note("Not expected"),), inherited_from="_core/ic/ic2"
    )
    shared = replace(page("IC2"), sections=(Section("results", "Results", groups=(inherited,)),))
    base = with_ids(framework(shared, replace(shared, role="mle"), roles=(Role("swe", "S"), Role("mle", "M"))))
    assert [one.id for one in base.pages[0].statements()][-1] == [one.id for one in base.pages[1].statements()][-1]
    again = replace(
        shared, sections=(Section("results", "Results", groups=(replace(inherited, inherited_from=None),)),)
    )
    assert merge(base, framework(again)).framework == base
    other = replace(inherited, inherited_from=None, statements=(Statement("I ship more"),))
    changed = merge(
        base, framework(replace(shared, sections=(Section("results", "Results", groups=(other,)),)))
    ).framework
    assert changed.pages[0].sections[0].groups[0].inherited_from is None
    assert changed.pages[1] == base.pages[1]


def test_what_cannot_be_inherited_any_longer_is_written_out_with_ids_of_its_own() -> None:
    groups = (
        Group("impact", "Impact", (Statement("I ship"),), inherited_from="_core/ic/ic2"),
        Group("quality", "Quality", (Statement("I test"),), inherited_from="_core/ic/ic2"),
    )
    shared = replace(page("IC2"), sections=(Section("results", "Results", groups=groups),))
    base = with_ids(framework(shared, replace(shared, role="mle"), roles=(Role("swe", "S"), Role("mle", "M"))))
    without = replace(shared, sections=(Section("results", "Results", groups=groups[:1]),))
    after = merge(base, framework(without)).framework
    ids = [one.id for each in after.pages for one in each.statements()]
    assert len(set(ids)) == len(ids)
    assert not any(group.inherited_from for each in after.pages for group in each.sections[0].groups)
