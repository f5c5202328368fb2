"""What a picture file says of itself is offered to the editor; where it was taken is not."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from articles import images
from articles.images.told import told_by
from articles.models import Image
from tests.images.files import as_file, photograph
from tests.makers import NOON

LANGUAGES = ["ar", "en"]
GPS, MAKER, ARTIST = 0x8825, 0x010F, 0x013B

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="وكالة المرافئ">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">سفينة تدخل المرفأ</rdf:li></rdf:Alt>
</dc:description>
<dc:creator><rdf:Seq><rdf:li>هدى السالم</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def iim(*records: tuple[int, int, bytes]) -> bytes:
    """A Photoshop block (APP13) with IIM records, as agencies send them."""
    data = b"".join(
        struct.pack(">BBBH", 0x1C, number, place, len(value)) + value
        for number, place, value in records
    )
    padding = b"\x00" if len(data) % 2 else b""
    block = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(data)) + data + padding
    return b"Photoshop 3.0\x00" + block


def with_app13(content: bytes) -> io.BytesIO:
    jpeg = as_file(photograph()).getvalue()
    return io.BytesIO(
        jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(content) + 2) + content + jpeg[2:]
    )


def test_an_agencys_words_are_read():
    sent = with_app13(
        iim(
            (1, 90, b"\x1b%G"),
            (2, 120, "ازدحام في المرفأ".encode()),
            (2, 80, "سلمى الهاشم".encode()),
            (2, 110, "وكالة المرافئ".encode()),
            (2, 116, b"Editorial use only"),
        )
    )
    assert told_by(sent, LANGUAGES).words == {
        "caption_ar": "ازدحام في المرفأ",
        "credit_ar": "سلمى الهاشم / وكالة المرافئ",
        "usage_terms": "Editorial use only",
    }


def test_the_arabic_of_old_desks_is_read():
    sent = with_app13(iim((2, 120, "ازدحام في المرفأ".encode("cp1256"))))
    assert told_by(sent, LANGUAGES).words["caption_ar"] == "ازدحام في المرفأ"


def test_english_words_go_to_the_english_fields():
    sent = with_app13(iim((2, 120, b"Crowds at the port"), (2, 80, b"Salma al-Hashem")))
    assert told_by(sent, LANGUAGES).words == {
        "caption_en": "Crowds at the port",
        "credit_en": "Salma al-Hashem",
    }


def test_xmp_is_read():
    words = told_by(as_file(photograph(), "WEBP", xmp=XMP.encode()), LANGUAGES).words
    assert words["caption_ar"] == "سفينة تدخل المرفأ"
    assert words["credit_ar"] == "هدى السالم / وكالة المرافئ"


def test_an_entity_in_xmp_is_not_opened():
    bomb = XMP.replace("<x:xmpmeta", '<!DOCTYPE x [<!ENTITY a "boom">]><x:xmpmeta').replace(
        "سفينة", "&a;"
    )
    for packet in (bomb.encode(), bomb.encode("utf-16")):
        assert told_by(as_file(photograph(), "WEBP", xmp=packet), LANGUAGES).words == {}


def test_place_and_device_are_noticed_and_not_read():
    exif = Pillow.Exif()
    exif[MAKER] = "Canary camera"
    exif.get_ifd(GPS).update({1: "N", 2: (29.0, 22.0, 11.0)})
    told = told_by(as_file(photograph(), exif=exif), LANGUAGES)
    assert (told.place, told.device) == (True, True)
    assert "anary" not in str(told)
    bare = told_by(as_file(photograph()), LANGUAGES)
    assert (bare.place, bare.device, bare.words) == (False, False, {})


@given(content=st.binary(max_size=400))
def test_hostile_bytes_tell_nothing_and_break_nothing(content):
    told_by(with_app13(b"Photoshop 3.0\x00" + content), LANGUAGES)
    told_by(io.BytesIO(content), LANGUAGES)


@pytest.mark.django_db
def test_words_of_the_file_fill_only_what_the_editor_left_empty():
    sent = with_app13(iim((2, 120, "ازدحام في المرفأ".encode()), (2, 80, "سلمى الهاشم".encode())))
    image = images.accept(sent, by=None, at=NOON, credit_ar="الرواق", caption_ar="")
    image = Image.objects.get(pk=image.pk)
    assert image.caption_ar == "ازدحام في المرفأ"
    assert image.credit_ar == "الرواق"
