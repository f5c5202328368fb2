"""The Arabic catalogues: every entry is translated, none is a guess, and what is compiled
is what is written. `makemessages -l ar --no-location` and `compilemessages` keep them so."""

import ast
import gettext
import re

import pytest
from django.conf import settings

FOLDERS = [path / "ar" / "LC_MESSAGES" for path in settings.LOCALE_PATHS[:2]]
STRINGS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'


def said(quoted: str) -> str:
    return "".join(ast.literal_eval(line) for line in quoted.strip().splitlines())


def entries(folder) -> list[tuple[str, str, list[str]]]:
    """Context, message and its translations, one after the other."""
    found = []
    for block in re.split(r"\n\s*\n", (folder / "django.po").read_text())[1:]:
        words = {
            name: said(quoted)
            for name, quoted in re.findall(rf"^(msg\w+(?:\[\d\])?) {STRINGS}", block, re.MULTILINE)
        }
        forms = [text for name, text in words.items() if name.startswith("msgstr")]
        found.append((words.get("msgctxt", ""), words["msgid"], forms))
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=["ours", "borrowed"])
def test_every_message_has_its_arabic(folder):
    written = entries(folder)
    assert len(written) > 50
    assert [message for _context, message, forms in written if not all(forms)] == []
    assert "fuzzy" not in (folder / "django.po").read_text()


@pytest.mark.parametrize("folder", FOLDERS, ids=["ours", "borrowed"])
def test_counted_messages_have_six_forms(folder):
    assert {len(forms) for _context, _message, forms in entries(folder)} <= {1, 6}
    assert "nplurals=6" in (folder / "django.po").read_text()


@pytest.mark.parametrize("folder", FOLDERS, ids=["ours", "borrowed"])
def test_what_is_compiled_is_what_is_written(folder):
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for context, message, forms in entries(folder):
        if len(forms) == 1:
            told = compiled.pgettext(context, message) if context else compiled.gettext(message)
            assert told == forms[0], message


@pytest.mark.parametrize("folder", FOLDERS, ids=["ours", "borrowed"])
def test_a_translation_keeps_every_name_to_be_filled_in(folder):
    for _context, message, forms in entries(folder):
        wanted = set(re.findall(r"%\(\w+\)s|\{\w+\}", message))
        found = set(re.findall(r"%\(\w+\)s|\{\w+\}", forms[-1]))
        assert wanted == found, message
