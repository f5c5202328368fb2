"""A share button counts an intent and sends the reader on, without a script."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from articles import shares
from articles.models import Publication, ShareEvent
from tests import makers

pytestmark = pytest.mark.django_db

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}


@pytest.fixture
def story() -> Publication:
    return makers.publication()


def press(client, story, channel: str, **headers: str):
    return client.post(f"/share/{story.article_id}/{channel}/", headers={**PHONE, **headers})


def test_whatsapp_gets_the_whole_headline_and_the_short_address(client, story):
    response = press(client, story, "whatsapp")
    assert response.status_code == 303
    address = urlsplit(response["Location"])
    assert (address.scheme, address.netloc) == ("https", "wa.me")
    short = f"http://127.0.0.1:8000/n/{story.article_id}"
    assert parse_qs(address.query)["text"] == [f"{makers.HEADLINE}\n{short}"]
    assert not response.cookies


def test_an_intent_is_counted_once_and_shown_after_the_fold(client, story):
    press(client, story, "whatsapp")
    press(client, story, "whatsapp")
    press(client, story, "telegram")
    assert ShareEvent.objects.count() == 2
    shares.fold(at=timezone.now())
    assert ">مشاركتان</p>" in client.get(story.get_absolute_url()).content.decode()


def test_a_count_of_none_is_not_shown(client, story):
    assert "share-count" not in client.get(story.get_absolute_url()).content.decode()


def test_copying_without_a_script_leads_to_the_short_address_on_the_page(client, story):
    response = press(client, story, "copy")
    assert response["Location"] == f"{story.get_absolute_url()}#short-address"
    page = client.get(story.get_absolute_url()).content.decode()
    assert 'id="short-address"' in page


def test_reading_never_counts(client, story):
    assert client.get(f"/share/{story.article_id}/whatsapp/").status_code == 405
    assert client.head(f"/share/{story.article_id}/whatsapp/").status_code == 405
    assert not ShareEvent.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}]
)
def test_another_site_cannot_press_our_button(client, story, headers):
    assert press(client, story, "x", **headers).status_code == 403
    assert not ShareEvent.objects.exists()


def test_what_is_not_there_cannot_be_shared(client, story):
    assert press(client, story, "pigeon").status_code == 404
    story.article_id += 1000
    assert press(client, story, "x").status_code == 404


def test_a_story_that_may_not_be_shared_has_no_buttons(client, story):
    Publication.objects.update(shares_enabled=False)
    assert press(client, story, "x").status_code == 404
    assert "/share/" not in client.get(story.get_absolute_url()).content.decode()


def test_whatsapp_stands_first(client, story):
    page = client.get(story.get_absolute_url()).content.decode()
    assert page.index("/whatsapp/") == page.index(f"/share/{story.article_id}/") + len(
        f"/share/{story.article_id}"
    )


def test_the_policy_lets_the_button_reach_its_channel(client, story):
    policy = client.get(story.get_absolute_url())["Content-Security-Policy"]
    form_action = next(part for part in policy.split(";") if "form-action" in part)
    assert "https:" in form_action
    assert "script-src 'self'" in policy
