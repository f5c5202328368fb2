"""What senders tell us about stories that are here already: brought to the desk, which decides."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Delivery
from articles.models.story_fields import TEXT_FIELDS
from articles.workflow.edits import edit
from articles.workflow.people import Account
from articles.workflow.refusals import Reason, Refused


def bring(
    *,
    article: Article,
    kind: str,
    at: datetime,
    language: str,
    version: str = "",
    texts: Mapping[str, str] | None = None,
    note: str = "",
) -> Delivery | None:
    """Lays a delivery on the story; None when the same one was brought before. `texts`: field →
    text in `language`."""
    made, is_new = Delivery.objects.get_or_create(
        article=article,
        kind=kind,
        version=version,
        language=language,
        defaults={"texts": dict(texts or {}), "note": note, "at": at},
    )
    return made if is_new else None


def take(*, delivery: Delivery, by: Account | None, at: datetime) -> Article:
    """Writes the newer version into the working copy, as an edit like any other: it is signed and
    printed anew by whoever signs and prints. Raises Refused where `by` may not edit the story."""
    with transaction.atomic():
        waiting = _waiting(delivery)
        if waiting.kind != Delivery.Kind.VERSION:
            raise Refused([Reason("nothing_to_take", _("There is no text in it to take."))])

        def write(article: Article) -> None:
            for name, text in waiting.texts.items():
                if name in TEXT_FIELDS:
                    setattr(article, f"{name}_{waiting.language}", text)
            article.sender_version = waiting.version

        article = edit(article=waiting.article, by=by, at=at, change=write, note="delivery")
        _decide(waiting, by=by, at=at, was_taken=True)
    return article


def drop(*, delivery: Delivery, by: Account | None, at: datetime) -> None:
    """Leaves the story as it is. Raises Refused where somebody has decided already."""
    with transaction.atomic():
        _decide(_waiting(delivery), by=by, at=at, was_taken=False)


def _waiting(delivery: Delivery) -> Delivery:
    found = Delivery.objects.select_for_update().filter(pk=delivery.pk, decided_at=None).first()
    if found is None:
        raise Refused([Reason("decided", _("Somebody has decided about this already."))])
    return found


def _decide(delivery: Delivery, *, by: Account | None, at: datetime, was_taken: bool) -> None:
    delivery.decided_at, delivery.decided_by, delivery.was_taken = at, by, was_taken
    delivery.save(update_fields=["decided_at", "decided_by", "was_taken"])
