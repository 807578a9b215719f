"""Mutations of the access layer: each one is a hole, and a test has to see it. Long; for the night.

``./run python tools/mutate_access.py [--only people/access/relations.py]… [--most N] [--nearest]``

Mutants of every ``access.py`` and ``access/`` module and of the rules in ``process``: a
filter is dropped, a condition negated, an owner swapped, a state widened, a refusal left out, everything returned. The
tests that belong to it run until one fails. Survivors and the share that was killed are printed; exit 1 below 98 %.
"""

import argparse
import ast
import copy
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import monotonic
from types import CodeType, FunctionType

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "levelset"
WANTED = 0.98
RULES = tuple(
    f"process/{name}.py" for name in ("visibility", "rights", "breaking_glass", "structure", "handover", "placement")
)
EVERY_ADDRESS = "tests/test_permissions.py"
TESTS = {
    "process/structure.py": ["tests/process", "tests/web/people/test_relations.py"],
    "process": ["tests/process"],
    "people/access/relations.py": ["tests/web/people/test_relations.py", "tests/web/people/test_breaking_glass.py"],
    "people/access/glass.py": ["tests/web/people/test_breaking_glass.py"],
    "people/access/counterparts.py": ["tests/web/people/test_counterparts.py", "tests/web/people/test_structure.py"],
    "people/access/links.py": ["tests/web/people/test_welcome.py", "tests/web/people/test_invitations.py"],
    "people": ["tests/web/people"],
    "placements": ["tests/web/placements", "tests/web/people"],
    "evidence": ["tests/web/evidence", "tests/web/people/test_breaking_glass.py"],
    "growth": ["tests/web/growth"],
    "api": ["tests/web/api"],
    "imports": ["tests/web/imports"],
    "frameworks": ["tests/web/frameworks/test_rights.py", "tests/web/frameworks/test_versions.py"],
}
"""What runs for a mutant of a file, an app or a room; for those of an app the table of all addresses after it."""

OWNERS = {"person": "above", "above": "person", "asked_by": "person", "author": "person", "author_id": "id"}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip
Change = Callable[[ast.AST], ast.AST]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: where, what, and the text that it makes."""

    path: Path
    line: int
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(SOURCE)}:{self.line} {self.what}"


def targets() -> list[Path]:
    """Every module of an access layer, and the rules that it follows."""
    apps = [*SOURCE.glob("web/*/access.py"), *SOURCE.glob("web/*/access/*.py")]
    return sorted([*(path for path in apps if path.name != "__init__.py"), *(SOURCE / rule for rule in RULES)])


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = ast.unparse(tree)
    for number, node in enumerate(ast.walk(tree)):
        for what, change in changes(node):
            text = ast.unparse(ast.fix_missing_locations(_Replacing(number, change).within(copy.deepcopy(tree))))
            if text != plain:
                yield Mutant(path, getattr(node, "lineno", 0), what, text)


class _Replacing(ast.NodeTransformer):
    """Changes the node that ``ast.walk`` comes to as the ``number``-th."""

    def __init__(self, number: int, change: Change) -> None:
        self.number, self.change, self.spot = number, change, ast.AST()

    def within(self, tree: ast.Module) -> ast.AST:
        self.spot = next(node for at, node in enumerate(ast.walk(tree)) if at == self.number)
        return self.visit(tree)  # type: ignore[no-any-return]

    def visit(self, node: ast.AST) -> ast.AST:
        return self.change(node) if node is self.spot else self.generic_visit(node)


def changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """What can be done to a node: a name for people, and the function that does it to its twin in a copy."""
    if isinstance(node, ast.Call):
        yield from _of_calls(node)
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield f"negate {ast.unparse(node)}", _compared
    elif isinstance(node, ast.BoolOp):
        yield f"and/or: {ast.unparse(node)}", _other_bool
        for at in range(len(node.values)):
            yield f"drop {ast.unparse(node.values[at])}", lambda twin, at=at: _without_value(twin, at)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield f"drop the no of {ast.unparse(node)}", lambda twin: twin.operand  # type: ignore[attr-defined]
    elif isinstance(node, ast.If):
        yield f"negate if {ast.unparse(node.test)}", _negated
    elif isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield f"leave out {ast.unparse(node)}", lambda _twin: ast.Pass()
    elif isinstance(node, ast.Set):
        for at, one in enumerate(node.elts):
            yield f"widen {ast.unparse(one)}", lambda twin, at=at: _widened(twin, at)
    elif isinstance(node, ast.Return):
        yield from _of_returns(node)


def _of_calls(node: ast.Call) -> Iterator[tuple[str, Change]]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if called in ("filter", "exclude"):
        yield f"drop .{called}({', '.join(map(ast.unparse, [*node.args, *node.keywords]))})", _everything
        many = len(node.args) + len(node.keywords) > 1
        for at, keyword in enumerate(node.keywords if many else []):
            yield f"drop {keyword.arg}=", lambda twin, at=at: _without(twin, "keywords", at)
        for at in range(len(node.args) if many else 0):
            yield f"drop {ast.unparse(node.args[at])}", lambda twin, at=at: _without(twin, "args", at)
        for at, keyword in enumerate(node.keywords):
            if keyword.arg in OWNERS:
                yield f"{keyword.arg}= for {OWNERS[keyword.arg]}=", lambda twin, at=at: _owned(twin, at)
    elif called == "none":
        yield "everything instead of .none()", _everything


def _of_returns(node: ast.Return) -> Iterator[tuple[str, Change]]:
    value = node.value
    if isinstance(value, ast.Constant) and isinstance(value.value, bool):
        yield f"return {not value.value}", lambda _twin: ast.Return(ast.Constant(not value.value))
    elif isinstance(value, ast.Name) and value.id in ("NOTHING", "EVERYTHING"):
        other = "EVERYTHING" if value.id == "NOTHING" else "NOTHING"
        yield f"return {other}", lambda _twin: ast.Return(ast.Name(other))
    elif isinstance(value, ast.Compare | ast.BoolOp) or (
        isinstance(value, ast.Call) and _name(value) in ("bool", "any")
    ):
        yield "return True", lambda _twin: ast.Return(ast.Constant(True))
        yield "return False", lambda _twin: ast.Return(ast.Constant(False))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _everything(twin: ast.AST) -> ast.AST:
    twin.func.attr, twin.args, twin.keywords = "all", [], []  # type: ignore[attr-defined]
    return twin


def _without(twin: ast.AST, part: str, at: int) -> ast.AST:
    getattr(twin, part).pop(at)
    return twin


def _without_value(twin: ast.AST, at: int) -> ast.AST:
    twin.values.pop(at)  # type: ignore[attr-defined]
    return twin if len(twin.values) > 1 else twin.values[0]  # type: ignore[attr-defined,no-any-return]


def _owned(twin: ast.AST, at: int) -> ast.AST:
    twin.keywords[at].arg = OWNERS[twin.keywords[at].arg]  # type: ignore[attr-defined]
    return twin


def _compared(twin: ast.AST) -> ast.AST:
    twin.ops[0] = COMPARISONS[type(twin.ops[0])]()  # type: ignore[attr-defined]
    return twin


def _other_bool(twin: ast.AST) -> ast.AST:
    twin.op = ast.Or() if isinstance(twin.op, ast.And) else ast.And()  # type: ignore[attr-defined]
    return twin


def _negated(twin: ast.AST) -> ast.AST:
    twin.test = ast.UnaryOp(ast.Not(), twin.test)  # type: ignore[attr-defined]
    return twin


def _widened(twin: ast.AST, at: int) -> ast.AST:
    one = twin.elts[at]  # type: ignore[attr-defined]
    if isinstance(one, ast.Attribute):
        one.attr = "MEMBER"
    return twin


def tests_of(path: Path, *, nearest: bool) -> list[str]:
    """What runs for a mutant of this file, the nearest first; ``nearest``: without the table of all addresses."""
    name = str(path.relative_to(SOURCE)).removeprefix("web/")
    found = TESTS.get(name) or TESTS.get(name.split("/")[0], [])
    there = [test for test in found if (ROOT / test).exists()]
    return there if nearest or name.startswith("process") else [*there, EVERY_ADDRESS]


class Runner:
    """A plugin of pytest: collects the tests of one file once, and runs them for each of its mutants until one fails.

    The code of the functions is exchanged in place, so that whoever imported them runs the mutant, too.
    """

    def __init__(self, path: Path, run: list[Mutant], seconds: int) -> None:
        self.module_name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        self.run, self.seconds = run, seconds
        self.needed: dict[str, float] = {}
        self.alive: list[Mutant] = []
        self.sound, self.why = False, "no test was found"

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Without a mutation first: tests that fail by themselves prove nothing."""
        items = list(session.items)
        self.sound = bool(items) and self.killer(items, measure=True) is None
        for mutant in self.run if self.sound else []:
            before = self.exchange(mutant.text)
            try:
                killer = self.killer(items)
            finally:
                self.put_back(before)
            if killer is None:
                self.alive.append(mutant)
            else:
                items.insert(0, items.pop(items.index(killer)))
            print(f"{'killed  ' if killer else 'SURVIVES'} {mutant}", flush=True)
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

    def exchange(self, text: str) -> dict[str, object]:
        """Put a mutant in the place of the module; what to put back."""
        module = import_module(self.module_name)
        names: dict[str, object] = {**vars(module)}
        exec(compile(text, self.module_name, "exec"), names)
        before: dict[str, object] = {}
        for name, new in names.items():
            old = vars(module).get(name)
            if isinstance(old, FunctionType) and isinstance(new, FunctionType) and old.__module__ == module.__name__:
                before[name] = old.__code__
                old.__code__ = new.__code__
            elif isinstance(old, frozenset | dict) and not name.startswith("__") and old != new:
                before[name] = old
                setattr(module, name, new)
        return before

    def put_back(self, before: dict[str, object]) -> None:
        """As it was."""
        module = import_module(self.module_name)
        for name, old in before.items():
            if isinstance(old, CodeType):
                vars(module)[name].__code__ = old
            else:
                setattr(module, name, old)


def _too_long(*_signal: object) -> None:
    raise TimeoutError("The mutant does not end.")


def try_file(path: Path, *, most: int, seconds: int, nearest: bool) -> tuple[int, list[Mutant]]:
    """Try the mutants of one file, in this process; how many they were, and who survived."""
    run = list(mutants(path))
    run = run if not most or most >= len(run) else [run[at * len(run) // most] for at in range(most)]
    runner = Runner(path, run, seconds)
    signal.signal(signal.SIGALRM, _too_long)
    marks = "not browser and not nightly and not postgresql"
    settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate], database=None, derandomize=True)
    settings.load_profile("mutants")
    options = ["-q", "-s", "--no-migrations", "-m", marks]
    pytest.main([*options, *tests_of(path, nearest=nearest)], plugins=[runner])
    if not runner.sound:
        name = path.relative_to(SOURCE)
        raise SystemExit(f"The tests for {name} fail without any mutation, so they prove nothing: {runner.why}")
    return len(run), runner.alive


def try_all(only: list[str], arguments: list[str]) -> int:
    """Every file in a process of its own; the sum of what they say."""
    many, alive, failed = 0, [], []
    for path in targets():
        if only and not any(str(path).endswith(name) for name in only):
            continue
        command = [sys.executable, __file__, "--file", str(path), *arguments]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        said = [line for line in ran.stdout.splitlines() if line.startswith(("killed", "SURVIVES"))]
        print(*said, sep="\n", flush=True)
        many += len(said)
        alive += [line for line in said if line.startswith("SURVIVES")]
        if ran.returncode:
            failed.append(path)
            print(ran.stderr.strip()[-1500:] or f"{path} could not be tried.")
    share = 1 - len(alive) / many if many else 0.0
    print(f"{many - len(alive)} of {many} killed: {share:.1%} (wanted {WANTED:.0%})", *alive, sep="\n")
    return 0 if share >= WANTED and not failed else 1


def main() -> int:
    """Try each mutant, say who survived."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--only", action="append", default=[], metavar="PATH", help="the end of a path; may be repeated"
    )
    parser.add_argument("--most", type=int, default=0, help="how many mutants of a file at most, spread evenly")
    parser.add_argument("--seconds", type=int, default=60, help="how long one test may take at least")
    parser.add_argument("--nearest", action="store_true", help="leaves out the table of all addresses: quicker")
    parser.add_argument("--list", action="store_true", help="lists the mutants and ends")
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.list:
        print(*(mutant for path in targets() for mutant in mutants(path)), sep="\n")
        return 0
    if options.file:
        try_file(options.file, most=options.most, seconds=options.seconds, nearest=options.nearest)
        return 0
    passed_on = [f"--most={options.most}", f"--seconds={options.seconds}", *(["--nearest"] if options.nearest else [])]
    return try_all(options.only, passed_on)


if __name__ == "__main__":
    sys.exit(main())
