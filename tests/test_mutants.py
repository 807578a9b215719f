"""The night's mutations of the access layer: which holes are made, each file has tests, a part tells no share."""

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ROOT / "tools"

DOOR = '''"""A door."""

from enum import StrEnum


class State(StrEnum):
    OPEN = "open"
    ENDED = "ended"


def rows(viewer: object) -> object:
    """Theirs."""
    if not may(viewer, viewer.person):
        raise Missing
    found = Row.objects.filter(is_to(viewer, "author_id"), person=viewer, state=State.OPEN, ends__gt=now())
    return found.exclude(gone=True) if viewer else Row.objects.none()
'''


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The program, imported."""
    monkeypatch.syspath_prepend(TOOLS)
    import mutate_access  # type: ignore[import-not-found]

    return mutate_access


def test_every_sort_of_hole_is_made(tool: Any, tmp_path: Path) -> None:
    (tmp_path / "door.py").write_text(DOOR)
    made = {mutant.what for mutant in tool.mutants(tmp_path / "door.py", tmp_path)}
    for what in (
        "drop person=viewer",
        "drop .exclude(gone=True)",
        "person= for above=",
        "may: viewer and viewer.person exchanged",
        "ENDED for State.OPEN",
        "ends__lte= for ends__gt=",
        "gone=False",
        "leave out raise Missing",
        "drop the no of not may(viewer, viewer.person)",
        "everything instead of .none()",
        "always found.exclude(gone=True)",
        "always Row.objects.none()",
    ):
        assert what in made


def test_every_file_of_the_layer_has_tests_and_mutants(tool: Any) -> None:
    paths = tool.targets()
    assert {path.parent.name for path in paths} >= {"process", "access", "api", "evidence", "imports", "sources"}
    for path in paths:
        tests = tool.tests_of(path, nearest=True)
        assert tests and all((ROOT / test).exists() for test in tests), path
    assert tool.stale(paths) == [], "what is named as equivalent is a mutant"


@pytest.mark.parametrize(
    ("tried", "survive", "failed", "told", "code"),
    [
        (-1, 0, False, "not shown", 0),
        (-1, 1, False, "not shown", 1),
        (None, 0, False, "100.0%", 0),
        (None, 1, False, "%", 1),
        (None, 0, True, "not shown", 1),
    ],
)
def test_a_part_tells_no_share(
    tool: Any, capsys: pytest.CaptureFixture[str], tried: int | None, survive: int, failed: bool, told: str, code: int
) -> None:
    path = tool.SOURCE / "process" / "handover.py"
    lines = [f"killed   {mutant}" for mutant in tool.mutants_of(path)][:tried]
    lines[:survive] = [f"SURVIVES {number}" for number in range(survive)]
    assert tool.summary([path], {path: lines}, [path] if failed else []) == code
    said = capsys.readouterr().out
    assert told in said and ("%" in said) is (told != "not shown")
    assert said.count("SURVIVES") == survive
