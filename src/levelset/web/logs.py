"""Log lines that people and programs can both read: time, level, logger, message, then ``key=value``.

Nobody logs names, e-mail addresses or text that a person wrote; objects are named by their keys.
"""

import json
import logging
import re
from datetime import UTC, datetime

FIELDS = ("event", "author", "object", "status_code", "task")
"""What ``extra=`` may carry into a line."""

KEYS_IN_ADDRESSES = re.compile(r"(/account/(?:welcome|password/reset/key)/)[^\s/\"']+")
"""Addresses that let somebody in: a mistyped one is refused and noted, and most of its key may still be good."""


class LineFormatter(logging.Formatter):
    """One line for each record; a traceback follows where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; times are UTC."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        parts = [at, record.levelname.lower(), record.name, record.getMessage()]
        parts += [
            f"{name}={json.dumps(getattr(record, name), default=str)}" for name in FIELDS if hasattr(record, name)
        ]
        line = " ".join(parts)
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return KEYS_IN_ADDRESSES.sub(r"\1…", line)


class WithoutTraceback(logging.Filter):
    """Lets every record pass, without its traceback: for what is the fault of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true."""
        record.exc_info = None
        record.exc_text = None
        return True
