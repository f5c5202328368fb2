"""One act on a source may reach more stories than one request can compose."""

import pytest
from django.core.management import call_command

from articles import roles, workflow
from articles.models import Article, Publication, Status
from articles.workflow import outside
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(monkeypatch):
    monkeypatch.setattr(outside, "AT_ONCE", 1)
    return makers.named_source().source


def describe_anew(source):
    source.kind = "document"
    source.save()
    workflow.source_changed(source=source.pk, at=makers.NOON)


def waiting():
    return set(Article.objects.being_checked().values_list("pk", flat=True))


def test_what_is_scheduled_is_never_left_to_the_clock(source):
    ahead = [makers.scheduled(), makers.scheduled()]
    printed = [makers.published(), makers.published()]
    describe_anew(source)
    assert waiting() == {one.pk for one in printed}
    for story in ahead:
        story.refresh_from_db()
        assert story.status == Status.IN_REVIEW
        assert story.publications.count() == 0


def test_meanwhile_nothing_is_printable_and_the_desk_sees_why(source):
    makers.scheduled()
    story = makers.approved()
    describe_anew(source)
    story.refresh_from_db()
    assert waiting() == {story.pk}
    assert workflow.signoffs.holding(workflow.Facts(story)) == {}
    codes = [
        one.code for one in workflow.what_printing_needs(workflow.Facts(story), at=makers.NOON)
    ]
    assert "being_checked" in codes
    with pytest.raises(workflow.Refused):
        workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)


def test_the_clock_checks_them_and_they_go_where_they_belong(source):
    makers.scheduled()
    approved, printed = makers.approved(), makers.published()
    describe_anew(source)
    assert waiting() == {approved.pk, printed.pk}
    call_command("clock", "--once")
    assert waiting() == set()
    approved.refresh_from_db()
    printed.refresh_from_db()
    assert approved.status == Status.IN_REVIEW
    assert (printed.status, printed.differs_from_print) == (Status.PUBLISHED, True)


def test_what_changes_nothing_voids_nothing(source):
    stories = [makers.approved(), makers.approved()]
    workflow.source_changed(source=source.pk, at=makers.NOON)
    call_command("clock", "--once")
    for story in stories:
        story.refresh_from_db()
        assert story.status == Status.APPROVED
        assert workflow.signoffs.missing(workflow.Facts(story)) == []


def test_a_name_written_anew_stands_in_each_byline_as_it_was_credited():
    makers.archive(3, english=True)
    together = makers.with_everything()
    workflow.publish(article=together, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    writer = makers.contributor()
    former = writer.slug
    before = {one.pk: one.byline for one in Publication.objects.all()}
    assert len({str(byline) for byline in before.values()}) == 4
    writer.name_ar, writer.name_en, writer.slug = "سلمى بنت البحر", "Salma of the Sea", "sea"
    workflow.contributor_named_anew(contributor=writer, at=makers.NOON)
    for one in Publication.objects.all():
        name = writer.name_ar if one.language == "ar" else writer.name_en
        for was, now in zip(before[one.pk], one.byline, strict=True):
            renamed = was["slug"] == former
            assert now == ({**was, "name": name, "slug": "sea"} if renamed else was)
