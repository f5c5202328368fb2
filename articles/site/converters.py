"""What the parts of an address may look like. A path arrives here decoded once: a percent sign that
is still in it means an address that was encoded twice, and no such page exists."""

import unicodedata


class Words:
    """A slug in any script, as it was sent or in another Unicode form of the same letters."""

    regex = r"[^/%\x00-\x20\x7f]+"

    def to_python(self, value: str) -> str:
        return unicodedata.normalize("NFC", value)

    def to_url(self, value: str) -> str:
        return value


class Slug(Words):
    """What can be a slug of ours: letters of any script with their marks, digits, - and _. A file
    (favicon.ico, sw.js) is none."""

    regex = r"[-\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]+"


class Year:
    regex = r"[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class TwoFigures(Year):
    """A month or a day."""

    regex = r"[0-3][0-9]"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class StoryNumber:
    """The public number of a story: ASCII digits, no sign, small enough for any database."""

    regex = r"[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
