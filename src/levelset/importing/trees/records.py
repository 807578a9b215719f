"""Tables that were written down as lists of lists: each row becomes a mapping, with the first row as its keys."""

from dataclasses import replace

from levelset.importing.document import Piece
from levelset.importing.readers.nesting import Sort
from levelset.importing.trees.tree import Node

NARROWEST, SHORTEST = 2, 2


def is_table(node: Node) -> bool:
    """Whether a list holds lists of texts, the first of which names what stands below it."""
    rows = [row for row in node.entries if not row.is_empty]
    if node.sort is not Sort.LIST or len(rows) < SHORTEST or not all(row.is_list_of_texts for row in rows):
        return False
    width = len(rows[0].entries)
    return width >= NARROWEST and all(len(row.entries) <= width for row in rows)


def records_of(table: Node) -> Node:
    """The rows of a table as mappings. A column without a name holds the names of the rows."""
    head, *rows = [row for row in table.entries if not row.is_empty]
    members = [Node(Sort.MAP, None, [], list(_entries(head, row))) for row in rows]
    return Node(Sort.LIST, table.key, [], members)


def _entries(head: Node, row: Node) -> list[Node]:
    made: list[Node] = []
    for place, cell in enumerate(row.entries):
        if cell.pieces:
            made.append(Node(cell.sort, _key(head.entries[place], cell), cell.pieces))
    return made


def _key(above: Node, cell: Node) -> Piece:
    return above.pieces[0] if above.pieces else replace(cell.pieces[0], text="name")
