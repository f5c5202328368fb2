"""What readers' pages say of a print is made once, and made anew when anything it says changes,
whoever changed it and by whatever way."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connection, models
from django.db.migrations import Migration, operations
from django.test import Client
from django.utils import timezone

from articles.models import Contributor, Image, Printed, Publication, Section, Topic, made_from
from articles.models.guards import triggers
from articles.models.made_from import check_counts, count_changes, count_nothing
from articles.press import pieces
from articles.workflow.people import make_groups
from tests import makers
from tests.public.paper import every_page

pytestmark = pytest.mark.django_db
AGO = re.compile("(?<=data-ago>)[^<]*")  # a minute may go by


def _told() -> Publication:
    """A print with everything a page says of one; its pieces are made."""
    writer, portrait = makers.contributor(), makers.picture("#8b1a1a")
    Contributor.objects.update(portrait=portrait)
    publication = makers.publication(texts={"lead_image": makers.picture()})
    makers.link(publication, makers.topic(), writer)
    makers.reprint()
    assert not pieces.due()
    return publication


def test_every_print_has_its_place_and_waits() -> None:
    publication = makers.publication()
    printed = Printed.objects.get(publication=publication)
    assert printed.version == ""
    assert publication.pk in pieces.due()


def test_what_is_made_is_kept_and_not_made_again() -> None:
    publication = makers.publication(texts={"headline_ar": "المرفأ يفتح أبوابه"})
    assert makers.reprint() >= 1
    kept = json.loads(Printed.objects.get(publication=publication).card)
    assert kept["headline"] == "المرفأ يفتح أبوابه"
    assert makers.reprint() == 0


CHANGES: dict[str, Callable[[Publication], Any]] = {
    "the print itself": lambda one: Publication.objects.filter(pk=one.pk).update(headline="غيره"),
    "by the statement of a shell": lambda one: connection.cursor().execute(
        "UPDATE articles_publication SET headline = 'x' WHERE id = %s", [one.pk]
    ),
    "the name of its section": lambda _one: Section.objects.update(name_ar="العدل"),
    "the address of its section": lambda _one: Section.objects.update(slug="justice"),
    "the name of a topic": lambda _one: Topic.objects.update(name_ar="المرافئ"),
    "a topic more": lambda one: makers.link(one, makers.topic("ports", "مرافئ")),
    "a topic less": lambda one: one.topic_links.all().delete(),
    "a name on its byline": lambda _one: Contributor.objects.update(name_ar="سلمى"),
    "a biography": lambda _one: Contributor.objects.update(biography_ar="تكتب من الميناء."),
    "a portrait": lambda _one: Contributor.objects.update(portrait=None),
    "the sizes of a portrait": lambda _one: Image.objects.filter(
        pk=Contributor.objects.get(portrait__isnull=False).portrait_id
    ).update(sizes={}),
    "the sizes of its picture": lambda one: Image.objects.filter(pk=one.lead_image_id).update(
        sizes={}
    ),
    "the focal point of its picture": lambda one: Image.objects.filter(pk=one.lead_image_id).update(
        focal_x=0.1
    ),
    "a correction": lambda one: one.article.corrections.create(
        kind="correction", text_ar="صُحّح.", at=timezone.now()
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_print_waits_when_what_it_says_changes(what: str) -> None:
    publication = _told()
    CHANGES[what](publication)
    assert publication.pk in pieces.due()


STAYS: dict[str, Callable[[Publication], Any]] = {
    "the place of its section": lambda _one: Section.objects.update(position=7),
    "the aliases of a topic": lambda _one: Topic.objects.update(aliases=["مرفأ"]),
    "who may use its picture": lambda one: Image.objects.filter(pk=one.lead_image_id).update(
        usage_terms="مرة واحدة"
    ),
    "another topic": lambda _one: makers.topic("other", "غيره"),
    "a hold": lambda _one: Publication.objects.update(is_held=True),
    "that it was taken back": lambda _one: Publication.objects.update(
        withdrawn_at=makers.NOON, retracted_at=makers.NOON, notice="سُحب."
    ),
}


@pytest.mark.parametrize("what", STAYS)
def test_a_print_does_not_wait_for_what_no_page_says(what: str) -> None:
    publication = _told()
    kept = Printed.objects.values().get(publication=publication)
    STAYS[what](publication)
    assert publication.pk not in pieces.due()
    pieces.remake([publication.pk])
    assert Printed.objects.values().get(publication=publication) == kept


def test_a_database_that_would_not_tell_is_named_and_nothing_it_kept_is_believed() -> None:
    publication = _told()
    assert check_counts(["default"]) == []
    count_nothing(connection)
    (said,) = check_counts(["default"])
    assert "articles_topic" in said.msg
    Publication.objects.filter(pk=publication.pk).update(headline="غيّره أحد في الأثناء")
    assert not pieces.due()
    count_changes(connection)
    assert check_counts(["default"]) == []
    assert publication.pk in pieces.due()


def test_starting_anew_with_nothing_to_migrate_leaves_what_is_kept() -> None:
    _told()
    call_command("migrate", verbosity=0)
    assert not pieces.due()


def test_a_change_while_pieces_are_made_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = makers.publication()

    def slow(one: Publication) -> str:
        Publication.objects.filter(pk=publication.pk).update(headline="تغيّر في الأثناء")
        return "{}"

    with monkeypatch.context() as while_slow:
        while_slow.setattr(pieces, "_makers", {"card": slow})
        pieces.remake([publication.pk])
    assert publication.pk in pieces.due()


def test_one_that_cannot_be_made_stops_no_other_and_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = makers.publication(), makers.publication()

    card = pieces._makers["card"]

    def some(one: Publication) -> str:
        if one.pk == bad.pk:
            raise RuntimeError
        return str(card(one))

    monkeypatch.setitem(pieces._makers, "card", some)
    call_command("reprint")
    assert not pieces.due()
    assert Printed.objects.get(pk=good.pk).card
    said = capsys.readouterr().out
    assert "prints: 2 made" in said
    assert f"set aside, the log says why: {bad.pk}" in said
    Publication.objects.filter(pk=bad.pk).update(headline="صار يُصنع")
    assert bad.pk in pieces.due()


@pytest.mark.parametrize("trouble", [OperationalError, InterfaceError])
def test_a_moment_without_the_database_sets_no_print_aside(
    monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    publication = makers.publication()

    def without(_one: Publication) -> str:
        raise trouble("canceling statement due to statement timeout")

    with monkeypatch.context() as for_a_moment:
        for_a_moment.setitem(pieces._makers, "card", without)
        with pytest.raises(trouble):
            pieces.reprint()
    assert (pieces.due(), pieces.set_aside()) == ([publication.pk], [])
    makers.reprint()
    assert Printed.objects.get().card


def test_other_templates_are_waited_for_and_the_old_print_is_read_meanwhile(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    publication = makers.publication(texts={"headline_ar": "المرفأ يفتح أبوابه"})
    makers.reprint()
    Printed.objects.update(card=Printed.objects.get().card.replace("المرفأ", "الميناء"))
    monkeypatch.setattr(pieces, "version", lambda: "another")
    assert pieces.due() == [publication.pk]
    assert "الميناء يفتح أبوابه" in client.get("/latest/").content.decode()
    makers.reprint()
    assert "المرفأ يفتح أبوابه" in client.get("/latest/").content.decode()


def test_what_was_printed_last_is_made_first() -> None:
    prints = [makers.publication() for _ in range(3)]
    assert pieces.due() == sorted((one.pk for one in prints), reverse=True)


def test_all_can_be_made_anew() -> None:
    publication = _told()
    Printed.objects.filter(pk=publication.pk).update(card="{}")
    call_command("reprint", "--all")
    assert Printed.objects.get(pk=publication.pk).card != "{}"


def test_the_clock_makes_what_waits(capsys: pytest.CaptureFixture[str]) -> None:
    makers.publication()
    call_command("clock", "--once")
    assert "prints made anew: 1" in capsys.readouterr().out
    assert not pieces.due()


@pytest.mark.django_db(transaction=True)
def test_a_story_that_is_published_is_made_at_once() -> None:
    make_groups()
    publication = makers.publication()
    assert Printed.objects.get(publication=publication).version == pieces.version()


@pytest.mark.django_db(transaction=True)
def test_a_live_story_is_made_anew_with_each_entry() -> None:
    make_groups()
    article = makers.live()
    makers.entry(article)
    waiting = Printed.objects.filter(publication__article=article, version="")
    assert not waiting.exists()


def test_pages_and_answers_are_the_same_made_on_the_way_and_from_what_is_kept(
    client: Client,
) -> None:
    # A form carries a moment of its own.
    addresses = [one for one in every_page() if "/report/" not in one]
    number = Publication.objects.public(at=timezone.now()).earliest("pk").article_id
    addresses += [
        "/api/v1/articles/",
        "/api/v1/articles/?fields=url,headline,shares&lang=en",
        f"/api/v1/articles/{number}/",
        f"/api/v1/articles/{number}/?fields=body_html,related,blocks",
    ]
    assert pieces.due()
    on_the_way = {one: client.get(one) for one in addresses}
    makers.reprint()
    kept = {one: client.get(one) for one in addresses}
    for address in addresses:
        one, other = (AGO.sub("", each[address].content.decode()) for each in (kept, on_the_way))
        assert one == other, address
        if address.startswith("/api/"):
            assert kept[address]["ETag"] == on_the_way[address]["ETag"], address


@pytest.mark.parametrize("way", ["held", "withdrawn", "embargoed", "retracted"])
def test_kept_pieces_open_no_gate(way: str, client: Client) -> None:
    publication = makers.publication(texts={"headline_ar": "كناري في القفص"})
    makers.reprint()
    assert "كناري في القفص" in client.get("/latest/").content.decode()
    now = timezone.now()
    change = {
        "held": {"is_held": True},
        "withdrawn": {"withdrawn_at": now},
        "embargoed": {"visible_from": now + timezone.timedelta(hours=1)},
        "retracted": {"retracted_at": now, "notice": "سُحب."},
    }[way]
    Publication.objects.filter(pk=publication.pk).update(**change)
    for make in (list, makers.reprint):  # before and after its pieces are made anew
        make()
        for path in ("/", "/latest/", publication.section.get_absolute_url()):
            assert "كناري في القفص" not in client.get(path).content.decode()
        assert client.get("/api/v1/articles/").json()["results"] == []
        for path in (f"/api/v1/articles/{publication.article_id}/", publication.get_absolute_url()):
            answer = client.get(path)
            assert answer.status_code in (404, 410)
            assert "كناري في القفص" not in answer.content.decode()


def test_a_release_that_tells_something_else_has_all_made_anew(monkeypatch) -> None:
    publication = _told()
    parts = [one for one in made_from._PARTS if one.model is not Topic]
    more = made_from._Part(Topic, "SELECT 0", ("slug", "name", "description"))
    monkeypatch.setattr(made_from, "_PARTS", (*parts, more))
    (said,) = check_counts(["default"])
    assert "articles_topic" in said.msg
    before = set(triggers(connection))
    count_changes(connection)
    assert check_counts(["default"]) == []
    assert publication.pk in pieces.due()
    assert len(before - triggers(connection)) == len(triggers(connection) - before) == 1


POSTGRESQL = pytest.mark.skipif(connection.vendor == "sqlite", reason="it writes tables anew")
FIELD = models.CharField(max_length=9)


@POSTGRESQL
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("back_to", ["0052", "0049"])
def test_a_migration_that_changes_nothing_of_them_leaves_what_is_kept(back_to) -> None:
    publication = _told()
    try:
        call_command("migrate", "articles", back_to, verbosity=0)
    finally:
        call_command("migrate", verbosity=0)
    assert check_counts(["default"]) == []
    assert publication.pk not in pieces.due()
    Topic.objects.update(name_ar="اسم آخر")
    assert publication.pk in pieces.due()


@POSTGRESQL
@pytest.mark.parametrize(
    ("operation", "may"),
    [
        (operations.AddField("revision", "mood", FIELD), True),
        (operations.AddIndex("topic", models.Index(fields=["kind"], name="of_a_kind")), True),
        (operations.AddField("Topic", "mood", FIELD), False),
        (operations.RemoveField("printed", "shape"), False),
        (operations.DeleteModel("Topic"), False),
        (operations.RunSQL("SELECT 1"), False),
    ],
)
def test_one_that_may_change_what_pages_say_has_them_made_anew(operation, may) -> None:
    planned = operations_of("0099_next", operation)
    assert made_from.may_stand(connection, [(planned, False)]) == may


def operations_of(name: str, *does: operations.base.Operation) -> Migration:
    made = Migration(name, "articles")
    made.operations = list(does)
    return made
