"""Organizations that do not exist: people in teams with managers, for the demo, for benchmarks and for trying out."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

FIRST = """
Ada Amara Anouk Bao Bela Carys Chidi Dagny Dario Edda Eirik Esra Farid Fenna Gilles Goran Hana Hilde Ines Ivo Jasna
Jiro Kaja Kofi Lena Liv Lucio Maren Milo Nadia Nils Noor Odile Oren Paola Pekka Quinn Radu Rosa Runa Samir Selma Tariq
Tilda Udo Uma Vera Viggo Wanda Wen Xenia Yara Yusuf Zofia
""".split()  # noqa: SIM905  # many names are read more easily as text
LAST = """
Abara Adler Aydin Berg Bianchi Castell Dahl Demir Eklund Ferro Fontaine Garrido Haas Holm Ibsen Janda Jensen Kato Keita
Koval Lang Larsen Lindgren Maas Marek Moreau Navarro Nkemelu Nowak Okoro Olsen Petrov Pinto Quist Ramos Rossi Sato
Schenk Silva Sorel Tanaka Toth Ueda Urban Vargas Vidal Wagner Weiss Yilmaz Zeman
""".split()  # noqa: SIM905
TEAMS = """
Bridges Tides Cables Signals Ferries Ledgers Tickets Timetables Platforms Forecasts Harbors Sensors Routes Gates
Lanterns Moorings Pilots Anchors Locks Beacons
""".split()  # noqa: SIM905
TEAM_SIZE = 8
"""How many people report to one manager: as many teams are below one of the next level up."""


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody of an organization that does not exist. Managers and leads are places in the same list, earlier ones."""

    name: str
    team: int
    manager: int | None
    lead: int | None


@dataclass(frozen=True, slots=True)
class InventedTeam:
    """A team; ``parent`` is a place in the list of teams, an earlier one."""

    name: str
    parent: int | None


def organization(number: int) -> tuple[list[InventedTeam], list[Invented]]:
    """Teams and people, as many as asked: everybody has at most ``TEAM_SIZE`` reports, each manager leads a team.

    The same number gives the same people.
    """
    chance = random.Random(number)  # noqa: S311  # names, no secrets
    people: list[Invented] = []
    teams: list[InventedTeam] = []
    names = _team_names()
    led: dict[int, int] = {}
    for place in range(number):
        manager = None if place == 0 else (place - 1) // TEAM_SIZE
        if manager is None:
            teams.append(InventedTeam("Everybody", None))
            team = 0
        elif manager in led:
            team = led[manager]
        else:
            teams.append(InventedTeam(next(names), people[manager].team))
            team = led[manager] = len(teams) - 1
        people.append(Invented(f"{chance.choice(FIRST)} {chance.choice(LAST)}", team, manager, _lead(place)))
    return teams, people


def _lead(place: int) -> int | None:
    """The first to report to a manager is tech lead of the others who do."""
    first = place - (place - 1) % TEAM_SIZE
    return first if place > 0 and place != first else None


def _team_names() -> Iterator[str]:
    round_ = 0
    while True:
        round_ += 1
        yield from (name if round_ == 1 else f"{name} {round_}" for name in TEAMS)
