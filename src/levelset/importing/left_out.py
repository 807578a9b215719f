"""Which files of a folder or archive are no part of a framework, by their names alone."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import PurePosixPath

from levelset.core.findings import Finding, Severity
from levelset.importing.kinds import ENDINGS, PLAIN

READ = frozenset({*ENDINGS, *PLAIN, ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".pdf", ".mhtml", ".mht"})
"""Endings that a reader takes."""

PICTURES = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".webp",
        ".bmp",
        ".ico",
        ".tif",
        ".tiff",
        ".heic",
        ".avif",
        ".mp4",
        ".mov",
        ".webm",
        ".mp3",
        ".wav",
        ".ttf",
        ".otf",
        ".woff",
        ".woff2",
        ".eot",
        ".psd",
        ".ai",
        ".sketch",
        ".fig",
    ]
)

ABOUT_THE_FOLDER = re.compile(
    r"(licen[cs]e|copying|notice|changelog|change ?log|contributing|contributors|code ?of ?conduct|codeowners|authors|"
    r"provenance|acknowledge?ments?|pull ?request ?template|issue ?template)([ .-].*)?",
    re.I,
)
"""Files that speak of the folder and of who may do what with it."""

SETTINGS = re.compile(
    r"(package(-lock)?|composer|tsconfig.*|jsconfig.*|manifest|renovate|lerna|nx|now|vercel|netlify|angular|turbo|"
    r"mkdocs|_config|docker-compose.*|compose|pnpm-lock|pnpm-workspace|book|babel.*|firebase|app|site|bower|deno|"
    r"gatsby.*|hugo|config|settings|pre-commit.*|codecov|dependabot|\w+\.config|robots|sitemap|requirements.*|yarn)"
    r"\.(json|ya?ml|json5|jsonc|txt)",
    re.I,
)
"""Files that programs are set up by."""

FOREIGN = frozenset({"__macosx", "node_modules", "__pycache__", "$recycle.bin", "bower_components"})
"""Folders of which nobody reads a word."""


class Reason(Enum):
    """Why a file is left out; the value says so, for one file and for several."""

    HIDDEN = ("hidden file", "hidden files")
    PICTURE = ("picture", "pictures")
    FOLDER = ("file about the folder itself", "files about the folder itself")
    SETTINGS = ("file of settings", "files of settings")
    FORMAT = ("file of another format", "files of other formats")
    LINK = ("link", "links")
    ARCHIVE = ("archive inside of the archive", "archives inside of the archive")
    DEVICE = ("file that is none", "files that are none")
    OWN = ("framework in Levelset’s own form", "frameworks in Levelset’s own form")


def reason_for(name: str) -> Reason | None:
    """Why a file of this name (``/`` between folders) is left out, or None where it is to be read."""
    path = PurePosixPath(name)
    parts = [part.casefold() for part in path.parts]
    if any(part.startswith((".", "~$")) or part in FOREIGN for part in parts):
        return Reason.HIDDEN
    ending = path.suffix.casefold()
    if ending in PICTURES:
        return Reason.PICTURE
    words = re.sub(r"[_\s]+", " ", path.stem if ending else path.name)
    if ABOUT_THE_FOLDER.fullmatch(words) or path.name == "SECURITY.md":
        return Reason.FOLDER
    if SETTINGS.fullmatch(path.name):
        return Reason.SETTINGS
    if ending == ".zip":
        return Reason.ARCHIVE
    if ending in READ or path.name.casefold() == "readme":
        return None
    return Reason.FORMAT


MOST_NAMED = 10


def told(place: str, left: Mapping[str, Reason]) -> Iterable[Finding]:
    """One finding about all files of a folder or archive that were left out."""
    if not left:
        return
    counts = Counter(left.values()).most_common()
    kinds = ", ".join(f"{count} {reason.value[count > 1]}" for reason, count in counts)
    visible = [name for name, reason in left.items() if reason is not Reason.HIDDEN]
    named = ", ".join(visible[:MOST_NAMED])
    more = f" and {len(visible) - MOST_NAMED} more" if len(visible) > MOST_NAMED else ""
    which = f": {named}{more}" if named else ""
    message = f"Left out by their names ({kinds}){which}. To read one all the same, name it on its own."
    yield Finding("import/left-out", Severity.INFO, message, place)
