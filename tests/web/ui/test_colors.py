"""Every color of text is readable on every paper, in light and dark (WCAG AA: 4.5 to 1; borders of fields 3 to 1)."""

import re
from pathlib import Path

import pytest

import levelset.web.ui

STYLES = Path(levelset.web.ui.__file__).parent / "static" / "ui" / "levelset.css"
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
TOKENS = {name: (light, dark) for name, light, dark in PAIR.findall(STYLES.read_text(encoding="utf-8"))}
PAPERS = ("paper", "raised", "field", "warn-paper")
TEXTS = sorted(set(TOKENS) - {*PAPERS, "line", "line-strong", "accent-ink"})


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colors, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_readable_on_paper(text: str, paper: str, scheme: int) -> None:
    assert contrast(TOKENS[text][scheme], TOKENS[paper][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_primary_action_is_readable(scheme: int) -> None:
    assert contrast(TOKENS["accent-ink"][scheme], TOKENS["accent"][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS[:3])
def test_the_border_of_a_field_can_be_seen(paper: str, scheme: int) -> None:
    assert contrast(TOKENS["line-strong"][scheme], TOKENS[paper][scheme]) >= 3


def test_only_the_tokens_say_colors() -> None:
    rest = STYLES.read_text(encoding="utf-8").split("@layer base {", 1)[1].split("@media print", 1)[0]
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|oklch\(", rest)
