"""What an entry commits itself to when it is written: keyed digests of what it says.

The key is a file of the data folder. Who can write to the database but does not know the key can write no entry that
passes for one of ours, change none, and move none. Nothing here waits for another entry; the chains come later.
"""

import hashlib
import hmac
import json
import secrets
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings

from levelset.web import configuration

LENGTH = 32
"""Hexadecimal digits of a digest: 128 bits."""

EVENT, READING = "event", "reading"


@cache
def key() -> bytes:
    """The key of the audit log; made, once, where the data folder has none."""
    return configuration.audit_key(settings.CONFIGURATION).encode()


def keyed(*parts: object) -> str:
    """The keyed digest of these parts, in this order."""
    text = json.dumps([str(part) for part in parts], ensure_ascii=False)
    return hmac.new(key(), text.encode(), hashlib.sha256).hexdigest()[:LENGTH]


def chain_of(kind: str, subject: str) -> str:
    """The name of somebody's chain: it says nothing to who does not know their key and ours."""
    return keyed("chain", kind, subject)


def kind_of(entry: Any) -> str:
    """Whether it is an event or a reading."""
    return READING if hasattr(entry, "reader") else EVENT


def commit(entry: Any) -> Any:
    """Commit a new entry to its content; the entry itself, for chaining calls."""
    entry.chain = chain_of(kind_of(entry), entry.subject)
    entry.who_salt, entry.what_salt = secrets.token_hex(LENGTH // 2), secrets.token_hex(LENGTH // 2)
    entry.who_mac, entry.what_mac = _who_mac(entry), _what_mac(entry)
    return entry


def holds(entry: Any) -> bool:
    """Whether an entry says what it committed itself to; of an erased one, whether it is we who erased it."""
    if entry.erased:
        if not same(entry.erased, erased_mac(entry)):
            return False
    elif entry.who_salt is None or entry.what_salt is None:
        return False
    who = entry.who_salt is None or same(entry.who_mac, _who_mac(entry))
    return who and (entry.what_salt is None or same(entry.what_mac, _what_mac(entry)))


def erased_mac(entry: Any) -> str:
    """The keyed digest of what is left of an entry after an erasure, and of what it was committed to."""
    return keyed("erased", entry.chain, entry.who_mac, entry.what_mac, _who(entry), *_what(entry))


def same(one: str, other: str) -> bool:
    """Whether two digests are equal, told in a time that does not depend on them."""
    return hmac.compare_digest(one.encode(), other.encode())


def link(entry: Any) -> str:
    """The digest of an entry at its place in its chain."""
    return keyed("link", entry.before, entry.chain, entry.position, entry.who_mac, entry.what_mac)


def chain_seal(chain: Any) -> str:
    """The keyed digest of where a chain stands."""
    return keyed("seal", chain.kind, chain.chain, chain.length, chain.head, chain.dropped, chain.base)


def roll_seal(roll: Any) -> str:
    """The keyed digest of how many chains there are."""
    return keyed("roll", roll.chains, roll.tally)


def in_tally(kind: str, chain: str) -> int:
    """What a chain adds to the tally of all."""
    return int(keyed("tally", kind, chain), 16)


def _who_mac(entry: Any) -> str:
    return keyed("who", entry.who_salt, entry.chain, _who(entry))


def _what_mac(entry: Any) -> str:
    return keyed("what", entry.what_salt, entry.chain, *_what(entry))


def _who(entry: Any) -> str:
    return str(entry.reader if kind_of(entry) == READING else entry.actor)


def _what(entry: Any) -> tuple[str, ...]:
    if kind_of(entry) == READING:
        return (_moment(entry.hour), entry.subject, entry.record, entry.glass)
    data = json.dumps(entry.data, ensure_ascii=False, sort_keys=True)
    return (_moment(entry.at), entry.event, entry.subject, entry.object_key, data)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
