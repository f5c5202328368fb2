"""The composition: what readers of one language would get of a story if it were printed now.

It is built from arguments alone. Signing keeps it, printing stores it, and comparing two of them
answers what changed for readers (articles.press.comparison)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from articles.models import Article, Attribution, Byline, Image
from articles.models.story_fields import FIELD, HTML_TEXTS, PRINTED_FACTS, TEXT_FIELDS
from articles.press.marks import Passage
from articles.press.pictures import Picture, pictures_named
from articles.text.digest import canonical_html
from articles.text.html import sanitise

# Of the disclosure. The rest is said of facts that are weighed (kinds of sources and checks, named
# sources, why nobody was asked) or of a text of the story.
_SIGNED_TOLD = frozenset({"sources", "is_corroborated", "asked"})


@dataclass(frozen=True, slots=True)
class Composition:
    """`texts`: field → text as stored; `facts`: the other printed fields, sections by primary key;
    `byline`: contributor's key and credit, in order; `topics`: keys, ascending; `pictures`: those
    in the body, in order. All values are what JSON can hold."""

    language: str
    texts: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    byline: Sequence[tuple[int, str]] = ()
    topics: Sequence[int] = ()
    lead: Picture | None = None
    pictures: Sequence[Picture] = ()
    disclosure: Mapping[str, Any] = field(default_factory=dict)
    passages: Sequence[Passage] = ()

    @property
    def is_empty(self) -> bool:
        return not any(self.texts.get(name, "").strip() for name in TEXT_FIELDS)

    @property
    def all_pictures(self) -> list[Picture]:
        return [*([self.lead] if self.lead else []), *self.pictures]

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def fact(self, name: str) -> Any:
        return self.facts.get(name, FIELD[name].default)

    def stored(self) -> dict[str, Any]:
        """As JSON; what is empty is left out, and counts as empty when it is read again."""
        kept = {name: value for name, value in asdict(self).items() if value or name == "language"}
        kept["texts"] = {name: text for name, text in self.texts.items() if text}
        kept["byline"] = [list(one) for one in self.byline]
        return kept

    def signed(self) -> dict[str, Any]:
        """What a digest is taken over. A value at its default is not in it, so that a field which
        is younger than a sign-off does not void it; neither is of the disclosure what our own words
        make of facts that are signed elsewhere, nor what stands around a passage, which is text."""
        disclosure = {name: told for name, told in self.disclosure.items() if name in _SIGNED_TOLD}
        return {
            "texts": {
                name: canonical_html(text) if name in HTML_TEXTS else text
                for name, text in self.texts.items()
                if not FIELD[name].unsigned
            },
            "facts": {
                name: value
                for name, value in self.facts.items()
                if not FIELD[name].unsigned and value != FIELD[name].default
            },
            "byline": self.byline,
            "topics": self.topics,
            "lead": asdict(self.lead) if self.lead else None,
            "pictures": [asdict(one) for one in self.pictures],
            "disclosure": disclosure,
            "passages": [{"ref": one.ref, "exact": one.exact} for one in self.passages],
        }


def without_picture(composition: Composition, image: int) -> Composition:
    """The same without one picture, given by its key; its place in the text stays empty."""
    lead = composition.lead
    return replace(
        composition,
        lead=None if lead is not None and lead.image == image else lead,
        pictures=[one for one in composition.pictures if one.image != image],
    )


def restored(stored: Mapping[str, Any]) -> Composition:
    """The composition that `stored()` made; names it does not know are left out."""
    known = set(TEXT_FIELDS)
    return Composition(
        language=stored["language"],
        texts={name: text for name, text in stored.get("texts", {}).items() if name in known},
        facts={k: v for k, v in stored.get("facts", {}).items() if k in PRINTED_FACTS},
        byline=[(pk, credit) for pk, credit in stored.get("byline", [])],
        topics=list(stored.get("topics", [])),
        lead=Picture(**stored["lead"]) if stored.get("lead") else None,
        pictures=[Picture(**one) for one in stored.get("pictures", [])],
        disclosure=dict(stored.get("disclosure", {})),
        passages=[Passage(**one) for one in stored.get("passages", [])],
    )


def compose(
    article: Article,
    language: str,
    *,
    byline: Sequence[tuple[int, str]],
    topics: Sequence[int],
    images: Mapping[int, Image],
    disclosure: Mapping[str, Any] | None = None,
    refs: Sequence[tuple[Attribution, int]] = (),
) -> Composition:
    """Composes the working copy without a query.

    `byline`: contributor's key and credit, in order; `images`: by key, the lead picture and those
    that the body names; `refs`: attributions with their place in the disclosure."""
    texts = {name: article.text(name, language) for name in TEXT_FIELDS}
    for name in HTML_TEXTS:
        texts[name] = sanitise(texts[name])
    in_text = [pk for name in sorted(HTML_TEXTS) for pk in pictures_named(texts[name])]
    lead = images.get(article.lead_image_id) if article.lead_image_id else None
    return Composition(
        language=language,
        texts=texts,
        facts={name: _fact(article, name) for name in PRINTED_FACTS},
        byline=[one for one in byline if _is_credited(one[1], language, article)],
        topics=sorted(topics),
        lead=_picture(lead, language) if lead else None,
        pictures=[_picture(images[pk], language) for pk in in_text if pk in images],
        disclosure=dict(disclosure or {}),
        passages=[
            Passage(ref, one.exact, one.prefix, one.suffix)
            for one, ref in refs
            if one.language == language
        ],
    )


def _is_credited(credit: str, language: str, article: Article) -> bool:
    """A translator is credited where his translation is."""
    return credit != Byline.Credit.TRANSLATION or language != article.source_language


def _fact(article: Article, name: str) -> Any:
    column = Article._meta.get_field(name)
    return getattr(article, str(column.attname))  # type: ignore[union-attr]


def _picture(image: Image, language: str) -> Picture:
    said = {
        name: getattr(image, f"{name}_{language}") or ""
        for name in ("alt_text", "caption", "credit")
    }
    return Picture(image.pk, **said)
