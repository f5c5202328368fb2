"""The rules of house style, each over one line of text. They find; nothing here rewrites."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from articles.text.html.places import FOREIGN
from articles.text.normalise import PRESENTATION, expand_presentation_forms


class Edit(NamedTuple):
    """Puts `text` where `start` to `end` stands."""

    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """`edits` lie inside `start` to `end`, in order; none where only a person can put it right."""

    code: str
    start: int
    end: int
    edits: Sequence[Edit] = ()


Rule = Callable[[str], Iterator[Finding]]

_DATA = Path(__file__).parent / "data" / "house_spelling.tsv"
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc" + PRESENTATION
_ARABIC_LETTER = re.compile(f"[{_ARABIC}]")
_LETTER = re.compile(r"[^\W\d_]|" + FOREIGN)
_OPENERS = frozenset("«“‘([{—–-/ \u00a0\t" + FOREIGN)
_CLOSERS = frozenset("»”’)]}.,،؛;:!?؟…—–-/ \u00a0\t" + FOREIGN)


# ── quotation marks ──
def straight_quotes(opening: str, closing: str, inner: str) -> Rule:
    """Pairs of " become `opening` and `closing`, or the two signs of `inner` inside «»."""

    def rule(line: str) -> Iterator[Finding]:
        waiting: int | None = None
        for match in re.finditer('"', line):
            at = match.start()
            before, after = line[at - 1 : at], line[at + 1 : at + 2]
            opens = (not before or before in _OPENERS) and bool(after) and not after.isspace()
            closes = (not after or after in _CLOSERS) and bool(before) and not before.isspace()
            if waiting is not None and closes:
                first, last = (
                    (inner[0], inner[1]) if _is_quoted(line, waiting) else (opening, closing)
                )
                edits = (Edit(waiting, waiting + 1, first), Edit(at, at + 1, last))
                yield Finding("straight_quotes", waiting, at + 1, edits)
                waiting = None
            elif opens:
                if waiting is not None:
                    yield Finding("straight_quotes", waiting, waiting + 1)
                waiting = at
            elif not before.isdigit():  # 24" is a measure
                yield Finding("straight_quotes", at, at + 1)
        if waiting is not None:
            yield Finding("straight_quotes", waiting, waiting + 1)

    return rule


def _is_quoted(line: str, at: int) -> bool:
    return line.count("«", 0, at) > line.count("»", 0, at)


def unbalanced(opening: str, closing: str) -> Rule:
    """A quotation mark without its partner in the paragraph. A pair typed the wrong way round
    (»قول«) can be turned; any other is a person's to settle."""
    signs = re.compile(f"[{opening}{closing}]")
    turned = re.compile(rf"(?<!\S){closing}(?=\S)[^{opening}{closing}]*(?<=\S){opening}(?!\w)")

    def rule(line: str) -> Iterator[Finding]:
        reversed_pairs = [match.span() for match in turned.finditer(line)]
        known = {place for start, end in reversed_pairs for place in (start, end - 1)}
        open_at: list[int] = []
        lonely: list[int] = []
        for match in signs.finditer(line):
            if match.start() in known:
                continue
            if match.group() == opening:
                open_at.append(match.start())
            elif open_at:
                open_at.pop()
            else:
                lonely.append(match.start())
        for at in sorted([*lonely, *open_at]):
            yield Finding("unbalanced_quotes", at, at + 1)
        for start, end in reversed_pairs:
            edits = (Edit(start, start + 1, opening), Edit(end - 1, end, closing))
            yield Finding("unbalanced_quotes", start, end, edits)

    return rule


# ── signs and spaces ──
_TATWEEL_ALONE = re.compile("(?:(?<=\\s)|^)ـ+(?=\\s|$)")
_TATWEEL_BEFORE = re.compile(f"(?:(?<=\\s)|^)ـ+(?=[{_ARABIC}])")


def tatweel_dash(line: str) -> Iterator[Finding]:
    """ـ alone between spaces is a dash. In هـ and after a preposition (لـ«الرواق») it belongs."""
    for match in _TATWEEL_ALONE.finditer(line):
        yield Finding("tatweel_dash", *match.span(), (Edit(*match.span(), "–"),))
    for match in _TATWEEL_BEFORE.finditer(line):
        yield Finding("tatweel_dash", *match.span())


_SPACES = re.compile("[ \u00a0]{2,}")


def double_spaces(line: str) -> Iterator[Finding]:
    for match in _SPACES.finditer(line):
        one = " " if " " in match.group() else "\u00a0"
        yield Finding("double_space", *match.span(), (Edit(*match.span(), one),))


_HIDDEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]+")
_ISOLATES = re.compile("[\u2066-\u2069]")


def invisible(line: str) -> Iterator[Finding]:
    """Marks of direction and other characters nobody sees. The two joiners are letters' business
    and stay; an isolate is taken out with its partner, for one without the other turns the line."""
    for match in _HIDDEN.finditer(line):
        yield Finding("invisible_character", *match.span(), (Edit(*match.span(), ""),))
    open_at: list[int] = []
    for match in _ISOLATES.finditer(line):
        at = match.start()
        if match.group() != "\u2069":
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            edits = (Edit(start, start + 1, ""), Edit(at, at + 1, ""))
            yield Finding("invisible_character", start, at + 1, edits)


_TO_ARABIC_SIGN = {",": "،", ";": "؛", "?": "؟"}
_LATIN_SIGN = re.compile(rf'[,;?](?=[\s»”"’)\]؟!?.…،؛]|$|[{_ARABIC}])')


def latin_punctuation(line: str) -> Iterator[Finding]:
    """, ; ? in Arabic prose; not in numbers, addresses, or between two Latin words."""
    if not _ARABIC_LETTER.search(line):
        return
    for match in _LATIN_SIGN.finditer(line):
        before = _nearest(reversed(line[: match.start()]))
        after = _nearest(iter(line[match.end() :]))
        if any(sign and _ARABIC_LETTER.match(sign) for sign in (before, after)) or not after:
            edit = Edit(*match.span(), _TO_ARABIC_SIGN[match.group()])
            yield Finding("latin_punctuation", *match.span(), (edit,))


_ARABIC_SIGN = re.compile("[،؛؟]")
_FROM_ARABIC_SIGN = {arabic: latin for latin, arabic in _TO_ARABIC_SIGN.items()}


def arabic_punctuation(line: str) -> Iterator[Finding]:
    """، ؛ ؟ in prose of Latin letters; beside an Arabic word they belong."""
    for match in _ARABIC_SIGN.finditer(line):
        before = _nearest(reversed(line[: match.start()]))
        after = _nearest(iter(line[match.end() :]))
        if before.isascii() and before and not _ARABIC_LETTER.match(after):
            edit = Edit(*match.span(), _FROM_ARABIC_SIGN[match.group()])
            yield Finding("arabic_punctuation", *match.span(), (edit,))


def _nearest(letters: Iterator[str]) -> str:
    return next((letter for letter in letters if _LETTER.match(letter)), "")


# ── letters ──
# Signs of the Prophet and of God, the rial and the brackets of the Quran are single characters by
# right; the rest of these blocks are letters as a PDF draws them.
_WHOLE = "\ufd3e\ufd3f\ufdfa-\ufdfd"
_FORMS = re.compile(f"(?:(?![{_WHOLE}])[{PRESENTATION}])+")


def presentation_forms(line: str) -> Iterator[Finding]:
    for match in _FORMS.finditer(line):
        edit = Edit(*match.span(), expand_presentation_forms(match.group()))
        yield Finding("presentation_form", *match.span(), (edit,))


_LOOKALIKES = {"ې": "ي", "ے": "ي", "ۍ": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه"}
_LOOKALIKES |= {"ۀ": "ه", "ۃ": "ة", **{chr(0x06F0 + n): str(n) for n in range(10)}}
_LOOKALIKE = re.compile(f"[ی{''.join(_LOOKALIKES)}]")
_WORD = re.compile(r"(?:[^\W_]|[\u0640\u064b-\u065f\u0670\u200c\u200d])+")
_YEH_AT_END = re.compile("ی[\u064b-\u0652\u0670]*$")
# Words of daily use that end in alef maqsura; in others a final yeh is far oftener ي.
_MAQSURA = "على|إلى|الى|حتى|لدى|سوى|متى|مدى|بلى|أدنى|أعلى|كبرى|أخرى|إحدى"
_WITH_MAQSURA = frozenset(_MAQSURA.split("|"))


def persian_letters(line: str) -> Iterator[Finding]:
    """ی ک and the like, and digits ۰–۹: they look right and no search finds them."""
    for word in _WORD.finditer(line):
        if _LOOKALIKE.search(word.group()):
            edits = [
                Edit(word.start() + m.start(), word.start() + m.end(), _arabic(m, word.group()))
                for m in _LOOKALIKE.finditer(word.group())
            ]
            yield Finding("persian_letter", *word.span(), edits)


def _arabic(match: re.Match[str], word: str) -> str:
    if match.group() != "ی":
        return _LOOKALIKES[match.group()]
    as_maqsura = _YEH_AT_END.sub("ى", word).removeprefix("و")
    is_last = _YEH_AT_END.match(word, match.start())
    return "ى" if is_last and as_maqsura in _WITH_MAQSURA else "ي"


# ── spelling ──
_ARTICLE = "(?:[وف]?[بك]?ال|[وف]?لل)"
_BEFORE_WORD = f"(?:{_ARTICLE}|[وف]?[بكلس]?)"
_SHORT = 3


@cache
def spellings() -> tuple[tuple[str, str, bool], ...]:
    """The house list: what is met, what the house writes, whether an ending may follow."""
    rows = []
    for row in _DATA.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            met, ours = row.split("\t")
            rows.append((met.removesuffix("*"), ours.removesuffix("*"), met.endswith("*")))
    return tuple(rows)


@cache
def _spelling_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    ends = r"(?![\w\u064b-\u0652\u0640])"
    choices: dict[str, list[str]] = {}
    for met, _ours, is_open in sorted(spellings(), key=lambda row: -len(row[0])):
        before = f"{_ARTICLE}?" if len(met) <= _SHORT else _BEFORE_WORD
        choices.setdefault(before, []).append(re.escape(met) + ("" if is_open else ends))
    whole = "|".join(f"{before}({'|'.join(words)})" for before, words in choices.items())
    return re.compile(rf"(?<!\w)(?:{whole})"), {met: ours for met, ours, _open in spellings()}


def spelling(line: str) -> Iterator[Finding]:
    pattern, ours = _spelling_pattern()
    for match in pattern.finditer(line):
        group = match.lastindex or 0
        edit = Edit(*match.span(group), ours[match.group(group)])
        word = _WORD.match(line, match.start())
        end = max(match.end(), word.end() if word else 0)
        yield Finding("spelling", match.start(), end, (edit,))


ARABIC_RULES: tuple[Rule, ...] = (
    straight_quotes("«", "»", "“”"),
    unbalanced("«", "»"),
    tatweel_dash,
    invisible,
    presentation_forms,
    persian_letters,
    double_spaces,
    latin_punctuation,
    spelling,
)
ENGLISH_RULES: tuple[Rule, ...] = (
    straight_quotes("“", "”", "‘’"),
    unbalanced("“", "”"),
    invisible,
    double_spaces,
    arabic_punctuation,
)
OTHER_RULES: tuple[Rule, ...] = (invisible, double_spaces)
