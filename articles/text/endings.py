"""Arabic words without their endings: pronouns, number, gender, broken plurals.

Light stemming: letters inside a word are never touched but for the forms that are listed. The
final ي of relation stays, for اقتصاد and اقتصادي are two words; so does the ة of three letters,
for دورة is not دور. What a rule cannot decide becomes an alternate: a second reading under which
the word is found.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from articles.text.lexicon import (
    bare,
    own_ending,
    own_low_alef,
    own_marbuta,
    own_taa,
    plural_pairs,
)

_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم")
_PRONOUN_ENDS = frozenset("اهمن")
# كم and هن end many words of their own (محاكم, يراهن): four letters must stay before them.
_WEAK_PRONOUNS = frozenset({"كما", "كم", "هن"})

Readings = tuple[str, ...]


class _Listed(NamedTuple):
    """What a listed form stands for; ``initial`` is its first letter as written."""

    initial: str
    stems: Readings


@lru_cache(maxsize=1 << 15)
def readings(word: str) -> Readings:
    """The stem of a word without prefixes, then the other stems it may have.

    The first letter may still bear its hamza and the last may be ة: both tell words apart (إعلام
    is no plural of علم, خدمة no خدم with a pronoun). Every other letter is folded.
    """
    plain, initial = bare(word), word[:1]
    found: list[str] = []
    if word.endswith(("أ", "أت")):
        # بدأ and بدأت: the hamza is a root letter, its seat no ending.
        return _singulars(plain, initial) or (plain.removesuffix("ت"),)
    if word.endswith("ة"):
        found += _without_ending(plain, initial, marbuta=True)
    else:
        for form, marbuta in _without_pronoun(plain):
            found += _without_ending(form, initial, marbuta)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 15)
def is_listed(word: str) -> bool:
    """Whether the word, with or without its endings, is one of the listed forms."""
    listed, plain = _listed_words(), bare(word)
    if plain in listed:
        return True
    if word[-1:] == "ة":
        # وزيرة is a form of وزير, but وعودة none of وعود: plurals bear no ة.
        stem = _reduced(plain, marbuta=True)[0]
        return stem in _listed_singulars() and not stem.endswith("ه")
    form, marbuta = _without_pronoun(plain)[0]
    if form in listed:
        return True
    return len(plain) > 4 and not listed.isdisjoint(_reduced(form, marbuta))


@cache
def _listed_singulars() -> frozenset[str]:
    return frozenset(bare(word) for word, _ in plural_pairs())


@cache
def _listed_words() -> frozenset[str]:
    return frozenset(bare(word) for pair in plural_pairs() for word in pair)


@cache
def _forms() -> dict[str, _Listed]:
    """Listed forms by their folded spelling. One that is a word itself too keeps its own stem."""
    words = {bare(word) for word, _ in plural_pairs()}
    forms: dict[str, _Listed] = {}
    for word, form in plural_pairs():
        plain = bare(form)
        own = _reduced(plain, form[-1:] == "ة")[:1] if plain in words else ()
        stems = forms[plain].stems if plain in forms else own
        added = (bare(word),) if word.endswith("أ") else _reduced(bare(word), word[-1:] == "ة")[:1]
        forms[plain] = _Listed(form[0], tuple(dict.fromkeys(stems + added)))
    return forms


def _singulars(form: str, initial: str) -> Readings:
    """The stems a form is listed under, as far as its first letter allows."""
    listed = _forms().get(form)
    if listed is None or (initial != "ا" and (initial == "إ") != (listed.initial == "إ")):
        return ()
    if initial == "ا" and listed.initial != "ا":
        # Without its hamza the word may be either: إعلام or أعلام.
        own = _reduced(form, marbuta=False)[:1]
        return own if form in own_low_alef() else (*own, *listed.stems)
    return listed.stems


def _without_pronoun(word: str) -> list[tuple[str, bool]]:
    """The word as it stood before a pronoun was put to it, and whether it ends in a ة then.

    Several where that is uncertain.
    """
    if word[-1:] not in _PRONOUN_ENDS or word in own_ending() or word in _forms():
        return [(word, False)]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun):
            return _before_pronoun(word, word[: -len(pronoun)], pronoun)
    if word.endswith("ته") and len(word) >= 4:
        return _taa_opened(word[:-1])
    return [(word, False)]


def _before_pronoun(word: str, rest: str, pronoun: str) -> list[tuple[str, bool]]:
    if len(rest) < (4 if pronoun in _WEAK_PRONOUNS else 2):
        return [(word, False)]
    if len(rest) == 2 or (pronoun == "هم" and rest.endswith("ا")):
        # حقها or a word of its own (تفاهم): left whole, and found without the pronoun too.
        return [(word, False), (rest, False)]
    if rest.endswith("ت"):
        return _taa_opened(rest)
    if rest.endswith("ا") and rest not in _forms():
        # مستوى becomes مستواها: alef maqsura opens before a pronoun.
        return [(f"{rest[:-1]}ي", False), (rest, False)]
    if pronoun == "هما" and rest.endswith("ي"):
        return [(rest, False), (rest[:-1], False)]
    return [(rest, False)]


def _taa_opened(rest: str) -> list[tuple[str, bool]]:
    """Ta marbuta opens before a pronoun: حكومته from حكومة. A few words have a ت of their own."""
    if rest in own_taa():
        return [(rest, False)]
    closed = (f"{rest[:-1]}ه", True)
    # سياساته from سياسات, but حياته from حياة.
    return [(rest, False), closed] if rest.endswith("ات") else [closed, (rest, False)]


def _without_ending(form: str, initial: str, marbuta: bool) -> Readings:
    return _singulars(form, initial) or _reduced(form, marbuta, initial)


def _reduced(stem: str, marbuta: bool, initial: str = "") -> Readings:
    """Endings of number and gender cut off, over and over; the uncertain cuts come after.

    With ``initial`` the listed forms are looked up on the way, but not under a ة or ات: no listed
    plural bears one.
    """
    alternates: list[str] = []
    own = own_ending()
    feminine = False
    while stem not in own and not (feminine and stem.endswith("ه")):
        if marbuta:
            if _keeps_marbuta(stem):
                break
            shorter, initial, feminine = stem[:-1], "", True
        elif stem.endswith("ات") and len(stem) >= 4:
            shorter, initial, feminine = _without_aat(stem, alternates), "", True
        else:
            shorter = _shortened(stem, alternates)
        if shorter == stem:
            break
        stem, marbuta = shorter, False
        if initial and (singulars := _singulars(stem, initial)):
            return (*singulars, *alternates)
    return (stem, *alternates, *_construct(stem))


def _keeps_marbuta(stem: str) -> bool:
    """Whether the ة of a noun is what tells it from another word: دورة, جامعة, قضية."""
    if stem in own_marbuta() or len(stem) < 4 or stem[-2] == "ا":
        return True
    return len(stem) == 4 and stem[-2] != "ي"


def _closed(rest: str) -> str:
    """A feminine noun without its plural or dual ending, with its ة where that stays."""
    singular = f"{rest}ه"
    return singular if _keeps_marbuta(singular) else rest


def _without_aat(stem: str, alternates: list[str]) -> str:
    rest = stem[:-2]
    if len(rest) == 3:
        alternates.append(rest)
    return _closed(rest)


def _shortened(stem: str, alternates: list[str]) -> str:
    """One ending less, or the same stem."""
    length, last, two = len(stem), stem[-1:], stem[-2:]
    if last == "ه" and length >= 4:
        # A pronoun, or a ة that was typed without its dots.
        if _keeps_marbuta(stem):
            alternates.append(stem)
        return stem[:-1]
    if last == "ن" and length >= 5 and two in ("ان", "ين", "ون"):
        return _without_nun(stem, alternates)
    if last == "ا" and length >= 4:
        if two == "وا":
            return stem[:-2] if length >= 5 else stem
        # فعايل of فعيلة with a weak end: قضايا, هدايا.
        return f"{stem[:2]}يه" if length == 5 and stem.endswith("ايا") else stem[:-1]
    return stem


def _without_nun(stem: str, alternates: list[str]) -> str:
    """The dual and the sound plural; at five letters it may as well be the word's own ending."""
    length = len(stem)
    if stem.endswith("ستان"):
        return stem
    if stem[-3:] in ("تين", "تان"):
        alternates.append(stem[:-2])
        return _closed(stem[:-3])
    if length >= 6:
        return stem[:-2]
    # تعيين and تعاون are infinitives, أوطان and إعلان patterns: their ن is a root letter.
    if stem[0] != "ت" and not (stem[0] == "ا" and stem.endswith("ان")):
        alternates.append(stem[:-2])
    return stem


def _construct(stem: str) -> Readings:
    """مسؤولو and مسؤولي before a noun; أعلنت beside أعلن."""
    if len(stem) < 5:
        return ()
    last = stem[-1]
    if last == "و" or (last == "ي" and stem[0] == "م"):
        return (stem[:-1],)
    if last == "ت" and stem[-2] not in "اوي":
        return (stem[:-1],)
    return ()
