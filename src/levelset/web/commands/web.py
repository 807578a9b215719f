"""What a web process of ``serve`` and ``demo`` runs: the application, ending with the process that looks after it."""

from levelset.web.commands.following import follow
from levelset.web.wsgi import application

__all__ = ["application"]

follow()
