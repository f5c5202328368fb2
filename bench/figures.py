"""A figure and what it stands beside, and how figures are taken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from tqdm import tqdm


@dataclass(frozen=True, slots=True)
class Figure:
    """`beside`: each baseline's name with how many times its figure this one is."""

    what: str
    value: float
    unit: str
    beside: tuple[tuple[str, float], ...] = ()

    def row(self) -> tuple[str, str, str]:
        """Name, figure and ratios as the table shows them."""
        amount = f"{self.value:,.0f}" if self.value >= 100 else f"{self.value:.2f}"
        ratios = " · ".join(f"{ratio:.2f} × {name}" for name, ratio in self.beside)
        return self.what, f"{amount} {self.unit}", ratios or "the baseline"


def milliseconds(
    label: str,
    things: Iterable[Any],
    do: Callable[[Any], Any],
    before: Callable[[], Any],
    *,
    of: float = 0.5,
) -> float:
    """How long `do` takes at most for so many `of` all `things`, in milliseconds; for half of
    them without more words. `before` is called ahead of each and not counted; nor are the first
    three."""
    taken = []
    for one in tqdm(list(things), desc=label, leave=False, disable=None):
        before()
        start = perf_counter()
        do(one)
        taken.append((perf_counter() - start) * 1000)
    counted = sorted(taken[3:] or taken)
    return counted[min(len(counted) - 1, int(of * len(counted)))]


def per_second(count: int, do: Callable[[], Any]) -> float:
    """How many of the `count` things that `do` does it does in a second."""
    start = perf_counter()
    do()
    return count / (perf_counter() - start)


def table(figures: Iterable[Figure]) -> str:
    rows = [figure.row() for figure in figures]
    wide, narrow = (max((len(row[place]) for row in rows), default=0) for place in (0, 1))
    return "\n".join(
        f"  {what:<{wide}}  {value:>{narrow}}  {beside}" for what, value, beside in rows
    )
