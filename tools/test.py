"""``./run test``: every check that a change has to pass. With arguments: pytest alone, with these."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("style", [str(BIN / "ruff"), "check", "--quiet", "."]),
    ("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    ("types", [str(BIN / "mypy"), "--no-error-summary"]),
    ("arrows between rooms", [str(BIN / "lint-imports"), "--no-logo"]),
)
RUNS: tuple[tuple[str, dict[str, str]], ...] = (
    ("tests, on SQLite", {}),
    ("tests that touch the database, on PostgreSQL", {"LEVELSET_TEST_DATABASE": "postgresql"}),
)


def step(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check, say how it went and how long it took; whether it passed."""
    print(f"── {name}", flush=True)
    start = time.monotonic()
    passed = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode == 0
    print(f"── {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.0f} s\n", flush=True)
    return passed


def main(arguments: list[str]) -> int:
    """Run everything, to the end even when something fails, so that one run shows all there is to mend."""
    os.chdir(ROOT)
    # Levelset is started some hundred times, and each test file read by two workers: what was compiled is kept.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if arguments:
        os.execv(PYTEST[0], [*PYTEST, *arguments])
    failed = [name for name, command in CHECKS if not step(name, command, {})]
    for name, environment in RUNS:
        if not step(name, [*PYTEST, "-n", "2", "--dist", "worksteal", "-q"], environment):
            failed.append(name)
    print("Failed: " + "; ".join(failed) + "." if failed else "Everything passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
