"""House style beside the text: remarks that never bar the way, and buttons that mend one place."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import gettext

from articles import roles
from articles.models import Article, Revision, Status
from tests import makers
from tests.admin.pages import signed_in, story_page

pytestmark = pytest.mark.django_db

GONE = "The text has changed since this was suggested. Nothing was changed."
BODY = '<p>قال "نعم" في کویت, ثم ذهب الى مکتبه.</p>'


@pytest.fixture
def story() -> Article:
    return makers.in_review(texts={"body_ar": BODY, "headline_ar": "إجتماع المجلس"})


@pytest.fixture
def editor():
    return signed_in(makers.person(roles.COPY_EDITOR))


def fix_address(story: Article) -> str:
    return reverse("admin:articles_article_house_style", args=[story.pk])


def orders(client, story: Article) -> list[str]:
    style = client.get(story_page(story)).context["house_style"]
    return [one.order for group in style.groups for one in group.remarks]


def order(client, story: Article, code: str) -> str:
    return next(one for one in orders(client, story) if f":{code}:" in one)


def press(client, story: Article, fix: str, version: int | None = None):
    words = {"fix": fix, "version": version or Article.objects.get(pk=story.pk).version}
    return client.post(fix_address(story), words)


def said(answer) -> str:
    return " ".join(str(one) for one in get_messages(answer.wsgi_request))


def test_the_page_shows_the_remarks_and_their_fixes(editor, story):
    page = editor.get(story_page(story)).content.decode()
    for words in (gettext("House style"), "<mark>کویت</mark>", "كويت", "«نعم»", "اجتماع"):
        assert words in page, words
    assert 'form="house-style-form"' in page


def test_the_form_of_a_fix_stands_outside_the_form_of_the_story(editor, story):
    page = editor.get(story_page(story)).content.decode()
    own = page.index('id="article_form"')
    assert page.index("</form>", own) < page.index('<form id="house-style-form"')


def test_one_button_mends_one_place_and_nothing_else(editor, story):
    answer = press(editor, story, order(editor, story, "persian_letter"))
    assert answer.status_code == 302
    assert Article.objects.get(pk=story.pk).body_ar == BODY.replace("کویت", "كويت")
    assert "کویت" in said(answer)
    assert "كويت" in said(answer)


def test_a_button_mends_all_of_a_kind(editor, story):
    press(editor, story, "body_ar:persian_letter:")
    expected = BODY.replace("کویت", "كويت").replace("مکتبه", "مكتبه")
    assert Article.objects.get(pk=story.pk).body_ar == expected


def test_a_fix_is_an_edit_with_a_revision_of_its_own(editor, story):
    before = Revision.objects.filter(article=story).count()
    press(editor, story, order(editor, story, "spelling"))
    revision = Revision.objects.filter(article=story).latest("number")
    assert revision.number == before + 1
    assert revision.author == makers.person(roles.COPY_EDITOR)
    assert revision.note
    assert Article.objects.get(pk=story.pk).headline_ar == "اجتماع المجلس"


def test_a_remark_on_a_text_that_has_changed_does_nothing(editor, story):
    stale = order(editor, story, "persian_letter")
    answer = press(editor, story, stale, version=story.version - 1)
    assert answer.status_code == 302
    assert Article.objects.get(pk=story.pk).body_ar == BODY
    assert gettext(GONE) in said(answer)


@pytest.mark.parametrize(
    "fix", ["", "x", "body_ar:persian_letter:0:1", "slug_ar:spelling:", "status:x:", "body_xx::"]
)
def test_an_order_nobody_gave_out_does_nothing(editor, story, fix):
    before = Article.objects.get(pk=story.pk).version
    assert press(editor, story, fix).status_code == 302
    assert Article.objects.get(pk=story.pk).version == before


def test_a_fix_of_an_approved_story_says_that_it_went_back(editor):
    story = makers.approved(texts={"headline_ar": "إجتماع المجلس"})
    answer = press(editor, story, order(editor, story, "spelling"))
    assert Article.objects.get(pk=story.pk).status == Status.IN_REVIEW
    assert str(Status.IN_REVIEW.label) in said(answer)


def test_a_dash_voids_no_sign_off(editor):
    story = makers.approved(texts={"headline_ar": "المجلس ـ خطة جديدة"})
    press(editor, story, order(editor, story, "tatweel_dash"))
    saved = Article.objects.get(pk=story.pk)
    assert (saved.headline_ar, saved.status) == ("المجلس – خطة جديدة", Status.APPROVED)


def test_only_who_may_edit_may_mend(story):
    custodian = signed_in(makers.person(roles.SYSTEM_ADMIN))
    stranger = signed_in(makers.person(roles.REPORTER, "stranger"))
    for client in (custodian, stranger):
        assert press(client, story, "body_ar:persian_letter:").status_code == 404
    assert Article.objects.get(pk=story.pk).body_ar == BODY


def test_who_only_reads_is_shown_no_button(story):
    story.attributions.update(kind="allegation")
    client = signed_in(makers.person(roles.LEGAL))
    page = client.get(story_page(story)).content.decode()
    assert "<mark>کویت</mark>" in page
    assert 'name="fix"' not in page


def test_a_fix_is_posted_with_a_token(story):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(makers.person(roles.COPY_EDITOR))
    assert press(client, story, "body_ar:persian_letter:").status_code == 403
    assert client.get(fix_address(story)).status_code == 405


def test_a_clean_story_has_no_remarks(editor):
    story = makers.in_review(english=True)
    assert editor.get(story_page(story)).context["house_style"].total == 0


def test_a_remark_is_no_bar():
    from articles import workflow

    story = makers.draft(texts={"body_ar": BODY})
    moved = workflow.submit(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    assert moved.status == Status.IN_REVIEW
