"""Frameworks that are in Levelset's own form already: taken over as they are, nothing of them is guessed."""

import json
from pathlib import Path

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Framework
from levelset.importing.bounded import Effort, within
from levelset.importing.read import LARGEST_FILE
from levelset.interchange.folder import read_framework
from levelset.interchange.json_v1 import FORMAT, from_json

HEAD = 4_096
"""Bytes in which an export says what it is."""


def is_own_json(path: Path) -> bool:
    """Whether a file begins as ``levelset export --format json`` writes it."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return begins.startswith(b"{") and b'"format"' in begins and f'"{FORMAT}"'.encode() in begins


def take_over(name: str, path: Path) -> Result[Framework | None]:
    """The framework in a folder of Levelset's own or in an export of it; None with errors where it is damaged."""
    read = within(lambda: read_framework(path) if path.is_dir() else _from_export(name, path), Effort())
    if read.value is None or read.has_errors:
        message = "This framework in Levelset’s own form cannot be read as it is; mend what is said above."
        return Result(None, (*read.findings, Finding("import/own-form", Severity.ERROR, message, name)))
    pages = len(read.value.pages)
    message = f"This is a framework in Levelset’s own form ({pages} pages); it was taken over as it is."
    return Result(read.value, (*read.findings, Finding("import/own-form", Severity.INFO, message, name)))


def _from_export(name: str, path: Path) -> Result[Framework | None]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            message = f"The file is larger than {LARGEST_FILE // 2**20} MB, which no framework is."
            return Result(None, (Finding("read/too-large", Severity.ERROR, message, name),))
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        why = _why_not(error)
        message = f"This is not valid JSON: {why}. Export it again."
        return Result(None, (Finding("read/broken", Severity.ERROR, message, name),))
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}."
        return Result(None, (Finding("read/unreadable", Severity.ERROR, message, name),))
    return from_json(data, name)


def _why_not(error: ValueError | RecursionError) -> str:
    """Why a text is no JSON."""
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}: {error.msg}"
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is not {error.encoding}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else "a number in it has thousands of digits"
