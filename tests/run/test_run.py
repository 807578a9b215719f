"""``./run``: sets up once, from anywhere, whatever happened before, and says what is missing."""

import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent


def load(path: Path) -> ModuleType:
    """The file ``run`` as a module; its folder counts as the checkout."""
    loader = importlib.machinery.SourceFileLoader("run_of_" + str(abs(hash(path))), str(path))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "LEVELSET_", "PYTHON"))}


def test_sets_up_once_and_then_only_executes(start: Any, checkout: Path) -> None:
    first = start("levelset", "--version", "a b")
    assert (first.returncode, first.stdout) == (0, "levelset --version a b\n"), first.stderr
    assert "Setting Levelset up" in first.stderr
    made = (checkout / ".venv/made-by-run").stat().st_mtime_ns
    second = start("demo", "--port", "80")
    assert (second.stdout, second.stderr) == ("levelset demo --port 80\n", "")
    assert (checkout / ".venv/made-by-run").stat().st_mtime_ns == made
    assert start("test", "-k", "x").stdout == "tests -k x\n"
    assert start("python", "-c", "import levelset; print(levelset.__file__)").stdout.startswith(str(checkout / "src"))
    command = subprocess.run([checkout / ".venv/bin/levelset", "check"], capture_output=True, text=True, check=True)
    assert command.stdout == "levelset check\n"


def test_psycopg_is_installed_for_a_postgresql_alone(start: Any, checkout: Path) -> None:
    start("levelset", LEVELSET_DATABASE_URL="sqlite:///x")
    assert not (checkout / ".venv/ready-requirements-postgresql.lock").exists()
    start("levelset", LEVELSET_DATABASE_URL="postgresql://x@y/z")
    assert (checkout / ".venv/ready-requirements-postgresql.lock").exists()


def test_an_interrupted_set_up_is_made_again(start: Any, checkout: Path) -> None:
    module = load(checkout / "run")
    Path(module.VENV).mkdir()
    Path(module.MARK).write_text("")
    Path(module.VENV, "half").write_text("")
    done = start("levelset")
    assert done.stdout == "levelset\n", done.stderr
    assert not Path(module.VENV, "half").exists()


@pytest.mark.parametrize("change", ["lock", "python"])
def test_another_lock_or_python_makes_it_anew(start: Any, checkout: Path, change: str) -> None:
    start("levelset")
    (checkout / ".venv/old").write_text("")
    if change == "lock":
        (checkout / "requirements.lock").write_text("# nothing, but otherwise\n")
    else:
        (checkout / ".venv/bin/python").unlink()
        (checkout / ".venv/bin/python").symlink_to("/nowhere/python3.11")
    assert start("levelset").stdout == "levelset\n"
    assert not (checkout / ".venv/old").exists()


def test_an_environment_of_someone_else_is_left_alone(start: Any, checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv/mine").write_text("precious")
    refused = start("levelset")
    assert refused.returncode == 1
    assert "is not mine" in refused.stderr
    assert "Move it away" in refused.stderr
    assert (checkout / ".venv/mine").read_text() == "precious"


def test_started_twice_at_once_both_work_and_one_sets_up(checkout: Path) -> None:
    command = [sys.executable, str(checkout / "run"), "levelset"]
    both = [
        subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate() for process in both]
    assert [out for out, _ in said] == ["levelset\n", "levelset\n"], said
    assert sum("Setting Levelset up" in err for _, err in said) == 1


def test_it_becomes_the_command_so_that_signals_reach_it(start: Any, checkout: Path) -> None:
    start("levelset")
    command = [sys.executable, str(checkout / "run"), "python", "-c", "import os; print(os.getpid())"]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
    assert int(process.communicate()[0]) == process.pid


def test_without_a_command_it_says_what_there_is(start: Any, checkout: Path) -> None:
    assert "./run demo" in start().stdout
    wrong = start("dmeo")
    assert wrong.returncode == 2
    assert "no command 'dmeo'" in wrong.stderr
    assert not (checkout / ".venv").exists()


def test_an_index_that_cannot_be_reached_is_said_in_one_sentence(start: Any, checkout: Path) -> None:
    (checkout / "requirements.lock").write_text("levelset-there-is-none==1.0 --hash=sha256:" + "0" * 64 + "\n")
    failed = start("levelset")
    assert failed.returncode == 1
    assert failed.stderr.splitlines()[-1].startswith("run: The package index could not be reached.")
    assert "Traceback" not in failed.stderr
    (checkout / "requirements.lock").write_text("# nothing\n")
    assert start("levelset").stdout == "levelset\n"


def test_a_python_without_venv_is_told_how_to_get_it(start: Any, tmp_path: Path) -> None:
    without = tmp_path / "without"
    without.mkdir()
    (without / "ensurepip.py").write_text("raise ImportError('left out, as Debian does')\n")
    failed = start("levelset", PYTHONPATH=str(without))
    assert failed.returncode == 1
    assert "sudo apt install python3-venv" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_python_too_old_says_so(checkout: Path, monkeypatch: Any, capsys: Any) -> None:
    module = load(checkout / "run")
    monkeypatch.setattr(module, "OLDEST", (99, 0))
    monkeypatch.setattr(module.shutil, "which", lambda name: None)  # or it would become the newer Python it finds
    with pytest.raises(SystemExit) as stopped:
        module.main(["demo"])
    assert stopped.value.code == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


@pytest.mark.parametrize("version", ["3.6", "3.7", "3.8", "3.9", "3.10"])
def test_an_old_python_understands_the_file(checkout: Path, tmp_path: Path, version: str) -> None:
    old = next(iter(Path.home().glob(f".pyenv/versions/{version}.*/bin/python")), shutil.which(f"python{version}"))
    if old is None:
        pytest.skip(f"no Python {version} on this machine")
    empty = {"PATH": str(tmp_path)}
    told = subprocess.run([old, checkout / "run", "demo"], env=empty, stderr=subprocess.PIPE, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith("run: Levelset needs Python 3.11 or newer"), told.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("[Errno 13] Permission denied: '.venv'", "cannot be written"),
        ("[Errno 30] Read-only file system: '.venv'", "cannot be written"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy", "proxy refused"),
        (
            "NewConnectionError('<x>: Failed to establish a new connection: [Errno -3] Temporary failure",
            "not be reached",
        ),
        ("ERROR: No matching distribution found for granian==1", "no build of one of the packages"),
        ("something nobody thought of", "This is what was said last:\nsomething nobody thought of"),
    ],
)
def test_what_pip_says_is_told_with_its_mend(checkout: Path, capsys: Any, said: str, told: str) -> None:
    with pytest.raises(SystemExit):
        load(checkout / "run").explain(said)
    assert told in capsys.readouterr().err


def test_a_checkout_that_cannot_be_written_is_told(checkout: Path, monkeypatch: Any, capsys: Any) -> None:
    module = load(checkout / "run")

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(module.os, "mkdir", refuse)
    with pytest.raises(SystemExit):
        module.set_up("requirements.lock")
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.nightly
@pytest.mark.parametrize("python", ["/usr/bin/python3", sys.executable])
def test_the_real_locks_install_from_nothing(python: str, tmp_path: Path) -> None:
    if not Path(python).exists():
        pytest.skip(f"no {python} on this machine")
    copy = tmp_path / "fresh clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, copy], check=True)
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("LEVELSET_", "PYTHON"))}
    done = subprocess.run(
        [python, copy / "run", "levelset", "--version"], env=mine, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("levelset, version"), done.stderr
