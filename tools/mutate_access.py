"""Mutations of the access layer: each one is a hole, and a test has to see it. Long; for the night.

``./run python tools/mutate_access.py [--only people/access/relations.py]… [--most N] [--nearest] [--jobs N]``

Mutants (``mutants.py`` has the table of what is done) of every ``access.py`` and ``access/`` module, of the rules in
``process`` that they follow and of what all of them stand on (standing, periods). The tests that belong to a file run
until one fails. Survivors are printed, and for each file how many were killed; exit 1 below 98 %. A share is told only
where all mutants of the files that were asked for were tried.
"""

import argparse
import ast
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from time import monotonic
from types import FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from django.db.models import Q
from hypothesis import HealthCheck, Phase, settings
from mutants import Mutant, mutants

from levelset.web import prepared

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "levelset"
WANTED = 0.98
RULES = ("visibility", "rights", "breaking_glass", "structure", "handover", "placement", "attesting", "seeing")
GROUND = ("web/ui/viewer.py", "web/people/periods.py")
EVERY_ADDRESS = "tests/test_permissions.py"
EVERY_RELATION = "tests/test_permissions_by_relation.py"
TESTS = {
    "process/structure.py": ["tests/process/test_structure.py"],
    "process/visibility.py": ["tests/process/test_visibility.py"],
    "process/seeing.py": ["tests/process/test_seeing.py", EVERY_RELATION],
    "process/handover.py": ["tests/process/test_handover.py", "tests/web/people/test_handover.py"],
    "process": ["tests/process"],
    "ui": ["tests/web/ui/test_viewer.py", "tests/web/ui/test_answers.py"],
    "people/periods.py": ["tests/web/people/test_relations.py"],
    "people/access/relations.py": ["tests/web/people/test_relations.py", "tests/web/people/test_doors.py"],
    "people/access/counterparts.py": ["tests/web/people/test_relations.py", "tests/web/people/test_counterparts.py"],
    "people/access/glass.py": [
        "tests/web/people/test_doors.py",
        "tests/web/people/test_breaking_glass.py",
        "tests/web/people/test_glass_on_an_entry.py",
    ],
    "people/access": ["tests/web/people/test_doors.py", "tests/web/people/test_welcome.py"],
    "placements": ["tests/web/placements/test_doors.py", "tests/web/placements/test_placements.py"],
    "evidence": ["tests/web/evidence/test_doors.py", "tests/web/evidence/test_access.py"],
    "growth": ["tests/web/growth/test_way.py"],
    "api": ["tests/web/api/test_doors.py", "tests/web/api/test_tokens.py"],
    "imports": ["tests/web/imports/test_doors.py"],
    "sources": ["tests/web/sources/test_doors.py", "tests/web/sources/test_picking.py"],
    "frameworks": ["tests/web/frameworks/test_doors.py", "tests/web/frameworks/test_rights.py"],
}
"""What runs for a mutant of a file, a folder or a room; for an app the table of all addresses after it."""

EQUIVALENT = {
    "people/access/glass.py drop 0 of viewer.pk or 0": "who comes so far has a key: it is for the sake of mypy",
    "people/access/relations.py drop not isinstance(viewer, User) of not isinstance(viewer, User) "
    "or not viewer.is_active": "what is no user is not active: the type is asked for the sake of mypy",
    "process/structure.py drop if one.person in suspects": "quicker, and no more: who never circles is left out",
    "process/structure.py one.above for one.person": "who stands above somebody in a circle is in it, too",
}
"""Mutants that do what the module did: file and change → why no test can tell them apart. They are not tried."""

Parts = dict[str, str]


def targets() -> list[Path]:
    """Every module of an access layer, the rules that it follows, and what all of them stand on."""
    apps = [*SOURCE.glob("web/*/access.py"), *SOURCE.glob("web/*/access/*.py")]
    rules = [SOURCE / "process" / f"{rule}.py" for rule in RULES]
    return sorted([*(path for path in apps if path.name != "__init__.py"), *rules, *(SOURCE / one for one in GROUND)])


def tests_of(path: Path, *, nearest: bool) -> list[str]:
    """What runs for a mutant of this file, the nearest first; ``nearest``: without the table of all addresses."""
    name = str(path.relative_to(SOURCE)).removeprefix("web/")
    places = [name, *(str(one) for one in Path(name).parents)]
    found = next((TESTS[place] for place in places if place in TESTS), [])
    return found if nearest or name.startswith("process") else [*found, EVERY_ADDRESS]


class Runner:
    """A plugin of pytest: collects the tests of one file once, and runs them for each of its mutants until one fails.

    The code of the functions is exchanged in place, so that whoever imported them runs the mutant, too.
    """

    def __init__(self, path: Path, run: list[Mutant], seconds: int) -> None:
        self.module_name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        self.plain = parts_of(ast.unparse(ast.parse(path.read_text(encoding="utf-8"))))
        self.run, self.seconds = run, seconds
        self.needed: dict[str, float] = {}
        self.sound, self.why = False, "no test was found, or the run broke off"

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Without a mutation first and last: tests that fail by themselves prove nothing."""
        items = [calm(item) for item in session.items]
        sound = bool(items) and self.killer(items, measure=True) is None
        killers: dict[str, pytest.Item] = {}
        for mutant in self.run if sound else []:
            before = self.exchange(mutant.text)
            try:
                killer = self.killer(items) if before else None
            finally:
                self.put_back(before)
            if killer:
                killers[killer.nodeid] = killer
                items.insert(0, items.pop(items.index(killer)))
            print(f"{'killed  ' if killer else 'SURVIVES'} {mutant}{'' if before else ' (NOT IN PLACE)'}", flush=True)
        self.sound = sound and self.killer(list(killers.values()), measure=True) is None
        return True

    def killer(self, items: list[pytest.Item], *, measure: bool = False) -> pytest.Item | None:
        """The first test that fails, or takes ten times as long as without a mutation; why it did is kept.

        ``measure``: there is no mutation; a test may take as long as it does, as the machine may be busy.
        """
        for item, follows in zip(items, [*items[1:], *items[:1]], strict=True):
            item._initrequest()  # type: ignore[attr-defined]
            began = monotonic()
            signal.alarm(0 if measure else max(self.seconds, int(10 * self.needed[item.nodeid])))
            try:
                reports = runtestprotocol(item, nextitem=follows, log=False)
            finally:
                signal.alarm(0)
            if measure:
                self.needed[item.nodeid] = monotonic() - began
            failed = next((report for report in reports if report.failed), None)
            if failed is not None:
                self.why = f"{failed.nodeid}, {failed.when}: {failed.longreprtext[-600:]}"
                return item
        return None

    def exchange(self, text: str) -> list[tuple[Any, str, Any]]:
        """Put a mutant in the place of the module: what was there (object, attribute, value); nothing if it cannot."""
        module = import_module(self.module_name)
        names: dict[str, Any] = {**vars(module)}
        exec(compile(text, self.module_name, "exec"), names)
        before: list[tuple[Any, str, Any]] = []
        mutated = parts_of(text)
        for name in [name for name, part in mutated.items() if part != self.plain.get(name)]:
            owner, _, own = name.rpartition(".")
            if owner:
                old, new = vars(getattr(module, owner))[own], vars(names[owner])[own]
            else:
                old, new = getattr(module, name), names[name]
            if isinstance(new, frozenset | dict | int | Q | timedelta) and not owner:
                holders = [one for one in list(sys.modules.values()) if isinstance(one, ModuleType)]
                before += [(one, name, old) for one in holders if vars(one).get(name) is old]
            elif plain(old) is not None:
                before.append((plain(old), "__code__", plain(old).__code__))
            for thing, attribute, _value in before:
                setattr(thing, attribute, plain(new).__code__ if attribute == "__code__" else new)
            _forget(module)
        return before

    def put_back(self, before: list[tuple[Any, str, Any]]) -> None:
        """As it was."""
        for thing, attribute, value in before:
            setattr(thing, attribute, value)
        _forget(import_module(self.module_name))


def calm(item: pytest.Item) -> pytest.Item:
    """A property test draws the same each time, does not look for the smallest example, and may be run many times."""
    function = getattr(getattr(item, "obj", None), "__func__", getattr(item, "obj", None))
    drawn = getattr(function, "_hypothesis_internal_use_settings", None)
    if function is not None and drawn is not None:
        function._hypothesis_internal_use_settings = settings(
            drawn,
            phases=[Phase.explicit, Phase.generate],
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
    return item


def parts_of(text: str) -> Parts:
    """What a module is made of: its functions, methods and values by name → each as text without its place."""
    found: Parts = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}": ast.dump(one) for one in node.body if isinstance(one, ast.FunctionDef)}
        elif isinstance(node, ast.FunctionDef):
            found[node.name] = ast.dump(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            found[ast.unparse(target)] = ast.dump(node)
    return found


def plain(thing: Any) -> Any:
    """The function behind a method, a property or something that remembers; None for what is no function."""
    thing = thing.fget if isinstance(thing, property) else getattr(thing, "__wrapped__", thing)
    return thing if isinstance(thing, FunctionType) else None


def _forget(module: ModuleType) -> None:
    prepared.forget()
    for one in vars(module).values():
        if hasattr(one, "cache_clear"):
            one.cache_clear()


def _too_long(*_signal: object) -> None:
    raise TimeoutError("The mutant does not end.")


@cache
def every_mutant(path: Path) -> tuple[Mutant, ...]:
    """The mutants of a file, with those that no test can tell from it."""
    return tuple(mutants(path, SOURCE))


def mutants_of(path: Path) -> list[Mutant]:
    """The mutants of a file that a test can tell from it."""
    return [mutant for mutant in every_mutant(path) if mutant.call not in EQUIVALENT]


def try_file(path: Path, *, most: int, seconds: int, nearest: bool) -> None:
    """Try the mutants of one file, in this process; say of each who survived."""
    run = mutants_of(path)
    run = run if not most or most >= len(run) else [run[at * len(run) // most] for at in range(most)]
    runner = Runner(path, run, seconds)
    signal.signal(signal.SIGALRM, _too_long)
    marks = "not browser and not nightly and not postgresql"
    options = ["-q", "-s", "--no-migrations", "-m", marks]
    pytest.main([*options, *tests_of(path, nearest=nearest)], plugins=[runner])
    if not runner.sound:
        name = path.relative_to(SOURCE)
        raise SystemExit(f"The tests for {name} fail without any mutation, so they prove nothing: {runner.why}")


def try_all(chosen: list[Path], arguments: list[str], jobs: int) -> int:
    """Every file in a process of its own; the sum of what they say."""
    lines: dict[Path, list[str]] = {}
    failed: list[Path] = []
    running: list[subprocess.Popen[str]] = []

    def run(path: Path) -> tuple[list[str], str, int]:
        command = [sys.executable, __file__, "--file", str(path), *arguments]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        running.append(child)
        out, err = child.communicate()
        return [one for one in out.splitlines() if one.startswith(("killed", "SURVIVES"))], err, child.returncode

    with ThreadPoolExecutor(jobs) as pool:
        try:
            waiting = {pool.submit(run, path): path for path in sorted(chosen, key=lambda one: -len(mutants_of(one)))}
            for done in as_completed(waiting):
                path = waiting[done]
                lines[path], complaint, code = done.result()
                print(*lines[path], sep="\n", flush=True)
                if code:
                    failed.append(path)
                    print(complaint.strip()[-1500:] or f"{path} could not be tried.", flush=True)
        except KeyboardInterrupt:
            print("Interrupted.")
            pool.shutdown(wait=False, cancel_futures=True)
            for child in running:
                child.terminate()
    return summary(chosen, lines, failed)


def summary(chosen: list[Path], lines: dict[Path, list[str]], failed: list[Path]) -> int:
    """Say how many were killed, file by file and in all; a share only where every mutant was tried. The exit code."""
    for path in chosen:
        killed = sum(line.startswith("killed") for line in lines.get(path, []))
        tried = f"{killed} of {len(lines.get(path, []))} killed"
        print(f"{path.relative_to(SOURCE)}: {tried}{', and its tests are not sound' if path in failed else ''}")
    said = [line for path in chosen for line in lines.get(path, [])]
    alive = [line for line in said if line.startswith("SURVIVES")]
    many = sum(len(mutants_of(path)) for path in chosen)
    if len(said) < many or failed:
        print(f"{len(said)} of {many} tried, not shown: {len(alive)} of these survive", *alive, sep="\n")
        return 1 if alive or failed else 0
    share = 1 - len(alive) / many if many else 0.0
    print(f"{many - len(alive)} of {many} killed: {share:.1%} (wanted {WANTED:.0%})", *alive, sep="\n")
    return 0 if share >= WANTED else 1


def stale(chosen: list[Path]) -> list[str]:
    """What is named as equivalent in one of these files and is no mutant of it any more."""
    found = []
    for path in chosen:
        name = str(path.relative_to(SOURCE)).removeprefix("web/")
        named = [call for call in EQUIVALENT if call.startswith(f"{name} ")]
        calls = {mutant.call for mutant in every_mutant(path)} if named else set()
        found += [call for call in named if call not in calls]
    return found


def main() -> int:
    """Try each mutant, say who survived."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--only", action="append", default=[], metavar="PATH", help="the end of a path; may be repeated"
    )
    parser.add_argument("--most", type=int, default=0, help="how many mutants of a file at most, spread evenly")
    parser.add_argument("--seconds", type=int, default=20, help="how long one test may take at least")
    parser.add_argument("--nearest", action="store_true", help="leaves out the table of all addresses: quicker")
    parser.add_argument("--jobs", type=int, default=2, help="how many files at a time")
    parser.add_argument("--list", action="store_true", help="lists the mutants and ends")
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.file:
        try_file(options.file, most=options.most, seconds=options.seconds, nearest=options.nearest)
        return 0
    chosen = [path for path in targets() if not options.only or any(str(path).endswith(one) for one in options.only)]
    if options.list:
        print(*(mutant for path in chosen for mutant in mutants_of(path)), sep="\n")
        return 0
    for call in stale(chosen):
        parser.error(f"{call!r} is named as equivalent and is no mutant any more")
    passed_on = [f"--most={options.most}", f"--seconds={options.seconds}", *(["--nearest"] if options.nearest else [])]
    return try_all(chosen, passed_on, options.jobs)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
