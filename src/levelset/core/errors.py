"""One tree of errors.

::

    LevelsetError            anything Levelset itself refuses; the message is for the person, with the mend
    ├── NotAFramework        a folder or document that holds no framework
    ├── InvalidFramework     a framework that breaks a rule of the model; carries findings
    └── Refused              an action that the rules do not allow

A subclass exists only where a caller acts differently. Bad *input* is no exception: readers return findings.
"""

from collections.abc import Sequence

from levelset.core.findings import Finding


class LevelsetError(Exception):
    """Something that Levelset refuses; ``str(error)`` says what is wrong and what to do."""


class NotAFramework(LevelsetError):
    """There is no framework where one was looked for."""


class InvalidFramework(LevelsetError):
    """A framework cannot be taken as it is; ``findings`` say where and why."""

    def __init__(self, message: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class Refused(LevelsetError):
    """The rules do not allow this; nothing was changed."""
