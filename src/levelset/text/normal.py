"""Folding text so that what a person reads as the same compares as the same. Nothing here changes what is stored."""

import re
import unicodedata

HIDDEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
"""Characters that nobody sees: zero-width spaces and joiners, byte order marks, soft hyphens."""

TYPOGRAPHY = {
    "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "―": "-",
    "…": "...",
}  # fmt: skip
"""Quotes, dashes and ellipses in their plain form."""

TYPOGRAPHIC = re.compile("[" + "".join(TYPOGRAPHY) + "]")
"""One of these. There are few in a sentence: replacing them costs a third of translating every letter."""

WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")


def squeeze(text: str) -> str:
    """The text with hidden characters gone and every run of blanks a single space, letters untouched."""
    printable = text.isprintable()  # neither what is hidden is, nor any blank but the usual one
    if printable and "  " not in text:
        return text.strip()
    visible = text if printable or text.isascii() else HIDDEN.sub("", text)
    return " ".join(visible.split())


def plain(text: str) -> str:
    """NFKC, plain typography, single spaces; case and punctuation stay."""
    if text.isascii():
        return squeeze(text).replace("`", "'")
    folded = squeeze(text).replace("’", "'")  # in most sentences that are more than ASCII nothing else is
    if not folded.isascii():
        folded = " ".join(unicodedata.normalize("NFKC", folded).split())
    if folded.isascii():
        return folded.replace("`", "'")
    return TYPOGRAPHIC.sub(lambda found: TYPOGRAPHY[found[0]], folded)


def normalised(text: str) -> str:
    """What two spellings of one sentence share: plain, case-folded, no final full stop, no blanks around dashes."""
    folded = plain(text).casefold()
    if "-" in folded:
        folded = folded.replace(" -", "-").replace("- ", "-")
    return folded.rstrip(".; ")


def letters(text: str) -> str:
    """Only letters and digits of the normalised text: equal where two texts differ in punctuation and blanks alone."""
    return re.sub(r"[\W_]+", "", normalised(text))


def words(text: str) -> list[str]:
    """The words of a text, case-folded: letters, digits and what stands inside a word (``don't``, ``on-call``)."""
    return WORD.findall(plain(text).casefold())
