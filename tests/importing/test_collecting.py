"""Garbage is collected rarely while documents are read, and as usual afterwards, whoever leaves last."""

import gc

import pytest

from levelset.importing.collecting import RARELY, collecting_rarely
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise


def test_inside_it_is_rare_and_afterwards_as_before() -> None:
    before = gc.get_threshold()
    with collecting_rarely():
        assert gc.get_threshold() == RARELY
        with collecting_rarely():
            pass
        assert gc.get_threshold() == RARELY  # the outer one is still inside
    assert gc.get_threshold() == before != RARELY


def test_an_error_inside_changes_nothing_about_that() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="torn"), collecting_rarely():
        raise ValueError("torn")
    assert gc.get_threshold() == before


def test_reading_and_recognizing_leave_it_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int, int]] = []
    real = gc.set_threshold
    monkeypatch.setattr(gc, "set_threshold", lambda *most: (told.append(most), real(*most)))
    before = gc.get_threshold()
    document = read_bytes("page.txt", b"IC2 Bridge Engineer\n\nImpact\n\n- I lay cables.\n").value
    assert document is not None
    assert recognise([document]).value.framework.pages
    assert told == [RARELY, before, RARELY, before]
