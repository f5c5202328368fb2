"""A story is attributed sentence by sentence: what the copy says itself is proposed, accepted one
by one, and stays with its words while the text moves."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import roles, sources, workflow
from articles.models import Attribution, Revision
from articles.press.marks import mark_attributions
from articles.text.html import blocks
from articles.workflow import composing
from tests import makers
from tests.admin.pages import signed_in, story_page

pytestmark = pytest.mark.django_db

FIRST = "كشف مصدر في الهيئة، أن العقد أُلغي."
SECOND = "وشمل الإلغاء ثلاثة أرصفة."
THIRD = "وأوضح المصدر، أن البديل جاهز."
BODY = f"<p>{FIRST} {SECOND}</p><p>{THIRD}</p>"


@pytest.fixture
def story():
    made = makers.draft(agreement=makers.unnamed_source(), texts={"body_ar": BODY})
    made.attributions.all().delete()
    return made


@pytest.fixture
def agreement(story):
    return makers.unnamed_source()


def page_of(story) -> str:
    return reverse("admin:articles_article_attributions", args=[story.pk])


@pytest.fixture
def desk(story):
    return signed_in(makers.person(roles.REPORTER))


def press(client, story, rests_on=None, **button):
    sent = {"version": story.version, "kind": "fact", "gravity": "routine"}
    if rests_on:
        sent["agreement"] = rests_on.pk
    sent |= button
    answer = client.post(page_of(story), sent)
    story.refresh_from_db()
    return answer


def states(client, story) -> list[str]:
    page = client.get(page_of(story)).content.decode()
    return re.findall(r'<li id="ar-\d+" class="is-(\w+)"', page)


def test_what_the_copy_says_itself_is_proposed_and_nothing_is_attributed_by_itself(desk, story):
    assert states(desk, story) == ["proposed", "open", "proposed"]
    assert not story.attributions.exists()
    assert "جملتان" in desk.get(story_page(story)).content.decode()


def test_one_press_attributes_one_sentence(desk, story, agreement):
    answer = press(desk, story, agreement, take="ar:0", kind="quote")
    assert answer.status_code == 302
    assert answer.url.endswith("#ar-0")
    assert f"agreement={agreement.pk}" in answer.url
    (row,) = story.attributions.all()
    assert (row.exact, row.kind, row.language, row.agreement) == (FIRST, "quote", "ar", agreement)
    assert row.suffix.startswith(SECOND[:10])
    assert states(desk, story) == ["told", "open", "proposed"]
    assert Revision.objects.filter(article=story).count() == 3


def test_an_open_sentence_is_attributed_by_hand_the_same_way(desk, story, agreement):
    press(desk, story, agreement, take="ar:1")
    assert story.attributions.get().exact == SECOND


def test_a_press_on_a_text_that_changed_changes_nothing(desk, story, agreement):
    press(desk, story, agreement, take="ar:0", version=story.version - 1)
    press(desk, story, agreement, take="ar:99")
    press(desk, story, agreement, take="fr:0")
    press(desk, story, agreement, take="ar:x")
    press(desk, story, agreement, drop="x")
    press(desk, story, agreement, move="1")
    assert not story.attributions.exists()


@pytest.mark.parametrize("wrong", [{"agreement": "0"}, {"kind": "rumour"}, {"agreement": "x"}])
def test_bad_input_is_said_on_the_page(desk, story, agreement, wrong):
    answer = press(desk, story, agreement, take="ar:0", **wrong)
    assert answer.status_code == 400
    assert not story.attributions.exists()


def test_what_one_does_not_see_is_not_there_and_cannot_be_attributed_to(story, agreement):
    for role in (roles.REPORTER, roles.COPY_EDITOR):  # a draft is not in review yet
        other = signed_in(makers.person(role, f"other-{role}"))
        assert other.get(page_of(story)).status_code == 404
        assert other.post(page_of(story), {}).status_code == 404
    desk = signed_in(makers.person(roles.DESK_EDITOR))
    assert agreement.source.code_name not in desk.get(page_of(story)).content.decode()
    assert press(desk, story, agreement, take="ar:0").status_code == 400
    assert not story.attributions.exists()


def test_an_attribution_follows_its_words_and_is_told_from_its_like(story, agreement, desk):
    twice = f"<p>{SECOND} {FIRST} {SECOND}</p>"
    edit(story, body_ar=twice)
    press(desk, story, agreement, take="ar:2")
    row = story.attributions.get()
    edit(story, body_ar=f"<p>خبر جديد يسبق الجميع. {SECOND} {FIRST} {SECOND} وختام.</p>")
    row.refresh_from_db()
    assert row.prefix.endswith(FIRST[-10:])
    assert row.suffix == "وختام."


def test_the_same_sentence_is_marked_where_it_was_pressed(story, agreement, desk):
    edit(story, body_ar=f"<p>{SECOND}</p><p>{FIRST}</p><p>{SECOND}</p>")
    press(desk, story, agreement, take="ar:2")
    composed = composing.compose(story)["ar"].composition
    marked = mark_attributions(blocks(composed.text("body"), "ar"), composed.passages)
    refs = [bool(block["spans"][0]["marks"]) for block in marked]
    assert refs == [False, False, True]


def edit(story, **texts):
    workflow.edit(
        article=story,
        by=makers.person(roles.REPORTER),
        at=timezone.now(),
        change=lambda row: [setattr(row, name, text) for name, text in texts.items()],
    )
    story.refresh_from_db()


def test_a_changed_passage_is_flagged_and_moved_by_a_press(desk, story, agreement):
    press(desk, story, agreement, take="ar:0")
    changed = FIRST.replace("العقد", "عقد التوسعة")
    edit(story, body_ar=BODY.replace(FIRST, changed))
    (gone,) = sources.adrift(story, sources.weigh(story))
    assert (gone.attribution.exact, gone.now) == (FIRST, changed)
    assert changed in desk.get(page_of(story)).content.decode()
    row = story.attributions.get()
    press(desk, story, move=row.pk)
    assert story.attributions.get().exact == changed
    assert sources.adrift(story, sources.weigh(story)) == []


def test_an_attribution_is_taken_off_by_a_press(desk, story, agreement):
    press(desk, story, agreement, take="ar:0")
    press(desk, story, drop=story.attributions.get().pk)
    assert not story.attributions.exists()


def test_nobody_takes_off_what_belongs_to_another_story(desk, story, agreement):
    other = makers.draft(agreement=agreement)
    row = other.attributions.first()
    press(desk, story, drop=row.pk)
    press(desk, story, move=row.pk)
    assert Attribution.objects.filter(pk=row.pk).exists()


def test_who_only_reads_sees_the_sentences_and_no_button(story, agreement, desk):
    press(desk, story, agreement, take="ar:0")
    reader = makers.person(roles.REPORTER, "invited")
    story.invitations.create(account=reader, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    page = signed_in(reader).get(page_of(story))
    told = page.content.decode()
    assert page.status_code == 200
    assert agreement.source.code_name not in told
    assert agreement.description_ar in told
    assert 'name="take"' not in told
    assert signed_in(reader).post(page_of(story), {"take": "ar:1"}).status_code == 403


def test_the_sign_offs_fall_with_what_was_signed(story, agreement, desk):
    press(desk, story, agreement, take="ar:0")
    before = story.digests
    press(desk, story, agreement, take="ar:2")
    assert story.digests != before
