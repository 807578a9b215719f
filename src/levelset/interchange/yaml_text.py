"""YAML that people read and edit: written in plain block style, read with the line of everything.

Scalars are read as they are written (``version: 1.10`` is the text ``1.10``); ``null``, ``~`` and nothing are empty.
"""

import re
from typing import Any

import yaml

from levelset.core.findings import Finding, Severity

DEEPEST = 100
"""Levels of nesting that no framework needs."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Dumper(yaml.SafeDumper):
    """Lists are indented under their key, and text of several lines stands as a block."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's name
        """Indent lists, which PyYAML does not do by itself."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Equal values are written twice; people do not read anchors."""
        del data
        return True


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A text as a scalar. Half characters (lone surrogates), which no file can hold, become question marks."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return dumper.represent_scalar("tag:yaml.org,2002:str", whole, style="|" if "\n" in whole else None)


Dumper.add_representer(str, _string)


def dump(value: dict[str, Any]) -> str:
    """The value as YAML: block style, keys in their order, letters as they are; same in, same out."""
    written: str = yaml.dump(
        value, Dumper=Dumper, sort_keys=False, allow_unicode=True, default_flow_style=False, width=10**9
    )
    return written


class YamlReader:
    """Walks the nodes of one YAML text; what does not fit becomes a finding with its line, never an exception."""

    def __init__(self, file: str, first_line: int = 1) -> None:
        self.file = file
        self.first_line = first_line
        self.findings: list[Finding] = []

    def compose(self, text: str) -> yaml.Node | None:
        """The root node; None, with a finding, where the text is no YAML."""
        if _too_deep(text):
            self.tell("yaml/broken", Severity.ERROR, "This YAML is nested far too deeply.", 0)
            return None
        try:
            return yaml.compose(text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line if mark else 0
            self.tell("yaml/broken", Severity.ERROR, f"This is not valid YAML: {error.problem or error.context}.", line)
        except yaml.YAMLError as error:
            position = getattr(error, "position", 0)
            self.tell(
                "yaml/broken",
                Severity.ERROR,
                "This is not valid YAML: it holds a character that YAML does not allow.",
                text[:position].count("\n"),
            )
        return None

    def tell(self, code: str, severity: Severity, message: str, line: int) -> None:
        """Adds a finding; ``line`` counts from 0 within the text."""
        self.findings.append(Finding(code, severity, message, self.file, self.first_line + line))

    def mapping(self, node: yaml.Node | None, what: str, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        """The entries of a mapping by key; unknown and repeated keys are told and left out."""
        if node is None or is_empty(node):
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, f"{what} should be keys with values (key: value)")
            return {}
        found: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key in found:
                self._wrong(key_node, f"“{key}” stands twice in {what}; the first counts")
            elif key not in keys:
                line = key_node.start_mark.line
                message = f"“{key}” is no key of {what} and is not read. Known keys: {', '.join(keys)}."
                self.tell("yaml/unknown-key", Severity.WARNING, message, line)
            else:
                found[key] = value
        return found

    def items(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        """The entries of a list."""
        if node is None or is_empty(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            self._wrong(node, f"{what} should be a list (lines that begin with “- ”)")
            return []
        return list(node.value)

    def text(self, node: yaml.Node | None, what: str) -> str:
        """A scalar as it is written; empty where there is none."""
        if node is None or is_empty(node):
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self._wrong(node, f"{what} should be a text")
            return ""
        return str(node.value)

    def number(self, node: yaml.Node | None, what: str) -> int:
        """A whole number; 0 where there is none."""
        text = self.text(node, what)
        if re.fullmatch(r"[+-]?\d{1,18}", text):
            return int(text)
        if text and node is not None:
            self._wrong(node, f"{what} should be a whole number, not “{text}”")
        return 0

    def _wrong(self, node: yaml.Node, message: str) -> None:
        self.tell("yaml/shape", Severity.ERROR, message + ".", node.start_mark.line)


def _too_deep(text: str) -> bool:
    """Whether reading the text could exhaust the stack, which a parser written in C does not survive."""
    depth = 0
    for char in re.findall(r"[\[\]{}]", text):
        depth += 1 if char in "[{" else -1
        if depth > DEEPEST:
            return True
    return re.search(rf"(?:[-?:] +){{{DEEPEST}}}", text) is not None


def is_empty(node: yaml.Node) -> bool:
    """Whether a node is ``null``, ``~`` or nothing at all."""
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
