"""What is cleaned when text is saved, and what is folded when spellings are compared."""

import re
import unicodedata

# Bidi overrides and embeddings, zero width space, byte order mark, C0 and C1 controls, lone
# surrogates, noncharacters. U+200C to U+200F stay: Persian needs the first two, mixed lines the
# last two.
_DROPPED = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u202a-\u202e\ufeff\ud800-\udfff"
    "\ufffe\uffff]"
)
_LINE_BREAKS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_ISOLATES = re.compile("[\u2066-\u2069\n]")
_POP = "\u2069"

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
TATWEEL = "\u0640"
PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefc"
# Of these, what a PDF makes of letters; the rest are words and signs that are written on purpose.
_PRINTED_LETTERS = re.compile("[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]")

_INVISIBLES = re.compile(f"[{INVISIBLE}]")
_MARKS = re.compile(f"[{MARKS}{TATWEEL}]")
_PRESENTATION = re.compile(f"[{PRESENTATION}]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SPACES = re.compile(r"\s+")

# Letters that keyboards and neighbouring languages write differently, hamza on alef apart.
LETTERS = str.maketrans(
    {
        **dict.fromkeys("ىیېےۍ", "ي"),
        **dict.fromkeys("ةۀەہھۃ", "ه"),
        **dict.fromkeys("کگڭڪ", "ك"),
        **dict.fromkeys("ؤئ", "ء"),
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "ژ": "ز",
    }
)
ALEFS = str.maketrans(dict.fromkeys("أإآٱ", "ا"))


def clean(text: str) -> str:
    """Text as it is stored: NFC, without characters that hide or turn what stands beside them.

    Drops overrides (U+202A–202E), zero width spaces, control characters, what no XML document may
    hold (U+FFFE, U+FFFF) and isolates without a partner; turns every kind of line break into
    ``\\n`` and presentation forms, as a PDF has them, into the letters they stand for. Words,
    marks, tanwin, tatweel, guillemets and the joiners U+200C–200F are not touched. Idempotent.
    """
    text = _LINE_BREAKS.sub("\n", text)
    text = _PRINTED_LETTERS.sub(_expanded, _DROPPED.sub("", text))
    if _ISOLATES.search(text):
        text = _without_stray_isolates(text)
    return unicodedata.normalize("NFC", text)


def legal_xml(text: str) -> str:
    """The text without what no XML 1.0 document may hold (W3C XML, 2.2, production 2)."""
    return _NO_XML.sub("", text or "")


def is_legal_xml(text: str) -> bool:
    return not _NO_XML.search(text)


def unmarked(text: str) -> str:
    """Text with every letter as it was written, but for what readers leave out at will: marks,
    tatweel, invisible characters, capitals."""
    text = expand_presentation_forms(unicodedata.normalize("NFC", text))
    return _MARKS.sub("", _INVISIBLES.sub("", text)).casefold()


def _without_stray_isolates(text: str) -> str:
    """An isolate ends with its paragraph (UAX 9), so partners are looked for line by line."""
    stray: set[int] = set()
    open_at: list[int] = []
    for match in _ISOLATES.finditer(text):
        character, place = match.group(), match.start()
        if character == "\n":
            stray.update(open_at)
            open_at.clear()
        elif character != _POP:
            open_at.append(place)
        elif open_at:
            open_at.pop()
        else:
            stray.add(place)
    stray.update(open_at)
    return "".join(c for i, c in enumerate(text) if i not in stray) if stray else text


def expand_presentation_forms(text: str) -> str:
    """Letters copied out of a PDF (U+FB50–FDFF, U+FE70–FEFC) as the letters they stand for."""
    return _PRESENTATION.sub(_expanded, text)


def _expanded(match: re.Match[str]) -> str:
    # A lone mark expands to a space with the mark on it; the space was never written.
    return unicodedata.normalize("NFKC", match.group()).lstrip(" ")


def without_invisibles(text: str) -> str:
    return _INVISIBLES.sub("", text)


def without_marks(text: str) -> str:
    """Without vowel marks, Quranic marks and tatweel."""
    return _MARKS.sub("", text)


def without_accents(text: str) -> str:
    """Latin letters without their accents; Arabic hamza and madda stay."""
    if text.isascii():
        return text
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", plain)


def fold(text: str) -> str:
    """One spelling for every way a word is typed, for comparison and prefix suggestion only.

    Hamza, ta marbuta, alef maqsura, Persian letters, marks, tatweel, invisible characters, digits,
    case and Latin accents make no difference; runs of white space are one space. Never shown.
    """
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text))
    text = without_invisibles(expand_presentation_forms(text))
    text = without_accents(without_marks(text).translate(LETTERS).translate(ALEFS).casefold())
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return _SPACES.sub(" ", digits).strip()
