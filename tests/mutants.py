"""`python -m tests.mutants` (`make mutate`): small wrong changes in the modules that decide, drawn
by chance; the tests should notice each. What they do not notice is named in docs/measured.md.

A mutant is one changed expression. It is tried in a copy of the project: first by the tests that
need no database and by the exploration, then by those of the rooms concerned."""

import argparse
import ast
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from tqdm import tqdm

from tests.measured import write

ROOT = Path(__file__).parent.parent
WALKED = "tests/flow/test_the_flow.py::test_no_rule_of_the_desk_is_broken_within_three_acts"
DESK = (
    "tests/sources",
    "tests/press/test_what_differs_for_readers.py",
    "tests/workflow/test_what_may_be_printed.py",
    WALKED,
    *(
        f"tests/workflow/test_{name}.py"
        for name in (
            "what_changed_since",
            "what_each_sourcing_needs",
            "nobody_signs_his_own",
            "sign_offs_die_with_the_text",
            "dates_that_end_things",
            "a_typing_slip_takes_two",
            "a_story_of_the_archive_is_corrected",
            "a_denial_is_of_a_claim",
            "what_changes_after_the_last_sign_off",
            "orders",
            "truth_table",
        )
    ),
)
# What decides, and the tests of it: the fast ones first.
MODULES = {
    "articles/text/digest.py": ("tests/text/test_digests.py",),
    "articles/text/slip.py": (
        "tests/text/test_typing_slips.py",
        "tests/text/test_where_a_typing_slip_ends.py",
    ),
    **dict.fromkeys(
        (
            "articles/press/comparison.py",
            *(f"articles/sources/{name}.py" for name in ("risk", "weighed", "wording")),
            *(
                f"articles/workflow/{name}.py"
                for name in (
                    *("signoffs", "printable", "timely", "slips"),
                    *("changes", "archived", "move", "people"),
                )
            ),
        ),
        DESK,
    ),
}
NEEDED = ("articles", "newsroom", "templates", "tests", "docs", "manage.py", "pyproject.toml")
LIMIT = 600  # seconds for one mutant; one that hangs is noticed

_TURNED: dict[type, type] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@dataclass(frozen=True)
class Mutant:
    """`place`: the number of the change among those of its module."""

    module: str
    place: int
    line: int
    change: str
    source: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.change}"


def mutants_of(module: str) -> Iterator[Mutant]:
    """Every small change of a module, in the order of its text."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    for place, node in enumerate(_that_decide(tree)):
        for changed in _changed(node):
            other = deepcopy(tree)
            _put(other, place, changed)
            said = f"`{ast.unparse(node)[:60]}` → `{ast.unparse(changed)[:60]}`"
            yield Mutant(module, place, node.lineno, said, ast.unparse(other))


def _that_decide(tree: ast.AST) -> list[ast.expr]:
    """Expressions inside functions, but for annotations and what is only said (docstrings, words
    for people): a change there is no other decision."""
    found: list[ast.expr] = []

    def walk(node: ast.AST, is_inside: bool) -> None:
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "Reason"}:
            return
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        if is_inside and isinstance(node, ast.expr):
            found.append(node)
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list", "type_params"}:
                continue
            inside = is_inside or (isinstance(node, ast.FunctionDef) and name == "body")
            if isinstance(node, ast.keyword) and node.arg == "strict":
                continue  # of zip: it asserts, it decides nothing
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    walk(child, inside)

    walk(tree, False)
    return found


def _changed(node: ast.expr) -> Iterator[ast.expr]:
    new: Any = deepcopy(node)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _TURNED:
        new.ops[0] = _TURNED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _TURNED:
        new.op = _TURNED[type(node.op)]()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        new = new.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        new.value = not node.value
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        new.value = node.value + 1
    elif isinstance(node, ast.IfExp):
        new.body, new.orelse = new.orelse, new.body
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
        "any",
        "all",
        "min",
        "max",
    }:
        new.func.id = {"any": "all", "all": "any", "min": "max", "max": "min"}[node.func.id]
    elif isinstance(node, ast.List | ast.Set) and len(node.elts) > isinstance(node, ast.Set):
        new.elts = new.elts[1:]
    else:
        return
    yield new


def _put(tree: ast.AST, place: int, changed: ast.expr) -> None:
    target = _that_decide(tree)[place]
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, changed)
            elif isinstance(value, list) and any(one is target for one in value):
                setattr(parent, name, [changed if one is target else one for one in value])
    ast.fix_missing_locations(tree)


def is_noticed(mutant: Mutant, copy: Path) -> bool:
    """Whether a test fails with it."""
    file = copy / mutant.module
    kept = file.read_text(encoding="utf-8")
    file.write_text(mutant.source, encoding="utf-8")
    try:
        asked = [sys.executable, "-m", "pytest", "-x", "-q", "--reuse-db", *MODULES[mutant.module]]
        done = subprocess.run(
            asked,
            cwd=copy,
            env={**os.environ, "VAR_DIR": str(copy / "var")},
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(kept, encoding="utf-8")
    return done.returncode != 0


def interval(noticed: int, drawn: int) -> tuple[float, float]:
    """Of the share that is noticed, 95 in 100 (Wilson's score interval)."""
    share, z = noticed / drawn, 1.96
    middle = share + z * z / (2 * drawn)
    half = z * math.sqrt(share * (1 - share) / drawn + z * z / (4 * drawn * drawn))
    whole = 1 + z * z / drawn
    return (middle - half) / whole, (middle + half) / whole


def try_all(drawn: Sequence[Mutant], workers: int, minutes: float) -> tuple[int, list[Mutant]]:
    """How many were tried, and those that no test notices. Each worker has a copy of the project of
    its own; after so many minutes none begins another."""
    copies: Queue[Path] = Queue()
    end = monotonic() + 60 * minutes
    with TemporaryDirectory(prefix="newsroom-mutants-") as folder:
        for number in range(workers):
            copies.put(_copied(Path(folder) / str(number)))

        def survives(mutant: Mutant) -> bool | None:
            if monotonic() > end:
                return None
            copy = copies.get()
            try:
                return not is_noticed(mutant, copy)
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(workers) as pool:
            done = pool.map(survives, drawn)
            bar = tqdm(
                zip(drawn, done, strict=True), total=len(drawn), desc="mutants", disable=None
            )
            tried = [(mutant, alive) for mutant, alive in bar if alive is not None]
            return len(tried), [mutant for mutant, alive in tried if alive]


def _copied(copy: Path) -> Path:
    (copy / "var").mkdir(parents=True)
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    return copy


def main() -> int:
    parser = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    parser.add_argument("--mutants", type=int, default=200, help="how many (default: 200)")
    parser.add_argument("--seed", type=int, default=16, help="of the draw (default: 16)")
    parser.add_argument("--minutes", type=float, default=120, help="and no longer (default: 120)")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="at once")
    parser.add_argument(
        "modules", nargs="*", default=[], help="of these files only; nothing is written down then"
    )
    given = parser.parse_args()
    modules = given.modules or list(MODULES)
    every = [mutant for module in modules for mutant in mutants_of(module)]
    drawn = Random(given.seed).sample(every, min(given.mutants, len(every)))
    tried, alive = try_all(drawn, given.workers, given.minutes)
    noticed = tried - len(alive)
    low, high = interval(noticed, tried)
    lines = [
        f"{tried} of {len(every):,} mutants of {len(modules)} modules, drawn with seed "
        f"{given.seed}: {noticed} noticed, {noticed / tried:.2f} (95%: {low:.2f} to {high:.2f}).",
        "",
        *(f"- not noticed: {mutant}" for mutant in alive),
    ]
    if not given.modules:
        write("mutate", "Mutants (`make mutate`)", lines)
    print("\n".join(lines))
    return 0 if noticed >= 0.9 * tried else 1


if __name__ == "__main__":
    sys.exit(main())
