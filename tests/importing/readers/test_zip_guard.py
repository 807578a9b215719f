"""ZIP files are judged before they are unpacked."""

import io
import struct
import zipfile

import pytest

from levelset.importing.kinds import Kind, kind_of_bytes
from levelset.importing.readers import zip_guard
from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.readers.zip_guard import open_zip, read_member, refuse_doctypes


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        open_zip(data)
    return caught.value.code


def test_an_archive_is_opened_and_its_members_are_read() -> None:
    archive = open_zip(zipped({"a.txt": b"alpha", "folder/b.txt": b"beta" * 100_000}))
    assert archive.namelist() == ["a.txt", "folder/b.txt"]
    assert read_member(archive, "a.txt") == b"alpha"
    assert read_member(archive, "folder/b.txt") == b"beta" * 100_000


@pytest.mark.parametrize("cut", [0, 4, 30, 60, -1, -10])
def test_a_cut_archive_says_that_it_is_damaged(cut: int) -> None:
    assert code_of(zipped({"a.txt": b"alpha" * 50})[:cut]) == "read/damaged"


def test_an_archive_that_swells_is_refused_without_unpacking_it() -> None:
    assert code_of(zipped({"bomb": bytes(2**22)})) == "read/too-large"


def test_an_archive_that_is_too_large_in_sum_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_guard, "MOST_UNPACKED", 1_000)
    assert code_of(zipped({f"{n}.txt": b"x" * 300 for n in range(4)}, zipfile.ZIP_STORED)) == "read/too-large"


def test_an_archive_of_very_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_guard, "MOST_MEMBERS", 3)
    assert code_of(zipped({f"{n}.txt": b"x" for n in range(4)})) == "read/too-large"


def test_an_archive_of_a_million_entries_is_refused_before_its_directory_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = zipped({f"word/document{n}": b"x" for n in range(5)})
    monkeypatch.setattr(zip_guard, "MOST_ENTRIES", 4)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert code_of(data) == "read/too-large"
    assert kind_of_bytes(data) is Kind.DOCX


def test_a_small_file_of_one_letter_harms_nobody() -> None:
    assert read_member(open_zip(zipped({"a.txt": b"a" * 50_000})), "a.txt") == b"a" * 50_000


def test_a_protected_archive_says_so() -> None:
    data = bytearray(zipped({"a.txt": b"alpha"}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert code_of(bytes(data)) == "read/protected"


def test_a_member_that_is_missing_or_damaged_says_so() -> None:
    data = bytearray(zipped({"a.txt": b"alpha beta gamma"}, zipfile.ZIP_STORED))
    data[data.index(b"alpha")] ^= 0xFF
    for name in ("a.txt", "b.txt"):
        with pytest.raises(Unreadable, match="damaged"):
            read_member(open_zip(bytes(data)), name)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_with_one_wrong_byte_is_read_or_said_to_be_damaged(method: int) -> None:
    data = zipped({"a.txt": b"alpha " * 20}, method)
    start = data.index(b"a.txt") + 5
    told = set()
    for at in range(start, data.index(b"PK\x01\x02")):
        for wrong in (0x00, 0xFF):
            archive = open_zip(data[:at] + bytes([wrong]) + data[at + 1 :])
            try:
                read_member(archive, "a.txt")
            except Unreadable as error:
                told.add(error.code)
    assert told == {"read/damaged"}


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_declares() -> None:
    data = bytearray(zipped({"a.txt": b"alpha beta gamma" * 9_000}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<L", 10)
    with pytest.raises(Unreadable, match="damaged"):
        read_member(open_zip(bytes(data)), "a.txt")


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_definitions_of_entities_are_refused(coding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode(coding)
    with pytest.raises(Unreadable, match="definitions"):
        refuse_doctypes(open_zip(zipped({"xl/workbook.xml": bomb})))
    refuse_doctypes(open_zip(zipped({"xl/workbook.xml": b"<x/>", "picture.png": bomb})))
