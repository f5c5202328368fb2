"""What a language has to say for itself, and what is said where it has no words yet: figures, ISO
8601 dates, folded words. Languages override what they know."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, Literal

PluralForm = Literal["zero", "one", "two", "few", "many", "other"]
Case = Literal["nominative", "genitive"]
Months = Literal["gulf", "levant", "maghreb", "morocco", "both"]
Span = tuple[int, int]
# A word of a text as search keeps it: its stem, and stems it may have as well.
Words = tuple[tuple[str, tuple[str, ...]], ...]


class Pack:
    """`name`: what the language calls itself; `locale`: as Open Graph's list has it. A language
    that is not `is_ready` has words missing: a paper may start with it and is told so."""

    name: ClassVar[str] = ""
    locale: ClassVar[str] = ""
    is_ready: ClassVar[bool] = False

    # ── numbers ──
    separators: ClassVar[tuple[str, str]] = (",", ".")  # of thousands, of decimals
    percent: ClassVar[str] = "%"
    has_arabic_digits: ClassVar[bool] = False  # whether a paper may draw ٠–٩ in it

    def scaled(self, amount: float, power: int, drawn: str) -> str:
        """`amount` of 10 to the `power` (3, 6, 9, 12) in short; `drawn`: its figures."""
        return f"{drawn}{ {3: 'K', 6: 'M', 9: 'B', 12: 'T'}[power] }"

    # ── counting ──
    def form(self, n: int) -> PluralForm:
        """The CLDR plural form of `n` things."""
        return "one" if abs(n) == 1 else "other"

    def counted(self, noun: str, n: int, drawn: str, case: Case = "nominative") -> str:
        """`n` of a noun, given by its English singular; `drawn`: the figures of n. An unknown noun
        is a KeyError."""
        return drawn

    # ── time ──
    weekdays: ClassVar[Sequence[str]] = ()  # Monday first
    halves: ClassVar[Sequence[str]] = ()  # of the day; none where the clock runs to 24
    now: ClassVar[str] = ""
    era: ClassVar[str] = ""  # of the Hijri calendar
    hijri_months: ClassVar[Sequence[str]] = ()

    def months(self, names: Months) -> Sequence[str]:
        """The twelve months; `names`: of which part of the Arab world, where that matters."""
        return ()

    def ago(self, phrase: str) -> str:
        """«منذ ساعتين»; the phrase stands in the genitive where there is one."""
        return ""

    def reading_time(self, minutes: int, drawn: str) -> str:
        return f"{drawn} min"

    # ── texts ──
    words_a_minute: ClassVar[int] = 230  # that people read
    joins_words_with: ClassVar[str] = ""  # what a zero-width non-joiner is in an address

    @property
    def rules(self) -> "Sequence[Callable[[str], Iterator[Any]]]":
        """Of house style, each over one line (articles.text.house_rules)."""
        from articles.text.house_rules import OTHER_RULES

        return OTHER_RULES

    def for_address(self, text: str) -> str:
        """Letters as they stand in addresses, before what is no letter goes."""
        return text

    def sources(self, text: str) -> Sequence[Span]:
        """Where the copy says «a source»."""
        return ()

    def plural_sources(self, text: str) -> Sequence[Span]:
        """Where it says «sources»."""
        return ()

    def is_bare(self, text: str, mention: Span) -> bool:
        """Whether nothing is said about the source that is mentioned here."""
        return False

    def attributions(self, sentence: str) -> Sequence[Span]:
        """Where a sentence says who told it, in order."""
        return ()

    # ── search ──
    stemmer: ClassVar[str] = ""  # Snowball's name for Latin words

    def analysed(self, written: str) -> Words | None:
        """An Arabic word in its stems; None where only its letters are folded."""
        return None

    def beginnings(self, written: str) -> Sequence[str] | None:
        """How an Arabic word may begin for somebody who types it."""
        return None
