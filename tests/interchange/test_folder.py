"""The native folder: what people write is read, what is broken is told, what need not change is not touched."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from levelset.core.errors import InvalidFramework, LevelsetError
from levelset.core.findings import Result, Severity
from levelset.core.model import (
    Candidate,
    Facet,
    FacetKind,
    Framework,
    Group,
    InferenceState,
    Inferred,
    Level,
    Note,
    NoteKind,
    Page,
    Pillar,
    PillarKind,
    Prose,
    Responsibility,
    Role,
    Section,
    Source,
    Statement,
    Text,
    Track,
)
from levelset.interchange.canonical import canonical
from levelset.interchange.files import LARGEST, Folder
from levelset.interchange.folder import read_framework, write_framework
from levelset.interchange.layout import RECORD, unique_names
from levelset.interchange.record import Record

GUESS = Inferred(InferenceState.ASK, 0.5, ("Words in common: ship.",), (Candidate("Impact", 0.5),))


def page(role: str, level: str, *extra: Section) -> Page:
    return Page(
        role,
        level,
        f"{level} {role}",
        Statement("I deliver", "id-" + role + level, source=Source("a.txt", 2)),
        facets=(
            Facet(
                "Scope",
                "How far",
                (
                    Statement("Tasks – I own them", f"f-{role}{level}", "Tasks"),
                    Statement("# of tasks", f"g-{role}{level}"),
                ),
                GUESS,
            ),
        ),
        sections=(
            Section(
                "results",
                "Results",
                "🏆",
                (Text("What counts.", Source("a.txt", 5)),),
                (
                    Group(
                        "impact",
                        "Impact",
                        (Statement("I ship", f"s-{role}{level}", source=Source("a.txt", 6)),),
                        (Note("Such as this.", NoteKind.EXAMPLE), Note("Mind.")),
                        inferred=GUESS,
                    ),
                ),
            ),
            *extra,
        ),
        footnotes=(Text("A footnote."),),
    )


SHARED = Section(
    "talent",
    "Talent",
    "🌳",
    groups=(Group("growth", "Growth", (Statement("I read", "core1"),), inherited_from="_core/ic/ic1"),),
)
FRAMEWORK = Framework(
    "acme",
    "Acme Framework",
    "Acme",
    tracks=(Track("ic", "Individual contributor"),),
    levels=(Level("ic", "IC1", 1), Level("ic", "IC2", 2)),
    roles=(Role("swe", "Software Engineer"), Role("mle", "ML Engineer")),
    pillars=(
        Pillar("results", "Results", "🏆"),
        Pillar("talent", "Talent", "🌳"),
        Pillar("craft", "Craft", "🦉", PillarKind.CRAFT),
    ),
    facets=(FacetKind("scope", "Scope"),),
    responsibilities=(
        Responsibility("impact", "Impact", "results", aliases=("Outcome",)),
        Responsibility("growth", "Growth", "talent"),
        Responsibility("agility", "Agility", "results"),
        Responsibility("innovation", "Innovation", "results"),
    ),
    pages=(page("swe", "IC1", SHARED), page("swe", "IC2"), page("mle", "IC1", SHARED)),
    prose=(Prose("about", "About *us*", "# Inner\n\nText."),),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_framework(FRAMEWORK, tmp_path / "acme")
    return tmp_path / "acme"


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def told(result: Result[Framework | None]) -> list[tuple[str, Severity, str | None, int | None]]:
    return [(one.code, one.severity, one.file, one.line) for one in result.findings]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_folder_is_laid_out_as_designed(folder: Path) -> None:
    assert files(folder) == [
        ".levelset/import.json",
        "_core/ic/ic1.md",
        "_pages/about.md",
        "framework.yaml",
        "levelset.lock",
        "mle/ic1.md",
        "swe/ic1.md",
        "swe/ic2.md",
    ]
    assert (folder / "_core/ic/ic1.md").read_text() == "# IC1 (core)\n\n## 🌳 Talent\n\n### Growth\n\n- I read\n"
    assert (folder / "_pages/about.md").read_text() == "# About \\*us\\*\n\n# Inner\n\nText.\n"
    assert (folder / "swe/ic2.md").read_text(encoding="utf-8") == (
        "# IC2 swe\n\n> I deliver\n\n## Scope: How far\n\n- Tasks – I own them\n- \\# of tasks\n\n"
        "## 🏆 Results\n\nWhat counts.\n\n### Impact\n\n- I ship\n\n*Example:* Such as this.\n\n*Note:* Mind.\n\n"
        "[^1]: A footnote.\n"
    )


def test_what_is_written_is_read(folder: Path) -> None:
    result = read_framework(folder)
    assert result.value == FRAMEWORK
    assert result.findings == ()


def test_inferences_and_sources_survive(folder: Path) -> None:
    value = read_framework(folder).value
    assert value is not None
    group = value.pages[0].sections[0].groups[0]
    assert group.inferred == GUESS
    assert group.statements[0].source == Source("a.txt", 6)


def test_hostile_names_have_safe_files_and_come_back(tmp_path: Path) -> None:
    names = ["CON", "Core", "_core", "_pages", "..", "../../x", "🏆", "IC2", "ic2", "a" * 300, "x/y", ""]
    pages = tuple(Page(name, level, "T") for name in names for level in ("NUL", "L 1", "L-1", "🚀"))
    levels = tuple(Level("ic", label, n) for n, label in enumerate(("NUL", "L 1", "L-1", "🚀")))
    hostile = Framework("k", "T", levels=levels, roles=tuple(Role(name, name) for name in names), pages=pages)
    write_framework(hostile, tmp_path / "f")
    assert read_framework(tmp_path / "f").value == canonical(hostile)
    written = files(tmp_path / "f")
    assert len(written) == len(pages) + 1
    assert len({name.casefold() for name in written}) == len(written)
    assert all(not set(name) & set('\\:*?"<>|') and len(name) < 250 for name in written)
    assert list(tmp_path.iterdir()) == [tmp_path / "f"]


def test_file_names_stay_apart_even_where_a_hash_is_taken() -> None:
    first = unique_names(["a", "A"])
    assert len(set(unique_names(["a", first["A"], "A", "a"]).values())) == 3


def test_nothing_is_touched_that_need_not_change(folder: Path) -> None:
    before = {name: (folder / name).stat().st_mtime_ns for name in files(folder)}
    (folder / "README.md").write_text("mine")
    (folder / "swe/notes.txt").write_text("mine")
    os.utime(folder / "swe/ic1.md", ns=(1, 1))
    write_framework(FRAMEWORK, folder)
    assert (folder / "swe/ic1.md").stat().st_mtime_ns == 1
    assert {name: (folder / name).stat().st_mtime_ns for name in before if name != "swe/ic1.md"} == {
        name: moment for name, moment in before.items() if name != "swe/ic1.md"
    }
    assert (folder / "README.md").read_text() == "mine"
    assert (folder / "swe/notes.txt").read_text() == "mine"
    assert read_framework(folder).findings == ()


def test_what_people_formatted_keeps_its_bytes_until_it_says_something_else(folder: Path) -> None:
    by_hand = "IC2 swe\n===\n\n<!-- hello -->\n\n> I\n> deliver\n\n## scope : How far\n\n"
    path = folder / "swe/ic2.md"
    original = path.read_text(encoding="utf-8")
    by_hand = "\ufeff" + original.replace("- I ship", "* I\n  ship").replace("\n\n##", "\n\n\n##").replace("\n", "\r\n")
    path.write_bytes(by_hand.encode())
    (folder / "framework.yaml").write_text("# mine\n" + (folder / "framework.yaml").read_text())
    (folder / "_pages/about.md").write_text("#   About \\*us\\*\n# Inner\n\nText.")
    read = read_framework(folder)
    assert read.value == FRAMEWORK
    write_framework(FRAMEWORK, folder)
    assert path.read_bytes() == by_hand.encode()
    assert (folder / "framework.yaml").read_text().startswith("# mine\n")
    assert (folder / "_pages/about.md").read_text() == "#   About \\*us\\*\n# Inner\n\nText."
    changed = replace(FRAMEWORK.pages[1], statement=Statement("I deliver more"))
    write_framework(replace(FRAMEWORK, pages=(FRAMEWORK.pages[0], changed, FRAMEWORK.pages[2])), folder)
    assert path.read_text(encoding="utf-8") == original.replace("> I deliver", "> I deliver more")


def test_a_new_role_is_added_to_a_main_file_that_keeps_its_comments(folder: Path) -> None:
    edit(folder / "framework.yaml", "levels:\n", "levels:  # in order\n")
    write_framework(replace(FRAMEWORK, roles=(*FRAMEWORK.roles, Role("de", "Data Engineer"))), folder)
    text = (folder / "framework.yaml").read_text(encoding="utf-8")
    assert "levels:  # in order\n" in text
    assert "    name: Data Engineer\n" in text


def test_a_page_that_left_the_framework_keeps_its_file(folder: Path) -> None:
    write_framework(replace(FRAMEWORK, pages=FRAMEWORK.pages[:1]), folder)
    assert (folder / "swe/ic2.md").exists()


def test_what_was_confirmed_is_forgotten_as_a_guess(folder: Path) -> None:
    plain = replace(FRAMEWORK, pages=tuple(Page(one.role, one.level, one.title) for one in FRAMEWORK.pages))
    write_framework(plain, folder)
    assert read_framework(folder).value == canonical(plain)
    assert (folder / RECORD).read_text() == '{\n "format": "levelset-record/1"\n}\n'
    assert (folder / "levelset.lock").read_text().count("\n") == 1


def test_a_core_page_that_nobody_inherits_from_is_emptied_where_it_would_add_something(folder: Path) -> None:
    alone = replace(FRAMEWORK, pages=(replace(FRAMEWORK.pages[0], sections=FRAMEWORK.pages[0].sections[:1]),))
    write_framework(alone, folder)
    assert (folder / "_core/ic/ic1.md").read_text() == "# IC1 (core)\n"
    read = read_framework(folder).value
    assert read is not None
    assert read.page("swe/ic1") == alone.pages[0]


def test_a_core_page_that_adds_nothing_stays(folder: Path) -> None:
    own = replace(SHARED, groups=(replace(SHARED.groups[0], inherited_from=None),))
    text = (folder / "_core/ic/ic1.md").read_text()
    write_framework(replace(FRAMEWORK, pages=(page("swe", "IC1", own),)), folder)
    assert (folder / "_core/ic/ic1.md").read_text() == text


def test_accounts_of_imports_are_remembered_by_document(folder: Path) -> None:
    write_framework(FRAMEWORK, folder, account=Record(({"file": "a.txt", "sha256": "1"},)))
    write_framework(FRAMEWORK, folder, account=Record(({"file": "b.txt", "sha256": "2"},)))
    write_framework(FRAMEWORK, folder)
    text = (folder / RECORD).read_text()
    assert '"sha256": "1"' in text
    assert '"sha256": "2"' in text


def test_ids_stay_with_edited_pages_where_the_text_is_the_same(folder: Path) -> None:
    edit(folder / "swe/ic2.md", "- I ship", "- i ship.\n- I test")
    result = read_framework(folder)
    assert result.value is not None
    page_ = result.value.page("swe/ic2")
    assert page_ is not None
    assert [one.id for one in page_.sections[0].groups[0].statements] == ["s-sweIC2", ""]
    assert told(result) == [("lock/new-statements", Severity.INFO, "swe/ic2.md", None)]


def test_a_framework_that_contradicts_itself_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(InvalidFramework, match="exists twice") as caught:
        write_framework(replace(FRAMEWORK, pages=FRAMEWORK.pages * 2), tmp_path / "f")
    assert caught.value.findings[0].code == "framework/page-twice"
    assert not (tmp_path / "f").exists()


@pytest.mark.parametrize("name", ["swe/ic1.md", "framework.yaml"])
def test_a_file_that_cannot_be_read_is_not_overwritten(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff\xfe\x00bad")
    with pytest.raises(InvalidFramework, match="cannot be read"):
        write_framework(FRAMEWORK, folder)
    assert (folder / name).read_bytes() == b"\xff\xfe\x00bad"


def test_a_broken_framework_yaml_is_not_overwritten(folder: Path) -> None:
    (folder / "framework.yaml").write_text("title: [")
    with pytest.raises(InvalidFramework, match="Mend it first"):
        write_framework(FRAMEWORK, folder)
    assert (folder / "framework.yaml").read_text() == "title: ["


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "f").mkdir()
    (tmp_path / "f/swe").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LevelsetError, match="leads out of"):
        write_framework(FRAMEWORK, tmp_path / "f")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_write_that_fails_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (folder / "swe/ic2.md").read_bytes()

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_framework(replace(FRAMEWORK, pages=(page("swe", "IC2", SHARED),)), folder)
    assert (folder / "swe/ic2.md").read_bytes() == before
    assert not [name for name in files(folder) if name.endswith(".tmp")]


def test_a_file_link_is_replaced_by_a_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# Other\n")
    (folder / "swe/ic2.md").rename(folder / "swe/kept.txt")
    (folder / "swe/ic2.md").symlink_to(folder / "swe/kept.txt")
    changed = replace(FRAMEWORK.pages[1], title="New title")
    write_framework(replace(FRAMEWORK, pages=(FRAMEWORK.pages[0], changed, FRAMEWORK.pages[2])), folder)
    assert not (folder / "swe/ic2.md").is_symlink()
    assert "New title" not in (folder / "swe/kept.txt").read_text(encoding="utf-8")


# ---- reading what is broken -----------------------------------------------------------------------------------------


def test_no_folder_and_no_framework_are_told(tmp_path: Path) -> None:
    assert told(read_framework(tmp_path / "no")) == [("folder/missing", Severity.ERROR, str(tmp_path / "no"), None)]
    assert told(read_framework(tmp_path)) == [("folder/no-framework", Severity.ERROR, "framework.yaml", None)]


def test_a_main_file_that_cannot_be_used_is_told(folder: Path) -> None:
    (folder / "framework.yaml").write_text("title: [")
    result = read_framework(folder)
    assert result.value is None
    assert told(result)[0][:3] == ("yaml/broken", Severity.ERROR, "framework.yaml")
    (folder / "framework.yaml").write_bytes(b"title: \xff\n")
    assert told(read_framework(folder)) == [("folder/encoding", Severity.ERROR, "framework.yaml", 1)]


def test_keys_that_are_there_twice_are_told(folder: Path) -> None:
    edit(folder / "framework.yaml", "  - key: mle", "  - key: swe")
    assert ("framework/key-twice", Severity.ERROR, "framework.yaml", None) in told(read_framework(folder))


def test_a_page_in_another_encoding_is_told_with_the_line(folder: Path) -> None:
    (folder / "swe/ic2.md").write_bytes("# Title\n\n- café\n".encode("latin-1"))
    result = read_framework(folder)
    assert told(result) == [("folder/encoding", Severity.ERROR, "swe/ic2.md", 3)]
    assert result.value is not None
    assert len(result.value.pages) == 2


def test_a_level_that_nobody_knows_is_told_and_the_page_kept(folder: Path) -> None:
    (folder / "swe/ic9.md").write_text("# Nine\n")
    result = read_framework(folder)
    assert told(result) == [("folder/unknown-level", Severity.ERROR, "swe/ic9.md", None)]
    assert result.value is not None
    assert result.value.page("swe/ic9") is not None


def test_two_files_of_one_page_are_told(folder: Path) -> None:
    (folder / "swe/IC2.MD").write_text("# Two\n")
    result = read_framework(folder)
    assert told(result) == [("folder/page-twice", Severity.ERROR, "swe/ic2.md", None)]


def test_a_folder_of_no_role_is_told_if_it_holds_pages(folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "designer").mkdir()
    (folder / "designer/ic1.md").write_text("# One\n")
    assert told(read_framework(folder)) == [("folder/unknown-role", Severity.WARNING, "designer", None)]


def test_links_that_lead_out_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/ic1.md").write_text("# Secret\n")
    (folder / "swe/ic2.md").unlink()
    (folder / "swe/ic2.md").symlink_to(tmp_path / "secret/ic1.md")
    for name in ("ic1.md",):
        (folder / "mle" / name).unlink()
    (folder / "mle").rmdir()
    (folder / "mle").symlink_to(tmp_path / "secret")
    result = read_framework(folder)
    assert told(result) == [
        ("folder/outside", Severity.ERROR, "swe/ic2.md", None),
        ("folder/outside", Severity.ERROR, "mle", None),
    ]
    assert result.value is not None
    assert "Secret" not in str(result.value)


def test_what_is_no_file_or_too_large_or_forbidden_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "swe/ic2.md").unlink()
    (folder / "swe/ic2.md").mkdir()
    (folder / "mle/ic2.md").write_bytes(b"x" * (LARGEST + 1))
    assert told(read_framework(folder)) == [
        ("folder/no-file", Severity.ERROR, "swe/ic2.md", None),
        ("folder/too-large", Severity.ERROR, "mle/ic2.md", None),
    ]

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert Folder(folder).text("swe/ic1.md") is None
    monkeypatch.setattr(Path, "iterdir", refuse)
    reader = Folder(folder)
    assert reader.names("swe") == []
    assert reader.findings[0].message == "The folder cannot be read: Permission denied."


def test_a_damaged_lock_and_record_are_told_and_the_pages_read(folder: Path) -> None:
    (folder / "levelset.lock").write_text("nonsense\n")
    (folder / RECORD).write_text("{")
    result = read_framework(folder)
    assert [code for code, *_ in told(result)] == ["lock/format", "record/broken"]
    assert result.value is not None
    assert [page.title for page in result.value.pages] == [page.title for page in FRAMEWORK.pages]


def test_a_folder_without_lock_is_read_without_ids(folder: Path) -> None:
    (folder / "levelset.lock").unlink()
    result = read_framework(folder)
    assert result.findings == ()
    assert result.value is not None
    assert not any(one.id for page in result.value.pages for one in page.statements())


def test_core_pages_hold_core_pillars_of_known_levels_only(folder: Path) -> None:
    (folder / "_core/ic/ic9.md").write_text("# Nine\n")
    (folder / "_core/zz").mkdir()
    (folder / "_core/zz/ic1.md").write_text("# Z\n")
    (folder / "_core/README.md").write_text("# R\n")
    (folder / "_core/ic/ic2.md").write_text(
        "# x\n\n> quoted\n\n## Scope\n\n- a\n\n## Craft\n\n### Growth\n\n- b\n\n## —\n\n[^1]: f\n"
    )
    result = read_framework(folder)
    assert told(result) == [
        ("folder/not-core", Severity.ERROR, "_core/ic/ic2.md", None),
        ("folder/unknown-core", Severity.ERROR, "_core/ic/ic9.md", None),
        ("folder/unknown-core", Severity.ERROR, "_core/zz/ic1.md", None),
    ]
    assert "Scope, Craft, —, the quoted statement, footnotes" in result.findings[0].message


def test_a_core_page_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "_core/ic/ic1.md").write_bytes(b"\xff")
    result = read_framework(folder)
    assert told(result) == [("folder/encoding", Severity.ERROR, "_core/ic/ic1.md", 1)]


def test_prose_is_read_as_people_write_it(folder: Path) -> None:
    (folder / "_pages/how-we-level.md").write_text("\n\nNo title here.\r\nBut text.\n\n")
    (folder / "_pages/bad.md").write_bytes(b"\xff")
    result = read_framework(folder)
    assert result.value is not None
    assert result.value.prose[1] == Prose("how-we-level", "How we level", "No title here.\nBut text.")
    assert told(result) == [("folder/encoding", Severity.ERROR, "_pages/bad.md", 1)]


def page_findings(folder: Path, text: str) -> tuple[Page, list[tuple[str, Severity, str | None, int | None]]]:
    (folder / "levelset.lock").unlink(missing_ok=True)
    (folder / "swe/ic2.md").write_text(text, encoding="utf-8")
    result = read_framework(folder)
    assert result.value is not None
    found = result.value.page("swe/ic2")
    assert found is not None
    return found, told(result)


def test_headings_are_known_by_name_symbol_and_other_names(folder: Path) -> None:
    text = """# T

## scope: wide

- Mentorship – I may help

## RESULTS

### outcome

- a

### Agility / Innovation

- b

## 🌳 People

### Growth

- c

## 🦉

### Whatever

- d
"""
    found, findings = page_findings(folder, text)
    assert found.facets == (Facet("scope", "wide", (Statement("Mentorship – I may help", label="Mentorship"),)),)
    assert [(one.pillar, one.name, one.symbol) for one in found.sections] == [
        ("results", "RESULTS", ""),
        ("talent", "People", "🌳"),
        ("craft", None, "🦉"),
    ]
    assert [(one.key, one.covers) for one in found.sections[0].groups] == [
        ("impact", ()),
        ("agility-innovation", ("agility", "innovation")),
    ]
    assert findings == [("page/unknown-responsibility", Severity.WARNING, "swe/ic2.md", 25)]


def test_what_no_page_has_is_told_and_kept(folder: Path) -> None:
    text = """## 🎯 Scope

- a

a paragraph

### A heading

- b

a remark

## Gardening

- loose

### Digging

- c
"""
    found, findings = page_findings(folder, text)
    assert found.title == "IC2 Software Engineer"
    assert [one.text for one in found.facets[0].statements] == ["a", "a paragraph", "b", "a remark"]
    (section,) = found.sections
    assert (section.pillar, section.name) == (None, "Gardening")
    assert [(one.key, one.name, one.statements[0].text) for one in section.groups] == [
        (None, None, "loose"),
        (None, "Digging", "c"),
    ]
    assert findings == [
        ("page/no-title", Severity.WARNING, "swe/ic2.md", 1),
        ("page/facet-symbol", Severity.INFO, "swe/ic2.md", 1),
        ("page/facet-paragraph", Severity.WARNING, "swe/ic2.md", 5),
        ("page/facet-heading", Severity.ERROR, "swe/ic2.md", 7),
        ("page/unknown-section", Severity.WARNING, "swe/ic2.md", 13),
        ("page/no-responsibility", Severity.WARNING, "swe/ic2.md", 15),
        ("page/unknown-responsibility", Severity.WARNING, "swe/ic2.md", 17),
    ]


def test_a_page_that_says_nothing_of_a_core_pillar_inherits_it(folder: Path) -> None:
    (folder / "mle/ic1.md").write_text("# T\n\n## Talent\n\n### Growth\n\n- I read more\n")
    result = read_framework(folder)
    assert result.value is not None
    swe, mle = result.value.page("swe/ic1"), result.value.page("mle/ic1")
    assert swe is not None
    assert mle is not None
    assert swe.sections[1].groups[0].inherited_from == "_core/ic/ic1"
    assert swe.sections[1].groups[0].statements[0].id == "core1"
    assert mle.sections[0].groups[0].inherited_from is None
    assert mle.sections[0].groups[0].statements[0].text == "I read more"
