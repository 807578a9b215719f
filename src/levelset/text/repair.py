"""Damage that copying does to letters, mended where it is certain: UTF-8 read as Windows-1252, and ligatures."""

import re

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def _byte_of(char: str) -> int | None:
    """The byte that Windows-1252 (or Latin-1, where that has a hole) shows as this character."""
    try:
        return char.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(char) if ord(char) < 0x100 else None


_SHOWN = {}
for _number in range(0x80, 0x100):
    try:
        _SHOWN[_number] = bytes([_number]).decode("cp1252")
    except UnicodeDecodeError:
        _SHOWN[_number] = chr(_number)
_TRAIL = "[" + re.escape("".join(_SHOWN[number] for number in range(0x80, 0xC0))) + "]"


def _lead(first: int, last: int) -> str:
    return "[" + re.escape("".join(_SHOWN[number] for number in range(first, last))) + "]"


MOJIBAKE = re.compile(
    f"(?:{_lead(0xF0, 0xF5)}{_TRAIL}{{3}}|[{_lead(0xE0, 0xE4)[1:-1]}{_lead(0xEE, 0xF0)[1:-1]}]{_TRAIL}{{2}}"
    f"|(?:{_lead(0xE4, 0xEE)}{_TRAIL}{{2}}){{2,}}|{_lead(0xC2, 0xE0)}{_TRAIL})+"
)
"""Runs of characters that are UTF-8 bytes shown one by one. One Chinese or Korean sign alone is none: ``é…”`` ends a
French quotation."""


LEADS = b"\xc3"
"""How all that may begin such a run begins in UTF-8; to find one byte takes no time."""

BEGINS = re.compile(f"{_lead(0xC2, 0xF5)}{_TRAIL}")
"""How every such run begins. Looked for first: a text without any, as nearly all are, is through ten times sooner."""


MOST_ROUNDS = 3
"""How often a text is read wrongly on its way, at most."""

CLOSING = re.compile(r"(?<=[\w.,!?…)])â€(?!\w)")
"""A closing quotation mark of which many programs drop the last byte, as it shows as nothing; looked for only where a
text is garbled in other places."""


def unligature(text: str) -> str:
    """The text with typographic ligatures as separate letters."""
    return text.translate(LIGATURES) if any(sign in text for sign in "ﬀﬁﬂﬃﬄﬅﬆ") else text


def unmojibake(text: str) -> str:
    """The text with runs of UTF-8 that were read as Windows-1252 decoded again; what is not certain stays as it is."""

    def decoded(found: re.Match[str]) -> str:
        numbers = [_byte_of(char) for char in found[0]]
        try:
            return bytes(number for number in numbers if number is not None).decode("utf-8")
        except UnicodeDecodeError:
            return found[0]

    garbled = text
    for _ in range(MOST_ROUNDS):
        shown = LEADS in text.encode("utf-8", "surrogatepass")
        mended = MOJIBAKE.sub(decoded, text) if shown and BEGINS.search(text) else text
        if mended == text:
            break
        text = mended
    return text if text is garbled else CLOSING.sub("”", text)
