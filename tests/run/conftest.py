"""A checkout of its own for ``./run``, small enough to be set up in a second and without a network."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LOCKS = ("requirements.lock", "requirements-postgresql.lock", "requirements-test.lock")

Start = Callable[..., subprocess.CompletedProcess[str]]


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what would lead pip or Python astray."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "LEVELSET_", "PYTHON"))}
    # Installs what a lock file names and nothing else, from nowhere else: an index that is not there.
    return mine | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "1",
        "no_proxy": "127.0.0.1",
    } | more  # fmt: skip


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project with ``run``, locks that name no package, and a package ``levelset`` that says where it is."""
    folder = tmp_path / "a späce & more"
    (folder / "src" / "levelset").mkdir(parents=True)
    (folder / "tools").mkdir()
    shutil.copy(ROOT / "run", folder / "run")
    for lock in LOCKS:
        (folder / lock).write_text("# nothing\n")
    (folder / "src/levelset/__init__.py").write_text("")
    (folder / "src/levelset/__main__.py").write_text("import sys\nprint('levelset', *sys.argv[1:])\n")
    (folder / "tools/test.py").write_text("import sys\nprint('tests', *sys.argv[1:])\n")
    return folder


@pytest.fixture
def start(checkout: Path, tmp_path: Path) -> Start:
    """Run ``./run`` with these arguments, from another folder, to its end."""

    def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(checkout / "run"), *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment(**variables), capture_output=True, text=True, check=False
        )

    return start
