"""Links by which one named person outside reads a story before it is printed. A link ends by its
time, by hand, and with whatever takes the story or its maker's right away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db.models import F
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from articles import roles
from articles.models import Article, PreviewLink, Status
from articles.workflow import people
from articles.workflow.facts import Facts
from articles.workflow.people import Account, roles_of
from articles.workflow.refusals import Reason, Refused

FOR = (timedelta(days=1), timedelta(days=3), timedelta(days=7))
KEPT = timedelta(days=30)  # after its end, so that the desk sees who was shown what
_ENDS = {Status.SPIKED, Status.RETRACTED}


@dataclass(frozen=True, slots=True)
class Standing:
    """A link as its story's page lists it. `ended`: why it opens nothing any more; "" while it
    does."""

    link: PreviewLink
    ended: str


@sensitive_variables("secret")
def make_link(
    *, article: Article, recipient: str, days: int, by: Account, at: datetime
) -> tuple[PreviewLink, str]:
    """The link and its secret, which is told this once. `days`: 1, 3 or 7.

    Raises Refused where the account may not edit the story, nobody is named, the time is another,
    or the story is one that is shown to nobody."""
    recipient = " ".join(recipient.split())
    reasons = []
    if not people.may_edit(Facts(article), by):
        said = _("You may not change this story in its present state.")
        reasons.append(Reason("may_not_edit", said))
    if not 0 < len(recipient) <= 120:
        reasons.append(Reason("no_recipient", _("Say for whom the link is."), field="recipient"))
    if timedelta(days=days) not in FOR:
        reasons.append(Reason("no_time", _("Choose for how long."), field="days"))
    if article.status in _ENDS or article.legal_hold:
        said = _("This story is shown to nobody outside in its present state.")
        reasons.append(Reason("wrong_state", said))
    if reasons:
        raise Refused(reasons)
    secret = token_urlsafe(32)
    link = PreviewLink.objects.create(
        article=article,
        recipient=recipient,
        digest=_digest(secret),
        made_by=by,
        made_at=at,
        expires_at=at + timedelta(days=days),
    )
    return link, secret


def revoke(*, link: PreviewLink, by: Account, at: datetime) -> None:
    """Raises Refused for an account that neither made it nor may edit the story."""
    if link.made_by_id != by.pk and not people.may_edit(Facts(link.article), by):
        raise Refused([Reason("wrong_role", _("Whoever may edit the story ends its links."))])
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at)


@sensitive_variables("secret")
def opened(secret: str, *, at: datetime) -> PreviewLink | None:
    """The link of this secret, counted; None for one that never was and one that has ended."""
    found = PreviewLink.objects.select_related("article", "made_by").filter(digest=_digest(secret))
    link = found.first()
    if link is None or _ended(link, at):
        return None
    PreviewLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, last_opened_at=at)
    return link


def links_of(article: Article, *, at: datetime) -> list[Standing]:
    """The latest first. 1 query, and 2 for each maker."""
    found = article.preview_links.select_related("made_by", "article")
    return [Standing(link, _ended(link, at)) for link in found]


def throw_away(*, at: datetime) -> int:
    """Links that ended long ago; returns how many."""
    return PreviewLink.objects.filter(expires_at__lt=at - KEPT).delete()[0]


def _ended(link: PreviewLink, at: datetime) -> str:
    if link.revoked_at:
        return _("ended by hand")
    if link.expires_at <= at:
        return _("its time is over")
    if link.article.status in _ENDS or link.article.legal_hold:
        return _("the story is shown to nobody outside")
    maker = link.made_by
    is_active = maker.is_active and bool(roles_of(maker) & roles.EDITORIAL)
    if not is_active or not Article.objects.seen_by(maker).filter(pk=link.article_id).exists():
        return _("whoever made it does not work on the story any more")
    return ""


@sensitive_variables("secret")
def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
