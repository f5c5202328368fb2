"""What the address of a story says once it was taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import makers

pytestmark = pytest.mark.django_db
NOTICE = "سحبنا هذه المادة."


def yesterday():
    return timezone.now() - timedelta(days=1)


def test_a_retracted_story_is_gone_with_its_notice(client):
    story = makers.retracted(at=yesterday())
    response = client.get(story.publications.get().get_absolute_url())
    assert response.status_code == 410
    assert NOTICE in response.content.decode()


def test_a_retracted_story_leaves_its_text_nowhere(client):
    story = makers.retracted(at=yesterday())
    for page in (story.publications.get().get_absolute_url(), "/", "/latest/", "/feeds/latest.xml"):
        body = client.get(page).content.decode()
        assert makers.HEADLINE not in body
        assert "لن تتجاوز" not in body


def test_its_short_address_says_so_too(client):
    story = makers.retracted(at=yesterday())
    assert client.get(f"/n/{story.pk}").status_code == 410


def test_a_withdrawn_story_is_not_found_and_says_why(client):
    story = makers.withdrawn(at=yesterday())
    response = client.get(story.publications.get().get_absolute_url())
    body = response.content.decode()
    assert response.status_code == 404
    assert "box-notice" in body
    assert makers.HEADLINE not in body
    assert "نراجع رقماً" not in body  # the reason is the desk's own


def test_the_retraction_stands_in_the_public_log(client):
    makers.retracted(at=yesterday())
    assert NOTICE in client.get("/corrections/").content.decode()


def test_a_correction_stands_on_its_story_and_in_the_log(client):
    publication = makers.publication()
    publication.article.corrections.create(
        kind="correction", text_ar="الصحيح 30 شهراً.", at=timezone.now() - timedelta(hours=1)
    )
    publication.article.corrections.create(
        kind="update", text_ar="أضفنا رد الوزارة.", at=timezone.now() - timedelta(hours=1)
    )
    page = client.get(publication.get_absolute_url()).content.decode()
    log = client.get("/corrections/").content.decode()
    assert "الصحيح 30 شهراً." in page
    assert "أضفنا رد الوزارة." in page
    assert "الصحيح 30 شهراً." in log
    assert "أضفنا رد الوزارة." not in log
    assert "الصحيح" not in client.get("/en/corrections/").content.decode()
