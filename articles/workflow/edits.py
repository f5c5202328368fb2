"""Changing the text: every save is a revision, and a change of substance sends an approved story
back to review by itself."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles import search, sources
from articles.models import Article, Revision, Status, Task
from articles.models.story_fields import HTML_TEXTS, PRINTED_FACTS, TEXT_FIELDS
from articles.text.html import sanitise
from articles.text.normalise import clean
from articles.text.slug import slugify
from articles.workflow import authorship, composing, making, people, signoffs, tasks
from articles.workflow.facts import Facts
from articles.workflow.moves import reopen
from articles.workflow.people import Account
from articles.workflow.refusals import Reason, Refused, Stale


def create(
    *,
    by: Account | None,
    at: datetime,
    change: Callable[[Article], None],
    relate: Callable[[Article], None] | None = None,
    note: str = "",
) -> Article:
    """A new draft. `change` fills the fields of the unsaved article; `relate` may then save rows
    that belong to it (bylines, topics, attributions). `by` None: nobody's story, brought in at the
    shell. Raises Refused when the account holds no role that writes."""
    if by is not None and not people.roles_of(by):
        raise Refused([Reason("wrong_role", _("Your role does not write stories."))])
    with transaction.atomic():
        article = Article(created_by=by, created_at=at)
        change(article)
        tidy(article)
        article.changed_at = at
        article.save()
        if relate:
            relate(article)
        _settle(article)
        _record(article, by=by, at=at, note=note)
        article.save(update_fields=["digests"])
        search.index_desk([article])
    return article


def edit(
    *,
    article: Article,
    by: Account | None,
    at: datetime,
    change: Callable[[Article], None],
    version: int | None = None,
    note: str = "",
) -> Article:
    """Changes the working copy. `change` gets the locked row and may set its fields and save rows
    that belong to it (bylines, attributions, topics); status, version and hold are not its to set.

    What is denied after print is a task. `version` is the one the editor had open; another one
    raises Stale and changes nothing. Raises Refused when the account may not edit the story as it
    stands. Returns it fresh."""
    with transaction.atomic():
        locked = making.lock(article, at=at)
        if not people.may_edit(Facts(locked), by):
            raise Refused(
                [Reason("may_not_edit", _("You may not change this story in its present state."))]
            )
        if version is not None and version != locked.version:
            raise Stale(given=version, current=locked.version)
        version_before, hold_before = locked.version, locked.legal_hold
        denied = tasks.denied(locked)
        change(locked)
        later = [what for pk, what in tasks.denied(locked).items() if pk not in denied]
        tasks.set_tasks([(locked.pk, what) for what in later], Task.Kind.DENIED, at=at)
        tidy(locked)
        locked.version, locked.legal_hold = version_before + 1, hold_before
        locked.changed_at = at
        _settle(locked)
        _record(locked, by=by, at=at, note=note)
        locked.save()
        search.index_desk([locked])
        reopen_if_void(locked, by=by, at=at)
    return locked


def tidy(article: Article) -> None:
    """Cleans every text in every language, so that no path stores what the form would not."""
    for language in settings.LANGUAGE_CODES:
        for field in TEXT_FIELDS:
            text = article.text(field, language)
            if field in HTML_TEXTS:
                text = sanitise(text)
            elif field == "slug":
                text = slugify(text, language)
            else:
                text = clean(text).strip()
            setattr(article, f"{field}_{language}", text)


def snapshot(article: Article) -> dict[str, Any]:
    """All of a story that a revision keeps: the text of every language and its links."""
    return snapshot_of(
        article,
        topics=sorted(article.topics.values_list("pk", flat=True)),
        bylines=list(article.bylines.values_list("contributor_id", "credit")),
        attributions=list(
            article.attributions.values_list("language", "agreement_id", "kind", "exact")
        ),
        pictures=list(article.pictures.values_list("image_id", flat=True)),
    )


def snapshot_of(
    article: Article,
    *,
    topics: Sequence[int],
    bylines: Sequence[tuple[int, str]],
    attributions: Sequence[tuple[str, int, str, str]],
    pictures: Sequence[int] = (),
) -> dict[str, Any]:
    """The same from links that are known already, without a query."""
    return {
        "source_language": article.source_language,
        "text": {
            language: {field: article.text(field, language) for field in TEXT_FIELDS}
            for language in settings.LANGUAGE_CODES
        },
        "facts": {name: getattr(article, _column(name)) for name in PRINTED_FACTS},
        "section": article.section_id,
        "topics": list(topics),
        "bylines": [list(one) for one in bylines],
        "lead_image": article.lead_image_id,
        "attributions": [list(one) for one in attributions],
        "pictures": list(pictures),
    }


def _column(name: str) -> str:
    """Where a field's value stands: of a link its number."""
    field: Any = Article._meta.get_field(name)
    return str(field.attname)


def _settle(article: Article) -> None:
    """Anchors what is attributed, and takes the digests of the working copy afresh."""
    sourcing = sources.weigh(article)
    sources.anchor(article, sourcing)
    composing.carry(article, composing.compose(article, sourcing))


def _record(article: Article, *, by: Account | None, at: datetime, note: str) -> None:
    last = article.revisions.order_by("-number").values_list("number", flat=True).first()
    Revision.objects.create(
        article=article,
        number=(last or 0) + 1,
        author=by,
        at=at,
        note=note,
        snapshot=snapshot(article),
    )
    authorship.record(article)


def reopen_if_void(article: Article, *, by: Account | None, at: datetime, reason: str = "") -> None:
    """Sends an approved story back to review when a sign-off fell; prints a scheduled one anew."""
    if article.status not in {Status.APPROVED, Status.SCHEDULED}:
        return
    facts = Facts(article)
    if signoffs.missing(facts):
        making.unprint(article)
        reopen.by_itself(article, by=by, at=at, reason=reason)
    elif article.status == Status.SCHEDULED and article.publish_at:
        making.print_story(facts, at=at, visible_from=article.publish_at)
