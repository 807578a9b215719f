"""What a reader raises where a file gives nothing at all."""

from levelset.core.errors import LevelsetError
from levelset.core.findings import Finding, Severity


class Unreadable(LevelsetError):
    """A file that its reader cannot take: ``code`` of the finding (``read/…``), and what is wrong and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def finding(self, name: str) -> Finding:
        """The same as an error finding about the file."""
        return Finding(self.code, Severity.ERROR, str(self), name)
