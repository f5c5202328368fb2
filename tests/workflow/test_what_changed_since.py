"""What printing now would change, and what changed since somebody signed."""

import pytest

from articles import roles, workflow
from articles.workflow import Facts, changes
from articles.workflow.signoffs import Kind, Need
from tests import makers

pytestmark = pytest.mark.django_db


def edited(story, **texts):
    def change(one):
        for name, text in texts.items():
            setattr(one, name, text)

    by = makers.person(roles.DESK_EDITOR)
    return workflow.edit(article=story, by=by, at=makers.NOON, change=change)


def since_print(story) -> list[tuple[str, bool, bool, list[str]]]:
    return [
        (one.language, one.is_new, one.is_told, [each.field for each in one.differences])
        for one in changes.since_print(Facts(story))
    ]


def test_before_print_every_language_that_may_be_printed_is_new():
    story = makers.draft(english=True)
    assert since_print(story) == [("ar", True, False, [])]
    assert since_print(makers.sign_all(makers.in_review(english=True))) == [
        ("ar", True, False, []),
        ("en", True, False, []),
    ]


def test_after_print_what_differs_is_named_the_original_first():
    story = makers.published(english=True)
    assert since_print(story) == []
    story = edited(story, headline_ar="عنوان آخر", headline_en="Another headline", slug_en="x")
    assert since_print(story) == [
        ("ar", False, True, ["headline"]),
        ("en", False, True, ["headline", "slug"]),
    ]


def test_an_address_alone_is_not_told():
    story = edited(makers.published(english=True), slug_en="x")
    assert since_print(story) == [("en", False, False, ["slug"])]


@pytest.mark.parametrize(("kind", "language"), [(Kind.COPY, "ar"), (Kind.TRANSLATION, "en")])
def test_each_signer_is_shown_what_changed_since_he_signed(kind, language):
    need = Need(kind, language)
    story = makers.in_review(english=True)
    assert changes.since_signed(Facts(story), need) is None
    story = makers.sign_all(story)
    assert changes.since_signed(Facts(story), need) is None
    story = edited(story, **{f"headline_{language}": "Another عنوان"})
    changed = changes.since_signed(Facts(story), need)
    assert [one.field for one in changed.differences] == ["headline"]
    assert changed.weighed == []
    assert changes.since_signed(Facts(story), Need(Kind.LEGAL, "ar")) is None


def test_it_is_the_last_time_he_signed_that_counts():
    story = edited(makers.sign_all(makers.in_review()), headline_ar="عنوان ثان")
    story = edited(makers.sign_all(story), kicker_ar="خاص")
    changed = changes.since_signed(Facts(story), Need(Kind.COPY, "ar"))
    assert [one.field for one in changed.differences] == ["kicker"]


def test_what_the_text_rests_on_is_said_without_a_name():
    story = makers.sign_all(makers.in_review(agreement=makers.unnamed_source()))
    agreement = story.attributions.get().agreement
    agreement.reason_ar = "سبب آخر يخشى معه المصدر أن يُفصل من عمله في الهيئة"
    agreement.save()
    agreement.source.reliability = "B"
    agreement.source.save()
    workflow.source_changed(source=agreement.source_id, at=makers.NOON)
    story.refresh_from_db()
    changed = changes.since_signed(Facts(story), Need(Kind.COPY, "ar"))
    assert len(changed.weighed) == 1
    assert agreement.source.code_name not in changed.weighed[0]
