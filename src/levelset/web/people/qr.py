"""A QR code as a drawing: one path, a rectangle for each run of dark modules."""

from itertools import groupby

from qrcode.constants import ERROR_CORRECT_L
from qrcode.main import QRCode

BORDER = 2
"""Light modules around it."""

MASK = 3
"""Which modules are turned around, of eight ways that every camera reads.

The library draws a code in all eight to find the easiest one, which took longer than the rest of the page.
"""


def drawn(text: str) -> str:
    """The SVG of a text, black on white in the dark as well."""
    code: QRCode = QRCode(border=BORDER, error_correction=ERROR_CORRECT_L, mask_pattern=MASK)
    code.add_data(text)
    rows = code.get_matrix()
    size = len(rows)
    path = "".join(f"M{left} {top}h{width}v1h-{width}z" for top, row in enumerate(rows) for left, width in _runs(row))
    paper = f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
    return f'{opening}{paper}<path d="{path}"/></svg>'


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where dark modules stand side by side: the first of them, and how many."""
    found, at = [], 0
    for is_dark, some in groupby(row):
        width = len(list(some))
        if is_dark:
            found.append((at, width))
        at += width
    return found
