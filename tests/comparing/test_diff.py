"""Two frameworks compared: every layer followed, the same told once, own words aside, nothing overlooked."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from levelset.comparing.diff.as_json import diff_to_json
from levelset.comparing.diff.as_text import to_html, to_markdown, to_text
from levelset.comparing.diff.details import chapters
from levelset.comparing.diff.frameworks import diff_frameworks
from levelset.comparing.diff.model import Layer, LayerFate
from levelset.comparing.diff.sentences import summary
from levelset.core.model import (
    Framework,
    Group,
    Level,
    Page,
    Pillar,
    PillarKind,
    Responsibility,
    Role,
    Section,
    Statement,
    Track,
)
from levelset.interchange.compare_v1 import compare_schema, diff_schema
from support.diffs import kinds, told
from support.frameworks import frameworks
from support.harbors import group, harbor, on_pages, page, regrouped, reworded

BASE = harbor()
SCHEMAS = [Draft202012Validator(schema) for schema in (diff_schema(), compare_schema())]


def renamed(framework: Framework, old: str, new: Group) -> Framework:
    """The framework with one responsibility called otherwise on every page."""
    return on_pages(
        framework,
        lambda one: regrouped(
            one,
            lambda _section, groups: [
                replace(each, key=new.key, name=new.name) if each.key == old else each for each in groups
            ],
        ),
    )


def test_a_framework_differs_from_itself_in_nothing() -> None:
    diff = diff_frameworks(BASE, BASE)
    assert diff.is_empty
    assert kinds(diff) == {"kept": len(diff.told)}
    assert summary(diff) == ["Nothing changed: every sentence stands as it did."]


def test_the_schemas_are_schemas() -> None:
    for schema in SCHEMAS:
        schema.check_schema(schema.schema)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(frameworks())
def test_any_framework_differs_from_itself_in_nothing(value: Framework) -> None:
    diff = diff_frameworks(value, value)
    assert not diff.moves
    assert not [one for one in diff.layers if one.fate is not LayerFate.CHANGED]
    assert all(link.from_text == link.to_text for each in diff.pages for link in each.links)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(frameworks(), frameworks())
def test_any_two_frameworks_are_told_without_losing_a_statement(old: Framework, new: Framework) -> None:
    diff = diff_frameworks(old, new)
    before = sorted(text for each in diff.pages for link in each.links for text in link.from_text)
    after = sorted(text for each in diff.pages for link in each.links for text in link.to_text)
    assert after == sorted(one.text for each in new.pages for one in each.statements())
    kept = {(each.role, each.level) for each in old.pages}
    if len(kept) == len(old.pages):
        assert before == sorted(one.text for each in old.pages for one in each.statements())
    for write in (to_text, to_markdown, to_html):
        assert write(diff)
    value = diff_to_json(diff)
    for schema in SCHEMAS:
        schema.validate(value)


def test_what_is_the_same_on_several_pages_is_told_once() -> None:
    diff = diff_frameworks(BASE, reworded(BASE, "oil every winch", "grease every single winch"))
    (one,) = [one for one in diff.told if one.kind == "reworded" and "H1" in one.link.to_text[0]]
    assert one.pages == ("pilot/h1", "crane/h1")
    assert kinds(diff)["reworded"] == 2
    (chapter,) = chapters(diff)
    assert chapter.title == "All roles"
    assert [entry.where for part in chapter.parts for entry in part.entries] == ["H1", "H2"]


def test_what_one_role_alone_changes_stands_in_its_chapter() -> None:
    diff = diff_frameworks(BASE, reworded(BASE, "small boats", "small boats and barges"))
    (chapter,) = chapters(diff)
    assert (chapter.role, [part.name for part in chapter.parts]) == ("pilot", ["Piloting"])
    assert [entry.where for part in chapter.parts for entry in part.entries] == ["H1 and H2"]


def test_a_responsibility_with_another_name_is_followed() -> None:
    new = renamed(BASE, "talk", group("voice", "Speaking up"))
    items = tuple(
        replace(one, key="voice", name="Speaking up") if one.key == "talk" else one for one in new.responsibilities
    )
    diff = diff_frameworks(BASE, replace(new, responsibilities=items))
    assert told(diff, Layer.RESPONSIBILITY) == [("renamed", ["Talk"], ["Speaking up"])]
    assert kinds(diff) == {"kept": len(diff.told)}
    assert not any(one.link.moved for one in diff.told)
    assert "Talk is called Speaking up now (all of its 4 sentences stand there)." in summary(diff)


def test_two_responsibilities_that_become_one_are_followed() -> None:
    def merged(_section: Section, groups: tuple[Group, ...]) -> list[Group]:
        joined = [one for one in groups if one.key in ("crew", "talk")]
        if not joined:
            return list(groups)
        statements = tuple(statement for one in joined for statement in one.statements)
        return [Group("together", "Together", statements)]

    new = on_pages(BASE, lambda one: regrouped(one, merged))
    items = (
        *(one for one in BASE.responsibilities if one.key not in ("crew", "talk")),
        Responsibility("together", "Together", "people"),
    )
    diff = diff_frameworks(BASE, replace(new, responsibilities=items))
    assert told(diff, Layer.RESPONSIBILITY) == [("merged", ["Crew", "Talk"], ["Together"])]
    assert not any(one.link.moved for one in diff.told)
    assert "Crew and Talk are one responsibility now: Together (all of their 8 sentences stand there)." in summary(diff)


def test_one_that_goes_into_another_that_stays_is_told_as_its_part() -> None:
    def into(_section: Section, groups: tuple[Group, ...]) -> list[Group]:
        talk = [one for one in groups if one.key == "talk"]
        return [
            replace(one, statements=one.statements + talk[0].statements) if one.key == "crew" else one
            for one in groups
            if one.key != "talk"
        ]

    new = on_pages(BASE, lambda one: regrouped(one, into))
    diff = diff_frameworks(
        BASE, replace(new, responsibilities=tuple(one for one in BASE.responsibilities if one.key != "talk"))
    )
    assert told(diff, Layer.RESPONSIBILITY) == [("merged", ["Crew", "Talk"], ["Crew"])]
    assert any(sentence.startswith("Talk is part of Crew now") for sentence in summary(diff))


def test_a_responsibility_that_is_taken_out_of_another_is_told_as_its_part() -> None:
    texts = tuple(
        f"I keep watch number {number} of the {kind} lamps." for number in range(3) for kind in ("red", "green")
    )
    whole = harbor(pages=(page("pilot", "H1", group("piloting", "Piloting", *texts)),))
    parts = (group("piloting", "Piloting", *texts[:3]), group("lamps", "Lamps", *texts[3:]))
    cut = harbor(
        pages=(page("pilot", "H1", *parts),),
        responsibilities=(*BASE.responsibilities, Responsibility("lamps", "Lamps", "craft")),
    )
    diff = diff_frameworks(whole, cut)
    assert told(diff, Layer.RESPONSIBILITY) == [("split", ["Piloting"], ["Piloting", "Lamps"])]
    assert "Lamps is new (H1) and takes up a part of Piloting (of its 3 sentences, 3 from Piloting)." in summary(diff)


def test_one_that_is_cut_into_two_others_is_split() -> None:
    texts = tuple(
        f"I keep watch number {number} of the {kind} lamps." for number in range(3) for kind in ("red", "green")
    )
    whole = harbor(pages=(page("pilot", "H1", group("piloting", "Piloting", *texts)),))
    parts = (group("lamps", "Lamps", *texts[:3]), group("buoys", "Buoys", *texts[3:]))
    items = tuple(one for one in BASE.responsibilities if one.key != "piloting")
    cut = harbor(
        pages=(page("pilot", "H1", *parts),),
        responsibilities=(*items, Responsibility("lamps", "Lamps", "craft"), Responsibility("buoys", "Buoys", "craft")),
    )
    diff = diff_frameworks(whole, cut)
    assert told(diff, Layer.RESPONSIBILITY) == [("split", ["Piloting"], ["Lamps", "Buoys"])]
    assert "Piloting is split into Lamps and Buoys." in summary(diff)


def test_new_and_gone_responsibilities_are_told_with_their_levels() -> None:
    def swapped(one: Page) -> Page:
        if one.role != "crane" or one.level != "H2":
            return one
        sections = [
            replace(each, groups=(group("night", "Night", "I light the quay."),)) if each.pillar == "craft" else each
            for each in one.sections
        ]
        return replace(one, sections=tuple(sections))

    new = replace(
        on_pages(BASE, swapped),
        responsibilities=(*BASE.responsibilities, Responsibility("night", "Night", "craft")),
    )
    diff = diff_frameworks(BASE, new)
    assert ("new", [], ["Night"]) in told(diff, Layer.RESPONSIBILITY)
    sentences = summary(diff)
    assert "Night is a new responsibility (H2 (Crane Driver))." in sentences
    assert "Cranes is not asked for any more: H2 (Crane Driver)." in sentences
    back = summary(diff_frameworks(new, BASE))
    assert "Night is gone." in back
    assert "Cranes is asked for at more levels now: H2 (Crane Driver)." in back


def test_roles_and_levels_with_other_names_are_followed() -> None:
    labels = {"H1": "Level one", "H2": "Level two"}
    new = replace(
        BASE,
        levels=(Level("ic", "Level one", 1), Level("ic", "Level two", 2)),
        roles=(Role("helm", "Helm"), BASE.roles[1]),
        pages=tuple(
            replace(one, level=labels[one.level], role="helm" if one.role == "pilot" else one.role)
            for one in BASE.pages
        ),
    )
    diff = diff_frameworks(BASE, new)
    assert told(diff, Layer.ROLE) == [("renamed", ["Pilot"], ["Helm"])]
    assert told(diff, Layer.LEVEL) == [("renamed", ["H1"], ["Level one"]), ("renamed", ["H2"], ["Level two"])]
    assert kinds(diff) == {"kept": len(diff.told)}
    assert next((each.old, each.new) for each in diff.pages) == ("pilot/h1", "helm/level one")


def test_frameworks_without_a_level_in_common_are_matched_by_the_number() -> None:
    new = replace(
        BASE,
        levels=(Level("ic", "P1", 1), Level("ic", "P2", 2)),
        pages=tuple(
            replace(one, level=one.level.replace("H", "P"), sections=(), facets=(), statement=Statement("Other"))
            for one in BASE.pages
        ),
    )
    assert told(diff_frameworks(BASE, new), Layer.LEVEL) == [("renamed", ["H1"], ["P1"]), ("renamed", ["H2"], ["P2"])]


def test_pillars_and_facets_are_followed_and_their_kind_is_told() -> None:
    new = replace(
        BASE,
        pillars=(Pillar("tidy", "Tidiness", "⚓"), BASE.pillars[1], replace(BASE.pillars[2], kind=PillarKind.CORE)),
        facets=(replace(BASE.facets[0], key="reach", name="Reach"),),
        responsibilities=tuple(
            replace(one, pillar="tidy") if one.pillar == "order" else one for one in BASE.responsibilities
        ),
        pages=tuple(
            replace(
                one,
                facets=tuple(replace(each, name="Reach") for each in one.facets),
                sections=tuple(
                    replace(each, pillar="tidy", name="Tidiness") if each.pillar == "order" else each
                    for each in one.sections
                ),
            )
            for one in BASE.pages
        ),
    )
    diff = diff_frameworks(BASE, new)
    assert told(diff, Layer.PILLAR) == [("renamed", ["Order"], ["Tidiness"]), ("changed", ["Craft"], ["Craft"])]
    assert told(diff, Layer.FACET) == [("renamed", ["Scope"], ["Reach"])]
    assert told(diff, Layer.RESPONSIBILITY) == []
    assert kinds(diff) == {"kept": len(diff.told)}


def test_a_responsibility_under_another_pillar_is_told() -> None:
    new = replace(
        BASE,
        responsibilities=tuple(
            replace(one, pillar="order") if one.key == "crew" else one for one in BASE.responsibilities
        ),
    )
    assert "Crew moved from People to Order." in summary(diff_frameworks(BASE, new))


def test_the_order_of_levels_and_the_track_of_a_role_are_told() -> None:
    new = replace(
        BASE,
        tracks=(Track("m", "Management"),),
        levels=(Level("ic", "H1", 2), Level("ic", "H2", 1)),
        roles=(replace(BASE.roles[0], track="m"), BASE.roles[1]),
        title="The Pier Ladder",
        language="de",
    )
    sentences = summary(diff_frameworks(BASE, new))
    assert "The order of levels changed: H1 and H2." in sentences
    assert "Pilot: track: ic → m." in sentences
    assert "The Harbor Ladder is called The Pier Ladder now." in sentences
    assert "The Pier Ladder: language: en → de." in sentences
    assert "New track: Management." in sentences


def test_pages_and_roles_that_come_and_go_are_told_with_what_only_they_say() -> None:
    without = replace(BASE, pages=BASE.pages[:3])
    diff = diff_frameworks(without, BASE)
    assert told(diff, Layer.PAGE) == [("new", [], ["H2 Crane"])]
    (chapter,) = chapters(diff)
    (whole,) = chapter.pages
    assert (whole.is_new, len(whole.own), whole.sentences) == (True, 2, 10)
    back = diff_frameworks(BASE, without)
    assert told(back, Layer.PAGE) == [("gone", ["H2 Crane"], [])]
    assert "a page that is gone" in to_text(back)
    alone = replace(BASE, roles=BASE.roles[:1], pages=BASE.pages[:2])
    added = " ".join(summary(diff_frameworks(alone, BASE)))
    assert "Crane Driver is a new role with 2 pages (H1 and H2). 16 of its 18 sentences stand on other roles’" in added
    assert "The role Crane Driver is gone." in summary(diff_frameworks(BASE, alone))


def test_a_statement_that_moves_is_told_where_it_came_from() -> None:
    def moved(_section: Section, groups: tuple[Group, ...]) -> list[Group]:
        crew = next((one for one in groups if one.key == "crew"), None)
        if crew is None:
            return list(groups)
        return [
            replace(one, statements=one.statements[1:]) if one.key == "crew"
            else replace(one, statements=(*one.statements, crew.statements[0])) for one in groups
        ]  # fmt: skip

    diff = diff_frameworks(BASE, on_pages(BASE, lambda one: regrouped(one, moved)))
    assert {one.link.from_place.name for one in diff.told if one.link.moved and one.link.from_place} == {"Crew"}
    assert diff.tally.moved == 2
    assert "H1, moved, from Crew" in to_text(diff)
    assert not diff.is_empty


def test_a_statement_that_goes_to_another_level_is_found_there() -> None:
    text = "I swim the length of the basin twice a week."

    def with_it(level: str) -> Framework:
        def change(one: Page) -> Page:
            def groups_of(_section: Section, groups: tuple[Group, ...]) -> list[Group]:
                return [
                    replace(each, statements=(*each.statements, Statement(text)))
                    if each.key == "care" and one.level == level
                    else each
                    for each in groups
                ]

            return regrouped(one, groups_of)

        return on_pages(BASE, change)

    diff = diff_frameworks(with_it("H1"), with_it("H2"))
    assert [(one.old_page, one.new_page) for one in diff.moves] == [("pilot/h1", "pilot/h2"), ("crane/h1", "crane/h2")]
    assert any("moved to another page" in sentence for sentence in summary(diff))
