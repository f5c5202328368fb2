"""A reply denies the claim it is about, or every accusation; what is printed stays, and the story
stands with the desk as changed."""

import pytest

from articles import roles, sources, workflow
from articles.models import Article, StockPhrase
from articles.models.attribution import Attribution
from articles.sources.wording import tells_nothing
from tests import makers

pytestmark = pytest.mark.django_db

STOCK = (
    "طلب عدم ذكر اسمه",
    "طلب عدم الكشف عن هويته",
    "لحساسية الموضوع",
    "غير مخول بالحديث",
    "requested anonymity",
    "security reasons",
)


@pytest.fixture
def story():
    """Published; two claims on one unnamed source, one of them an accusation."""
    agreement = makers.unnamed_source()

    def link(article: Article) -> None:
        for exact, kind in (("30 شهراً", "fact"), ("مطلع العام المقبل", "allegation")):
            article.attributions.create(agreement=agreement, language="ar", exact=exact, kind=kind)
        article.replies.create(party_ar="الهيئة", asked_at=makers.NOON, channel="هاتف")

    made = makers.draft(sourced=False)
    made = workflow.edit(article=made, by=made.created_by, at=makers.NOON, change=link)
    made = workflow.submit(article=made, by=made.created_by, at=makers.NOON)
    return workflow.publish(
        article=makers.sign_all(made), by=makers.person(roles.DESK_EDITOR), at=makers.NOON
    )


def deny(story, **words):
    def change(article: Article) -> None:
        article.replies.update(answer_ar="لم يحدث ذلك.", denies=True, **words)

    return workflow.edit(
        article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON, change=change
    )


def standings(story) -> list[str]:
    weighed = sources.weigh(story)
    return [str(weighed.standing(one)) for one in weighed.attributions]


def test_who_was_asked_and_denies_nothing_changes_no_standing(story):
    assert standings(story) == ["unverified", "unverified"]


def test_without_a_passage_it_is_of_every_accusation(story):
    assert standings(deny(story)) == ["unverified", "denied"]


def test_of_a_passage_it_is_of_that_one(story):
    fact = story.attributions.get(kind=Attribution.Kind.FACT)
    assert standings(deny(story, about=fact)) == ["denied", "unverified"]


def test_a_later_denial_leaves_the_print_and_stands_with_the_desk(story):
    changed = deny(story)
    assert changed.status == "published"
    assert list(Article.objects.changed_since_print()) == [changed]
    assert "لم يحدث" not in str(changed.publications.get().disclosure)


@pytest.mark.parametrize(
    ("reason", "is_nothing"),
    [
        ("طلب عدم ذكر اسمه", True),
        ("طلب عدم الكشف عن هويته لحساسية الموضوع", True),
        ("غير مخوّل بالحديث، وطلب عدم ذكر اسمه", True),
        ("يمنع نظام الهيئة موظفيها من الحديث إلى الصحافة ويعرّضهم للفصل", False),
        ("He faces dismissal under the ministry’s ban on speaking to the press", False),
        ("requested anonymity for security reasons", True),
    ],
)
def test_a_stock_phrase_is_no_reason(reason, is_nothing):
    assert tells_nothing(reason, STOCK) is is_nothing


def test_the_paper_adds_phrases_of_its_own():
    agreement = makers.unnamed_source()
    story = makers.in_review(agreement=agreement)

    def codes() -> set[str]:
        reasons = workflow.what_printing_needs(workflow.Facts(story), at=makers.NOON)
        return {one.code for one in reasons}

    assert "no_reason" not in codes()
    StockPhrase.objects.create(text=agreement.reason_ar)
    assert "no_reason" in codes()
