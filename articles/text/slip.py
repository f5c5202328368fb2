"""The typing slip: whether the way from one text to another mends letters and tells nothing new.

A copy chief's rule, not a dictionary: words are replaced one for one and stay within two letters of
each other; what carries a fact (a number, a negation, a name, a quotation, a word that differs by a
letter from one of another meaning) is never a slip. When in doubt it is a correction."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from articles.text import lexicon
from articles.text.diff import matched
from articles.text.digest import FENCE, canonical_html, canonical_text
from articles.text.normalise import fold, without_marks

MOST_LETTERS = 2  # between a word and what it is mended to
# Letters a word must have, its article apart, for so many of them to be mended: in a short word a
# letter is a meaning.
_LONG_ENOUGH = {1: 4, 2: 6}
_TOKEN = re.compile(r"[«»“”\"‘]|[^\s«»“”\"‘]+")
_OPENS = {"«": "»", "“": "”", "‘": "’", '"': '"'}
_MARKS = {*_OPENS, *_OPENS.values()}
_ARTICLE = re.compile(r"^(?:[وف]?(?:ال|بال|كال|لل)|[وف](?=..))")
_FACT_MARKS = re.compile("[\u064c-\u0650\u0652-\u065f]")  # all but fathatan and shadda
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "ex", "anti", "pro", "over")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason`: why it is more than a slip, "" when it is one: added, quotation, number, negation,
    name, source, guarded, vowels, meaning, too_far; `count`: words mended."""

    reason: str = ""
    count: int = 0


def judge(
    old: str,
    new: str,
    language: str,
    *,
    names: Collection[str] = (),
    guarded: Collection[str] = (),
    is_html: bool = False,
) -> Verdict:
    """Judges one text. `names`: of people, places and bodies known to the story; `guarded`:
    passages no word of which is a slip, such as an allegation or how a source is described."""
    canonical = canonical_html if is_html else canonical_text
    before, after = canonical(old).split(FENCE), canonical(new).split(FENCE)
    if len(before) != len(after):
        return Verdict("added")
    known = {_bare(word) for name in names for word in name.split()} - {""}
    passages = [canonical_text(one) for one in guarded]
    count = 0
    for was, now in zip(before, after, strict=True):
        if was == now:
            continue
        verdict = _line(was, now, language, known, passages)
        if verdict.reason:
            return verdict
        count += verdict.count
    return Verdict(count=count)


def _line(
    old: str, new: str, language: str, names: Collection[str], guarded: Sequence[str]
) -> Verdict:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    quoted, kept = _quoted(before), _inside(before, guarded)
    count = 0
    for kind, a, b, c, d in matched(before, after).get_opcodes():
        if kind == "equal":
            continue
        gone, come = before[a:b], after[c:d]
        places = set(range(a, b))
        if quoted & places or _MARKS & {*gone, *come}:
            return Verdict("quotation")
        if kept & places:
            return Verdict("guarded")
        verdict = _change(before, a, b, come, language, names)
        if verdict.reason:
            return verdict
        count += verdict.count
    return Verdict(count=count)


def _change(
    before: Sequence[str],
    a: int,
    b: int,
    come: Sequence[str],
    language: str,
    names: Collection[str],
) -> Verdict:
    gone = before[a:b]
    if not come and _is_doubled(before, a, b):
        return Verdict(_weighty(gone, language, names), len(gone))
    if len(gone) != len(come):
        if "".join(gone) != "".join(come):
            return Verdict("added")
        return Verdict(_weighty([*gone, *come], language, names, but="negation"), 1)
    for was, now in zip(gone, come, strict=True):
        if reason := _pair(was, now, language, names):
            return Verdict(reason)
    return Verdict(count=len(gone))


def _is_doubled(before: Sequence[str], a: int, b: int) -> bool:
    """Whether the words that went stand beside themselves."""
    size, gone = b - a, before[a:b]
    return gone == before[b : b + size] or (a >= size and gone == before[a - size : a])


def _weighty(words: Sequence[str], language: str, names: Collection[str], but: str = "") -> str:
    """The first kind of fact among these words, "" when they carry none; one kind may pass."""
    carried = (_carries(word, language, names) for word in words)
    return next((reason for reason in carried if reason not in {"", but}), "")


def _pair(was: str, now: str, language: str, names: Collection[str]) -> str:
    """Why two words are more than a slip apart; "" when they are not."""
    if reason := _weighty((was, now), language, names):
        return reason
    if without_marks(was) == without_marks(now):
        same = sorted(_FACT_MARKS.findall(was)) == sorted(_FACT_MARKS.findall(now))
        return "" if same else "vowels"
    if _are_confused(was, now, language) or _is_turned_round(was, now):
        return "meaning"
    one, other = fold(was), fold(now)
    if one == other:
        return ""  # hamza, ta marbuta, alef maqsura, capitals
    distance = _distance(one, other)
    if distance > MOST_LETTERS or min(len(_stem(one)), len(_stem(other))) < _LONG_ENOUGH[distance]:
        return "too_far"
    return ""


def _carries(word: str, language: str, names: Collection[str]) -> str:
    """The kind of fact a word carries by itself."""
    forms = set(_forms(word))
    if any(letter.isdigit() for letter in word) or forms & _numbers(language):
        return "number"
    if forms & _negations(language) or re.search(r"n['’]t\Z", word):
        return "negation"
    if word[:1].isupper() or forms & set(names):
        return "name"
    if forms & _SOURCES:
        return "source"
    return ""


def _forms(word: str) -> Iterator[str]:
    """A word folded, as it stands and without what Arabic writes on to its front."""
    bare = _bare(word)
    yield bare
    if stem := _stem(bare):
        yield stem
    for length in (1, 2):
        if all(letter in "وفبلك" for letter in bare[:length]):
            yield bare[length:]
            yield _stem(bare[length:])


def _bare(word: str) -> str:
    return fold(word).strip("()[]'’")


def _stem(word: str) -> str:
    return _ARTICLE.sub("", word)


_SOURCES = frozenset(map(fold, ("مصدر", "مصادر", "المصدر", "المصادر", "source", "sources")))


@cache
def _numbers(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon.number_words(language))


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon.negations(language))


def _are_confused(was: str, now: str, language: str) -> bool:
    """Letters are compared as written: المدعي and المدعى differ in nothing else."""
    pairs = lexicon.confusables(language)
    ones, others = (
        {_stem(without_marks(word).casefold()), without_marks(word).casefold()}
        for word in (was, now)
    )
    return any((a in ones and b in others) or (b in ones and a in others) for a, b in pairs)


def _is_turned_round(was: str, now: str) -> bool:
    """legal, illegal; import, export: a prefix more, less or other."""
    one, other = was.casefold(), now.casefold()
    fronts = ("", *_PREFIXES)
    return any(
        one.startswith(a) and other.startswith(b) and one[len(a) :] == other[len(b) :] != ""
        for a in fronts
        for b in fronts
        if a != b
    )


def _quoted(tokens: Sequence[str]) -> set[int]:
    """Places between quotation marks; an open one that is never closed reaches to the end."""
    found: set[int] = set()
    closes = ""
    for place, token in enumerate(tokens):
        if closes and (token == closes or (closes == "’" and token.endswith("’"))):
            found.add(place)
            closes = ""
        elif closes:
            found.add(place)
        elif token in _OPENS:
            closes = _OPENS[token]
    return found


def _inside(tokens: Sequence[str], passages: Sequence[str]) -> set[int]:
    """Places of the words of these passages; an empty passage is the whole text."""
    found: set[int] = set()
    for passage in passages:
        words = _TOKEN.findall(passage)
        if not words:
            return set(range(len(tokens)))
        for start in range(len(tokens)):
            if list(tokens[start : start + len(words)]) == words:
                found.update(range(start, start + len(words)))
    return found


def _distance(one: str, other: str) -> int:
    """Letters that are missing, too many, other, or two that changed places (optimal string
    alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
