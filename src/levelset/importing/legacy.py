"""Text that is not Unicode: which of the older encodings its bytes are in, as far as it can be told from them."""

import codecs
import re
from collections.abc import Callable

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})",
    re.I,
)
HEAD = 4096
"""Bytes in which a page says what it is encoded in."""

ENOUGH = 200_000
"""Bytes that are looked at; the rest is in the same encoding."""

MOSTLY = 8
"""Signs of UTF-8 for each byte that is none, from which on a text is damaged UTF-8 and nothing else."""

WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "shift_jis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "big5": "big5hkscs", "iso8859-8": "cp1255", "tis-620": "cp874",
}  # fmt: skip
"""What browsers take for an encoding: its successor, in which most of what claims to be the old one is written."""

NAMES = {
    "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251", "cp1253": "Windows-1253",
    "cp1255": "Windows-1255", "cp932": "Shift JIS", "euc_jp": "EUC-JP", "gb18030": "GB 18030", "big5hkscs": "Big5",
    "cp949": "EUC-KR", "koi8_r": "KOI8-R", "cp866": "DOS (866)", "cp850": "DOS (850)", "mac_roman": "Mac Roman",
}  # fmt: skip

CHINESE = frozenset(
    "的一是不了在人有我他这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于"
)
"""Some of the most frequent signs, short and long; one in four of a text is one of these or of their like."""

KANA, HANGUL = re.compile("[ぁ-んァ-ン]"), re.compile("[가-힣]")
LEAST_SIGNS = 4

SCRIPTS = {
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчй", "koi8_r": "оеаинтсрвлкмдпуяыьгзбчй", "cp866": "оеаинтсрвлкмдпуяыьгзбчй",
    "iso8859_5": "оеаинтсрвлкмдпуяыьгзбчй", "cp1253": "αοιετσνηυρπκμλςίόάέή", "iso8859_7": "αοιετσνηυρπκμλςίόάέή",
    "cp1255": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
}  # fmt: skip
"""Encodings of one byte for other letters than ours, with those that are frequent there."""

RUN = re.compile(rb"[\x80-\xff]{3,}")
LEAST_USUAL = 0.5

LATIN = ("cp1252", "mac_roman", "cp1250", "cp850")
USUAL_SIGNS = "“”‘’„«»–—…•·€£§°©®™¿¡\xa0"
ODD = re.compile(
    rf"(?<=[a-zß-öø-ÿ])[^\W\d_a-zA-Zß-öø-ÿœšžŁłąęćńśźżěčřůťďň]|(?<=[^\W\d_])[^\w\s\x00-\x7f’–—\xad](?=[^\W\d_])"
    rf"|[^\w\s\x00-\x7f{re.escape(USUAL_SIGNS)}]|(?<![^\s])[^\x00-\x7f\W\d_àéÀÉ](?![^\s])|[\x80-\x9f]"
)
"""What a text does not hold where its bytes are understood: capitals behind small letters, signs inside words."""


MIXED = "utf-8"
"""What is UTF-8 but for some bytes: lines of another file that were put among it, or damage."""


def text_of(data: bytes) -> tuple[str, str]:
    """Bytes that are no Unicode as text, and what people call the encoding that they were read in."""
    encoding = encoding_of(data)
    if encoding == MIXED:
        return data.decode(MIXED, "levelset-windows"), "UTF-8 with letters of Windows-1252 among it"
    return data.decode(encoding, "replace"), NAMES.get(encoding, encoding)


def _windows(error: UnicodeError) -> tuple[str, int]:
    """What a byte that is no UTF-8 is in Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("levelset-windows", _windows)


def encoding_of(data: bytes) -> str:
    """The encoding of bytes that are no Unicode; Windows-1252 where nothing speaks for another one."""
    said = data[:ENOUGH].decode("utf-8", "replace")
    if sum(sign > "\x7f" for sign in said) > MOSTLY * (said.count("\ufffd") or 1):
        return MIXED
    declared = _declared(data[:HEAD])
    if declared and _decoded(data, declared) is not None:
        return declared
    some = data[:ENOUGH]
    some = some[: some.rfind(b"\n") + 1] or some if len(data) > ENOUGH else some
    return _of_signs(some) or _of_letters(some) or _of_latin(some)


def _declared(head: bytes) -> str | None:
    """The encoding that a page says it is in, where Python knows it."""
    found = DECLARED.search(head)
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name if found else ""
    except LookupError:
        return None
    return None if not name or name.startswith("utf") else WIDER.get(name, name)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _of_signs(data: bytes) -> str | None:
    """The encoding of a Japanese, Chinese or Korean text, by the signs that are frequent there."""
    tests: tuple[tuple[str, str, Callable[[str], object], float], ...] = (
        ("cp932", "cp932", KANA.match, 0.2),
        ("euc_jp", "euc_jp", KANA.match, 0.2),
        ("gb18030", "gb18030", CHINESE.__contains__, 0.08),
        ("big5hkscs", "big5hkscs", CHINESE.__contains__, 0.08),
        ("euc_kr", "cp949", HANGUL.match, 0.8),
    )
    for strict, encoding, is_usual, least in tests:
        text = _decoded(data, strict)
        signs = [sign for sign in text or "" if sign > "\u3000" and sign not in "\ufffd"]
        usual = sum(bool(is_usual(sign)) for sign in signs)
        if text is not None and usual >= LEAST_SIGNS and usual >= least * sum(sign > "\x7f" for sign in text):
            return encoding
    return None


def _of_letters(data: bytes) -> str | None:
    """The encoding of a text whose words are of Cyrillic, Greek or Hebrew letters."""
    high = sum(byte > 0x7F for byte in data)
    if not high or 2 * sum(map(len, RUN.findall(data))) < high:
        return None
    shares = {}
    for encoding, usual in SCRIPTS.items():
        text = _decoded(data, encoding)
        shares[encoding] = sum(map((text or "").count, usual)) / high
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= LEAST_USUAL else None


def _of_latin(data: bytes) -> str:
    """Which of the encodings of our letters reads with the fewest oddities; the usual one where they are equal."""
    odd = {}
    for encoding in LATIN:
        text = data.decode(encoding, "replace")
        odd[encoding] = len(ODD.findall(text))
    best = min(LATIN, key=lambda encoding: odd[encoding])
    return best if 2 * odd[best] < odd["cp1252"] else "cp1252"
