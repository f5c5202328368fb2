"""The page of a topic says of what kind it is, what else it is called, and what appears with it."""

import pytest
from django.urls import reverse

from articles import roles
from articles.models import Topic
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    """On two stories; beside it another one twice and a third once."""
    found = makers.topic()
    twice, once = makers.topic("سفن", "السفن", "Ships"), makers.topic("سدود", "السدود", "Dams")
    for place, story in enumerate(makers.archive(2)):
        publication = story.publications.get(language="ar")
        makers.link(publication, found, twice, *([once] if place else []))
    return found


def page(client, topic, root="") -> str:
    return client.get(f"{root}/topics/{topic.slug}/").content.decode()


def test_what_appears_with_it_most_comes_first_and_it_is_not_its_own_company(client, topic):
    shown = page(client, topic)
    beside = shown[shown.index('class="choices"') :]
    assert beside.index("السفن") < beside.index("السدود")
    assert f"<bdi>{topic.name_ar}</bdi></a>" not in beside[: beside.index("</nav>")]


def test_other_names_are_shown_in_the_script_of_the_page(client, topic):
    Topic.objects.filter(pk=topic.pk).update(aliases=["الموانئ العربية", "Arab ports"])
    shown = page(client, topic)
    assert "<bdi>الموانئ العربية</bdi>" in shown
    assert "Arab ports" not in shown


def test_a_topic_of_unprinted_stories_is_no_company(client, topic):
    hidden = makers.topic("سر", "موضوع لم يُنشر", "Not printed")
    makers.draft().topics.add(hidden, topic)
    assert "موضوع لم يُنشر" not in page(client, topic)


def test_a_chief_writes_the_other_names_one_a_line(topic):
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    change = reverse("admin:articles_topic_change", args=[topic.pk])
    sent = {"kind": "subject", "name_ar": "الموانئ", "name_en": "Ports", "slug": topic.slug}
    assert (
        chief.post(change, {**sent, "aliases": "المرافئ\n\n  Arab  ports\nالمرافئ"}).status_code
        == 302
    )
    topic.refresh_from_db()
    assert topic.aliases == ["المرافئ", "Arab ports"]
    assert "المرافئ\nArab ports" in chief.get(change).content.decode()
    refused = chief.post(change, {**sent, "aliases": "\n".join(map(str, range(21)))})
    assert refused.status_code == 200
    assert "20" in refused.content.decode()
