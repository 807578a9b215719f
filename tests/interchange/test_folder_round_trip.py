"""What is written is read again: the same framework, and from then on the same bytes."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings

from levelset.core.model import Framework
from levelset.interchange.canonical import canonical
from levelset.interchange.folder import read_framework, write_framework
from support.frameworks import frameworks

QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    report_multiple_bugs=False,
)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@QUICK
@given(frameworks())
def test_any_framework_comes_back_as_its_canonical_form_and_then_byte_for_byte(framework: Framework) -> None:
    with TemporaryDirectory() as place:
        first, second = Path(place, "first"), Path(place, "second")
        write_framework(framework, first)
        read = read_framework(first)
        assert not read.has_errors, [str(finding) for finding in read.findings]
        assert read.value == canonical(framework)
        written = bytes_of(first)
        write_framework(read.value, first)
        assert bytes_of(first) == written
        write_framework(read.value, second)
        assert bytes_of(second) == written


@QUICK
@given(frameworks())
def test_the_canonical_form_is_canonical(framework: Framework) -> None:
    once = canonical(framework)
    assert canonical(once) == once
