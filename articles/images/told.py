"""What a picture file says about itself: IPTC (IIM 4.2), XMP and EXIF, read before it is thrown
away. Words an editor can use are kept; place, device and serial numbers are only noticed."""

import contextlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any
from xml.etree import ElementTree

from PIL import ExifTags, Image, IptcImagePlugin

from articles.text.bidi import direction
from articles.text.normalise import clean

_UTF_8 = b"\x1b%G"  # IIM 1:90, the escape that declares UTF-8
_IIM = {"headline": (2, 105), "caption": (2, 120), "byline": (2, 80), "credit": (2, 110)}
_IIM |= {"usage_terms": (2, 116)}
_XMP = {
    "headline": "{http://ns.adobe.com/photoshop/1.0/}Headline",
    "caption": "{http://purl.org/dc/elements/1.1/}description",
    "byline": "{http://purl.org/dc/elements/1.1/}creator",
    "credit": "{http://ns.adobe.com/photoshop/1.0/}Credit",
    "usage_terms": "{http://ns.adobe.com/xap/1.0/rights/}UsageTerms",
    "rights": "{http://purl.org/dc/elements/1.1/}rights",
}
_EXIF = {"caption": 0x010E, "byline": 0x013B, "usage_terms": 0x8298}
_DEVICE = (0x010F, 0x0110, 0xA431, 0xA433, 0xA434, 0xA435, 0x9C9D)  # maker, model, serials, owner
_MOST_XMP = 1024 * 1024
_LIMITS = {"caption": 400, "credit": 120, "usage_terms": 300}
_PLACE_IN_XMP = re.compile(rb"exif:GPS|Iptc4xmpExt:Location|photoshop:City", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """`words`: fields of Image by name, such as caption_ar. `place`, `device`: whether the file
    told where it was taken or with what; neither is read."""

    words: Mapping[str, str] = field(default_factory=dict)
    place: bool = False
    device: bool = False


def told_by(file: IO[bytes], languages: list[str]) -> Told:
    """Reads the file's own words; those in Arabic letters go to the Arabic fields, others to the
    first of `languages` written in other letters. A file that cannot be read tells nothing."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            exif = picture.getexif()
            xmp = _xmp_packet(picture)
            facts = {**_exif(exif), **_xmp(xmp), **_iim(picture)}
            place = bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) or bool(_PLACE_IN_XMP.search(xmp))
            inner = exif.get_ifd(ExifTags.IFD.Exif)
            device = any(tag in exif or tag in inner for tag in _DEVICE)
    except Exception:  # hostile bytes raise anything; the picture itself is judged elsewhere
        return Told()
    finally:
        file.seek(0)
    return Told(dict(_fields(facts, languages)), place, device)


def _fields(facts: Mapping[str, str], languages: list[str]) -> Iterator[tuple[str, str]]:
    caption = facts.get("caption") or facts.get("headline", "")
    names = [facts.get("byline", ""), facts.get("credit", "")]
    credit = " / ".join(dict.fromkeys(name for name in names if name))
    for name, text in (("caption", caption), ("credit", credit)):
        if text and (language := _language(text, languages)):
            yield f"{name}_{language}", text[: _LIMITS[name]]
    if terms := facts.get("usage_terms") or facts.get("rights"):
        yield "usage_terms", terms[: _LIMITS["usage_terms"]]


def _language(text: str, languages: list[str]) -> str:
    arabic = any(unicodedata.bidirectional(letter) == "AL" for letter in text)
    return next((code for code in languages if (direction(code) == "rtl") == arabic), "")


def _exif(exif: Image.Exif) -> dict[str, str]:
    return {name: said for name, tag in _EXIF.items() if (said := _clean(str(exif.get(tag, ""))))}


def _iim(picture: Image.Image) -> dict[str, str]:
    records: Mapping[Any, Any] = {}
    with contextlib.suppress(SyntaxError, OSError, ValueError):
        records = IptcImagePlugin.getiptcinfo(picture) or {}  # type: ignore[arg-type]
    utf_8 = records.get((1, 90)) == _UTF_8
    found = {}
    for name, place in _IIM.items():
        value = records.get(place, b"")
        parts = value if isinstance(value, list) else [value]
        if said := _clean("، ".join(_decoded(part, utf_8) for part in parts)):
            found[name] = said
    return found


def _decoded(value: bytes, utf_8: bool) -> str:
    """Old Arabic desks wrote Windows-1256 without saying so."""
    for encoding in ("utf-8",) if utf_8 else ("utf-8", "cp1256", "latin-1"):
        with contextlib.suppress(UnicodeDecodeError):
            return value.decode(encoding)
    return value.decode("utf-8", "replace")


def _xmp_packet(picture: Image.Image) -> bytes:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    return packet[:_MOST_XMP] if isinstance(packet, bytes) else b""


def _xmp(packet: bytes) -> dict[str, str]:
    text = packet.decode("utf-8", "replace").strip("\x00 \r\n\t")
    # XMP has no document type; a packet that brings one, and with it entities, means harm.
    if not text or "<!DOCTYPE" in text:
        return {}
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 (no document type, so no entities)
    except ElementTree.ParseError:
        return {}
    found: dict[str, str] = {}
    for element in root.iter():
        for name, tag in _XMP.items():
            said = element.get(tag) or ("".join(element.itertext()) if element.tag == tag else "")
            if said := _clean(said):
                found.setdefault(name, said)
    return found


def _clean(text: str) -> str:
    return " ".join(clean(text.replace("\x00", " ")).split())
