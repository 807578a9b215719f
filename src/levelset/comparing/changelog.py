"""The changelog of a framework: what changed, in plain sentences, the weightiest first."""

from dataclasses import dataclass

from levelset.comparing.diff.model import Diff
from levelset.comparing.diff.sentences import names_of, summary
from levelset.comparing.diff.wording import count
from levelset.comparing.versioning import Rise, Step, VersionNumber, rise_of


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one weight, in sentences."""

    step: Step
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changelog:
    """What changed from one version to the next: in short, then section by section. ``version`` may be unknown."""

    title: str
    version: VersionNumber | None
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    rise: Rise

    @property
    def why(self) -> str:
        """One sentence that says which part of the number goes up, and what asks for it."""
        if self.rise.step is Step.NONE:
            return "Nothing changed; a publication of its own gets a number of its own."
        number = sum(reason.step is self.rise.step for reason in self.rise.reasons)
        return (
            f"{count(number, 'change')} {'is' if number == 1 else 'are'} about {self.rise.step.concern}: "
            f"the rule asks for a {self.rise.step} version."
        )


HEADINGS = {Step.MAJOR: "Structure", Step.MINOR: "Meaning", Step.PATCH: "Wording"}


def changelog(diff: Diff, version: VersionNumber | None = None) -> Changelog:
    """The changelog of a comparison; ``version`` is the number of the newer side, where it has one."""
    rise = rise_of(diff)
    sections = []
    for step in (Step.MAJOR, Step.MINOR, Step.PATCH):
        sentences = tuple(reason.sentence for reason in rise.reasons if reason.step is step)
        if sentences:
            sections.append(Section(step, HEADINGS[step], sentences))
    old, new = names_of(diff)
    title = f"{version}" if version else f"{old} → {new}"
    return Changelog(title, version, tuple(summary(diff)), tuple(sections), rise)


def to_text(log: Changelog) -> str:
    """The changelog as plain text; control characters, which a terminal would obey, are replaced."""
    lines = [log.title, "=" * len(log.title), "", log.why]
    for section in log.sections:
        lines += ["", section.heading, "-" * len(section.heading), *(f"- {one}" for one in section.sentences)]
    return (
        "".join(
            char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in "\n".join(lines)
        )
        + "\n"
    )
