"""Reading the native folder: what people write is read, what is broken is told with file and line."""

from pathlib import Path

import pytest

from levelset.core.findings import Severity
from levelset.core.model import (
    Facet,
    Page,
    Prose,
    Statement,
)
from levelset.interchange.files import LARGEST, Folder
from levelset.interchange.folder import read_framework
from levelset.interchange.layout import RECORD
from support.folders import FRAMEWORK, edit, told


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


def test_a_link_that_leads_to_itself_is_told(folder: Path) -> None:
    (folder / "swe/ic2.md").unlink()
    (folder / "swe/ic2.md").symlink_to("ic2.md")
    assert told(read_framework(folder)) == [("folder/no-file", Severity.ERROR, "swe/ic2.md", None)]


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
