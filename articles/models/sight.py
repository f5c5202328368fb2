"""Who sees what: the working copy of a story, and a source. Every list, form, look-up and history
asks these, by `seen_by` of the QuerySets; what one does not see is as if it were not there."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from articles import roles
from articles.models.account import Account, Someone, groups_of, roles_of
from articles.models.status import Status

NOTHING = Q(pk__in=())
_FROM_REVIEW_ON = frozenset(Status) - {Status.DRAFT, Status.SPIKED}


def stories(account: Someone) -> Q:
    """A chief sees every story; an editor of the desk those of his sections, all where he has none;
    whoever works on texts and pictures, what is in review or later, or what he was given a task
    on; the lawyer what is held or accuses somebody; everybody his own, those he was invited to, and
    what was printed."""
    held = roles_of(account) & roles.EDITORIAL
    if not held or not isinstance(account, Account):
        return NOTHING
    if held & roles.CHIEFS:
        return Q()
    seen = Q(first_published_at__isnull=False) | own(account) | _linked("Invitation", account)
    if roles.DESK_EDITOR in held:
        sections = list(account.sections.values_list("pk", flat=True))
        if not sections:
            return Q()
        seen |= Q(section__in=sections) | Q(section__isnull=True)
    if held & {roles.COPY_EDITOR, roles.TRANSLATOR, roles.PICTURE_EDITOR}:
        seen |= Q(status__in=_FROM_REVIEW_ON) | _linked("Task", account, name="assignee")
    if roles.LEGAL in held:
        accuses = _model("Attribution").objects.filter(article=OuterRef("pk"), kind="allegation")
        seen |= Q(legal_hold=True) | Q(Exists(accuses))
    return seen


def own(account: Account) -> Q:
    """Begun by the account, or credited to it now or ever."""
    bylined = _model("Byline").objects.filter(article=OuterRef("pk"), contributor__user=account)
    made = _model("Authorship").objects.authors().filter(article=OuterRef("pk"), account=account)
    return Q(created_by=account) | Q(Exists(bylined)) | Q(Exists(made))


def sources(account: Someone) -> Q:
    """Its handler; an editor whom he asked to attest; a chief who may have to decide on a story
    that rests on it and has no hand in that story. Being a superuser is not enough."""
    held = groups_of(account)
    if not held or not isinstance(account, Account):
        return NOTHING
    seen = Q(handler=account) if held & roles.HANDLERS else NOTHING
    if held & roles.DESK:
        asked = _model("AttestationRequest").objects.filter(source=OuterRef("pk"), editor=account)
        seen |= Q(Exists(asked))
    if held & roles.CHIEFS:
        used = _model("Attribution").objects.filter(agreement__source=OuterRef("pk"))
        used = used.exclude(article__status=Status.SPIKED)
        made = _model("Authorship").objects.authors().filter(account=account)
        seen |= Q(Exists(used.exclude(article__in=made.values("article"))))
    return seen


def register(account: Someone) -> Q:
    """What is listed to an account: what it sees; to the custodian the whole register (code name,
    handler, dates), to the editor in chief whatever nobody handles any more."""
    held, listed = groups_of(account), sources(account)
    if roles.SOURCE_CUSTODIAN in held:
        return Q()
    if roles.EDITOR_IN_CHIEF in held:
        listed |= Q(handler=None) | Q(handler__is_active=False)
    return listed


def _linked(model: str, account: Account, name: str = "account") -> Q:
    return Q(Exists(_model(model).objects.filter(article=OuterRef("pk"), **{name: account})))


def _model(name: str) -> Any:
    """By name: sources and stories know each other, and the files of models do not."""
    return apps.get_model("articles", name)
