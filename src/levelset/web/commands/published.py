"""A published version for the command line, which asks for this module by name."""

from levelset.core.errors import NotAFramework
from levelset.core.model import Framework
from levelset.web.commands import ground


def framework_of(number: int) -> Framework:
    """The framework of a published version in the data folder of this machine.

    Raises ``NotAFramework`` where there is no such version or no database, ``Misconfigured`` where settings are wrong.
    Whoever runs commands beside the data folder reads every version, as an owner does.
    """
    ground.begin({})
    from django.db import OperationalError, ProgrammingError

    from levelset.web.frameworks import queries

    try:
        found = queries.numbered(number)
    except (OperationalError, ProgrammingError) as error:
        raise NotAFramework(f"The database is not ready: {error}. Start `levelset serve` once.") from error
    if found is None:
        raise NotAFramework(f"There is no published version {number} in this data folder.")
    return found.framework
