"""Whatever people put into the files: reading never raises, and what reads without errors is left as it is."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from levelset.interchange.folder import read_framework, write_framework
from support.folders import FRAMEWORK

MARKDOWN = st.lists(
    st.sampled_from(
        (
            *(
                "# T\n",
                "## 🏆 Results\n",
                "## Scope: x\n",
                "### Impact\n",
                "### —\n",
                "## —\n",
                "text\n",
                "🏆 ",
                "====\n",
            ),
            *(
                "- a\n",
                "* b\n",
                "  - c\n",
                "1. x\n",
                "> q\n",
                "\n",
                "---\n",
                "***\n",
                "```\n",
                "    code\n",
                "|a|\n|-|\n",
            ),
            *(
                "<b>\n",
                "<!-- x -->\n",
                "[^1]: f\n",
                "[^1]",
                "*Note:* n\n",
                "**",
                "_",
                "`",
                "&amp;",
                "\\",
                "[a](b)",
                "![i](j)",
            ),
            *("designation: x\n", "\t", "\u00a0", "\ufeff", "\x00", "\r", "\u2028"),
        )
    ),
    max_size=25,
).map("".join)
YAML = st.lists(
    st.sampled_from(
        (
            *(
                "title: T\n",
                "format: levelset-framework/1\n",
                "roles:\n",
                "  - key: swe\n",
                "    name: S\n",
                "- x\n",
                "|\n",
            ),
            *(
                "levels:\n",
                "  - label: IC1\n",
                "    rank: 1\n",
                "pillars:\n",
                "  - key: results\n",
                "    name: Results\n",
            ),
            *(
                "[",
                "]",
                "{",
                "}",
                ": ",
                "'",
                '"',
                "# c\n",
                "&a ",
                "*a",
                "!!x ",
                "~\n",
                "? ",
                "<<: ",
                "\t",
                "---\n",
                "...\n",
            ),
        )
    ),
    max_size=20,
).map("".join)


def pages_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.md")}


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)
@given(page=MARKDOWN, core=MARKDOWN, main=st.none() | YAML, lock=st.text(max_size=40))
def test_files_written_by_hand(page: str, core: str, main: str | None, lock: str) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        write_framework(FRAMEWORK, folder)
        (folder / "swe/ic2.md").write_bytes(page.encode())
        (folder / "_core/ic/ic1.md").write_bytes(core.encode())
        (folder / "levelset.lock").write_bytes(f"levelset-lock/1\n[swe/ic2]\n{lock}".encode("utf-8", "replace"))
        if main is not None:
            (folder / "framework.yaml").write_bytes(main.encode())
        read = read_framework(folder)
        if read.value is None or read.has_errors:
            return
        before = pages_in(folder)
        write_framework(read.value, folder)
        assert pages_in(folder) == before
        assert read_framework(folder).value == read.value
