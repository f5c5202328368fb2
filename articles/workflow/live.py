"""The stream of a live story. An entry is printed at once by one editor of the desk, under his
name: what it says is somebody's word, and whose is printed with it. What needs more than that,
above all a source that is not named, belongs into the story, which the desk signs
(docs/decisions/026)."""

import logging
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles import press, search, wire
from articles.freshness import stale
from articles.models import Article, Change, LiveEntry, Publication
from articles.models.live import LIVE_FOR
from articles.models.story_template import PROMPT
from articles.roles import DESK
from articles.text.languages import pack
from articles.text.normalise import clean
from articles.workflow.people import Account, roles_of
from articles.workflow.refusals import Reason, Refused

log = logging.getLogger(__name__)


def may_write(account: Account) -> bool:
    return bool(roles_of(account) & DESK)


@transaction.atomic
def write(
    *,
    article: Article,
    language: str,
    headline: str,
    text: str = "",
    said_by: str,
    is_key: bool = False,
    is_last: bool = False,
    by: Account,
    at: datetime,
) -> LiveEntry:
    """Prints an entry. Whoever calls has made sure that `by` sees the story.

    Raises PermissionDenied for who is not of the desk, Refused where the story is not a live one
    that readers see in this language, and for words that may not be printed so."""
    words = {"headline": headline, "text": text, "said_by": said_by}
    return _print(article, language, words, by=by, at=at, is_key=is_key, is_last=is_last)


def correct(
    *,
    entry: LiveEntry,
    headline: str,
    text: str = "",
    said_by: str,
    told: str,
    by: Account,
    at: datetime,
) -> LiveEntry:
    """Puts other words in the place of an entry, given by its first ones; `told` says to readers
    what was wrong. Raises what `write` raises."""
    words = {"headline": headline, "text": text, "said_by": said_by, "told": told}
    return _replace(entry, LiveEntry.Kind.CORRECTED, words, by=by, at=at)


def take_back(*, entry: LiveEntry, told: str, by: Account, at: datetime) -> LiveEntry:
    """Leaves in the place of an entry only the sentence that says why it was taken back. Raises
    what `write` raises."""
    words = {"headline": entry.headline, "said_by": entry.said_by, "text": "", "told": told}
    return _replace(entry, LiveEntry.Kind.TAKEN_BACK, words, by=by, at=at)


@transaction.atomic
def _replace(
    entry: LiveEntry, kind: LiveEntry.Kind, words: dict[str, str], *, by: Account, at: datetime
) -> LiveEntry:
    facts = {"is_key": entry.is_key, "is_last": entry.is_last, "kind": kind, "entry": entry}
    return _print(entry.article, entry.language, words, by=by, at=at, **facts)


def _print(
    article: Article,
    language: str,
    words: dict[str, str],
    *,
    by: Account,
    at: datetime,
    **facts: object,
) -> LiveEntry:
    if not may_write(by):
        raise PermissionDenied
    Article.objects.select_for_update().get(pk=article.pk)
    words = {name: clean(said).strip() for name, said in words.items()}
    public = Publication.objects.public(at=at).in_language(language)
    printed = public.filter(article=article).first()
    if reasons := [*_of_the_story(printed), *_of_the_words(words, language, facts.get("kind"))]:
        raise Refused(reasons)
    row = LiveEntry(article=article, language=language, by=by, at=at, **words, **facts)
    row.save()
    press.go_on(article, language, at=at, live_until=_until(row, printed))
    search.index(list(article.publications.filter(language=language)))
    press.make_after_commit(article)
    kind = Change.Kind.CORRECTED if row.entry_id else Change.Kind.UPDATED
    wire.record(article, kind, at=at, languages=[language])
    transaction.on_commit(
        lambda: log.info("article %s: live; stale: %s", article.pk, " ".join(stale(article)))
    )
    return row


def _until(row: LiveEntry, printed: Publication | None) -> datetime | None:
    """A new entry keeps the story live, or ends it; other words in the place of one do neither."""
    if row.entry_id is not None:
        return printed.live_until if printed else None
    return row.at if row.is_last else row.at + LIVE_FOR


def _of_the_story(printed: Publication | None) -> list[Reason]:
    if printed is None:
        said = _("Readers do not see this story in this language: publish it first.")
        return [Reason("not_public", said)]
    if printed.genre != Article.Genre.LIVE:
        return [Reason("not_live", _("This story is not printed as a live one."))]
    return []


def _of_the_words(words: dict[str, str], language: str, kind: object) -> list[Reason]:
    if kind == LiveEntry.Kind.TAKEN_BACK:
        asked = {"told": _("Tell readers why it is taken back.")}
    else:
        asked = {
            "headline": _("Write what has happened."),
            "said_by": _("Say whose word it is: who announced it, saw it or told it."),
            "told": _("Tell readers what was wrong."),
        }
    missing = [
        Reason(f"no_{name}", why, name) for name, why in asked.items() if words.get(name, "-") == ""
    ]
    said = "\n".join(words.values())
    if PROMPT in said:
        left = _("The text still holds what its template asks for, in double brackets.")
        missing.append(Reason("prompt_left", left, "text"))
    if pack(language).sources(said) or pack(language).plural_sources(said):
        why = _(
            "An entry names whose word it is. What a source says who is not named belongs into the "
            "story, which the desk signs."
        )
        missing.append(Reason("speaks_of_source", why, "said_by"))
    return missing
