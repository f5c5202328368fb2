"""Agreements, rights in pictures and awaited replies end when readers see the story, not when it is
written."""

from datetime import timedelta

import pytest

from articles import roles, workflow
from articles.models import Article, Publication
from tests import makers

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def codes(story, at, **more):
    return {one.code for one in workflow.what_printing_needs(workflow.Facts(story), at=at, **more)}


def refused(verb, story, at, **order):
    with pytest.raises(workflow.Refused) as caught:
        verb(article=story, by=makers.person(roles.DESK_EDITOR), at=at, **order)
    return {one.code for one in caught.value.reasons}


@pytest.fixture
def story():
    return makers.with_everything()


def end(story, *, agreement=None, picture=None):
    row = story.attributions.last().agreement
    row.expires_on = agreement
    row.save()
    image = story.lead_image
    image.rights_expire_at = picture
    image.save()
    workflow.source_changed(source=row.source_id, at=makers.NOON)
    workflow.picture_changed(image=image, at=makers.NOON)
    story.refresh_from_db()
    return makers.sign_all(story)


def test_an_agreement_that_ends_before_readers_see_the_story_keeps_it_back(story):
    story = end(story, agreement=makers.NOON.date() + 2 * DAY)
    assert "agreement_ended" not in codes(story, makers.NOON + 2 * DAY)
    assert "agreement_ended" in codes(story, makers.NOON + 3 * DAY)
    late = makers.NOON + 5 * DAY
    assert refused(workflow.schedule, story, makers.NOON, publish_at=late) == {"agreement_ended"}


def test_a_right_that_ends_before_readers_see_the_picture_keeps_it_back(story):
    story = end(story, picture=makers.NOON + 2 * DAY)
    assert "picture_right_ended" not in codes(story, makers.NOON + DAY)
    assert refused(workflow.publish, story, makers.NOON + 3 * DAY) == {"picture_right_ended"}


def test_an_awaited_reply_keeps_it_back_until_it_is_there_or_late(story):
    reply = story.replies.get()
    reply.deadline = makers.NOON + DAY
    reply.save()
    assert "reply_open" in codes(story, makers.NOON)
    assert "reply_open" not in codes(story, makers.NOON + 2 * DAY)
    reply.answered_at = makers.NOON
    reply.save()
    assert "reply_open" not in codes(story, makers.NOON)


def published_and_ended(story):
    story = end(story, agreement=makers.NOON.date() + DAY, picture=makers.NOON + DAY)
    return workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)


def mended(story, at, **fields):
    def change(article):
        for name, value in fields.items():
            setattr(article, name, value)

    story = workflow.edit(
        article=story, by=makers.person(roles.EDITOR_IN_CHIEF), at=at, change=change
    )
    return makers.sign_all(story, at=at)


def test_a_correction_elsewhere_is_printed_with_advice(story):
    late = makers.NOON + 5 * DAY
    story = mended(published_and_ended(story), late, dateline_ar="دمشق")
    reasons = workflow.reasons_against(
        story, "correct", by=makers.person(roles.DESK_EDITOR), at=late
    )
    advice = {one.code for one in reasons if one.is_advice}
    assert {"agreement_ended", "picture_right_ended"} <= advice
    told = {"kind": "correction", "text_ar": "المكان دمشق.", "text_en": "From Damascus."}
    by = makers.person(roles.DESK_EDITOR)
    story = workflow.correct(article=story, by=by, at=late, correction=told)
    assert story.publications.get(language="ar").dateline == "دمشق"


def test_a_picture_whose_right_ended_goes_out_of_the_print_and_the_story_to_the_desk(story):
    story = published_and_ended(story)
    late = makers.NOON + 5 * DAY
    assert workflow.take_out_ended_pictures(at=late) == 1
    for one in Publication.objects.all():
        assert (one.lead_image, one.lead_caption) == (None, "")
        assert (one.modified_at, one.printed_at) == (makers.NOON, late)
        assert "picture" in one.body_html  # the other one stays
    assert workflow.take_out_ended_pictures(at=late) == 0
    assert list(Article.objects.changed_since_print()) == [story]
    with pytest.raises(workflow.Refused) as caught:
        workflow.correct(article=story, by=makers.person(roles.DESK_EDITOR), at=late)
    assert "picture_right_ended" in {one.code for one in caught.value.reasons}


def test_a_picture_in_the_text_goes_too_and_a_withdrawn_story_stays_withdrawn(story):
    inside = story.pictures.get().image
    story = workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    workflow.withdraw(
        article=story, by=makers.person(roles.MANAGING_EDITOR), at=makers.NOON, reason="مراجعة"
    )
    inside.rights_expire_at = makers.NOON + DAY
    inside.save()
    workflow.take_out_ended_pictures(at=makers.NOON + 2 * DAY)
    for one in Publication.objects.all():
        assert "<img" not in one.body_html
        assert [block for block in one.blocks if block["type"] == "image"] == []
        assert one.withdrawn_at == makers.NOON
        assert one.lead_image is not None


def test_a_picture_that_only_the_print_still_holds_goes_too(story):
    inside = story.pictures.get().image
    story = workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    mended(story, makers.NOON, body_ar=makers.BODY, body_en=makers.ENGLISH_BODY)
    inside.rights_expire_at = makers.NOON + DAY
    inside.save()
    workflow.take_out_ended_pictures(at=makers.NOON + 2 * DAY)
    assert not Publication.objects.filter(body_html__contains="<img").exists()


def test_a_right_that_is_renewed_ends_anew(story):
    story = published_and_ended(story)
    image = story.lead_image
    workflow.take_out_ended_pictures(at=makers.NOON + 2 * DAY)
    image.refresh_from_db()
    image.rights_expire_at = makers.NOON + 9 * DAY
    image.save()
    workflow.picture_changed(image=image, at=makers.NOON + 3 * DAY)
    image.refresh_from_db()
    assert image.taken_out_at is None


def test_a_contributor_who_is_named_anew_is_named_so_in_print(story):
    story = workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    writer = story.bylines.first().contributor
    writer.slug, writer.name_ar = "salma", "سلمى هاشم"
    workflow.contributor_named_anew(contributor=writer, at=makers.NOON + DAY)
    first = story.publications.get(language="ar").byline[0]
    assert (first["name"], first["slug"]) == ("سلمى هاشم", "salma")
    assert workflow.signoffs.missing(workflow.Facts(story)) == []
