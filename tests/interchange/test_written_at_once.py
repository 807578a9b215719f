"""A folder is written at once: what goes wrong on the way leaves it as it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from levelset.core.model import Framework, Group, Level, Page, Role, Section, Statement, Track
from levelset.interchange.files import put_all
from levelset.interchange.folder import write_framework


def _framework(text: str) -> Framework:
    pages = tuple(
        Page(
            "lens",
            level,
            f"{level} Lens",
            sections=(Section(None, None, groups=(Group(None, None, (Statement(text),)),)),),
        )
        for level in ("L1", "L2", "L3")
    )
    return Framework(
        "lenses",
        "Lenses",
        tracks=(Track("ic", "Individual contributor"),),
        levels=tuple(Level("ic", page.level, rank) for rank, page in enumerate(pages, 1)),
        roles=(Role("lens", "Lens"),),
        pages=pages,
    )


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_an_error_on_the_way_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_framework(_framework("I grind lenses"), tmp_path / "out")
    before = _state(tmp_path / "out")
    write_bytes = Path.write_bytes
    left = [2]

    def full(path: Path, data: bytes) -> int:
        if not left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_framework(_framework("I polish lenses"), tmp_path / "out")
    assert left == [0], "some files lay ready"
    assert _state(tmp_path / "out") == before


PROGRAM = """
import os, signal, sys
from pathlib import Path
from levelset.interchange.files import put_all

def files():
    yield "a.md", "new"
    yield "b/c.md", "new"
    os.kill(os.getpid(), signal.SIGKILL)

put_all(Path(sys.argv[1]), files())
"""


def test_a_process_that_is_killed_on_the_way_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    put_all(tmp_path, [("a.md", "old"), ("b/c.md", "old")])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert {name: data for name, data in _state(tmp_path).items() if not name.rpartition("/")[2].startswith(".")} == {
        "a.md": b"old",
        "b/c.md": b"old",
    }
