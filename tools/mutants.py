"""Holes of one line: what could be wrong in a module that says who may see what. ``mutate_access.py`` tries them.

==========================  ==============================================================================
a filter is dropped         ``.filter``, ``.exclude``, one condition of them, one side of ``&``, ``|``, ``and``, ``or``,
                            the ``if`` of a comprehension, ``.none()`` that gives everything
an owner is swapped         ``person=`` for ``above=``, ``"author_id"`` for the row itself, viewer and person
a state is widened          another member of an enumeration, the widest one, one fewer in a row of them, ``True`` for
                            ``False``, ``__gt`` for ``__lte``, an hour or a day later
a refusal is left out       ``raise``, a check that raises, a condition negated, ``return NOTHING``
an audience is widened      a rule or a condition that is always true; ``NOTHING`` and ``EVERYTHING`` exchanged
==========================  ==============================================================================
"""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

Change = Callable[[Any], ast.AST]
Named = tuple[str, Change]

OWNERS = {
    "person": "above", "above": "person", "asked_by": "person", "author": "person", "author_id": "id",
    "asked_by__key": "person__key", "person__key": "asked_by__key",
}  # fmt: skip
"""Who a row belongs to, and who else stands on it."""

OWNERS_OF = {
    ("asked", "person"): "asked_by", ("asked", "asked_by_id"): "person_id", ("entry", "author"): "project",
    ("one", "person"): "above", ("one", "above"): "person", ("new", "person"): "above", ("new", "above"): "person",
    ("line", "above"): "person", ("link", "person"): "pk", ("share", "person_id"): "pk",
}  # fmt: skip
"""The same for an object in the hand: name, attribute."""

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip
BOUNDS: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
LOOKUPS = {"__gt": "__lte", "__gte": "__lt", "__lt": "__gte", "__lte": "__gt"}
OTHER_SIDE: dict[type[ast.operator], type[ast.operator]] = {
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
WIDEST = ("MEMBER", "MEMBERS", "ANYONE")
"""The member of an enumeration that means everybody."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: where, what, and the text that it makes."""

    path: Path
    name: str
    line: int
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line} {self.what}"

    @property
    def call(self) -> str:
        """What it is called where lines may move: file and change."""
        return f"{self.name} {self.what}"


@dataclass(frozen=True, slots=True)
class Place:
    """What has to be known of a module: its enumerations (name → members), and whether days are counted in it."""

    enums: dict[str, list[str]]
    bounds: bool
    left_alone: set[ast.AST] = field(default_factory=set)


def mutants(path: Path, source: Path) -> Iterator[Mutant]:
    """Every mutant of a file below ``source``; each text once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = str(path.relative_to(source)).removeprefix("web/")
    place = Place(enums_of(path, source), name.startswith("process"), set(_left_alone(tree)))
    known = {ast.unparse(tree)}
    for number, node in enumerate(ast.walk(tree)):
        for what, change in [] if node in place.left_alone else changes(node, place):
            text = ast.unparse(ast.fix_missing_locations(_Replacing(number, change).within(copy.deepcopy(tree))))
            if text not in known:
                known.add(text)
                compile(text, name, "exec")  # what is no Python is a mistake here, and no hole
                yield Mutant(path, name, getattr(node, "lineno", 0), what, text)


def _left_alone(tree: ast.Module) -> Iterator[ast.AST]:
    """What only says of what type something is, what a field is without a value, how large a number a table holds."""
    for node in ast.walk(tree):
        hints = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        if isinstance(node, ast.ClassDef):
            hints += [one.value for one in node.body if isinstance(one, ast.AnnAssign)]
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("Viewer", "Row", "Relations", "LARGEST"):
            hints.append(node.value)
        for hint in hints:
            if isinstance(hint, ast.AST):
                yield from ast.walk(hint)


class _Replacing(ast.NodeTransformer):
    """Changes the node that ``ast.walk`` comes to as the ``number``-th."""

    def __init__(self, number: int, change: Change) -> None:
        self.number, self.change, self.spot = number, change, ast.AST()

    def within(self, tree: ast.Module) -> ast.AST:
        self.spot = next(node for at, node in enumerate(ast.walk(tree)) if at == self.number)
        return self.visit(tree)  # type: ignore[no-any-return]

    def visit(self, node: ast.AST) -> ast.AST:
        return self.change(node) if node is self.spot else self.generic_visit(node)


def changes(node: ast.AST, place: Place) -> Iterator[Named]:
    """What can be done to a node: a name for people, and the function that does it to its twin in a copy."""
    match node:
        case ast.Call():
            yield from _of_calls(node)
        case ast.Compare():
            yield from _of_comparisons(node, place)
        case ast.BoolOp() | ast.BinOp() | ast.UnaryOp() | ast.AugAssign() | ast.IfExp():
            yield from _of_operators(node)
        case ast.If(test=ast.BoolOp() | ast.Call() | ast.Name() | ast.Attribute()):
            yield f"negate if {ast.unparse(node.test)}", _negated
        case ast.comprehension():
            for at, test in enumerate(node.ifs):
                yield f"drop if {ast.unparse(test)}", partial(_without, part="ifs", at=at)
        case ast.Raise() | ast.Expr(value=ast.Call()):
            yield f"leave out {ast.unparse(node)}", lambda _twin: ast.Pass()
        case ast.Return():
            yield from _of_returns(node)
        case ast.Dict() | ast.Set() | ast.Tuple() | ast.List() | ast.MatchOr() | ast.Attribute():
            yield from _of_states(node, place)
        case ast.Constant(value=int() as number) if place.bounds and type(number) is int:
            yield f"{number + 1} for {number}", lambda _twin: ast.Constant(number + 1)


def _of_calls(node: ast.Call) -> Iterator[Named]:
    called = _name(node)
    first, second = [*(ast.unparse(one) for one in node.args), "", ""][:2]
    if called in ("filter", "exclude"):
        yield f"drop .{called}({', '.join(map(ast.unparse, [*node.args, *node.keywords]))})", _everything
    elif called == "none":
        yield "everything instead of .none()", _everything
    elif called in ("any", "all") and isinstance(node.func, ast.Name):
        other = "all" if called == "any" else "any"
        yield f"{other} for {called}", partial(_called, name=other)
    elif called == "is_to" and len(node.args) == 3 and isinstance(node.args[2], ast.Constant):
        yield f"the row itself for {ast.unparse(node.args[2])}", partial(_without, part="args", at=2)
    if first == "viewer" and second.split(".")[-1] in ("person", "author"):
        yield f"{called}: viewer and {second} exchanged", _exchanged
    if called in ("filter", "exclude", "Q"):
        yield from _of_conditions(node)


def _of_conditions(node: ast.Call) -> Iterator[Named]:
    """What a filter, or a condition, asks: each part of it."""
    if len(node.args) + len(node.keywords) > 1:
        for at, keyword in enumerate(node.keywords):
            yield f"drop {ast.unparse(keyword)}", partial(_without, part="keywords", at=at)
        for at, one in enumerate(node.args):
            yield f"drop {ast.unparse(one)}", partial(_without, part="args", at=at)
    for at, keyword in enumerate(node.keywords):
        asked = keyword.arg or ""
        if asked in OWNERS:
            yield f"{asked}= for {OWNERS[asked]}=", partial(_asked, at=at, name=OWNERS[asked])
        for lookup, other in LOOKUPS.items():
            if asked.endswith(lookup):
                name = asked.removesuffix(lookup) + other
                yield f"{name}= for {asked}=", partial(_asked, at=at, name=name)
        if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, bool | int):
            value = keyword.value.value
            new = not value if isinstance(value, bool) else value + 1
            yield f"{asked}={new}", partial(_asked, at=at, name=asked, value=new)


def _of_comparisons(node: ast.Compare, place: Place) -> Iterator[Named]:
    for at, sort in enumerate(map(type, node.ops)):
        if sort in COMPARISONS:
            which = "" if len(node.ops) == 1 else f" (the {at + 1}. comparison)"
            yield f"negate {ast.unparse(node)}{which}", partial(_compared, at=at, op=COMPARISONS[sort])
        if sort in BOUNDS and place.bounds:
            yield f"a bound more or less: {ast.unparse(node)}, {at + 1}.", partial(_compared, at=at, op=BOUNDS[sort])


def _of_operators(node: ast.BoolOp | ast.BinOp | ast.UnaryOp | ast.AugAssign | ast.IfExp) -> Iterator[Named]:
    whole = ast.unparse(node)
    match node:
        case ast.BoolOp():
            yield f"and/or: {whole}", _other_bool
            for at in range(len(node.values)):
                yield f"drop {ast.unparse(node.values[at])} of {whole}", partial(_without_value, at=at)
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            yield f"drop the no of {whole}", lambda twin: twin.operand
        case ast.IfExp():
            yield f"always {ast.unparse(node.body)}", lambda twin: twin.body
            yield f"always {ast.unparse(node.orelse)}", lambda twin: twin.orelse
        case ast.AugAssign() if type(node.op) in OTHER_SIDE:
            yield f"other operator: {whole}", partial(_operated, op=OTHER_SIDE[type(node.op)])
            yield f"leave out {whole}", lambda _twin: ast.Pass()
        case ast.BinOp() if type(node.op) in OTHER_SIDE:
            yield f"other operator: {whole}", partial(_operated, op=OTHER_SIDE[type(node.op)])
            if isinstance(node.op, ast.BitAnd | ast.BitOr):
                yield f"drop {ast.unparse(node.right)} of {whole}", lambda twin: twin.left
                yield f"drop {ast.unparse(node.left)} of {whole}", lambda twin: twin.right


def _of_returns(node: ast.Return) -> Iterator[Named]:
    value = node.value
    if isinstance(value, ast.Constant) and isinstance(value.value, bool):
        yield f"return {not value.value}", lambda _twin: ast.Return(ast.Constant(not value.value))
    elif isinstance(value, ast.Name) and value.id in ("NOTHING", "EVERYTHING"):
        other = "EVERYTHING" if value.id == "NOTHING" else "NOTHING"
        yield f"return {other}", lambda _twin: ast.Return(ast.Name(other))
    elif isinstance(value, ast.Call) and _name(value) in ("Q", "Exists"):
        asks = bool(value.args or value.keywords)  # a Q that asks nothing is everything
        for told, text in (("everything", "~Q(pk__in=[])"), ("nothing", "Q(pk__in=[])"))[0 if asks else 1 :]:
            yield f"return {told} for {ast.unparse(value)}", partial(_returned, text=text)
    elif isinstance(value, ast.Compare | ast.BoolOp) or (
        isinstance(value, ast.Call) and _name(value) in ("bool", "any", "exists")
    ):
        yield f"return True for {ast.unparse(value)}", lambda _twin: ast.Return(ast.Constant(True))
        yield f"return False for {ast.unparse(value)}", lambda _twin: ast.Return(ast.Constant(False))


def _of_states(node: ast.AST, place: Place) -> Iterator[Named]:
    """States, relations, standings, audiences: each for another one, and rows of them longer or shorter."""
    if isinstance(node, ast.Attribute):
        owner = OWNERS_OF.get((ast.unparse(node.value), node.attr))
        if owner is not None:
            yield f"{ast.unparse(node.value)}.{owner} for {ast.unparse(node)}", partial(_attribute, name=owner)
        members = place.enums.get(ast.unparse(node.value), [])
        if node.attr in members:
            following = members[(members.index(node.attr) + 1) % len(members)]
            for name in dict.fromkeys([following, *(one for one in WIDEST if one in members and one != node.attr)]):
                yield f"{name} for {ast.unparse(node)}", partial(_attribute, name=name)
    elif isinstance(node, ast.Dict):
        for at, key in enumerate(node.keys):
            if isinstance(key, ast.Constant) and str(key.value).endswith(tuple(LOOKUPS)):
                stem, _, side = str(key.value).rpartition("__")
                yield (
                    f"{stem}{LOOKUPS['__' + side]} for {key.value}",
                    partial(_keyed, at=at, name=stem + LOOKUPS["__" + side]),
                )
    else:
        part = "patterns" if isinstance(node, ast.MatchOr) else "elts"
        members_of = getattr(node, part)
        for at, one in enumerate(members_of if len(members_of) > 1 else []):
            if ast.unparse(one).rpartition(".")[0] in place.enums:
                yield f"drop {ast.unparse(one)} of {ast.unparse(node)}", partial(_without, part=part, at=at)


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def enums_of(path: Path, source: Path) -> dict[str, list[str]]:
    """The enumerations that a module has a name for → the names of their members; read, not imported."""
    found = _classes(_parsed(path))
    for node in ast.walk(_parsed(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("levelset"):
            at = source.joinpath(*(node.module or "").split(".")[1:])
            whole = at / "__init__.py" if at.is_dir() else at.with_suffix(".py")
            here = enums_of(whole, source) if whole.exists() and whole != path else {}
            for alias in node.names:
                if alias.name in here:
                    found[alias.asname or alias.name] = here[alias.name]
                elif (at / f"{alias.name}.py").exists():
                    inside = enums_of(at / f"{alias.name}.py", source)
                    found |= {f"{alias.asname or alias.name}.{name}": members for name, members in inside.items()}
    return found


def _classes(tree: ast.Module) -> dict[str, list[str]]:
    return {
        node.name: [ast.unparse(one.targets[0]) for one in node.body if isinstance(one, ast.Assign)]
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).endswith(("Enum", "Choices")) for base in node.bases)
    }


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _everything(twin: ast.Call) -> ast.AST:
    assert isinstance(twin.func, ast.Attribute)
    twin.func.attr, twin.args, twin.keywords = "all", [], []
    return twin


def _exchanged(twin: ast.Call) -> ast.AST:
    twin.args[0], twin.args[1] = twin.args[1], twin.args[0]
    return twin


def _called(twin: ast.Call, name: str) -> ast.AST:
    twin.func = ast.Name(name)
    return twin


def _asked(twin: ast.Call, at: int, name: str, value: Any = None) -> ast.AST:
    for other in twin.keywords:  # where both are asked for, they change places
        other.arg = twin.keywords[at].arg if other.arg == name else other.arg
    twin.keywords[at].arg = name
    if value is not None:
        twin.keywords[at].value = ast.Constant(value)
    return twin


def _keyed(twin: ast.Dict, at: int, name: str) -> ast.AST:
    twin.keys[at] = ast.Constant(name)
    return twin


def _attribute(twin: ast.Attribute, name: str) -> ast.AST:
    twin.attr = name
    return twin


def _without(twin: ast.AST, part: str, at: int) -> ast.AST:
    getattr(twin, part).pop(at)
    left = getattr(twin, part)
    return left[0] if isinstance(twin, ast.MatchOr) and len(left) == 1 else twin


def _without_value(twin: ast.BoolOp, at: int) -> ast.AST:
    twin.values.pop(at)
    return twin if len(twin.values) > 1 else twin.values[0]


def _compared(twin: ast.Compare, at: int, op: type[ast.cmpop]) -> ast.AST:
    twin.ops[at] = op()
    return twin


def _operated(twin: ast.BinOp | ast.AugAssign, op: type[ast.operator]) -> ast.AST:
    twin.op = op()
    return twin


def _other_bool(twin: ast.BoolOp) -> ast.AST:
    twin.op = ast.Or() if isinstance(twin.op, ast.And) else ast.And()
    return twin


def _negated(twin: ast.If) -> ast.AST:
    twin.test = ast.UnaryOp(ast.Not(), twin.test)
    return twin


def _returned(_twin: ast.Return, text: str) -> ast.AST:
    return ast.Return(ast.parse(text, mode="eval").body)
