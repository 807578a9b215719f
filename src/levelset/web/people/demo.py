"""The invented people of the demo, and when one may sign in as one of them without a password."""

from dataclasses import dataclass, field
from ipaddress import ip_address

from levelset.process.rights import Standing

DOMAIN = "larkmoor.example"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody who does not exist, by the first part of their address. Days are counted back from today.

    ``managers`` are addresses, each with how many days ago the line began; ``left``: how many days ago they left.
    """

    key: str
    name: str
    team: str = ""
    managers: tuple[tuple[str, int], ...] = ()
    lead: str = ""
    standing: Standing = Standing.MEMBER
    partner_of: tuple[str, ...] = ()
    left: int | None = None
    begins: int = field(default=700)

    @property
    def email(self) -> str:
        """Their e-mail address; mail to it goes nowhere."""
        return f"{self.key}@{DOMAIN}"


EVERYBODY = ""
DEMO_TEAMS = (
    ("Larkmoor Transit", ""),
    ("Bridges", "Larkmoor Transit"),
    ("Spans", "Bridges"),
    ("Cables", "Bridges"),
    ("Tides", "Larkmoor Transit"),
    ("Forecasts", "Tides"),
    ("Sensors", "Tides"),
    ("Ferries", "Larkmoor Transit"),
    ("Timetables", "Ferries"),
    ("Tickets", "Ferries"),
    ("People and Places", "Larkmoor Transit"),
)
"""Teams of the demo, each with the one around it; that stands before it."""


def _team(name: str, manager: str, lead: str, *people: tuple[str, str]) -> tuple[DemoPerson, ...]:
    """People of one team who report to one manager, with one tech lead beside."""
    return tuple(
        DemoPerson(key, full, name, ((manager, 400 + 7 * place),), lead if key != lead else "")
        for place, (key, full) in enumerate(people)
    )


DEMO_PEOPLE = (
    DemoPerson("noor", "Noor Haddad", "Larkmoor Transit", standing=Standing.OWNER, begins=900),
    DemoPerson("tomas", "Tomás Reyes", "Bridges", (("noor", 800),), standing=Standing.EDITOR, begins=800),
    DemoPerson("ida", "Ida Lindqvist", "Spans", (("bram", 620), ("solveig", 45)), "kwame", begins=620),
    DemoPerson("marisol", "Marisol Vega", "Tides", (("noor", 780),), begins=780),
    DemoPerson("otto", "Otto Brandvold", "Ferries", (("noor", 610),), begins=610),
    DemoPerson("priya", "Priya Nambiar", "People and Places", (("noor", 590),), partner_of=(EVERYBODY,), begins=590),
    DemoPerson("bram", "Bram de Wit", "Cables", (("tomas", 650),), begins=650),
    DemoPerson("solveig", "Solveig Aune", "Spans", (("tomas", 300),), begins=300),
    DemoPerson("hiroshi", "Hiroshi Endo", "Forecasts", (("marisol", 640),), begins=640),
    DemoPerson("leila", "Leila Mansour", "Sensors", (("marisol", 520),), begins=520),
    DemoPerson("grete", "Grete Olufsen", "Timetables", (("otto", 480),), begins=480),
    DemoPerson("dele", "Dele Adeyemi", "Tickets", (("otto", 470),), begins=470),
    *_team(
        "Spans", "solveig", "kwame",
        ("kwame", "Kwame Boateng"), ("yuki", "Yuki Hayashi"), ("rafael", "Rafael Sousa"), ("mina", "Mina Park"),
    ),
    *_team(
        "Cables", "bram", "ewa",
        ("ewa", "Ewa Zielińska"), ("jonas", "Jonas Keller"), ("amina", "Amina Diallo"), ("finn", "Finn O’Hara"),
        ("zoe", "Zoë Janssens"),
    ),
    *_team(
        "Forecasts", "hiroshi", "ravi",
        ("ravi", "Ravi Menon"), ("clara", "Clara Böhm"), ("tariq", "Tariq Aziz"), ("lotte", "Lotte Visser"),
        ("pavel", "Pavel Horák"),
    ),
    *_team(
        "Sensors", "leila", "nina",
        ("nina", "Nina Kovač"), ("samuel", "Samuel Osei"), ("astrid", "Astrid Lund"), ("bilal", "Bilal Chaudhry"),
    ),
    *_team(
        "Timetables", "grete", "omar",
        ("omar", "Omar Farouk"), ("sanne", "Sanne Bakker"), ("diego", "Diego Morales"), ("lin", "Lin Yao"),
    ),
    *_team(
        "Tickets", "dele", "vera",
        ("vera", "Vera Sokolova"), ("mats", "Mats Ekdahl"), ("chiara", "Chiara Rinaldi"), ("joao", "João Pires"),
    ),
    DemoPerson("henrik", "Henrik Falk", "Cables", (("bram", 560),), "ewa", left=20, begins=560),
    DemoPerson("tessa", "Tessa Wray", "People and Places", (("priya", 200),), begins=200),
)  # fmt: skip
"""Forty people: owner, editor and member first; Ida changed managers, Henrik left, Priya is everybody's partner."""


BACKEND = "levelset.web.people.sessions.Backend"
FORWARDED = (
    *(
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Server",
        "X-Real-IP",
    ),
    *("X-Client-IP", "X-Original-Host", "X-Original-URL", "True-Client-IP", "CF-Connecting-IP", "CF-Ray"),
)
"""Headers that say that a request came by way of somebody else."""


def is_loopback(host: str) -> bool:
    """Whether a host or address, with or without a port, means this machine alone."""
    name = host.strip().lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0]
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def may_sign_in_as_anyone(*, demo: bool, bound_to: str, host: str, remote: str) -> bool:
    """Whether sign-in without a password exists for this request.

    Only in the demo profile, on a server that listens on loopback, for a request that names loopback and comes from it:
    each alone could be got wrong by a proxy, a container or a name that resolves to 127.0.0.1.
    """
    return demo and is_loopback(bound_to) and is_loopback(host) and is_loopback(remote)
