"""What the roles of a track share at a level is kept once, and every page still reads whole."""

from dataclasses import replace

import pytest

from levelset.core.model import (
    Framework,
    Group,
    Level,
    Page,
    Pillar,
    PillarKind,
    Role,
    Section,
    Statement,
    Text,
)
from levelset.interchange.inheritance import compact, expanded, settled

CORE = "_core/ic/ic2"


def group(key: str, *texts: str, core: bool = False, covers: tuple[str, ...] = ()) -> Group:
    return Group(
        key, key.capitalize(), tuple(map(Statement, texts)), covers=covers, inherited_from=CORE if core else None
    )


def section(pillar: str, *groups: Group, intro: str = "") -> Section:
    return Section(pillar, pillar.capitalize(), intro=(Text(intro),) if intro else (), groups=groups)


def framework(*pages: Page) -> Framework:
    return Framework(
        "acme",
        "Acme",
        levels=(Level("ic", "IC2", 2), Level("ic", "IC3", 3)),
        roles=(Role("swe", "S"), Role("mle", "M"), Role("em", "E", track="m")),
        pillars=(
            Pillar("results", "Results"),
            Pillar("talent", "Talent"),
            Pillar("craft", "Craft", kind=PillarKind.CRAFT),
        ),
        pages=pages,
    )


RESULTS = section("results", group("impact", "I ship", core=True), group("ownership", "I keep", core=True))
TALENT = section("talent", group("growth", "I read", core=True), intro="People.")
CRAFT = section("craft", group("code", "I test"))
SWE = Page("swe", "IC2", "S", sections=(RESULTS, TALENT, CRAFT))
MLE = Page("mle", "IC2", "M", sections=(RESULTS, TALENT, section("craft", group("models", "I train"))))


def test_what_is_shared_is_kept_once() -> None:
    parts = compact(framework(SWE, MLE))
    assert [page.sections for page in parts.pages] == [(CRAFT,), (section("craft", group("models", "I train")),)]
    (core,) = parts.cores.values()
    assert core.address == CORE
    assert [one.pillar for one in core.sections] == ["results", "talent"]
    assert not any(each.inherited_from for one in core.sections for each in one.groups)


def test_every_page_reads_whole_again() -> None:
    whole = framework(SWE, MLE)
    parts = compact(whole)
    assert [expanded(page, parts.cores[CORE], whole) for page in parts.pages] == [SWE, MLE]
    assert settled(whole) == whole


def test_a_page_replaces_one_responsibility_and_inherits_the_others() -> None:
    own = section("results", group("impact", "I train and ship"), group("ownership", "I keep", core=True))
    whole = framework(SWE, replace(MLE, sections=(own, TALENT)))
    parts = compact(whole)
    assert parts.pages[1].sections == (section("results", group("impact", "I train and ship")),)
    assert settled(whole) == whole


def test_a_merged_heading_replaces_all_that_it_covers() -> None:
    merged = group("impact-ownership", "I do both", covers=("impact", "ownership"))
    whole = framework(SWE, replace(MLE, sections=(section("results", merged, group("extra", "More")), TALENT)))
    assert settled(whole) == whole


def test_an_intro_of_the_core_page_is_inherited_and_one_of_its_own_is_kept() -> None:
    also = section("talent", group("growth", "I read", core=True), group("hiring", "I ask"), intro="People.")
    other = replace(also, intro=(Text("Our people."),))
    for variant in (also, other):
        whole = framework(SWE, replace(MLE, sections=(RESULTS, variant)))
        assert settled(whole) == whole
    assert compact(framework(SWE, replace(MLE, sections=(RESULTS, also)))).pages[1].sections[0].intro == ()


def test_a_core_page_may_name_a_pillar_twice() -> None:
    core = Page("_core/ic", "ic2", "", sections=(section("results", group("impact", "I ship")), RESULTS))
    page = Page("swe", "IC2", "S", sections=(section("results", group("growth", "I read")),))
    whole = expanded(page, core, framework(page))
    assert [group.key for group in whole.sections[0].groups] == ["impact", "ownership", "growth"]


def test_the_intro_of_a_page_that_inherits_the_rest_is_its_own() -> None:
    mixed = section("talent", group("hiring", "I ask"), group("growth", "I read", core=True), intro="People.")
    mixed = replace(mixed, groups=mixed.groups[::-1])
    alone = framework(replace(SWE, sections=(mixed,)))
    assert settled(alone) == alone
    assert compact(alone).pages[0].sections[0].intro == mixed.intro
    both = framework(replace(SWE, sections=(mixed,)), replace(MLE, sections=(mixed,)))
    assert settled(both) == both
    assert compact(both).cores[CORE].sections[0].intro == mixed.intro


def test_the_order_of_a_page_that_inherits_all_counts() -> None:
    partly = section("results", group("impact", "I train"), group("ownership", "I keep", core=True))
    whole = framework(replace(SWE, sections=(partly,)), replace(MLE, sections=(RESULTS,)))
    assert settled(whole) == whole


@pytest.mark.parametrize(
    "pages",
    [
        (SWE, replace(MLE, sections=(RESULTS, CRAFT))),
        (SWE, replace(MLE, sections=(section("results", group("impact", "Else", core=True)), TALENT))),
        (SWE, replace(MLE, sections=(TALENT, RESULTS))),
        (SWE, replace(MLE, sections=(section("results", *reversed(RESULTS.groups)), TALENT))),
        (SWE, Page("mle", "IC2", "M")),
        (replace(SWE, sections=(section("craft", group("code", "I test", core=True)),)),),
        (replace(SWE, sections=(Section(None, None, groups=(group("impact", "I ship", core=True),)),)),),
        (replace(SWE, level="IC3"),),
        (replace(SWE, role="em"),),
        (replace(SWE, role="nobody"),),
        (replace(SWE, level="IC9"),),
    ],
)
def test_what_cannot_be_shared_is_written_out(pages: tuple[Page, ...]) -> None:
    after = settled(framework(*pages))
    groups = [each for page in after.pages for one in page.sections for each in one.groups]
    assert not any(each.inherited_from for each in groups)
    assert [list(page.statements()) for page in after.pages] == [list(page.statements()) for page in pages]
    assert settled(after) == after


def test_pages_of_other_levels_and_tracks_do_not_inherit() -> None:
    whole = framework(SWE, MLE, Page("swe", "IC3", "S3", sections=(CRAFT,)), Page("em", "IC2", "E"))
    assert settled(whole) == whole


def test_a_framework_without_inheritance_is_itself() -> None:
    whole = framework(replace(SWE, sections=(CRAFT,)))
    assert settled(whole) is whole
    assert compact(whole).cores == {}
