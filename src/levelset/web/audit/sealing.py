"""Entries get their place in the chain of a person: afterwards, in order, by the worker and before every proof.

Requests only add entries; they neither read nor lock a chain. One process chains at a time: it holds the one row of
``Roll`` while it does.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db import connection, models, transaction

from levelset.web.audit.commitments import EVENT, READING, chain_seal, holds, in_tally, keyed, link, roll_seal, same
from levelset.web.audit.models import Chain, Event, Reading, Roll

KINDS: dict[str, type[Event] | type[Reading]] = {EVENT: Event, READING: Reading}
BATCH = 500
FIELDS = ["position", "before", "digest"]


def rows(kind: str) -> "models.QuerySet[Any]":
    """The entries of a kind, to be read and chained: past the query set that refuses every change."""
    return models.QuerySet(KINDS[kind])


def rewrite(kind: str, entries: Sequence[Any], fields: Sequence[str]) -> None:
    """Write these fields of entries: one prepared statement, sent for each; ``bulk_update`` takes ten times as long."""
    if not entries:
        return
    model = KINDS[kind]
    columns = [one for one in model._meta.concrete_fields if one.name in fields]
    quoted = connection.ops.quote_name
    values = ", ".join(f"{quoted(one.attname)} = %s" for one in columns)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quoted(model._meta.db_table)} SET {values} WHERE {quoted('id')} = %s",  # noqa: S608  # own names
            [
                [*(one.get_db_prep_save(getattr(entry, one.attname), connection) for one in columns), entry.pk]
                for entry in entries
            ],
        )


def seal_entries() -> int:
    """Chain what is not chained yet; how many entries that were.

    An entry that does not say what it was committed to stays as it is, and so does a chain that was changed: a proof
    names them.
    """
    return sum(_seal_batch(kind, batch) for kind in KINDS for batch in _unchained(kind))


def locked_roll() -> Roll:
    """The row that counts the chains, held until the end of the transaction."""
    roll, _made = Roll.objects.get_or_create(pk=1, defaults={"seal": roll_seal(Roll())})
    return Roll.objects.select_for_update().get(pk=roll.pk)


def close_chain(kind: str, subject_chain: str, upto: int | None = None) -> int:
    """Take the first entries of a chain away (all of them unless said otherwise); how many rows that were.

    The chain remembers how many they were and the digest of the last one, so that what follows can still be proven.
    The caller has chained what was there and holds ``locked_roll``.
    """
    chain = Chain.objects.filter(kind=kind, chain=subject_chain).first()
    if chain is None:
        return 0
    chained = rows(kind).filter(chain=subject_chain, position__isnull=False).order_by("position")
    going = chained if upto is None else chained.filter(position__lte=upto)
    last = going.last()
    if last is None:
        return 0
    chain.dropped, chain.base = last.position, last.digest
    chain.seal = chain_seal(chain)
    chain.save()
    return going._raw_delete(going.db)  # nothing points at an entry


def _unchained(kind: str) -> Iterator[list[int]]:
    waiting = rows(kind).filter(position=None).order_by("id")
    last = 0
    while batch := list(waiting.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        last = batch[-1]
        yield batch


@transaction.atomic
def _seal_batch(kind: str, batch: list[int]) -> int:
    roll = locked_roll()
    entries = list(rows(kind).filter(pk__in=batch, position=None).order_by("chain", "id"))
    good = [entry for entry in entries if holds(entry)]
    chains = {row.chain: row for row in Chain.objects.filter(kind=kind, chain__in={entry.chain for entry in good})}
    chained: list[Any] = []
    for name, some in groupby(good, key=lambda entry: str(entry.chain)):
        chain = chains.get(name) or _begin(kind, name, roll)
        if chain is not None and same(chain.seal, chain_seal(chain)):
            chained += _extend(chain, some)
    rewrite(kind, chained, FIELDS)
    return len(chained)


def _begin(kind: str, name: str, roll: Roll) -> Chain | None:
    """A new chain; None where entries of it are there, or the roll was changed: a proof has to find that as it is."""
    if not same(roll.seal, roll_seal(roll)) or rows(kind).filter(chain=name, position__isnull=False).exists():
        return None
    roll.chains += 1
    roll.tally = f"{(int(roll.tally, 16) + in_tally(kind, name)) % 16**32:032x}"
    roll.seal = roll_seal(roll)
    roll.save()
    new = Chain(kind=kind, chain=name, base=keyed("begin", kind, name), head=keyed("begin", kind, name))
    new.seal = chain_seal(new)
    return new


def _extend(chain: Chain, entries: Iterable[Any]) -> list[Any]:
    new = list(entries)
    for entry in new:
        chain.length += 1
        entry.position, entry.before = chain.length, chain.head
        entry.digest = chain.head = link(entry)
    chain.seal = chain_seal(chain)
    chain.save()
    return new
