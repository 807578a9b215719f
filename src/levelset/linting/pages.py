"""The pages of the rules: what ``--explain`` prints, and what stands in ``docs/rules``.

``python -m levelset.linting.pages FOLDER`` writes the pages anew; a test holds that they are as they would be written.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from levelset.linting.registry import BOOKS, RULES
from levelset.linting.rule import Profile, Rule

CHAPTERS = (
    "How pages are built",
    "One sentence",
    "Words",
    "How hard it is to read",
    "Spelling",
    "Sentences against each other",
    "What a text points to",
)
"""What each file of rules is about, in the order of ``BOOKS``."""


def page_of(rule: Rule) -> str:
    """The page of a rule, in Markdown."""
    return "\n".join(_page(rule)) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.title}"
    yield ""
    yield f"`{rule.code}` · {severities(rule)}"
    yield ""
    yield "## Why"
    yield ""
    yield rule.why
    for name, example in (("Bad", rule.bad), ("Good", rule.good)):
        yield ""
        yield f"## {name}"
        yield ""
        yield "```markdown"
        yield example
        yield "```"
    yield ""
    yield "## How to set it aside"
    yield ""
    yield "Where the rule is wrong about your text, say so in `framework.yaml`, with the reason:"
    yield ""
    yield "```yaml"
    yield "waivers:"
    yield f"- rule: {rule.code}"
    yield "  where: software-engineer/ic2"
    yield "  reason: Why this place is right as it is."
    yield "```"
    yield ""
    yield "What `where` can say stands in [Checking](../check.md#waivers)."


def severities(rule: Rule) -> str:
    """What the rule is in each profile, in words."""
    return ", ".join(
        f"{rule.severities[profile]} in `{profile}`" for profile in Profile if profile in rule.severities
    ) + (" · reads English only" if rule.english else "")


def index() -> str:
    """The list of all rules, in Markdown."""
    lines = ["# The rules of `levelset check`", ""]
    lines += [
        "How to run them, and how to set one aside: [Checking](../check.md). These pages are made by "
        "`python -m levelset.linting.pages docs/rules`."
    ]
    for chapter, book in zip(CHAPTERS, BOOKS, strict=True):
        lines += [
            "",
            f"## {chapter}",
            "",
            "| code | finds | `default` | `import` | `strict` |",
            "|---|---|---|---|---|",
        ]
        for rule in book:
            shown = (
                str(rule.severities.get(profile, "–")) for profile in (Profile.DEFAULT, Profile.IMPORT, Profile.STRICT)
            )
            lines.append(f"| [`{rule.code}`]({rule.name}.md) | {rule.title} | {' | '.join(shown)} |")
    return "\n".join(lines) + "\n"


def all_pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"README.md": index()} | {f"{rule.name}.md": page_of(rule) for rule in RULES.values()}


def main(folder: Path) -> None:
    """Writes every page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in all_pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":  # pragma: no cover
    main(Path(sys.argv[1]))
