"""The proof that the audit log and the read log are what was written: which entry is changed, missing or added."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from levelset.web.audit.commitments import chain_seal, holds, in_tally, keyed, link, roll_seal, same
from levelset.web.audit.models import Chain, Roll
from levelset.web.audit.sealing import KINDS, rows, seal_entries


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is not as it was written: in which chain, at which place, what is wrong with it.

    ``position`` is None for an entry that is in no chain, and for the chain as a whole.
    """

    kind: str
    chain: str
    position: int | None
    what: str

    def __str__(self) -> str:
        place = f"entry {self.position}" if self.position is not None else "the chain"
        return f"{self.kind} chain {self.chain}, {place}: {self.what}"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stood: how many entries, and the digest of the last one."""

    kind: str
    chain: str
    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was looked at and what was found."""

    chains: int
    entries: int
    flaws: tuple[Flaw, ...]


def heads() -> list[Head]:
    """Where every chain stands now, after everything was chained that was not."""
    seal_entries()
    return [Head(row.kind, row.chain, row.length, row.head) for row in Chain.objects.all()]


def verify(kept: Iterable[Head] = ()) -> Proof:
    """Prove every chain, and, against heads that were kept elsewhere, that nothing was rolled back."""
    seal_entries()
    chains = {(row.kind, row.chain): row for row in Chain.objects.all()}
    against: dict[tuple[str, str], list[Head]] = {}
    for head in kept:
        against.setdefault((head.kind, head.chain), []).append(head)
    flaws: list[Flaw] = [*_roll(chains)]
    entries = 0
    seen: set[tuple[str, str]] = set()
    for kind in KINDS:
        ordered = rows(kind).filter(position__isnull=False).order_by("chain", "position").iterator(2000)
        for name, some in groupby(ordered, key=lambda entry: str(entry.chain)):
            walk = _Walk(kind, name, chains.get((kind, name)), against.get((kind, name), []))
            flaws += walk.through(some)
            entries += walk.entries
            seen.add((kind, name))
        flaws += _unchained(kind)
    for pair in (chains.keys() | against.keys()) - seen:
        flaws += _Walk(*pair, chains.get(pair), against.get(pair, [])).through([])
    return Proof(len(chains), entries, tuple(flaws))


def _roll(chains: dict[tuple[str, str], Chain]) -> Iterator[Flaw]:
    roll = Roll.objects.first()
    if roll is None:
        if chains:
            yield Flaw("every", "-", None, "the row that counts the chains is missing")
        return
    tally = sum(in_tally(*pair) for pair in chains) % 16**32
    if not same(roll.seal, roll_seal(roll)):
        yield Flaw("every", "-", None, "the row that counts the chains is changed")
    elif len(chains) < roll.chains:
        yield Flaw("every", "-", None, f"{roll.chains - len(chains)} of {roll.chains} chains are missing")
    elif len(chains) > roll.chains or f"{tally:032x}" != roll.tally:
        yield Flaw("every", "-", None, f"{len(chains)} chains are there, which are not the {roll.chains} begun")


def _unchained(kind: str) -> Iterator[Flaw]:
    """What is still in no chain: we would not chain it, or its chain was changed."""
    for entry in rows(kind).filter(position=None).order_by("pk").iterator(2000):
        why = "waits, as its chain is broken" if holds(entry) else "was added, or changed before it was chained"
        yield Flaw(kind, entry.chain, None, f"row {entry.pk} {why}")


class _Walk:
    """One chain from its first entry to its last."""

    def __init__(self, kind: str, name: str, chain: Chain | None, kept: list[Head]) -> None:
        self.kind, self.name, self.chain, self.kept = kind, name, chain, kept
        self.entries = 0
        self.digests: dict[int, str] = {}

    def through(self, entries: Iterable[Any]) -> Iterator[Flaw]:
        chain = self.chain
        if chain is None:
            yield self.flaw(None, "where it stands is missing; the whole chain was removed or added")
        elif not same(chain.seal, chain_seal(chain)):
            yield self.flaw(None, "where it stands is changed")
        start = chain.dropped if chain else 0
        self.digests[start] = chain.base if chain and chain.dropped else keyed("begin", self.kind, self.name)
        yield from self.each(entries, start)
        yield from self.against_heads()

    def each(self, entries: Iterable[Any], start: int) -> Iterator[Flaw]:
        expected, length = start + 1, self.chain.length if self.chain else 0
        for entry in entries:
            self.entries += 1
            if entry.position > length or entry.position <= start:
                yield self.flaw(entry.position, f"added (row {entry.pk})")
                continue
            yield from self.missing(expected, entry.position)
            expected = entry.position + 1
            what = self.wrong_with(entry)
            if what:
                yield self.flaw(entry.position, f"{what} (row {entry.pk})")
        yield from self.missing(expected, length + 1)
        last = self.digests.get(length)
        if self.chain and last is not None and last != self.chain.head:
            yield self.flaw(length, "does not end where the chain stood")

    def wrong_with(self, entry: Any) -> str:
        follows = same(entry.digest, link(entry))
        if follows:
            self.digests[entry.position] = entry.digest
        if not holds(entry):
            return "changed"
        if not follows:
            return "moved, or put in the place of another one"
        before = self.digests.get(entry.position - 1)
        return "does not follow the entry before it" if before not in (None, entry.before) else ""

    def missing(self, first: int, until: int) -> Iterator[Flaw]:
        if first < until:
            yield self.flaw(first, "missing" if first == until - 1 else f"missing, and so are those up to {until - 1}")

    def against_heads(self) -> Iterator[Flaw]:
        for head in self.kept:
            dropped = self.chain.dropped if self.chain else 0
            if head.length < dropped:
                continue  # retention or an erasure took these entries away, and the seal of the chain says so
            if self.chain is None or head.length > self.chain.length:
                yield self.flaw(None, f"shorter than the {head.length} entries of the head that was kept")
            elif self.digests.get(head.length) not in (None, head.digest):
                yield self.flaw(head.length, "not the one of the head that was kept")

    def flaw(self, position: int | None, what: str) -> Flaw:
        return Flaw(self.kind, self.name, position, what)
