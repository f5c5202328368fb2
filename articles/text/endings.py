"""Arabic words without their endings: pronouns, number, gender, broken plurals.

Light stemming: letters inside a word are never touched but for the plurals that are listed. The
final ي of relation stays, for اقتصاد and اقتصادي are two words. What a rule cannot decide becomes
an alternate: a second reading under which the word is found, never one by which it searches
among seconds.
"""

from functools import cache, lru_cache

from articles.text.lexicon import own_ending, own_taa, plural_pairs

_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم")
_PRONOUN_ENDS = frozenset("اهمن")
# كم and هن end many words of their own (محاكم, يراهن): four letters must stay before them.
_WEAK_PRONOUNS = frozenset({"كما", "كم", "هن"})

Readings = tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> Readings:
    """The stem of a folded word without prefixes, then the other stems it may have."""
    found: list[str] = []
    for form in _without_pronoun(word):
        for stem in _without_ending(form):
            if stem not in found:
                found.append(stem)
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def is_listed(word: str) -> bool:
    """Whether the word, with or without its endings, is one of the plural list."""
    listed = _listed()
    if word in listed or _without_pronoun(word)[0] in listed:
        return True
    return len(word) > 4 and not listed.isdisjoint(_reduced(word))


@cache
def _listed() -> frozenset[str]:
    return frozenset(word for pair in plural_pairs() for word in pair)


@cache
def _plurals() -> dict[str, Readings]:
    """Stems a listed plural stands for. A plural that is a singular too (كتاب) keeps its own."""
    singulars = {singular for singular, _ in plural_pairs()}
    stems: dict[str, list[str]] = {}
    for singular, plural in plural_pairs():
        if plural != singular:
            own = [_reduced(plural)[0]] if plural in singulars else []
            known = stems.setdefault(plural, own)
            for stem in _reduced(singular):
                if stem not in known:
                    known.append(stem)
    return {plural: tuple(known) for plural, known in stems.items()}


def _without_pronoun(word: str) -> list[str]:
    """The word as it stood before a pronoun was put to it; several where that is uncertain."""
    if word in own_ending() or word in _plurals():
        return [word]
    if word[-1:] not in _PRONOUN_ENDS:
        return [word]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun):
            return _before_pronoun(word, word[: -len(pronoun)], pronoun)
    if word.endswith("ته") and len(word) >= 4:
        return _taa_opened(word[:-1])
    return [word]


def _before_pronoun(word: str, rest: str, pronoun: str) -> list[str]:
    if len(rest) < (4 if pronoun in _WEAK_PRONOUNS else 2):
        return [word]
    if len(rest) == 2 or (pronoun == "هم" and rest.endswith("ا")):
        # حقها or a word of its own (تفاهم): left whole, and found without the pronoun too.
        return [word, rest]
    if rest.endswith("ت"):
        return _taa_opened(rest)
    if rest.endswith("ا") and rest not in _plurals():
        # مستوى becomes مستواها: alef maqsura opens before a pronoun.
        return [f"{rest[:-1]}ي", rest]
    if pronoun == "هما" and rest.endswith("ي"):
        return [rest, rest[:-1]]
    return [rest]


def _taa_opened(rest: str) -> list[str]:
    """Ta marbuta opens before a pronoun: حكومته from حكومة. A few words have a ت of their own."""
    if rest in own_taa():
        return [rest]
    if rest.endswith("ات"):
        # سياساته from سياسات, but حياته from حياة.
        return [rest, f"{rest[:-1]}ه"]
    return [f"{rest[:-1]}ه", rest]


def _without_ending(form: str) -> Readings:
    stems = _plurals().get(form)
    return stems if stems else _reduced(form, _plurals())


def _reduced(stem: str, plurals: dict[str, Readings] | None = None) -> Readings:
    """Endings of number and gender cut off, over and over; the uncertain cuts come after."""
    alternates: list[str] = []
    own = own_ending()
    while stem not in own:
        if plurals and stem in plurals:
            return (*plurals[stem], *alternates)
        shorter = _shortened(stem, alternates)
        if shorter == stem:
            break
        stem = shorter
    alternates += _construct(stem)
    return (stem, *alternates)


def _shortened(stem: str, alternates: list[str]) -> str:
    """One ending less, or the same stem."""
    length, last, two = len(stem), stem[-1:], stem[-2:]
    if last == "ه":
        return stem[:-1] if length >= 4 else stem
    if two == "ات" and length >= 4:
        # قوات from قوة: with two letters left the ta marbuta is part of the stem.
        return stem[:-2] if length > 4 else f"{stem[:2]}ه"
    if last == "ن" and length >= 5 and two in ("ان", "ين", "ون"):
        return _without_nun(stem, alternates)
    if last == "ا" and length >= 4:
        if two == "وا":
            return stem[:-2] if length >= 5 else stem
        # فعايل of فعيلة with a weak end: قضايا, هدايا.
        return f"{stem[:2]}ي" if length == 5 and stem.endswith("ايا") else stem[:-1]
    return stem


def _without_nun(stem: str, alternates: list[str]) -> str:
    """The dual and the sound plural; at five letters it may as well be the word's own ending."""
    length = len(stem)
    if stem[-3:] in ("تين", "تان") and not (length > 5 and stem.endswith("ستان")):
        if length >= 6:
            alternates.append(stem[:-2])
            return stem[:-3]
        alternates.append(stem[:3])
        return f"{stem[:2]}ه"
    if stem.endswith("ستان"):
        return stem
    if length >= 6:
        return stem[:-2]
    # تعيين and تعاون are infinitives, أوطان and إعلان patterns: their ن is a root letter.
    if stem[0] != "ت" and not (stem[0] == "ا" and stem.endswith("ان")):
        alternates.append(stem[:-2])
    return stem


def _construct(stem: str) -> list[str]:
    """مسؤولو and مسؤولي before a noun; أعلنت beside أعلن."""
    if len(stem) < 5:
        return []
    last = stem[-1]
    if last == "و" or (last == "ي" and stem[0] == "م"):
        return [stem[:-1]]
    if last == "ت" and stem[-2] not in "اوي":
        return [stem[:-1]]
    return []
