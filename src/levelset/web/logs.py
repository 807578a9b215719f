"""The log: lines that people and programs can both read, or one JSON object a line.

Nobody logs names, e-mail addresses or text that a person wrote; objects are named by their keys. What libraries log is
held to it here: an address is told as its route, an exception without what it says, unless that is the system's own.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

FIELDS = ("event", "author", "object", "status_code", "task")
"""What ``extra=`` may carry into a line."""

KEYS_IN_ADDRESSES = re.compile(r"(/account/(?:welcome|password/reset/key)/)[^\s/\"']+")
"""Addresses that let somebody in: a mistyped one is refused and noted, and most of its key may still be good."""

UNKNOWN = "/…"
"""An address that leads nowhere: whatever somebody typed."""

OUTSPOKEN = (
    "OperationalError",
    "ImproperlyConfigured",
    "Misconfigured",
    "Unopened",
    "TemplateDoesNotExist",
    "TemplateSyntaxError",
)
"""Exceptions, besides those of the system, whose text is never a person's."""

OF_THE_SYSTEM = (OSError, ImportError, NameError, AttributeError, RecursionError, MemoryError, NotImplementedError)


def message_of(record: logging.LogRecord) -> str:
    """What a record says, with routes in the place of addresses: an address may hold a name, or what somebody typed."""
    request = getattr(record, "request", None)
    path = getattr(request, "path", None)
    if isinstance(path, str) and isinstance(record.args, tuple):
        same = {path, path.encode("unicode_escape").decode("ascii")}
        told = tuple(route_of(request) if argument in same else argument for argument in record.args)
        text = str(record.msg) % told if told else str(record.msg)
    else:
        text = record.getMessage()
    return KEYS_IN_ADDRESSES.sub(r"\1…", text)


def route_of(request: Any) -> str:
    """``/people/<str:handle>``: the address of a request without what is particular in it."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match is not None else UNKNOWN


def told(error: BaseException) -> str:
    """An exception by its kind; with its text where that is the system's."""
    kind = type(error).__name__
    return f"{kind}: {error}" if isinstance(error, OF_THE_SYSTEM) or kind in OUTSPOKEN else kind


def trace_of(error: BaseException) -> list[str]:
    """Where it happened, innermost last: files, lines and functions, and the kinds of the exceptions."""
    lines: list[str] = []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and before is not error:
        lines += [*trace_of(before), "and then:"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"{frame.filename}:{frame.lineno} in {frame.name}")
    return [*lines, told(error)]


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}


def _trace(record: logging.LogRecord) -> list[str]:
    error = record.exc_info[1] if record.exc_info else None
    return trace_of(error) if error is not None else []


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class LineFormatter(logging.Formatter):
    """Time in UTC, level, logger, message, then ``key=value``; where an exception happened follows, line by line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        parts = [_at(record), record.levelname.lower(), record.name, message_of(record)]
        parts += [f"{name}={json.dumps(value, default=str)}" for name, value in _fields(record).items()]
        return "\n    ".join([" ".join(parts), *_trace(record)])


class JsonFormatter(logging.Formatter):
    """One JSON object a line: ``at``, ``level``, ``logger``, ``message``, the fields, ``trace`` where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        document = {"at": _at(record), "level": record.levelname.lower(), "logger": record.name}
        document |= {"message": message_of(record), **_fields(record)}
        trace = _trace(record)
        return json.dumps(document | ({"trace": trace} if trace else {}), default=str, ensure_ascii=False)


def formatter(log_format: str) -> str:
    """Where the formatter of the setting ``log_format`` is."""
    return f"{__name__}.{'JsonFormatter' if log_format == 'json' else 'LineFormatter'}"


class WithoutTraceback(logging.Filter):
    """Lets every record pass, without its traceback: for what is the fault of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true."""
        record.exc_info = None
        record.exc_text = None
        return True
