"""The desk sees what the clock could not do, but not what it may not know of."""

import pytest
from django.utils import timezone

from articles import roles
from articles.models import Setback
from tests import makers
from tests.admin.pages import list_page, signed_in

pytestmark = pytest.mark.django_db


def note(job: str, row: int) -> None:
    with Setback.objects.noted(job, row, at=timezone.now()):
        raise KeyError("كناريّة")


def page(role: str) -> str:
    answer = signed_in(makers.person(role)).get(list_page("articles_setback"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_setback_leads_to_what_it_is_about_and_tells_no_words_of_it():
    story = makers.draft(texts={"headline": "عنوان لا يُقرأ هنا"})
    note(Setback.Job.PUBLISH, story.pk)
    html = page(roles.DESK_EDITOR)
    assert "نشر المادة التي حان موعدها" in html
    assert "KeyError" in html
    assert f"/admin/articles/article/{story.pk}/change/" in html
    assert "كناريّة" not in html
    assert "عنوان لا يُقرأ هنا" not in html


def test_that_an_identity_is_kept_is_told_to_their_custodian_alone():
    note(Setback.Job.DESTROY, 4711)
    assert "4711" not in page(roles.DESK_EDITOR)
    assert "4711" in page(roles.SOURCE_CUSTODIAN)
    assert "4711" not in page(roles.SYSTEM_ADMIN)
