"""Whatever an editor can change anywhere, after the last sign-off: the sign-offs fall, or the
registry of fields says why they need not. Walked field by field, before and after print."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from articles import roles, workflow
from articles.models import Article, Attribution, Contributor, FrontSlot, Section, Topic
from articles.models.source import Agreement, Attestation
from articles.models.story_fields import BEHIND_THE_STORY, FIELD
from tests import makers

pytestmark = pytest.mark.django_db
LATER = makers.NOON + timedelta(hours=2)


@pytest.fixture(params=["approved", "published"])
def story(request):
    """A story with everything: two languages, bylines, topics, pictures, a named and an unnamed
    source, a reply, a check; signed by everybody who has to."""
    article = makers.with_everything()
    if request.param == "published":
        desk = makers.person(roles.DESK_EDITOR)
        article = workflow.publish(article=article, by=desk, at=makers.NOON)
        FrontSlot.objects.create(position=1, article=article)
    assert workflow.signoffs.missing(workflow.Facts(article)) == []
    assert len(workflow.signoffs.holding(workflow.Facts(article))) == 4
    return article


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def another(field, old):
    """A value the field does not have."""
    if field.choices:
        return next(value for value, _label in field.flatchoices if value not in {old, ""})
    if isinstance(field, models.BooleanField):
        return not old
    if isinstance(field, models.DateTimeField):
        return (old or makers.NOON) + timedelta(days=3)
    if isinstance(field, models.DateField):
        return (old or date(2027, 1, 1)) + timedelta(days=3)
    if isinstance(field, models.FloatField):
        return 0.9 if old != 0.9 else 0.1
    if isinstance(field, models.JSONField):
        return ["آخر"]
    if isinstance(field, models.IntegerField):
        return (old or 0) + 2
    if field.name.startswith("colour"):
        return "#123456"
    return f"{old or ''} آخر".strip()


def another_row(model, old):
    if model is Section:
        return makers.section("culture", "ثقافة", "Culture")
    if model is Topic:
        return makers.topic("another", "موضوع آخر", "Another topic")
    if model is Agreement:
        return makers.named_source("نورس-9")
    if model is Attribution:
        return Attribution.objects.last()
    if model is Contributor:
        return Contributor.objects.create(slug="third", name_ar="ليلى الراشد", name_en="Layla")
    if model is apps.get_model("articles", "Image"):
        return makers.picture("#107040")
    return makers.person(roles.REPORTER, "another")


def columns(model, name):
    """The field itself, or its columns in the languages of the story."""
    field = model._meta.get_field(name)
    spoken = [f"{name}_{code}" for code in settings.LANGUAGE_CODES]
    if any(one.name == spoken[0] for one in model._meta.fields):
        return [model._meta.get_field(one) for one in spoken]
    return [field]


def set_anew(row, field):
    if isinstance(field, models.ForeignKey):
        value = another_row(field.related_model, getattr(row, field.name))
    else:
        value = another(field, getattr(row, field.name))
    if field.name == "source_language":
        value = "en"
    setattr(row, field.name, value)


def edit(article, change):
    by = makers.person(roles.EDITOR_IN_CHIEF)
    return workflow.edit(article=article, by=by, at=LATER, change=change)


def falls(article):
    """Whether any sign-off that held does not hold now, as lists and moves see it."""
    article = Article.objects.get(pk=article.pk)
    return len(workflow.signoffs.holding(workflow.Facts(article))) < 4


def test_no_field_of_the_story_form_is_changed_behind_a_sign_off(story):
    wrong = []
    for name, field in FIELD.items():
        column = Article._meta.get_field(name)
        if name in {"topics", "id"} or not column.editable:
            continue
        for one in columns(Article, name):
            with undone():
                edit(story, lambda row, one=one: set_anew(row, one))
                if falls(story) == bool(field.unsigned):
                    wrong.append(one.name)
    assert wrong == []


def test_a_topic_more_or_less_is_signed(story):
    with undone():
        edit(story, lambda row: row.topics.clear())
        assert falls(story)
    edit(story, lambda row: row.topics.add(makers.topic("ثقافة", "الثقافة", "Culture")))
    assert falls(story)


def rows_of_the_story(story):
    return {
        "Byline": story.bylines.first(),
        "Attribution": story.attributions.last(),
        "RightOfReply": story.replies.get(),
        "ArticleImage": story.pictures.get(),
    }


def test_no_row_of_the_story_is_changed_behind_a_sign_off(story):
    wrong = []
    for name, row in rows_of_the_story(story).items():
        for field, why in BEHIND_THE_STORY[name].items():
            for one in columns(type(row), field):
                with undone():
                    again = type(row).objects.get(pk=row.pk)

                    def change(_article, again=again, one=one):
                        set_anew(again, one)
                        again.save()

                    edit(story, change)
                    if falls(story) == bool(why):
                        wrong.append(f"{name}.{one.name}")
    assert wrong == []


def test_no_row_of_the_story_comes_or_goes_behind_a_sign_off(story):
    for name, row in rows_of_the_story(story).items():
        with undone():
            edit(story, lambda _article, row=row: type(row).objects.get(pk=row.pk).delete())
            assert falls(story) == (name != "ArticleImage"), name
    with undone():
        edit(story, lambda article: article.replies.create(reason_none="لا أحد"))
        assert falls(story)
    with undone():
        edit(
            story,
            lambda article: article.verifications.create(
                attribution=article.attributions.last(),
                method="اتصال",
                evidence="ملف 7",
                outcome="confirmed",
                by=makers.person(roles.DESK_EDITOR),
                at=LATER,
            ),
        )
        assert falls(story)


def from_outside(story):
    """Model → row, and the verb its page calls when it is saved."""
    unnamed = story.attributions.last().agreement
    source, lead = unnamed.source, story.lead_image

    def source_changed():
        workflow.source_changed(source=source.pk, at=LATER)

    def nothing():
        return None

    inside = story.pictures.get().image
    return [
        (unnamed, source_changed),
        (source, source_changed),
        (lead, lambda: workflow.picture_changed(image=lead, at=LATER)),
        (inside, lambda: workflow.picture_changed(image=inside, at=LATER)),
        (story.section, nothing),
        (Topic.objects.get(), nothing),
        (story.bylines.first().contributor, nothing),
        *((slot, nothing) for slot in story.slots.all()),
    ]


def test_nothing_outside_the_story_is_changed_behind_a_sign_off(story):
    wrong = []
    for row, called in from_outside(story):
        for field, why in BEHIND_THE_STORY[type(row).__name__].items():
            for one in columns(type(row), field):
                fixed = isinstance(one, models.FileField) or field == "source"
                if not one.editable or fixed:
                    continue
                with undone():
                    again = type(row).objects.get(pk=row.pk)
                    set_anew(again, one)
                    again.save()
                    called()
                    if falls(story) == bool(why):
                        wrong.append(f"{type(row).__name__}.{one.name}")
    assert wrong == []


def test_another_editors_word_on_a_source_is_weighed_a_reporters_is_not(story):
    source = story.attributions.last().agreement.source
    for role, counts in ((roles.REPORTER, False), (roles.EDITOR_IN_CHIEF, True)):
        with undone():
            by = makers.person(role, "new-word")
            Attestation.objects.create(source=source, editor=by, how="قابله")
            workflow.source_changed(source=source.pk, at=LATER)
            assert falls(story) == counts


def test_what_stands_behind_a_story_is_in_the_registry_field_by_field():
    """A column that somebody adds must be given its place."""
    own = {"id", "article"}
    missing = []
    for name, known in BEHIND_THE_STORY.items():
        model = apps.get_model("articles", name)
        for field in model._meta.concrete_fields:
            if field.editable and not hasattr(field, "translated_field"):
                missing += {f"{name}.{field.name}"} - {f"{name}.{one}" for one in {*known, *own}}
    assert missing == ["Attestation.editor"]


def test_a_story_that_changed_from_outside_is_nowhere_printed_as_it_was_signed(story):
    """The words of readers stay what was signed, until it is signed and printed anew."""
    agreement = story.attributions.last().agreement
    agreement.description_ar = "وزير"
    agreement.save()
    workflow.source_changed(source=agreement.source_id, at=LATER)
    story.refresh_from_db()
    verb = workflow.correct if story.status == "published" else workflow.publish
    with pytest.raises(workflow.Refused):
        verb(article=story, by=makers.person(roles.DESK_EDITOR), at=LATER)
    assert not story.publications.filter(disclosure__icontains="وزير").exists()
