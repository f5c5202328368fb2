"""Files to import, and what the command says about them."""

import io
import json
from pathlib import Path

from django.core.management import CommandError, call_command

BODY = "أقرّ مجلس الموانئ خطة لتوسعة الرصيف الشرقي. وقال رئيسه إن الكلفة «لن تتجاوز ما رُصد لها»."


def record(**words) -> dict:
    return {"language": "ar", "headline": "خطة للرصيف الشرقي", "body": BODY, **words}


def lines(folder: Path, *records, name: str = "archive.jsonl") -> Path:
    """A .jsonl file; a record given as bytes is written as it is."""
    path = folder / name
    written = [
        one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode()
        for one in records
    ]
    path.write_bytes(b"\n".join(written) + b"\n")
    return path


def run(*paths: Path, **options) -> tuple[str, str, bool]:
    """The summary, what was said beside it, and whether the command ended well."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_stories", *paths, stdout=out, stderr=err, **options)
    except CommandError as wrong:
        return out.getvalue().strip(), err.getvalue() + str(wrong), False
    return out.getvalue().strip(), err.getvalue(), True
