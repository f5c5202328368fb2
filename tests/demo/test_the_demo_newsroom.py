"""Every demo story is where its file says, and came there by the moves."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import roles
from articles.management.demo import newsroom
from articles.models import (
    Article,
    Change,
    Contributor,
    FrontSlot,
    Publication,
    ShareEvent,
    ShareTotal,
    Status,
    Topic,
)
from articles.text.html import plain_text
from articles.text.passages import find_quote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("said")]

TOLD = {told["key"]: told for told in newsroom.stories()}


def story(key: str) -> Article:
    return Article.objects.get(headline_ar=TOLD[key]["ar"]["headline"])


def test_the_cast_is_as_large_as_promised():
    arabic = sum("ar" in told for told in TOLD.values())
    both = sum("en" in told for told in TOLD.values())
    assert arabic >= 60
    assert both >= arabic / 3
    assert (Contributor.objects.count(), Topic.objects.count()) == (12, 10)
    assert Counter(told["state"] for told in TOLD.values()).keys() == set(Status.values)


@pytest.mark.parametrize("key", TOLD)
def test_a_story_stands_where_its_file_says(key):
    told, article = TOLD[key], story(key)
    assert article.status == told["state"]
    assert article.transitions.filter(to_status=told["state"]).exists() or told["state"] == "draft"
    if told["state"] == "published":
        languages = {code for code in ("ar", "en") if code in told}
        assert set(article.publications.values_list("language", flat=True)) == languages
        kept, written = (
            re.sub('data-image="[^"]+"', "data-image", body)
            for body in (article.body_ar, told["ar"]["body"])
        )
        assert kept == written
        age = timezone.now() - article.first_published_at
        assert abs(age - timedelta(hours=told["hours_ago"])) < timedelta(minutes=5)


@pytest.mark.parametrize("key", TOLD)
def test_what_rests_on_a_source_is_found_in_the_text(key):
    article = story(key)
    text = "\n".join((article.headline_ar, article.standfirst_ar, plain_text(article.body_ar)))
    lost = [one.exact for one in article.attributions.all() if not find_quote(text, one.exact)]
    assert lost == []


def test_nobody_signed_a_story_he_made():
    for article in Article.objects.all():
        makers = set(article.bylines.values_list("contributor__user", flat=True)) - {None}
        for language in ("ar", "en"):
            signed = article.approvals.filter(language=language)
            assert not makers & set(signed.values_list("by", flat=True))
            for digest in set(signed.values_list("digest", flat=True)):
                people = list(signed.filter(digest=digest).values_list("by", flat=True))
                assert len(people) == len(set(people))


def test_the_scoop_took_its_four_sign_offs_and_tells_readers_how_we_know():
    article = story("secret-annex")
    kinds = set(article.approvals.values_list("kind", flat=True))
    assert kinds == {"desk", "copy", "verification", "translation"}
    for printed in article.publications.all():
        assert printed.disclosure["sources"]
        assert printed.disclosure["asked"]
        assert (
            any(
                mark["type"] == "attribution"
                for block in printed.blocks
                for span in block.get("spans", [])
                for mark in span["marks"]
            )
            or printed.language == "en"
        )


CORRECTED = [key for key, told in TOLD.items() if told.get("corrections")]


@pytest.mark.parametrize("key", CORRECTED)
def test_a_corrected_story_was_first_printed_otherwise(key):
    article, told = story(key), TOLD[key]["corrections"][0]
    assert article.corrections.get().kind == told["kind"]
    first = article.revisions.get(number=1).snapshot["text"]["ar"]["body"]
    for language, passage in told["first_version"].items():
        assert passage["now"] in article.text("body", language)
        if language == "ar":
            assert passage["now"] not in first
            assert passage["then"] in first
    printed = article.publications.get(language="ar")
    assert printed.modified_at > printed.first_published_at
    assert printed.body_html.count(told["first_version"]["ar"]["now"]) == 1


def test_readers_are_told_what_was_taken_back():
    for key, state in (("desalination-letter", "retracted"), ("solar-figures", "withdrawn")):
        for printed in story(key).publications.all():
            assert printed.notice == TOLD[key]["notice"][printed.language]
            assert getattr(printed, f"{state}_at")


def test_shares_are_folded_to_what_the_files_say():
    for key, told in TOLD.items():
        total = ShareTotal.objects.filter(article=story(key)).values_list("total", flat=True)
        promised = sum(told.get("shares", {}).values())
        assert sum(total) == (promised if told["state"] == "published" else 0)
    assert not ShareEvent.objects.filter(is_folded=False).exists()


def test_every_lead_picture_is_described_and_has_its_sizes():
    leads = [
        one.lead_image for one in Article.objects.select_related("lead_image") if one.lead_image
    ]
    assert len(leads) == sum("picture" in told for told in TOLD.values())
    for image in leads:
        assert image.alt_text_ar
        assert image.credit_ar
        assert image.sizes["jpeg"]


def test_the_front_leads_with_stories_readers_may_see():
    slots = FrontSlot.objects.order_by("position")
    assert [slot.article.status for slot in slots] == ["published"] * 5
    public = Publication.objects.public(at=timezone.now()).in_language("ar")
    assert public.filter(article__in=slots.values("article")).count() == 5
    assert slots[0].article.lead_image


def test_the_changes_feed_is_in_the_order_of_time():
    moments = list(Change.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_one_account_a_role_and_no_superuser(said):
    users = User.objects.all()
    assert {user.username for user in users} == set(roles.ROLES)
    for user in users:
        assert (user.is_staff, user.is_superuser) == (True, False)
        assert [group.name for group in user.groups.all()] == [user.username]
        assert user.username in said
    assert User.objects.get(username="reporter").check_password("for-the-demo")
    assert "for-the-demo" in said


def test_a_database_with_stories_is_left_alone():
    before = Article.objects.count()
    with pytest.raises(CommandError, match="empty database"):
        call_command("seed_demo")
    call_command("seed_demo", if_empty=True)
    assert Article.objects.count() == before
