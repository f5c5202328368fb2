"""What readers find: by every word, in the order that helps, page by page, and nothing hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import roles, search, workflow
from articles.models import Article
from tests import makers
from tests.search.archive import found, later, printed

pytestmark = pytest.mark.django_db

QUAY, FISH, MUSIC = "توسعة الرصيف الشرقي", "صيادو الرصيف يطلبون تعويضاً", "أمسية عود في المسرح"


@pytest.fixture
def archive():
    return printed(QUAY, FISH, MUSIC)


def test_every_word_must_be_there(archive):
    assert set(found("الرصيف")) == {QUAY, FISH}
    assert found("الرصيف تعويض") == [FISH]


@pytest.mark.parametrize("text", ["رصيف", "بالرصيف", "والرصيف", "الرَّصيف", "ﺍﻟﺮﺻﻴﻒ", "أرصفة"])
def test_a_word_is_found_however_it_is_written(archive, text):
    assert set(found(text)) == {QUAY, FISH}


def test_what_has_no_story_with_all_words_is_widened_to_some(archive):
    answer = search.find(text="الرصيف كوكب", language="ar", at=timezone.now())
    assert answer.widened
    assert {one.headline for one in answer.publications} == {QUAY, FISH}


def test_a_phrase_stands_side_by_side(archive):
    assert found("«الرصيف الشرقي»") == [QUAY]
    assert found("«الشرقي الرصيف»") == []


def test_a_headline_answers_before_a_text():
    printed("خبر آخر", body="زار الوزير الرصيف.")
    printed("الرصيف يُفتح")
    assert found("الرصيف") == ["الرصيف يُفتح", "خبر آخر"]


def test_newest_first_is_by_time_alone():
    in_text = printed("خبر آخر", body="زار الوزير الرصيف.")[0]
    printed("قديم", "قديم", "الرصيف يُفتح")
    assert found("الرصيف", order="newest")[0] == in_text.headline


def test_signs_alone_look_for_nothing(archive):
    answer = search.find(text="؟!…", language="ar", at=timezone.now())
    assert not answer.question.units
    assert (answer.publications, answer.count) == ([], 0)


def test_a_search_is_narrowed_by_where_who_and_when(archive):
    topic, writer = makers.topic(), makers.contributor()
    assert set(found("الرصيف", section="economy")) == {QUAY, FISH}
    assert found("الرصيف", section="sport") == []
    assert set(found("الرصيف", topic=topic.slug, contributor=writer.slug)) == {QUAY, FISH}
    assert found("الرصيف", since=later(1.5)) == [QUAY]
    assert found("الرصيف", until=later(1.5)) == [FISH]


def test_each_language_has_its_own_words(archive):
    printed("Eastern quay opens", language="en")
    assert found("quay", "en") == ["Eastern quay opens"]
    assert found("quay", "ar") == []
    assert found("quays", "en") == ["Eastern quay opens"]


def test_pages_follow_each_other_without_gap_or_repetition():
    headlines = [f"الرصيف {number}" for number in range(25)]
    printed(*headlines)
    seen, cursor = [], ""
    for _page in range(4):
        answer = search.find(
            text="الرصيف", language="ar", at=timezone.now(), cursor=cursor, page_size=10
        )
        seen += [one.headline for one in answer.publications]
        assert answer.count == 25
        if not answer.next:
            break
        cursor = answer.next
    assert seen == headlines


@pytest.mark.parametrize("cursor", ["x", "1", "1.2.3", "w", "-1.5", "1.99999999999999999999"])
def test_a_cursor_nobody_gave_out_is_refused(cursor):
    with pytest.raises(search.BadCursor):
        search.find(text="الرصيف", language="ar", at=timezone.now(), cursor=cursor)


def test_it_takes_five_questions_and_six_when_widened(archive):
    for text, most in (("الرصيف", 5), ("الرصيف كوكب", 6)):
        with CaptureQueriesContext(connection) as asked:
            search.find(text=text, language="ar", at=timezone.now())
        assert len(asked) <= most, text


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "spiked"])
def test_what_was_never_printed_is_not_found(state):
    getattr(makers, state)()
    assert found("الرصيف") == []


def test_what_is_taken_back_is_found_no_more():
    story = makers.published(at=later(2))
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    assert found("الرصيف") == [makers.HEADLINE]
    workflow.withdraw(article=story, by=chief, at=timezone.now(), reason="نراجع")
    assert found("الرصيف") == []
    workflow.restore(article=Article.objects.get(), by=chief, at=timezone.now(), reason="صحيح")
    assert found("الرصيف") == [makers.HEADLINE]
    workflow.retract(
        article=Article.objects.get(),
        by=chief,
        at=timezone.now(),
        reason="وثيقة مزوّرة",
        notices={"ar": "سحبناها."},
    )
    assert found("الرصيف") == []


def test_what_was_corrected_is_found_by_its_new_words_alone():
    story = makers.published(at=later(2))
    desk = makers.person(roles.DESK_EDITOR)

    def change(working):
        working.headline_ar = "المجلس يرجئ خطة الجسر"
        working.body_ar = "<p>أرجأ المجلس الخطة.</p>"

    workflow.edit(article=story, by=makers.person(roles.TRANSLATOR), at=later(1), change=change)
    assert found("الجسر") == []
    story = makers.sign_all(Article.objects.get(), at=later(1))
    workflow.correct(
        article=story,
        by=desk,
        at=later(0.5),
        correction={"kind": "correction", "text_ar": "أرجئت الخطة ولم تُقر."},
    )
    assert found("الجسر") == ["المجلس يرجئ خطة الجسر"]
    assert found("«الرصيف الشرقي»") == []
