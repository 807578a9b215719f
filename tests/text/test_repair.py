"""Letters that copying damaged are mended only where it is certain."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.text.repair import unligature, unmojibake


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("donâ€™t", "don’t"),
        ("â€œquotedâ€\u009d", "“quoted”"),
        ("GrÃ¶ÃŸe", "Größe"),
        ("naïve", "naïve"),
        ("Â©", "©"),
        ("Ça va, São Paulo", "Ça va, São Paulo"),
        ("â€", "â€"),
        ("“un café…”", "“un café…”"),
        ("æ¡¥æ¢\u0081", "桥梁"),
        ("I donâ€™t â€œrushâ€ – or â€œrun.â€", "I don’t “rush” – or “run.”"),
        ("I donÃ¢â‚¬â„¢t, in GrÃƒÂ¶ÃƒÅ¸e", "I don’t, in Größe"),
    ],
)
def test_utf8_shown_as_windows_1252_is_decoded_again(garbled: str, meant: str) -> None:
    assert unmojibake(garbled) == meant


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])))
def test_whatever_was_garbled_comes_back_but_for_one_sign_alone_of_those_that_also_end_a_french_quotation(
    text: str,
) -> None:
    text = re.sub("[\u4000-\udfff]", lambda sign: 2 * sign[0], text)
    garbled = "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )
    if unmojibake(text) == text and "â€" not in text:
        assert unmojibake(garbled) == text


def test_ligatures_are_letters() -> None:
    assert unligature("eﬀective oﬃce ﬁne ﬂow baﬄe ﬅ") == "effective office fine flow baffle st"
