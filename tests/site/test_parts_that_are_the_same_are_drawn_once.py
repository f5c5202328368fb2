"""A part of a page is drawn again when something that it tells changed, and only then."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Publication, Section
from articles.templatetags import parts
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(monkeypatch) -> list[str]:
    """The names of components that were drawn, in their order."""
    names: list[str] = []
    draw = parts.render_to_string

    def noted(name: str, told: dict) -> str:
        names.append(name)
        return draw(name, told)

    monkeypatch.setattr(parts, "render_to_string", noted)
    return names


@pytest.fixture
def stories() -> dict[str, list]:
    """Nine in each section; two hours and a half apart, so that no age changes under the test."""
    made = {}
    for place, slug in enumerate(("sea", "land")):
        home = makers.section(slug, slug, slug)
        Section.objects.filter(pk=home.pk).update(position=place)
        made[slug] = makers.archive(9, english=True, section=home)
    start = timezone.now() - timedelta(minutes=150)
    for place, one in enumerate(Publication.objects.filter(language="ar").newest_first()):
        Publication.objects.filter(pk=one.pk).update(
            first_published_at=start - place * timedelta(hours=1)
        )
    return made


def front(client) -> str:
    return client.get("/").content.decode()


def test_the_same_front_is_not_drawn_twice(client, stories, drawn):
    first = front(client)
    assert len(drawn) > 2
    drawn.clear()
    assert front(client) == first
    assert not drawn


def test_what_is_kept_is_what_would_be_drawn(client, stories):
    front(client)
    warm = {path: client.get(path).content for path in ("/", "/en/", "/latest/", "/sea/", "/land/")}
    for path, page in warm.items():
        parts._kept.cache_clear()
        assert client.get(path).content == page


def test_another_headline_draws_its_own_parts_anew(client, stories, drawn):
    front(client)
    drawn.clear()
    last = Publication.objects.in_language("ar").filter(section__slug="land").newest_first()[5]
    Publication.objects.filter(pk=last.pk).update(headline="عنوان صُحّح بعد النشر")
    assert "عنوان صُحّح بعد النشر" in front(client).replace("\u00a0", " ")
    assert 1 <= len(drawn) <= 2  # its band, and the latest where it stands there


def test_an_hour_later_the_ages_are_others(client, stories, drawn, settings):
    page = front(client)
    drawn.clear()
    hour = timedelta(hours=1)
    for one in Publication.objects.all():
        Publication.objects.filter(pk=one.pk).update(
            first_published_at=one.first_published_at - hour
        )
    assert front(client) != page
    assert drawn


def test_a_story_that_is_taken_back_leaves_its_part(client, stories):
    gone = Publication.objects.in_language("ar").filter(section__slug="land").newest_first()[5]
    assert gone.get_absolute_url() in front(client)
    Publication.objects.filter(pk=gone.pk).update(retracted_at=timezone.now(), notice="سُحب الخبر.")
    assert gone.get_absolute_url() not in front(client)


def test_what_stands_on_every_page_is_drawn_anew_when_a_section_has_another_name(
    client, stories, drawn
):
    client.get("/latest/")
    Publication.objects.update(seo_title="لمن يبحث")
    drawn.clear()
    client.get("/latest/")
    assert not drawn
    Section.objects.filter(slug="sea").update(name_ar="البحر والمرافئ")
    page = client.get("/latest/").content.decode()
    assert page.count("البحر والمرافئ</a></li>") == 2
    assert {"components/masthead.html", "components/foot.html"} <= {*drawn}
