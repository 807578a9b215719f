"""The QR code of an app for codes holds the modules that the library sets, each dark one once, on white paper."""

import re
from xml.etree import ElementTree

from qrcode.constants import ERROR_CORRECT_L
from qrcode.main import QRCode

from levelset.web.people.qr import BORDER, MASK, drawn

TEXT = "otpauth://totp/Larkmoor%3Anoor%40larkmoor.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Larkmoor"


def test_every_dark_module_is_drawn_once_and_no_light_one() -> None:
    code: QRCode = QRCode(border=BORDER, error_correction=ERROR_CORRECT_L, mask_pattern=MASK)
    code.add_data(TEXT)
    dark = [(x, y) for y, row in enumerate(code.get_matrix()) for x, is_dark in enumerate(row) if is_dark]
    paper, path = ElementTree.fromstring(drawn(TEXT))
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path.attrib["d"])
    assert "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in runs) == path.attrib["d"]
    assert sorted((int(x) + more, int(y)) for x, y, width in runs for more in range(int(width))) == sorted(dark)
    assert paper.attrib["fill"] == "#fff"


def test_an_edge_is_light_so_that_a_camera_finds_the_code() -> None:
    size = int(re.findall(r'viewBox="0 0 (\d+)', drawn(TEXT))[0])
    places = [
        (int(x), int(y), int(x) + int(width)) for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h", drawn(TEXT))
    ]
    assert min(x for x, _y, _end in places) == min(y for _x, y, _end in places) == BORDER
    assert max(end for _x, _y, end in places) == size - BORDER
