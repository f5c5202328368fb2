"""`python -m tests.flow` (`make explore`): every distinct scene within reach, the planted bugs, and
random walks through the real verbs. What was seen is written to docs/measured.md."""

import argparse
import os
import sys
from collections.abc import Sequence
from multiprocessing import Pool
from time import perf_counter
from typing import Any

import django
from tqdm import tqdm

from tests.measured import write

WORKERS = os.cpu_count() or 1


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="make explore", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--walks", type=int, default=2000, help="random walks (default: 2000)")
    parser.add_argument("--seed", type=int, default=16, help="of the walks (default: 16)")
    given = parser.parse_args()
    start = perf_counter()
    explored = _explored()
    planted = _planted()
    thought = perf_counter() - start
    walked = _walked(given.walks, given.seed)
    lines = [
        *explored,
        "",
        f"{sum(map(bool, planted.values()))} of {len(planted)} planted bugs found, and the scenes "
        f"above walked, in {thought:.0f} s.",
        *(f"- NOT FOUND: {bug}" for bug, found in planted.items() if not found),
        "",
        walked,
    ]
    write("explore", "The flow explored (`make explore`)", lines)
    print("\n".join(lines))
    return 0 if all(planted.values()) else 1


def _begin(_number: int = 0) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.utils import translation

    translation.activate("ar")


def _explored() -> list[str]:
    """A row for each beginning, the longest walk first."""
    _begin()
    from tests.flow.explore import BEGINNINGS

    by_depth = sorted(BEGINNINGS, key=lambda name: -BEGINNINGS[name][1])
    rows: dict[str, Any] = dict(_in_parallel(_explore, by_depth, "scenes"))
    return [
        "| from | acts | distinct scenes, by act | in all | verdicts |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {len(seen.by_depth) - 1} | {' · '.join(map(str, seen.by_depth))} "
            f"| {seen.scenes:,} | {seen.verdicts:,} |"
            for name, seen in ((name, rows[name]) for name in BEGINNINGS)
        ),
    ]


def _explore(name: str) -> tuple[str, Any]:
    from tests.flow.explore import BEGINNINGS, explore

    return name, explore(*BEGINNINGS[name])


def _planted() -> dict[str, str]:
    from tests.flow.planted import BUGS

    return dict(_in_parallel(_is_found, list(BUGS), "planted bugs"))


def _is_found(bug: str) -> tuple[str, str]:
    from tests.flow.planted import is_found

    return bug, is_found(bug)


def _walked(walks: int, seed: int) -> str:
    start = perf_counter()
    share = -(-walks // WORKERS)
    parts = [(share, seed + number) for number in range(WORKERS)]
    acts = sum(_in_parallel(_replay, parts, "shares of the walks"))
    return (
        f"{share * WORKERS:,} random walks (seeds {seed}–{seed + WORKERS - 1}), {acts:,} acts "
        f"through the real verbs on SQLite: every verdict and every step as explored, in "
        f"{perf_counter() - start:.0f} s."
    )


def _replay(part: tuple[int, int]) -> int:
    """In a database of its own, in memory."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from tests.flow.replay import replay

    connection.settings_dict["TEST"]["NAME"] = None
    kept = setup_databases(verbosity=0, interactive=False)
    try:
        bar = tqdm(total=part[0], desc=f"walks {connection.alias}", leave=False, disable=None)
        return replay(*part, told=lambda number: bar.update(number - bar.n))
    finally:
        teardown_databases(kept, verbosity=0)


def _in_parallel(do: Any, things: Sequence[Any], label: str) -> list[Any]:
    with Pool(WORKERS, initializer=_begin) as pool:
        done = pool.imap_unordered(do, things)
        return list(tqdm(done, total=len(things), desc=label, leave=False, disable=None))


if __name__ == "__main__":
    sys.exit(main())
