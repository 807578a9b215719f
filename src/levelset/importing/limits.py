"""How much reading one file may cost, and what is said where that is too little."""

from dataclasses import dataclass

from levelset.core.findings import Finding, Severity

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost. Seconds, bytes, characters and pieces are per file, memory is that of the child.

    ``branch``: the child may begin as a copy of this process, where the system does that well and no thread is running.
    """

    file_bytes: int = 50 * MEGABYTE
    wall_seconds: float = 60
    cpu_seconds: int = 30
    memory_bytes: int = 1024 * MEGABYTE
    output_bytes: int = 64 * MEGABYTE
    characters: int = 4_000_000
    pieces: int = 50_000
    branch: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no document: a code, and the message with a ``{name}`` in it."""

    code: str
    message: str

    def about(self, name: str) -> Finding:
        """The same as an error finding about a file."""
        return Finding(f"import/{self.code}", Severity.ERROR, self.message.replace("{name}", name), name)


TOO_SLOW = Failure(
    "too-slow",
    "Reading “{name}” took too long and was stopped. Save it as plain text or as a simpler web page and try again.",
)
TOO_MUCH_MEMORY = Failure(
    "too-large",
    "Reading “{name}” needs more memory than one file may use. Split it, or save only the text, and try again.",
)
UNREADABLE = Failure(
    "unreadable",
    "“{name}” could not be read: it is damaged, or not what its name says. Save it as text and try again.",
)
NOT_A_FILE = Failure("unreadable", "“{name}” is no file that can be read. Choose it again.")
