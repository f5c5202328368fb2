"""A word of its own in every field that is internal to sources and accounts, then a day at the
paper: it stands in the tables it was written to and nowhere else, in no cache, session, letter or
log, and on no page of whoever may not see it."""

import pickle
from datetime import timedelta

import pyrage
import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.cache.backends.locmem import _caches
from django.urls import reverse
from django.utils import timezone

from articles import accounts, roles, workflow
from articles.models import Session
from tests import makers
from tests.admin.pages import form_of, signed_in, source_page, story_page
from tests.api import asking

pytestmark = pytest.mark.django_db(transaction=True)
LATER = makers.NOON + timedelta(hours=2)

# Word → the models in whose rows it may stand.
MAY_STAND = {
    "canarycode": {"Source"},
    "canaryterms": {"Agreement", "AgreementVersion"},
    "canaryhow": {"Attestation"},
    "canarymethod": {"Verification", "Proof"},
    "canaryevidence": {"Verification", "Proof"},
    "canarynobody": {"RightOfReply", "Proof"},
    "canarywrong": {"SourceAccess"},
    "canarychief": {"SourceAccess", "AgreementVersion"},
    "canaryaccount": {"AccountRequest", "AccountChange"},
    "canarynote": {"Article"},
    "canaryidentity": set(),  # encrypted as it is typed
    "canarygrant": {"SealGrant", "SourceAccess"},
}
SEALED = ("canarycode", "canaryterms", "canaryhow", "canarywrong", "canarychief", "canarygrant")


@pytest.fixture
def story(mailoutbox, caplog, settings):
    """Printed; a chief changed its source since, its handler sealed who it is and held it to be
    wrong."""
    settings.SEAL_RECIPIENTS = [str(pyrage.x25519.Identity.generate().to_public())]
    caplog.set_level("DEBUG")
    agreement = makers.unnamed_source("canarycode", attested=False)
    agreement.terms = "canaryterms"
    agreement.save()
    agreement.source.attestations.create(
        editor=makers.person(roles.MANAGING_EDITOR), how="canaryhow"
    )
    story = makers.in_review(agreement=agreement, texts={"ed_note": "canarynote"})
    passage = story.attributions.get()
    story.verifications.create(
        attribution=passage,
        kind="document",
        method="canarymethod",
        evidence="canaryevidence",
        outcome="confirmed",
        by=makers.person(roles.MANAGING_EDITOR),
        at=makers.NOON,
    )
    story.replies.create(reason_none="canarynobody")
    workflow.source_changed(source=agreement.source_id, at=makers.NOON)
    story.refresh_from_db()
    story = makers.sign_all(story)
    story = workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)

    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    page = source_page(agreement.source)
    data = form_of(chief, page) | {"why": "canarychief", "reliability": "B"}
    data["agreements-0-expires_on"] = "2030-01-01"
    assert chief.post(page, data).status_code == 302
    workflow.source_found_wrong(
        source=agreement.source_id, by=agreement.source.handler, at=LATER, why="canarywrong"
    )
    seal(agreement.source)
    user = makers.person(roles.LEGAL)
    user.email = "legal@example.org"
    user.save()
    told = {"groups": Group.objects.filter(name__in=[roles.LEGAL, roles.COPY_EDITOR])}
    keeper = makers.person(roles.SYSTEM_ADMIN)
    (asked,) = accounts.change(user, told, by=keeper, at=LATER, why="canaryaccount")
    accounts.grant(asked, by=makers.person(roles.EDITOR_IN_CHIEF), at=LATER)
    return story


def seal(source) -> None:
    """As its handler types it, and a custodian grants it to a chief."""
    until = (timezone.localdate() + timedelta(days=3)).isoformat()
    typed = {"seal": "1", "identity": "canaryidentity", "destroy_on": until}
    address = reverse("admin:articles_source_seal", args=[source.pk])
    assert signed_in(source.handler).post(address, typed).status_code == 302
    row = source.sealed_identity.pk
    asked = {f"grant{row}-until": until, f"grant{row}-why": "canarygrant", "grant": row}
    asked[f"grant{row}-person"] = makers.person(roles.MANAGING_EDITOR).pk
    keeper = signed_in(makers.person(roles.SOURCE_CUSTODIAN))
    assert keeper.post(reverse("admin:articles_source_sealed"), asked).status_code == 302


def walk(story) -> list[tuple[str, str]]:
    """What each person gets, by who asked and where; searching for the words themselves."""
    source = story.attributions.get().agreement.source
    printed = story.publications.get()
    public = ["/", printed.get_absolute_url(), "/rss.xml", "/sitemap.xml", "/api/v1/articles/"]
    public += [f"/api/v1/articles/{printed.pk}/", "/nowhere/", "/admin/nowhere/"]
    desk = ["/admin/", story_page(story), source_page(source)]
    for page in ("articles_article_history", "articles_article_attributions"):
        desk.append(reverse(f"admin:{page}", args=[story.pk]))
    for page in ("source_history", "source_seal", "source_wrong", "source_delete"):
        desk.append(reverse(f"admin:articles_{page}", args=[source.pk]))
    log = reverse("admin:articles_sourceaccess_changelist")
    desk += [reverse("admin:articles_source_sealed"), log, f"{log}export/"]
    for word in SEALED:
        public += [f"/search/?q={word}", f"/api/v1/search/?q={word}"]
        desk += [f"{reverse('admin:articles_article_changelist')}?q={word}"]
        desk += [f"{reverse('admin:articles_source_changelist')}?q={word}"]
    people = [makers.person(role, f"other-{role}") for role in OUTSIDE] + [makers.superuser()]
    found = []
    for who in people:
        client = signed_in(who)
        headers = asking.headers(who)
        for address in [*public, *desk]:
            found.append((f"{who} {address}", client.get(address)))
        for address in ("/api/v1/desk/queue/", f"/api/v1/desk/articles/{story.pk}/"):
            found.append((f"{who} {address}", client.get(address, headers=headers)))
    return [(where, _said(answer)) for where, answer in found]


OUTSIDE = sorted({*roles.ROLES} - {*roles.CHIEFS, roles.SOURCE_CUSTODIAN})


def _read(value):
    """PostgreSQL hands bytes out as a view of them."""
    return bytes(value) if isinstance(value, memoryview) else value


def _said(answer) -> str:
    """The answer without what was asked for, which a page of results repeats."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    asked = answer.request.get("QUERY_STRING", "").removeprefix("q=")
    text = body.decode() + str(answer.headers)
    return text.replace(asked, "") if asked else text


def test_words_stand_where_they_were_written_and_nowhere_else(story, mailoutbox, caplog):
    said = walk(story)
    assert [(where, word) for where, text in said for word in SEALED if word in text] == []

    stands: dict[str, set[str]] = {word: set() for word in MAY_STAND}
    for model in apps.get_models(include_auto_created=True):
        for row in model.objects.all().iterator():
            text = repr([_read(value) for value in vars(row).values()])
            for word in MAY_STAND:
                if word in text:
                    stands[word].add(model.__name__)
    assert stands == MAY_STAND

    elsewhere = {
        "sessions": repr([one.get_decoded() for one in Session.objects.all()]),
        "caches": repr([pickle.loads(one) for kept in _caches.values() for one in kept.values()]),
        "letters": repr([(one.subject, one.body, one.to) for one in mailoutbox]),
        "logs": caplog.text,
    }
    assert mailoutbox
    assert [
        (name, word) for name, text in elsewhere.items() for word in MAY_STAND if word in text
    ] == []
