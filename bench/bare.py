"""The least that granian can do: it sends one answer that lies in the file BENCH_ANSWER."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_told = json.loads(Path(os.environ["BENCH_ANSWER"]).read_text())
_HEADERS = [(name, value) for name, value in _told["headers"]]
_BODY = [bytes.fromhex(_told["body"])]


def application(_environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    start("200 OK", _HEADERS)
    return _BODY
