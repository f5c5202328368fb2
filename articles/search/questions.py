"""What a reader typed, as what is to be looked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Spelling
from articles.search.documents import cut, spelling
from articles.search.expressions import (
    HEAD,
    LEAD,
    PRIMARIES,
    Expression,
    Field,
    Without,
    Words,
    all_of,
    any_of,
    read_otherwise,
)
from articles.text.analyse import Token, analyse, is_function_word

MOST_LETTERS = 400
MOST_UNITS = 12

_QUOTED = re.compile('["“”„«]([^"“”„«»]*)["“”»]')

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that must be found: `variants` among primaries and other readings, `readings`
    (of a single word) among primaries alone. `written` is the word's own spelling, if it is one."""

    variants: tuple[Stems, ...]
    readings: tuple[Stems, ...] = ()
    written: str = ""

    def within(self, fields: tuple[Field, ...]) -> Expression:
        """Found by a primary stem in one of these fields."""
        return any_of(Words(stems, fields) for stems in (*self.variants, *self.readings))

    def anyhow(self) -> Expression:
        """Found by any reading of a word in the text."""
        otherwise = [read_otherwise(stems) for stems in self.variants]
        return any_of([self.within(PRIMARIES), *otherwise])


@dataclass(frozen=True, slots=True)
class Question:
    """The units of a query; `phrase` is all of it word by word; `was_cut` when not all of it is
    looked for."""

    language: str
    units: tuple[Unit, ...]
    phrase: Stems = ()
    was_cut: bool = False

    def grades(self) -> list[Expression]:
        """What to look for, best first; no document answers two of them. In the headline, round
        it, in the text, by another reading; what stands as it was asked before the rest."""
        head, lead, text = (self._all(fields) for fields in (HEAD, LEAD, PRIMARIES))
        anyhow = all_of(unit.anyhow() for unit in self.units)
        rest = [Without(lead, head), Without(text, lead), Without(anyhow, text)]
        if not (close := self._as_asked()):
            return [head, *rest]
        return [
            all_of([head, close]),
            Without(head, close),
            rest[0],
            Without(all_of([text, close]), lead),
            Without(text, any_of([lead, close])),
            rest[2],
        ]

    def wider(self) -> list[Expression]:
        """The same for the question whether any of the units is there; most of them come first."""
        whole = [unit.anyhow() for unit in self.units]
        wanted = [self._any(HEAD), self._any(PRIMARIES), any_of(whole)]
        if len(whole) > 2:
            most = (all_of([*whole[:gap], *whole[gap + 1 :]]) for gap in range(len(whole)))
            wanted.insert(0, any_of(most))
        return [
            Without(one, any_of(wanted[:number])) if number else one
            for number, one in enumerate(wanted)
        ]

    def broadest(self, *, wider: bool = False) -> Expression:
        """What every answer to grades(), or to wider(), answers."""
        parts = [unit.anyhow() for unit in self.units]
        return any_of(parts) if wider else all_of(parts)

    def _all(self, fields: tuple[Field, ...]) -> Expression:
        return all_of(unit.within(fields) for unit in self.units)

    def _any(self, fields: tuple[Field, ...]) -> Expression:
        return any_of(unit.within(fields) for unit in self.units)

    def _as_asked(self) -> Expression | None:
        if len(self.phrase) > 1 and len(self.units) > 1:
            return Words(self.phrase, PRIMARIES)
        written = self.units[0].written if len(self.units) == 1 else ""
        return Words((written,), ("spelled",)) if written else None


def question(text: str, language: str, groups: Sequence[Sequence[Stems]] = ()) -> Question:
    """Words are joined by AND; what stands in quotes is a phrase; words that every text has are
    dropped beside others. `groups`: spellings that are one, each as stems, from `joined`."""
    was_cut = len(text) > MOST_LETTERS
    text = text[:MOST_LETTERS]
    units: list[Unit] = []
    weak: list[Unit] = []
    phrase: list[str] = []
    for part, is_quoted in _parts(text):
        tokens = analyse(part, language)
        phrase += [cut(token.primary) for token in tokens]
        if is_quoted and tokens:
            units.append(_quoted(tokens))
            continue
        for unit, is_weak in _units(tokens, groups, language):
            (weak if is_weak else units).append(unit)
    chosen = list(dict.fromkeys(units or weak))
    return Question(
        language=language,
        units=tuple(chosen[:MOST_UNITS]),
        phrase=tuple(phrase[:MOST_UNITS]),
        was_cut=was_cut or len(chosen) > MOST_UNITS,
    )


def joined(language: str) -> list[list[Stems]]:
    """The desk's groups of spellings as stems; one query."""
    groups = []
    for row in Spelling.objects.all():
        stems = [_stems(analyse(one, language)) for one in row.spellings()]
        groups.append(list(dict.fromkeys(one for one in stems if one)))
    return groups


def _parts(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, with whether each was quoted."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _QUOTED.finditer(text):
        pieces += [(text[at : match.start()], False), (match.group(1), True)]
        at = match.end()
    return [*pieces, (text[at:], False)]


def _stems(tokens: Sequence[Token]) -> Stems:
    return tuple(cut(token.primary) for token in tokens)


def _quoted(tokens: Sequence[Token]) -> Unit:
    stems = _stems(tokens)
    readings = [(cut(stem), *stems[1:]) for stem in tokens[0].alternates]
    return Unit((stems,), tuple(readings))


def _units(
    tokens: Sequence[Token], groups: Sequence[Sequence[Stems]], language: str
) -> list[tuple[Unit, bool]]:
    """Units of unquoted words, with whether each is only a function word."""
    found, at = [], 0
    stems = _stems(tokens)
    while at < len(tokens):
        if group := _group_at(stems, at, groups):
            length, variants = group
            found.append((Unit(variants), False))
            at += length
            continue
        same = [one for one in tokens[at:] if one.start == tokens[at].start]
        found.append((_unit(same), is_function_word(tokens[at].written, language)))
        at += len(same)
    return found


def _unit(tokens: Sequence[Token]) -> Unit:
    """One written word; a name written as one word is several, and they stand together."""
    first = tokens[0]
    if len(tokens) > 1:
        return Unit((_stems(tokens),))
    readings = tuple((cut(stem),) for stem in first.alternates)
    return Unit(((cut(first.primary),),), readings, spelling(first.written))


def _group_at(
    stems: Stems, at: int, groups: Sequence[Sequence[Stems]]
) -> tuple[int, tuple[Stems, ...]] | None:
    """The longest spelling of a group that stands here: its length, and all of the group's."""
    best: tuple[int, tuple[Stems, ...]] | None = None
    for group in groups:
        for one in group:
            if stems[at : at + len(one)] == one and (best is None or len(one) > best[0]):
                others = [other for other in group if other != one]
                best = len(one), (one, *others)
    return best
