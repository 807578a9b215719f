"""Text in the encodings of before Unicode: what it says of itself and what its letters tell, in our own sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.importing.decoding import decode
from levelset.importing.legacy import encoding_of, text_of

RUSSIAN = "IC2 Инженер мостов\n\nРезультаты\n\n- Я смазываю подшипники\n- Я сообщаю о трещинах\n"
JAPANESE = "IC2 橋梁エンジニア\n\n成果\n\n- 私は軸受に油をさします\n- 私はひび割れを報告します\n"
GERMAN = "IC2 Brückenbauer\n\nIch prüfe größere Brücken, täglich.\nÜber Öl weiß ich alles.\n"
ENGLISH = "I don’t wait – I ask “why”, and report cracks…\n• I own one span’s upkeep in the café\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, encoding) for encoding in ("cp1251", "koi8_r", "cp866", "iso8859_5")),
        *((JAPANESE, encoding) for encoding in ("shift_jis", "cp932", "euc_jp")),
        *((GERMAN, encoding) for encoding in ("cp1252", "latin-1", "mac_roman", "cp850")),
        *((ENGLISH, encoding) for encoding in ("cp1252", "mac_roman")),
        ("Ingénieur\n\n« Je livre des ponts » — où l’équipe est à côté. Ça va être prêt.\n", "cp1252"),
        ("¿Qué hace el ingeniero? ¡Señala grietas! Año, niño, acción.\n", "cp1252"),
        ("Inżynier mostów\n\nDbam o łożyska i zgłaszam pęknięcia. Śledzę źródła błędów.\n", "cp1250"),
        ("Μηχανικός γεφυρών\n\nΑναφέρω τις ρωγμές και λιπαίνω τα ρουλεμάν\n", "cp1253"),
        ("מהנדס גשרים\n\nאני מדווח על סדקים ומשמן מסבים\n", "cp1255"),
        ("桥梁工程师\n\n- 我在这里负责一个桥的维护\n- 我会和他们一起工作\n- 我能说出不对的地方\n", "gbk"),
        ("橋樑工程師\n\n- 我在這裡負責一個橋的維護\n- 我會和他們一起工作\n- 我能說出不對的地方\n", "big5"),
        ("교량 엔지니어\n\n- 나는 베어링에 기름을 칠합니다\n- 나는 균열을 보고합니다\n", "euc_kr"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_its_letters_tell(text: str, encoding: str) -> None:
    result = decode("a.txt", text.encode(encoding))
    assert result.value == text
    assert [finding.code for finding in result.findings] == ["read/encoding"]


@pytest.mark.parametrize(
    "head",
    [
        '<html><head><meta charset="{}"></head>',
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
@pytest.mark.parametrize(
    ("said", "encoding"), [("windows-1250", "cp1250"), ("Shift_JIS", "shift_jis"), ("x", "cp1252")]
)
def test_a_page_is_believed_where_it_says_what_it_is_encoded_in(head: str, said: str, encoding: str) -> None:
    text = head.format(said) + {"cp1250": "Pečuji o řetězy", "shift_jis": "橋", "cp1252": "Größe"}[encoding]
    assert decode("a.html", text.encode(encoding)).value == text


def test_a_false_declaration_is_not_believed() -> None:
    assert encoding_of(b'<meta charset="utf-8"><meta charset="koi8-r">Gr\xf6\xdfe') == "cp1252"
    assert encoding_of(b'<meta charset="euc-jp">' + JAPANESE.encode("cp932")) == "cp932"


def test_a_damaged_byte_does_not_make_another_encoding_of_utf8() -> None:
    result = decode("a.txt", JAPANESE.encode() + "and a café".encode("cp1252"))
    assert result.value == JAPANESE + "and a café"
    assert [finding.code for finding in result.findings] == ["read/encoding"]


@given(st.binary(max_size=300))
def test_every_encoding_that_is_named_makes_text_of_the_bytes(data: bytes) -> None:
    text, called = text_of(data)
    assert bool(text) == bool(data) and called
