"""Writing the native folder: readable, exact, and touching only what has to change."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from levelset.core.errors import InvalidFramework, LevelsetError
from levelset.core.findings import Severity
from levelset.core.model import (
    Framework,
    Group,
    Level,
    Page,
    Role,
    Section,
    Source,
    Statement,
)
from levelset.interchange.canonical import canonical
from levelset.interchange.folder import read_framework, write_framework
from levelset.interchange.layout import RECORD, unique_names
from levelset.interchange.record import Record
from support.folders import FRAMEWORK, GUESS, SHARED, edit, files, page, told


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


def test_a_page_that_left_the_framework_goes_with_its_file_and_nothing_else_does(folder: Path) -> None:
    (folder / "swe/notes.txt").write_text("mine", encoding="utf-8")
    (folder / "swe/IC9.md").write_bytes(b"\xff is no text")
    (folder / "other").mkdir()
    (folder / "other/ic1.md").write_text("# No role of this framework\n", encoding="utf-8")
    write_framework(replace(FRAMEWORK, pages=FRAMEWORK.pages[:1]), folder)
    assert not (folder / "swe/ic2.md").exists()
    assert not (folder / "mle/ic1.md").exists()
    assert all((folder / name).exists() for name in ("swe/ic1.md", "swe/notes.txt", "swe/IC9.md", "other/ic1.md"))
    (folder / "swe/IC9.md").unlink()
    read = read_framework(folder).value
    assert read is not None
    assert [page.address for page in read.pages] == ["swe/ic1"]


def test_a_role_that_is_called_otherwise_leaves_no_second_copy_behind(folder: Path) -> None:
    roles = (replace(FRAMEWORK.roles[0], key="engineer"), *FRAMEWORK.roles[1:])
    pages = tuple(replace(one, role="engineer") if one.role == "swe" else one for one in FRAMEWORK.pages)
    write_framework(replace(FRAMEWORK, roles=roles, pages=pages), folder)
    assert not (folder / "swe/ic1.md").exists()
    assert (folder / "engineer/ic1.md").exists()


def test_core_responsibilities_that_no_page_inherits_outlive_a_change_of_the_core(folder: Path) -> None:
    core = folder / "_core/ic/ic1.md"
    unused = "\n### Agility\n\n- I interview\n\n## 🏆 Results\n\n### Impact\n\n- Nobody inherits this\n"
    core.write_text(core.read_text() + unused, encoding="utf-8")
    own = Section("talent", "Talent", "🌳", groups=(Group("agility", "Agility", (Statement("I hire", "h1"),)),))
    read = read_framework(folder).value
    assert read is not None
    pages = []
    for one in read.pages:
        section = next((each for each in one.sections if each.pillar == "talent"), None)
        if section is not None:
            inherited = tuple(
                replace(group, statements=(Statement("I read a lot", "core1"),))
                for group in section.groups
                if group.key == "growth"
            )
            groups = (*inherited, *own.groups)
            sections = [replace(each, groups=groups) if each is section else each for each in one.sections]
            one = replace(one, sections=tuple(sections))
        pages.append(one)
    write_framework(replace(read, pages=tuple(pages)), folder)
    assert "I read a lot" in core.read_text()
    assert "I interview" in core.read_text()
    assert "Nobody inherits this" in core.read_text()
    again = read_framework(folder).value
    assert again is not None
    assert "I interview" not in [one.text for page in again.pages for one in page.statements()]


def test_what_was_confirmed_is_forgotten_as_a_guess(folder: Path) -> None:
    plain = replace(FRAMEWORK, pages=tuple(Page(one.role, one.level, one.title) for one in FRAMEWORK.pages))
    write_framework(plain, folder)
    assert read_framework(folder).value == canonical(plain)
    assert (folder / RECORD).read_text() == '{\n "format": "levelset-record/1"\n}\n'
    assert all(line.startswith("past ") for line in (folder / "levelset.lock").read_text().splitlines() if '"' in line)


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
