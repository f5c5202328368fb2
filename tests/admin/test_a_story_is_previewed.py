"""The desk sees a story as readers would; one named person outside does by a link that ends by its
time, by hand, and with the story's or its maker's right to be shown."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.views.debug import ExceptionReporter

from articles import roles, workflow
from articles.models import Article, PreviewLink
from articles.models.source import Source
from articles.site.views import preview
from articles.workflow import Refused, previews
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

CANARY = "عبارة لم تُنشر بعد"


@pytest.fixture
def story():
    story = makers.with_everything()
    by = makers.person(roles.EDITOR_IN_CHIEF)

    def change(article):
        article.headline_ar = CANARY

    return workflow.edit(article=story, by=by, at=timezone.now(), change=change)


@pytest.fixture
def chief():
    return signed_in(makers.person(roles.EDITOR_IN_CHIEF))


def page(story) -> str:
    return reverse("admin:articles_article_preview", args=[story.pk])


def frame(story, what: str, language: str = "ar") -> str:
    return reverse("admin:articles_article_preview_frame", args=[story.pk, language, what])


def link(story, by=None, days: int = 1):
    by = by or makers.person(roles.EDITOR_IN_CHIEF)
    return previews.make_link(
        article=story, recipient="المحامية", days=days, by=by, at=timezone.now()
    )


def opens(secret: str, path: str = "/preview/"):
    return Client().post(path, {"secret": secret})


@pytest.mark.parametrize("what", ["page", "card", "feed"])
def test_the_desk_sees_it_as_readers_would_in_a_frame_of_its_own_site(chief, story, what):
    answer = chief.get(frame(story, what), {"theme": "dark"})
    body = answer.content.decode()
    assert CANARY in body
    assert 'lang="ar" dir="rtl"' in body
    assert 'data-theme="dark"' in body
    assert "noindex" in body
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_the_share_card_is_drawn(chief, story):
    answer = chief.get(frame(story, "share"))
    assert (answer["Content-Type"], answer.content[:2]) == ("image/jpeg", b"\xff\xd8")


def test_a_story_of_which_hardly_anything_is_written_is_shown_too(chief):
    bare = workflow.create(
        by=makers.person(roles.EDITOR_IN_CHIEF), at=timezone.now(), change=lambda row: None
    )
    for what in ("page", "card", "feed", "share"):
        for language in ("ar", "en"):
            assert chief.get(frame(bare, what, language)).status_code == 200


@pytest.mark.parametrize("what", ["nothing", "pages"])
def test_what_is_no_shape_is_not_found(chief, story, what):
    address = frame(story, "page").replace("/page/", f"/{what}/")
    assert chief.get(address).status_code == 404


def test_who_does_not_see_the_story_previews_nothing(story):
    stranger = signed_in(makers.person(roles.SOURCE_CUSTODIAN))
    for address in (page(story), frame(story, "page")):
        assert stranger.get(address).status_code in {403, 404}
        assert Client().get(address).status_code == 302


def test_a_link_is_told_once_and_is_a_digest_at_rest(chief, story):
    answer = chief.post(page(story), {"recipient": "المحامية", "days": "3"})
    (secret,) = re.findall(r"/preview/#([\w-]{40,})", answer.content.decode())
    assert secret not in chief.get(page(story)).content.decode()
    assert secret not in str(list(PreviewLink.objects.values()))
    assert opens(secret).status_code == 200


def test_by_it_one_reads_the_story_and_nothing_else_of_it(story):
    made, secret = link(story)
    answer = opens(secret)
    body = answer.content.decode()
    assert CANARY in body
    assert "المحامية" in body
    for source in Source.objects.all():
        assert source.code_name not in body
    assert "data-attribution" not in body
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert CANARY not in Client().get("/preview/").content.decode()
    made.refresh_from_db()
    assert (made.opened, made.last_opened_at is not None) == (1, True)
    assert {one.name for one in PreviewLink._meta.fields} == {
        *("id", "article", "recipient", "digest", "made_by", "made_at", "expires_at"),
        *("revoked_at", "opened", "last_opened_at"),
    }  # no address, no agent


def test_each_language_at_its_own_address(story):
    _made, secret = link(story)
    assert 'lang="en" dir="ltr"' in opens(secret, "/en/preview/").content.decode()


def ended_by_hand(story, made):
    previews.revoke(link=made, by=made.made_by, at=timezone.now())


def ended_by_time(story, made):
    PreviewLink.objects.filter(pk=made.pk).update(expires_at=timezone.now() - timedelta(minutes=1))


def ended_by_a_spike(story, made):
    by = makers.person(roles.EDITOR_IN_CHIEF)
    workflow.spike(article=story, by=by, at=timezone.now(), reason="لا تصلح", version=story.version)


def ended_by_a_hold(story, made):
    Article.objects.filter(pk=story.pk).update(legal_hold=True)


def ended_with_its_makers_role(story, made):
    made.made_by.groups.clear()


def ended_with_its_makers_account(story, made):
    made.made_by.is_active = False
    made.made_by.save()


@pytest.mark.parametrize(
    "end",
    [
        *(ended_by_hand, ended_by_time, ended_by_a_spike, ended_by_a_hold),
        *(ended_with_its_makers_role, ended_with_its_makers_account),
    ],
)
def test_a_link_that_has_ended_is_like_one_that_never_was(story, end):
    made, secret = link(story)
    end(story, made)
    gone, never = opens(secret), opens("x" * 43)
    assert gone.status_code == never.status_code == 404
    hide = re.compile(rb'nonce-[^"\']+|nonce="[^"]+"')
    assert hide.sub(b"", gone.content) == hide.sub(b"", never.content)
    made.refresh_from_db()
    assert made.opened == 0


def test_it_is_made_for_somebody_and_a_time_by_whoever_may_edit(story):
    by = makers.person(roles.EDITOR_IN_CHIEF)
    for words in ({"recipient": " "}, {"days": 5}, {"by": makers.person(roles.SOURCE_CUSTODIAN)}):
        order = {"recipient": "المحامية", "days": 1, "by": by, **words}
        with pytest.raises(Refused):
            previews.make_link(article=story, at=timezone.now(), **order)
    assert not PreviewLink.objects.exists()


def test_a_refused_link_keeps_what_was_typed(chief, story):
    answer = chief.post(page(story), {"recipient": "المحامية", "days": "999"})
    assert answer.status_code == 409
    assert 'value="المحامية"' in answer.content.decode()


def test_a_colleague_who_may_edit_ends_it_and_others_do_not(story):
    made, _secret = link(story)
    with pytest.raises(Refused):
        previews.revoke(link=made, by=makers.person(roles.SOURCE_CUSTODIAN), at=timezone.now())
    client = signed_in(makers.person(roles.MANAGING_EDITOR))
    client.post(page(story), {"revoke": str(made.pk)})
    made.refresh_from_db()
    assert made.revoked_at


def test_links_are_thrown_away_a_while_after_their_end(story):
    made, _secret = link(story)
    assert previews.throw_away(at=made.expires_at + timedelta(days=29)) == 0
    assert previews.throw_away(at=made.expires_at + timedelta(days=31)) == 1


def test_a_report_of_a_fault_holds_no_secret(story, rf, monkeypatch, settings):
    settings.DEBUG = False
    _made, secret = link(story)
    monkeypatch.setattr(previews.PreviewLink.objects, "filter", broken)
    request = rf.post("/preview/", {"secret": secret})
    with pytest.raises(RuntimeError) as fault:
        preview(request)
    ours = fault.tb
    while ours.tb_next and "/articles/" not in ours.tb_frame.f_code.co_filename:
        ours = ours.tb_next
    reporter = ExceptionReporter(request, fault.type, fault.value, ours)
    report = reporter.get_traceback_text() + reporter.get_traceback_html()
    assert "previews.py" in report
    assert secret not in report


def broken(**_words):
    raise RuntimeError
