"""What was renamed leads to where it is now: pages, feeds, stories, the API, in every edition."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import roles
from articles.models import FormerSlug, Section
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client) -> Client:
    client.force_login(makers.person(roles.EDITOR_IN_CHIEF))
    return client


def rename(chief: Client, noun, slug: str):
    """Through the admin, as an editor does it."""
    name = noun._meta.model_name
    address = reverse(f"admin:articles_{name}_change", args=[noun.pk])
    form = chief.get(address).context["adminform"].form
    data = {key: "" if form[key].value() is None else form[key].value() for key in form.fields}
    return chief.post(address, {**data, "slug": slug})


def leads(old: str, new: str) -> bool:
    answer = Client().get(old)
    assert (answer.status_code, answer.headers.get("Location")) == (301, new), old
    assert Client().get(new).status_code == 200, new
    return True


def test_a_section_that_is_renamed_keeps_every_address_it_had(chief):
    story = makers.publication(english=True)
    section = story.section
    old = story.get_absolute_url()
    assert rename(chief, section, "markets").status_code == 302
    for root in ("", "/en"):
        assert leads(f"{root}/economy/", f"{root}/markets/")
        assert leads(f"{root}/feeds/economy.xml", f"{root}/feeds/markets.xml")
    assert leads("/economy/?before=99999999999999-9", "/markets/?before=99999999999999-9")
    assert leads(old, old.replace("economy", "markets"))
    by_old, by_new = (
        Client().get(f"/api/v1/articles/?section={slug}").json()["results"]
        for slug in ("economy", "markets")
    )
    assert by_old == by_new != []
    assert Client().get("/search/?q=رصيف&section=economy").status_code == 200


def test_renamed_twice_the_first_address_still_leads_there(chief):
    section = makers.publication().section
    rename(chief, section, "markets")
    rename(chief, Section.objects.get(), "money")
    assert leads("/economy/", "/money/")
    assert leads("/markets/", "/money/")


def test_renamed_back_an_address_is_no_older_one(chief):
    section = makers.publication().section
    rename(chief, section, "markets")
    rename(chief, Section.objects.get(), "economy")
    assert leads("/markets/", "/economy/")
    assert [one.slug for one in FormerSlug.objects.all()] == ["markets"]


@pytest.mark.parametrize("noun", ["topic", "contributor"])
def test_a_topic_and_an_author_keep_theirs(chief, noun):
    makers.archive(1, english=True)
    one = getattr(makers, noun)()
    place, api = ("topics", "topic") if noun == "topic" else ("authors", "contributor")
    before = one.slug
    rename(chief, one, "renamed")
    for root in ("", "/en"):
        assert leads(f"{root}/{place}/{before}/", f"{root}/{place}/renamed/")
    found = Client().get(f"/api/v1/articles/?{api}={before}").json()["results"]
    assert len(found) == 1


def test_an_older_name_of_what_is_not_public_tells_nothing(chief):
    topic = makers.topic("secret-topic", "سر", "Secret")
    makers.draft().topics.add(topic)
    rename(chief, topic, "another")
    assert Client().get("/topics/secret-topic/").status_code == 404
    assert Client().get("/topics/another/").status_code == 404


def test_an_address_that_leads_elsewhere_is_not_given_away(chief):
    section = makers.publication().section
    rename(chief, section, "markets")
    other = makers.section("sport", "رياضة", "Sport")
    answer = rename(chief, other, "economy")
    assert answer.status_code == 200
    assert "كان هذا رابط «اقتصاد»" in answer.content.decode()
    assert leads("/economy/", "/markets/")


def test_the_form_says_before_saving_what_a_rename_changes(chief):
    section = makers.publication().section
    page = chief.get(reverse("admin:articles_section_change", args=[section.pk])).content.decode()
    assert "/economy/" in page
    assert "خبر واحد" in page


def test_a_deletion_says_what_will_not_be_found_any_more(chief):
    topic = makers.topic()
    makers.archive(3)
    page = chief.get(reverse("admin:articles_topic_delete", args=[topic.pk])).content.decode()
    assert f"/topics/{topic.slug}/" in page
    assert "3 أخبار" in page


@pytest.mark.parametrize(
    "address",
    [
        "/favicon.ico",
        "/worker.js",
        "/apple-touch-icon.png",
        "/en/manifest.json",
        "/wp-login.php",
        "/a.b/c",
    ],
)
def test_a_file_that_is_not_there_is_sent_nowhere(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("slug", ["economy", "اقتصاد", "شؤون-الخليج", "2026", "a_b"])
def test_whatever_can_be_a_section_is_still_found_without_its_slash(client, slug):
    makers.archive(1, section=makers.section(slug, "قسم", "Section"))
    answer = client.get(f"/{slug}")
    assert answer.status_code == 301
    assert client.get(answer["Location"]).status_code == 200
