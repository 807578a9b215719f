"""Mutations of the access layer: each one is a hole, and a test has to see it. Long; for the night.

``./run python tools/mutate_access.py [--only people/access/relations.py]… [--most N] [--seconds 300]``

Works on a copy of the project. Mutants of every ``access.py`` and ``access/`` module and of the rules in ``process``: a
filter is dropped, a condition negated, an owner swapped, a state widened, a refusal left out, everything returned. The
tests that belong to it run until one fails. Survivors and the share that was killed are printed; exit 1 below 98 %.
"""

import argparse
import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "levelset"
COPIED = ("src", "tests", "pyproject.toml", "docs", "examples")
WANTED = 0.98
RULES = ("process/visibility.py", "process/rights.py", "process/breaking_glass.py", "process/structure.py")
EVERY_ADDRESS = "tests/test_permissions.py"
TESTS = {
    "process": ["tests/process", "tests/web/people/test_relations.py"],
    "people/access/relations.py": ["tests/web/people/test_relations.py", "tests/web/people/test_breaking_glass.py"],
    "people/access/glass.py": ["tests/web/people/test_breaking_glass.py"],
    "people": ["tests/web/people"],
    "placements": ["tests/web/placements", "tests/web/people"],
    "evidence": ["tests/web/evidence"],
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


def tests_of(path: Path) -> list[str]:
    """What runs for a mutant of this file, the nearest first."""
    name = str(path.relative_to(SOURCE)).removeprefix("web/")
    found = TESTS.get(name) or TESTS.get(name.split("/")[0], [])
    there = [test for test in found if (ROOT / test).exists()]
    return there if name.startswith("process") else [*there, EVERY_ADDRESS]


def survives(mutant: Mutant, folder: Path, seconds: int) -> bool:
    """Whether every test that belongs to a mutant passes; one that never ends is seen, too."""
    file = folder / mutant.path.relative_to(ROOT)
    before = file.read_text(encoding="utf-8")
    file.write_text(mutant.text, encoding="utf-8")
    try:
        return passes(tests_of(mutant.path), folder, seconds)
    finally:
        file.write_text(before, encoding="utf-8")


def passes(tests: list[str], folder: Path, seconds: int) -> bool:
    """Run tests in the copy, until one fails."""
    marks = "not browser and not nightly and not postgresql"
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-migrations", "-m", marks, *tests]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def chosen(only: list[str], most: int) -> list[Mutant]:
    """The mutants of this run; with ``most``, as many, spread evenly."""
    paths = [path for path in targets() if not only or any(str(path).endswith(name) for name in only)]
    every = [mutant for path in paths for mutant in mutants(path)]
    return every if not most or most >= len(every) else [every[at * len(every) // most] for at in range(most)]


def main() -> int:
    """Make the copy, try each mutant, say who survived."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--only", action="append", default=[], metavar="PATH", help="the end of a path; may be repeated"
    )
    parser.add_argument("--most", type=int, default=0, help="how many mutants at most, spread evenly")
    parser.add_argument("--seconds", type=int, default=300, help="how long the tests of one mutant may take")
    parser.add_argument("--list", action="store_true", help="lists the mutants and ends")
    options = parser.parse_args()
    run = chosen(options.only, options.most)
    if options.list:
        print(*run, sep="\n")
        return 0
    with tempfile.TemporaryDirectory(prefix="levelset-mutants-") as place:
        folder = Path(place)
        for name in COPIED:
            copied = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copied(ROOT / name, folder / name)
        for tests in {tuple(tests_of(mutant.path)) for mutant in run}:
            if not passes(list(tests), folder, options.seconds):
                print("These tests fail without any mutation, so they prove nothing:", *tests)
                return 1
        alive = []
        for number, mutant in enumerate(run, 1):
            lives = survives(mutant, folder, options.seconds)
            print(f"{number}/{len(run)} {'SURVIVES' if lives else 'killed'} {mutant}", flush=True)
            alive += [mutant] if lives else []
    share = 1 - len(alive) / len(run) if run else 0.0
    print(f"{len(run) - len(alive)} of {len(run)} killed: {share:.1%} (wanted {WANTED:.0%})")
    print(*(f"SURVIVES {mutant}" for mutant in alive), sep="\n")
    return 0 if share >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
