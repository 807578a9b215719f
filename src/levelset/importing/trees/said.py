"""What a mapping says of itself, and what the shape of a value tells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from levelset.importing.readers.nesting import Sort
from levelset.importing.recognition import shape
from levelset.importing.trees.keys import Role, names_level, roles_of
from levelset.importing.trees.level_names import is_career, is_labelled
from levelset.importing.trees.tree import Node

MACHINE = re.compile(
    r"https?://\S+|[^\s@]+@[^\s@]+\.\w+|#[0-9a-fA-F]{3,8}|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|\d{4}-\d\d-\d\d\S*|v?\d+(?:\.\d+)+"
    r"|(?=\S*[\d_/-])[\w./-]+|[\w-]{24,}|\S+\.(?:png|svg|jpe?g|gif|md|ya?ml|json)"
)
"""What programs need and nobody reads: addresses, identifiers, colors, dates, versions, paths."""

SAYS = 4
"""Words of a text that says something, at least."""


@dataclass
class Said:
    """The scalars of a mapping that say what it is."""

    name: Node | None = None
    level: Node | None = None
    level_name: Node | None = None
    role: Node | None = None
    framework: Node | None = None
    company: Node | None = None
    symbol: Node | None = None
    ids: list[Node] = field(default_factory=list)
    groups: list[Node] = field(default_factory=list)

    @classmethod
    def of(cls, node: Node) -> "Said":
        """What a mapping says of itself."""
        said = cls()
        for entry in node.entries:
            if entry.key is None or not entry.is_scalar or not entry.pieces or entry.sort is Sort.FLAG:
                continue
            roles = roles_of(entry.name)
            if names_level(entry.name) and not is_machine(entry):
                said.level_name = entry
                continue
            if Role.NAME in roles:
                said._call(entry)
            for role, attribute in _SINGLE:
                counts = role is Role.LEVEL and _is_count(entry)
                if role in roles and getattr(said, attribute) is None and not _says_more(entry) and not counts:
                    setattr(said, attribute, entry)
            if Role.ID in roles:
                said.ids.append(entry)
            is_group = Role.GROUP in roles and entry.sort is Sort.TEXT
            if is_group and not shape.is_sentence(entry.text) and not _is_address(entry):
                said.groups.append(entry)
        if said.level is None and said.level_name is not None:
            said.level, said.level_name = said.level_name, None
        if not (said.level or said.name or said.role or said.groups):
            said._by_shape(node)
        return said

    def _call(self, entry: Node) -> None:
        """Take up a name; of two, the one for people is the name, and the one for programs an id."""
        if self.name is None:
            self.name = entry
        elif _for_people(entry) > _for_people(self.name):
            self.ids.append(self.name)
            self.name = entry
        else:
            self.ids.append(entry)

    def _by_shape(self, node: Node) -> None:
        """What a mapping is called whose keys are in no list: its first short text, where larger things follow."""
        texts = [e for e in node.entries if e.sort is Sort.TEXT and e.key and e.pieces and not roles_of(e.name)]
        short = [e for e in texts if not says(e) and not is_machine(e)]
        labelled = [e for e in texts if is_labelled(e.text)]
        if labelled:
            self.level = labelled[0]
        elif short and any(not e.is_scalar for e in node.entries):
            self.name = short[0]


_SINGLE = (
    (Role.LEVEL, "level"),
    (Role.ROLE, "role"),
    (Role.FRAMEWORK, "framework"),
    (Role.COMPANY, "company"),
    (Role.SYMBOL, "symbol"),
)


def _for_people(entry: Node) -> int:
    """How much a name is written for people: with blanks, capitals or signs; the label of a level is but a label."""
    return 2 - is_labelled(entry.text) if re.fullmatch(r"[a-z0-9_./-]+", entry.text) is None else 0


def _is_count(entry: Node) -> bool:
    """Whether a number says how many levels there are rather than which one: ``levels: 6``."""
    return entry.sort is Sort.NUMBER and entry.name.casefold().endswith("s")


def _says_more(entry: Node) -> bool:
    return len(entry.text.split()) > shape.SHORT + 3


def _is_address(entry: Node) -> bool:
    return bool(re.match(r"https?://", entry.text))


def says(node: Node) -> bool:
    """Whether a text says something: a sentence, or several."""
    return len(node.text.split()) >= SAYS or shape.is_sentence(node.text)


def is_machine(node: Node) -> bool:
    number = re.fullmatch(r"\d{1,2}|[\d.,]+ ?[-–] ?[\d.,]+", node.text)
    return node.is_scalar and bool(MACHINE.fullmatch(node.text)) and not number


def is_name(entry: Node) -> bool:
    """Whether a key names something of its own: it is in no list, or something larger stands under it."""
    roles = roles_of(entry.name)
    return entry.key is not None and (not roles or (not entry.is_scalar and not roles & {Role.WRAP, Role.BEHAVIOR}))


def are_named(node: Node) -> bool:
    """Whether the members of a list have names."""
    maps = [item for item in node.entries if item.sort is Sort.MAP]
    return any(Said.of(item).name for item in maps) or any(
        len(item.entries) == 1 and is_name(item.entries[0]) for item in maps
    )


def _names_of(node: Node) -> Iterable[str]:
    for item in node.entries:
        if item.key is not None:
            yield item.name
            continue
        said = Said.of(item)
        for one in (said.level, said.name, *said.ids):
            if one is not None:
                yield one.text


def names_levels(node: Node) -> bool:
    return any(map(is_career, _names_of(node)))


def tells_levels(node: Node) -> bool:
    """Whether levels stand somewhere below."""
    keys = (key.text for key in node.all_keys())
    return any(Role.LEVEL in roles_of(key) or is_labelled(key) or is_career(key) for key in keys)


def says_who(node: Node) -> bool:
    """Whether a member of a list says what it is called, or is called by its only key."""
    said = Said.of(node)
    named = any((said.name, said.level, said.role, said.ids)) or said.groups
    return node.sort is not Sort.MAP or bool(named) or len([one for one in node.entries if not one.is_empty]) == 1
