"""What is kept of people: users and their links (``users``), who belongs where and to whom (``structure``), and what
was changed there (``changes``)."""

from levelset.web.people.models.changes import PeopleImport, StructureChange
from levelset.web.people.models.rights import Erasure, Glass, LegalHold
from levelset.web.people.models.structure import Above, Membership, Partnership, ReportingLine, StructureDay, Team
from levelset.web.people.models.users import STANDINGS, NameWord, User, UserManager, WelcomeLink

__all__ = [
    "STANDINGS",
    "Above",
    "Erasure",
    "Glass",
    "LegalHold",
    "Membership",
    "NameWord",
    "Partnership",
    "PeopleImport",
    "ReportingLine",
    "StructureChange",
    "StructureDay",
    "Team",
    "User",
    "UserManager",
    "WelcomeLink",
]
