"""What the nightly fuzzer runs: every reader, reading as a whole, and recognition, on bytes that it thinks up.

Run by ``.ci/fuzz`` in an environment of its own with atheris in it::

    python tests/fuzz/targets.py --list
    python tests/fuzz/targets.py TARGET [arguments of libFuzzer]

A target fails where anything but ``Unreadable`` comes out of a reader, or where recognition loses sight of a line.
"""

import hashlib
import re
import sys
from collections.abc import Callable
from pathlib import Path

from levelset.importing.document import Document, Look
from levelset.importing.kinds import Kind
from levelset.importing.read import READERS, _reader, read_bytes
from levelset.importing.readers.plain_marks import heading_of, is_underline, marks_of, plain_lines, sign_of
from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.recognise import recognise
from levelset.importing.stored import documents_from_json, documents_to_json

BINARY = frozenset({Kind.DOCX, Kind.PDF, Kind.XLSX})
LONGEST = 20_000
"""Bytes that recognition is given; what takes long there takes long with less."""


def reader(kind: Kind) -> Callable[[bytes], None]:
    """The reader of one format, on bytes or on what they spell."""

    def run(data: bytes) -> None:
        try:
            _reader(kind)(f"fuzz.{kind.value}", data if kind in BINARY else data.decode("utf-8", "replace"))
        except Unreadable:
            return

    return run


def reading(data: bytes) -> None:
    """Reading as a whole: the first byte chooses what the file is called. What was read can be kept and had back."""
    name = f"fuzz.{list(Kind)[data[0] % len(Kind)].value}" if data else "fuzz"
    result = read_bytes(name, data[1:])
    assert result.value is not None or result.has_errors
    if result.value is not None:
        assert documents_from_json(documents_to_json([result.value])).value == (result.value,)


def recognition(data: bytes) -> None:
    """Recognition of up to three documents, parted by a form feed: every line has a fate, the same twice."""
    parts = data[:LONGEST].split(b"\f")[:3]
    read = [read_bytes(f"fuzz{number}.md", part).value for number, part in enumerate(parts)]
    documents: list[Document] = [document for document in read if document is not None]
    found = recognise(documents)
    for document, source in zip(documents, found.value.sources, strict=True):
        said = {piece.number for piece in document.pieces if piece.look is not Look.BLANK}
        assert said == {fate.number for fate in source.fates}
    assert recognise(documents) == found


def plain_marks(data: bytes) -> None:
    """What is learned of the marks of a plain text: as many lines as there were, and every mark can be asked for."""
    lines = re.split(r"\r\n|\r|\n", data[:LONGEST].decode("utf-8", "replace"))
    plain = plain_lines(lines)
    assert len(plain) == len(lines)
    marks = marks_of(plain)
    for at, line in enumerate(plain):
        bare = line.strip()
        heading = heading_of(bare, marks, at)
        assert heading is None or (heading.text in bare and heading.depth >= 0)
        assert bare.startswith(sign_of(bare, marks))
        assert not is_underline(bare, marks, at) or at


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{kind.value: reader(kind) for kind in READERS},
    "plain_marks": plain_marks,
    "reading": reading,
    "recognition": recognition,
}


def keeping(target: Callable[[bytes], None], prefix: str) -> Callable[[bytes], None]:
    """The target, which lays down what it failed on: libFuzzer itself may be ended before it gets to that."""

    def run(data: bytes) -> None:
        try:
            target(data)
        except Exception:
            Path(f"{prefix}{hashlib.sha256(data).hexdigest()[:16]}").write_bytes(data)
            raise

    return run


def main(arguments: list[str]) -> None:
    """List the targets, or fuzz one."""
    if arguments[:1] == ["--list"]:
        print("\n".join(TARGETS))
        return
    import atheris  # in the environment of ``.ci/fuzz`` alone

    prefixes = (argument.partition("=")[2] for argument in arguments if argument.startswith("-artifact_prefix="))
    target = keeping(TARGETS[arguments[0]], next(prefixes, f"found-{arguments[0]}-"))
    for kind in READERS:
        _reader(kind)  # fetched late otherwise, and then not watched
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *arguments[1:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
