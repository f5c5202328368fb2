"""One file for each language the paper can speak: what `Pack` asks, said in that language. A new
language is a file here, formats in newsroom/formats and a catalogue in articles/locale."""

from functools import cache
from importlib import import_module
from pathlib import Path

from articles.text.languages.pack import Pack

CODES = tuple(sorted(file.stem for file in Path(__file__).parent.glob("??.py")))


@cache
def pack(language: str) -> Pack:
    """What this language says; of one without a file, no words: figures and ISO 8601 dates."""
    if language not in CODES:
        return Pack()
    found: Pack = import_module(f"{__name__}.{language}").PACK
    return found


__all__ = ["CODES", "Pack", "pack"]
