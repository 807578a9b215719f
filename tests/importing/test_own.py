"""Levelset's own forms are taken over as they are, or said to be damaged."""

from pathlib import Path

import pytest

from levelset.core.findings import Severity
from levelset.importing import own
from levelset.importing.own import is_own_json, take_over


def test_an_export_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b'\xef\xbb\xbf\n{\n "format": "levelset/1"')
    assert is_own_json(path)
    path.write_text('{"format": "levelset/2"}')
    assert not is_own_json(path)
    path.write_text('["levelset/1", "format"]')
    assert not is_own_json(path)
    assert not is_own_json(tmp_path / "missing.json")


def test_one_that_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = take_over("x.json", tmp_path / "x.json")
    assert [finding.code for finding in missing.findings] == ["read/unreadable", "import/own-form"]
    path = tmp_path / "large.json"
    path.write_text('{"format": "levelset/1"}')
    monkeypatch.setattr(own, "LARGEST_FILE", 10)
    large = take_over("large.json", path)
    assert [finding.code for finding in large.findings] == ["read/too-large", "import/own-form"]
    assert large.value is None
    assert all(finding.severity is Severity.ERROR for finding in large.findings)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"format": "levelset/1", "a": ' + b"9" * 5_000 + b"}", "a number in it has thousands of digits"),
        (b'{"format": "levelset/1", "a": ' + b"[" * 100_000, "it is nested too deeply"),
        (b'{"format": "levelset/1", "a": "\xff"}', "byte 32 is not utf-8"),
        (b'{"format": "levelset/1", ', "line 1: "),
    ],
    ids=["digits", "deep", "bytes", "cut"],
)
def test_an_export_that_is_no_json_says_what_is_wrong(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(data)
    taken = take_over("broken.json", path)
    assert taken.findings[0].code == "read/broken"
    assert why in taken.findings[0].message
