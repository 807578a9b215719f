"""Reading a list of people: any delimiter and encoding, generous with names of columns, told what was understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from levelset.importing.decoding import decode
from levelset.importing.readers.csv import rows_of

MOST_ROWS = 200_000
MOST_BYTES = 40_000_000
LONGEST = 120
"""How long a name, or a key of another system, may be."""

MOST_INSIDE = 12
"""How many teams may stand inside each other."""


class Column(StrEnum):
    """What a column says."""

    EXTERNAL = "external"
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    EMAIL = "email"
    TEAM = "team"
    MANAGER = "manager"
    LEAD = "lead"
    BEGINS = "begins"
    LEAVES = "leaves"


NAMES: dict[Column, str] = {
    Column.EXTERNAL: "id, external id, externalid, employee id, employee number, employee no, personnel number, "
    "personnel id, person id, staff id, staff number, worker id, user id, key, personalnummer, mitarbeiternummer, "
    "matricule, personal no",
    Column.NAME: "name, full name, display name, employee, employee name, person, preferred name, vollständiger name, "
    "nom complet, nombre completo",
    Column.FIRST: "first name, given name, forename, firstname, vorname, prénom, nombre",
    Column.LAST: "last name, surname, family name, lastname, nachname, familienname, nom, apellido, apellidos",
    Column.EMAIL: "email, e mail, mail, email address, e mail address, work email, work e mail, company email, "
    "business email, primary email, e mail adresse, correo, courriel, adresse e mail",
    Column.TEAM: "team, team path, department, org unit, organizational unit, organisation unit, unit, group, squad, "
    "abteilung, gruppe, organisationseinheit, équipe, equipo",
    Column.MANAGER: "manager, manager email, manager e mail, manager id, line manager, reports to, supervisor, boss, "
    "manager email address, manager external id, vorgesetzter, vorgesetzte, führungskraft, responsable",
    Column.LEAD: "tech lead, lead, technical lead, tech lead email, tech lead e mail, tech lead id, teamlead, "
    "team lead, technische leitung",
    Column.BEGINS: "begins, begin, start, start date, hire date, hired on, joined, joined on, from, entry date, "
    "date of joining, eintritt, eintrittsdatum, date d entrée",
    Column.LEAVES: "leaves, leaves on, left, left on, end, end date, leaving date, exit date, termination date, until, "
    "last day, austritt, austrittsdatum, date de sortie",
}
KNOWN = {name.strip(): column for column, names in NAMES.items() for name in names.split(",")}
DATE_FORMATS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, and what to do; line 0 is the whole list."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the list. Empty means: the list does not say."""

    line: int
    email: str
    name: str = ""
    external: str = ""
    team: tuple[str, ...] = ()
    manager: str = ""
    lead: str = ""
    begins: date | None = None
    leaves: date | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list as it was read: rows that can be used, what is wrong, what was understood of its columns."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    understood: tuple[tuple[str, str], ...] = ()
    not_used: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Told:
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def text_of(name: str, data: bytes) -> tuple[str, tuple[str, ...], str]:
    """The text of a file, remarks about how it was read, and what is wrong where it cannot be."""
    if not data.strip():
        return "", (), _("The file is empty. Export the list again.")
    if len(data) > MOST_BYTES:
        return "", (), _("The file has more than %(size)s MB.") % {"size": MOST_BYTES // 1_000_000}
    read = decode(name, data)
    said = tuple(finding.message for finding in read.findings)
    if read.value is None:
        return "", (), " ".join(said) + " " + _("A list of people is a CSV file.")
    return read.value, said, ""


def read_list(name: str, text: str) -> List:
    """The people of a list; never raises for what stands in it."""
    table = rows_of(name, text)
    remarks = tuple(finding.message for finding in table.findings)
    records = [(line, cells) for line, cells in table.value or () if any(cell.strip() for cell in cells)]
    if not records:
        return List(faults=(Fault(0, _("There is no row in the list.")),))
    columns, not_used = _columns(records[0][1])
    understood = tuple((records[0][1][place].strip(), column.value) for place, column in columns.items())
    missing = _missing(set(columns.values()))
    if missing:
        return List(faults=(Fault(records[0][0], missing),), understood=understood, not_used=not_used)
    if len(records) > MOST_ROWS:
        fault = Fault(0, _("The list has more than %(most)s rows. Bring it in parts.") % {"most": MOST_ROWS})
        return List(faults=(fault,), understood=understood, not_used=not_used)
    told = _Told()
    for line, cells in records[1:]:
        _read_row(line, {column: _cell(cells, place) for place, column in columns.items()}, told)
    rows, twice = _once(told.rows)
    faults = tuple(sorted([*told.faults, *twice], key=lambda fault: fault.line))
    return List(rows, faults, understood, not_used, remarks)


def _columns(header: Sequence[str]) -> tuple[dict[int, Column], tuple[str, ...]]:
    """Which place holds what; the first of several columns that say the same counts."""
    found: dict[int, Column] = {}
    not_used: list[str] = []
    for place, cell in enumerate(header):
        column = KNOWN.get(_folded(cell))
        if column is not None and column not in found.values():
            found[place] = column
        elif cell.strip():
            not_used.append(cell.strip())
    return found, tuple(not_used)


def _folded(name: str) -> str:
    apart = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", name.strip().lstrip("\ufeff"))
    return re.sub(r"[^\w]+|_", " ", apart).strip().casefold()


def _missing(columns: set[Column]) -> str:
    if Column.EMAIL not in columns:
        return _("No column is called “e-mail”, which says who somebody is. The first row has to name the columns.")
    return ""


def _cell(cells: Sequence[str], place: int) -> str:
    text = cells[place] if place < len(cells) else ""
    text = " ".join(text.replace("\x00", "").split())
    # What we write in front of what would be a formula is no part of the text.
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def _read_row(line: int, said: dict[Column, str], told: _Told) -> None:
    faults: list[str] = []
    email = said.get(Column.EMAIL, "").lower()
    try:
        validate_email(email)
    except ValidationError:
        faults.append(
            _("“%(text)s” is no e-mail address. Put it right in the list.") % {"text": email}
            if email
            else _("The e-mail address is missing. Add it to the list.")
        )
    name = said.get(Column.NAME, "") or f"{said.get(Column.FIRST, '')} {said.get(Column.LAST, '')}".strip()
    longer = _("“%(text)s…” is longer than %(most)s letters.")
    texts = [text for text in (name, said.get(Column.EXTERNAL, "")) if len(text) > LONGEST]
    faults += [longer % {"text": text[:30], "most": LONGEST} for text in texts]
    team = tuple(part.strip() for part in said.get(Column.TEAM, "").split("/") if part.strip())
    if len(team) > MOST_INSIDE or any(len(part) > LONGEST for part in team):
        faults.append(_("The path of the team is too long: at most %(most)s teams deep.") % {"most": MOST_INSIDE})
    days = [_day(said.get(column, ""), faults) for column in (Column.BEGINS, Column.LEAVES)]
    if faults:
        told.faults += [Fault(line, fault) for fault in faults]
        return
    told.rows.append(
        Row(
            line,
            email,
            name,
            said.get(Column.EXTERNAL, ""),
            team,
            said.get(Column.MANAGER, ""),
            said.get(Column.LEAD, ""),
            *days,
        )
    )


def _day(text: str, faults: list[str]) -> date | None:
    if not text:
        return None
    for form in DATE_FORMATS:
        try:
            day = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if 1950 <= day.year <= 2200:
            return day
        faults.append(_("“%(text)s” is too far away. Check the year.") % {"text": text[:40]})
        return None
    faults.append(_("“%(text)s” is no day that is sure. Write it as 2026-11-22.") % {"text": text[:40]})
    return None


def _once(rows: Sequence[Row]) -> tuple[tuple[Row, ...], list[Fault]]:
    """Rows that say who they are once; of several that name the same person none is used."""
    faults: dict[int, Fault] = {}
    for key in ("email", "external"):
        first: dict[str, Row] = {}
        for row in rows:
            value = str(getattr(row, key))
            other = first.setdefault(value, row) if value else row
            if other is not row:
                text = _("Lines %(one)s and %(two)s are about the same person (%(value)s). Keep one of them.")
                for one in (other, row):
                    said = text % {"one": other.line, "two": row.line, "value": value}
                    faults.setdefault(one.line, Fault(one.line, said))
    return tuple(row for row in rows if row.line not in faults), list(faults.values())
