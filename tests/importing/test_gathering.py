"""What a person points at becomes named documents; nothing leads out of it, and nothing is lost without a word."""

import io
import os
import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from levelset.core.findings import Severity
from levelset.importing.archives import safe_name
from levelset.importing.gathering import Bounds, Gathered, gathered
from levelset.importing.read import read_bytes


def _zip(*members: tuple[str, bytes], top: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(top + name, data)
    return packed.getvalue()


def _tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"I am {name}.")
    return root


def _names(sources: Sequence[Path], stdin: bytes | None = None, bounds: Bounds | None = None) -> list[str]:
    with gathered(sources, stdin, bounds) as found:
        return [one.name for one in found.documents]


def _all(sources: Sequence[Path], stdin: bytes | None = None, bounds: Bounds | None = None) -> Gathered:
    with gathered(sources, stdin, bounds) as found:
        return found


def test_a_folder_is_read_in_the_order_of_a_reader(tmp_path: Path) -> None:
    root = _tree(
        tmp_path / "craft", "level10.md", "level2.md", "README.md", "makers/b.txt", "makers/a.html", "zoo.yaml"
    )
    assert _names([root]) == ["README.md", "level2.md", "level10.md", "zoo.yaml", "makers/a.html", "makers/b.txt"]


def test_what_is_no_part_of_a_framework_is_left_out_and_named(tmp_path: Path) -> None:
    root = _tree(
        tmp_path / "craft",
        "ic1.md",
        "LICENSE",
        "CHANGELOG.md",
        "package.json",
        "logo.png",
        "deck.pptx",
        ".git/config",
        "node_modules/x/readme.md",
        "~$draft.docx",
    )
    found = _all([root])
    assert [one.name for one in found.documents] == ["ic1.md"]
    [finding] = found.findings
    assert (finding.code, finding.severity) == ("import/left-out", Severity.INFO)
    for name in ("LICENSE", "CHANGELOG.md", "package.json", "logo.png", "deck.pptx"):
        assert name in finding.message
    assert ".git" not in finding.message.partition(":")[2]
    assert "3 hidden files" in finding.message


def test_a_file_that_is_named_on_its_own_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    root = _tree(tmp_path, "LICENSE", "CHANGELOG.md")
    assert _names([root / "LICENSE", root / "CHANGELOG.md"]) == ["LICENSE", "CHANGELOG.md"]


def test_several_sources_keep_their_folders_apart_and_their_names_unique(tmp_path: Path) -> None:
    one, two = _tree(tmp_path / "one", "ic1.md"), _tree(tmp_path / "two", "ic1.md")
    assert _names([one, two]) == ["one/ic1.md", "two/ic1.md"]
    assert _names([one / "ic1.md", two / "ic1.md"]) == ["ic1.md", "ic1 (2).md"]


def test_links_inside_of_a_folder_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("I am a secret.")
    root = _tree(tmp_path / "craft", "ic1.md")
    (root / "out.md").symlink_to(secret)
    (root / "up").symlink_to(tmp_path)
    (root / "round").symlink_to(root)
    found = _all([root])
    assert [one.name for one in found.documents] == ["ic1.md"]
    assert "3 links: out.md, round, up" in found.findings[0].message.replace("(3 links)", "3 links")


def test_a_framework_of_levelsets_own_inside_of_a_folder_is_no_document_of_it(tmp_path: Path) -> None:
    root = _tree(tmp_path / "craft", "ic1.md", "mine/framework.yaml", "mine/levelset.lock", "mine/craft/ic1.md")
    found = _all([root])
    assert [one.name for one in found.documents] == ["ic1.md"]
    assert "own form): mine." in found.findings[0].message
    assert [one.name for one in _all([root / "mine"]).own] == ["mine"]


def test_pipes_and_sockets_inside_of_a_folder_are_left_out(tmp_path: Path) -> None:
    root = _tree(tmp_path / "craft", "ic1.md")
    os.mkfifo(root / "pipe.md")
    found = _all([root])
    assert [one.name for one in found.documents] == ["ic1.md"]
    assert "pipe.md" in found.findings[0].message


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with gathered([tmp_path / "pipe"], bounds=Bounds(patience=0.02)) as found:
        assert [one.path.read_bytes() for one in found.documents] == [b""]


def test_what_comes_through_a_pipe_is_a_document() -> None:
    out, into = os.pipe()
    os.write(into, b"I come through a pipe.")
    os.close(into)
    try:
        with gathered([Path(f"/dev/fd/{out}")]) as found:
            assert [one.path.read_bytes() for one in found.documents] == [b"I come through a pipe."]
    finally:
        os.close(out)


def test_standard_input_may_be_an_archive() -> None:
    assert _names([], b"I am text.") == ["standard input"]
    assert _names([], _zip(("ic1.md", b"# IC1"), ("ic2.md", b"# IC2"))) == ["ic1.md", "ic2.md"]


@pytest.mark.parametrize("place", ["/dev/zero", "no-such-file"])
def test_devices_and_what_is_not_there_are_errors_that_say_so(place: str) -> None:
    found = _all([Path(place)])
    assert found.documents == []
    [finding] = found.findings
    assert (finding.code, finding.severity) == ("read/unreadable", Severity.ERROR)


def test_a_folder_that_may_not_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _tree(tmp_path / "craft", "ic1.md", "closed/ic2.md")
    scandir = os.scandir

    def closed(place: Path | int) -> object:
        if isinstance(place, Path) and place.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(place)

    monkeypatch.setattr(os, "scandir", closed)
    found = _all([root])
    assert [one.name for one in found.documents] == ["ic1.md"]
    assert [(one.code, one.file) for one in found.findings] == [("read/unreadable", "craft/closed")]


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "craft.zip"
    path.write_bytes(
        _zip(("b.md", b"b"), ("a/1.md", b"1"), ("README.md", b"r"), ("__MACOSX/._b.md", b""), top="craft-main/")
    )
    with gathered([path]) as found:
        assert [(one.name, one.path.read_bytes()) for one in found.documents] == [
            ("README.md", b"r"),
            ("b.md", b"b"),
            ("a/1.md", b"1"),
        ]
        kept = [one.path for one in found.documents]
    assert not any(path.exists() for path in kept), "nothing stays behind"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.md", "etc/passwd.md"),
        ("/etc/shadow.md", "etc/shadow.md"),
        ("C:\\Users\\me\\ic1.md", "Users/me/ic1.md"),
        ("..\\..\\ic1.md", "ic1.md"),
        ("a/./b//c.md", "a/b/c.md"),
        ("\x1b[2Jic1.md", "\N{REPLACEMENT CHARACTER}[2Jic1.md"),
        ("..", "nameless"),
    ],
)
def test_names_of_members_lead_nowhere(name: str, shown: str) -> None:
    assert safe_name(name) == shown


def test_members_that_lead_out_are_read_in_place(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "craft.zip"
    path.parent.mkdir()
    path.write_bytes(_zip(("../../evil.md", b"out"), ("/abs.md", b"abs"), ("fine.md", b"in")))
    before = sorted(tmp_path.rglob("*"))
    assert sorted(_names([path])) == ["abs.md", "evil.md", "fine.md"]
    assert sorted(tmp_path.rglob("*")) == before


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    path = tmp_path / "craft.zip"
    with pytest.warns(UserWarning, match="Duplicate name"):
        path.write_bytes(_zip(("ic1.md", b"one"), ("ic1.md", b"two")))
    with gathered([path]) as found:
        assert sorted(one.path.read_bytes() for one in found.documents) == [b"one", b"two"]


def test_links_and_archives_inside_of_an_archive_are_left_out(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("more.zip", _zip(("ic1.md", b"x")))
        archive.writestr("ic2.md", "x")
    path = tmp_path / "craft.zip"
    path.write_bytes(packed.getvalue())
    found = _all([path])
    assert [one.name for one in found.documents] == ["ic2.md"]
    assert {"link.md", "more.zip"} <= set(found.findings[0].message.replace(",", "").replace(".zip.", ".zip").split())


def test_names_in_utf8_that_do_not_say_so_are_read_as_such(tmp_path: Path) -> None:
    packed = bytearray(_zip(("Größe.md", b"x")))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.find(sign) + flags
        packed[at : at + 2] = b"\x00\x00"
    path = tmp_path / "craft.zip"
    path.write_bytes(bytes(packed))
    assert _names([path]) == ["Größe.md"]


def test_bombs_and_protected_archives_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(_zip(("ic1.md", b"\0" * 30_000_000)))
    locked = bytearray(_zip(("ic1.md", b"x")))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(sign) + flags] |= 1
    protected = tmp_path / "locked.zip"
    protected.write_bytes(bytes(locked))
    cut = tmp_path / "cut.zip"
    cut.write_bytes(_zip(("ic1.md", b"x" * 1000))[:-30])
    found = _all([bomb, protected, cut])
    assert found.documents == []
    assert [one.code for one in found.findings] == ["read/too-large", "read/protected", "read/damaged"]


def test_a_damaged_member_does_not_lose_the_others(tmp_path: Path) -> None:
    packed = bytearray(_zip(("a.md", b"a" * 500 + bytes(range(256)) * 4), ("b.md", b"b")))
    packed[60:64] = b"\xff\xff\xff\xff"
    path = tmp_path / "craft.zip"
    path.write_bytes(bytes(packed))
    found = _all([path])
    assert [one.name for one in found.documents] == ["b.md"]
    assert [(one.code, one.file) for one in found.findings] == [("read/damaged", "craft.zip/a.md")]


def test_more_than_may_be_read_at_once_is_an_error(tmp_path: Path) -> None:
    root = _tree(tmp_path / "craft", *(f"{n}.md" for n in range(6)))
    found = _all([root], bounds=Bounds(files=4))
    assert (len(found.documents), [one.code for one in found.findings]) == (4, ["import/too-many"])
    found = _all([root], bounds=Bounds(bytes=30))
    assert len(found.documents) < 6
    assert {one.code for one in found.findings} == {"import/too-many"}
    found = _all([root], bounds=Bounds(entries=3))
    assert {one.code for one in found.findings} == {"import/too-many"}


def test_an_office_document_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "ic1.docx"
    path.write_bytes(_zip(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<x/>")))
    assert _names([path]) == ["ic1.docx"]


def test_a_zip_inside_of_a_folder_is_opened(tmp_path: Path) -> None:
    root = _tree(tmp_path / "craft", "ic1.md")
    (root / "more.zip").write_bytes(_zip(("ic2.md", b"x")))
    assert _names([root]) == ["ic1.md", "more/ic2.md"]


def test_what_cannot_be_opened_says_why_when_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _tree(tmp_path / "craft", "ic1.md")
    (root / "more.zip").write_bytes(_zip(("ic2.md", b"x")))
    os.mkfifo(tmp_path / "pipe")

    open_file = os.open

    def refused(path: Path, *more: int, **named: int) -> int:
        if Path(path).suffix == ".zip" or Path(path).name == "pipe":
            raise PermissionError(13, "Permission denied")
        return open_file(path, *more, **named)

    monkeypatch.setattr(Path, "read_bytes", refused)
    monkeypatch.setattr(os, "open", refused)
    found = _all([root, root / "more.zip", tmp_path / "pipe"])
    assert [one.name for one in found.documents] == ["craft/ic1.md"]
    assert {(one.code, one.severity) for one in found.findings} == {("read/unreadable", Severity.ERROR)}
    assert len(found.findings) == 3


def test_a_file_that_cannot_even_be_looked_at_is_left_to_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _tree(tmp_path / "craft", "ic1.md")

    def refused(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert _names([root / "ic1.md"]) == ["ic1.md"]
    stat_of = Path.stat
    monkeypatch.setattr(Path, "stat", lambda path, **more: refused() if path.suffix else stat_of(path, **more))
    assert _names([root]) == ["ic1.md"]


def test_a_pipe_that_stalls_is_given_up(tmp_path: Path) -> None:
    del tmp_path
    out, into = os.pipe()
    os.write(into, b"half a")
    try:
        with gathered([Path(f"/dev/fd/{out}")], bounds=Bounds(patience=0.05)) as found:
            assert [one.path.read_bytes() for one in found.documents] == [b"half a"]
    finally:
        os.close(out)
        os.close(into)


def test_a_name_of_another_encoding_is_kept_as_it_is_shown(tmp_path: Path) -> None:
    packed = bytearray(_zip(("Größe.md".encode("cp437").decode("latin-1"), b"x")))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.find(sign) + flags
        packed[at : at + 2] = b"\x00\x00"
    path = tmp_path / "craft.zip"
    path.write_bytes(bytes(packed))
    assert len(_names([path])) == 1


def test_an_archive_that_only_looks_like_levelsets_own_is_read_as_documents(tmp_path: Path) -> None:
    path = tmp_path / "craft.zip"
    path.write_bytes(_zip(("framework.yaml", b"title: X"), ("a.md", b"# IC1")))
    assert _names([path]) == ["framework.yaml", "a.md"]
    path.write_bytes(_zip(("framework.yaml", b"title: X"), ("a.md", b"# IC1"), ("a.md/b.md", b"# IC2")))
    assert _names([path]) == ["framework.yaml", "a.md", "a.md/b.md"]


def test_a_name_without_end_is_shown_in_part_with_its_ending() -> None:
    shown = safe_name("x" * 60_000 + ".md")
    assert len(shown) == 400
    assert shown.endswith("x.md")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ((("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")), "save it as .docx"),
        (
            (("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")),
            "save it as .xlsx",
        ),
        ((("mimetype", b"application/vnd.oasis.opendocument.graphics"), ("content.xml", b"<a/>")), "OpenDocument file"),
        ((("mimetype", b"application/epub+zip"), ("page.xhtml", b"<p>I rig.</p>")), "electronic book"),
        ((("preview.jpg", b"\xff\xd8\xff"), ("Index/Document.iwa", b"\x00")), "Keynote"),
        ((("[Content_Types].xml", b"<a/>"), ("ppt/presentation.xml", b"<a/>")), "presentation"),
    ],
)
def test_one_document_of_another_program_is_no_folder(
    tmp_path: Path, members: tuple[tuple[str, bytes], ...], said: str
) -> None:
    """Many programs pack what they save: nobody is told about the files inside, but what to do with the document."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    place = tmp_path / "levels.zip"
    place.write_bytes(packed.getvalue())
    assert _names([place]) == ["levels.zip"]
    told = read_bytes("levels.zip", packed.getvalue())
    assert told.value is None
    assert [finding.code for finding in told.findings] == ["read/not-text"]
    assert said in told.findings[0].message
