"""How the stories of a section stand on the home page: as an editor said, or as they can."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import FrontSlot, Layout, Section
from tests import makers

pytestmark = pytest.mark.django_db


def bands(client, path: str = "/") -> list[tuple[str, str]]:
    found = client.get(path).context_data["bands"]
    return [(one.section.slug if one.section else "", str(one.layout)) for one in found]


def paper(*sections: str, stories: int = 8, pictures: bool = True) -> dict[str, list]:
    """`stories` in each section, the last made leads the front; those of a section by age."""
    image = makers.picture() if pictures else None
    made = {}
    for place, slug in enumerate(sections):
        home = makers.section(slug, slug, slug)
        Section.objects.filter(pk=home.pk).update(position=place)
        made[slug] = makers.archive(stories, english=True, section=home)
        for story in made[slug]:
            story.publications.update(lead_image=image)
    return made


def lay_out(slug: str, layout: Layout) -> None:
    Section.objects.filter(slug=slug).update(layout=layout)


def test_neighbours_differ_where_nobody_said_how_they_stand(client):
    paper("sea", "land", "air", "fire")
    assert bands(client) == [("sea", "lead"), ("land", "pair"), ("air", "list"), ("fire", "lead")]


@pytest.mark.parametrize("layout", ["lead", "pair", "list", "culture"])
def test_a_section_stands_as_an_editor_said(client, layout):
    paper("sea", "land")
    lay_out("land", layout)
    assert bands(client)[1] == ("land", layout)


@pytest.mark.parametrize("layout", ["pair", "culture", "long", "sport"])
def test_what_cannot_be_filled_gives_way_to_what_can(client, layout):
    paper("sea", pictures=False)
    lay_out("sea", layout)
    assert bands(client) == [("sea", "lead")]


def test_one_story_leads_alone(client):
    paper("sea")
    made = paper("land", stories=1)
    made["land"][0].publications.update(
        first_published_at=timezone.now() - timedelta(days=9),
    )
    lay_out("land", Layout.LIST)
    assert bands(client)[1] == ("land", "lead")


def test_a_section_may_stay_away_from_the_home_page(client):
    paper("sea", "land")
    lay_out("sea", Layout.NONE)
    assert [slug for slug, _layout in bands(client)] == ["land"]


def test_a_long_read_is_chosen_and_never_filled_by_time(client):
    made = paper("sea", "land")
    lay_out("land", Layout.LONG)
    assert ("land", "long") not in bands(client)
    land = Section.objects.get(slug="land")
    FrontSlot.objects.create(section=land, position=1, article=made["land"][6])
    assert ("land", "long") in bands(client)
    told = client.get("/").context_data["bands"][1].stories
    assert [one.article_id for one in told] == [made["land"][6].pk]


def test_opinion_stands_where_its_section_stands(client):
    made = paper("sea", "views")
    for story in made["sea"][5:7]:
        story.publications.update(genre="opinion")
    assert bands(client)[0] == ("", "opinion")
    lay_out("views", Layout.OPINION)
    assert bands(client) == [("sea", "lead"), ("views", "opinion")]


def test_no_story_stands_twice(client):
    made = paper("sea", "land")
    sea = Section.objects.get(slug="sea")
    FrontSlot.objects.create(position=1, article=made["sea"][3])
    FrontSlot.objects.create(section=sea, position=1, article=made["sea"][3])
    FrontSlot.objects.create(section=sea, position=2, article=made["sea"][5])
    context = client.get("/").context_data
    stand = [one.pk for one in context["top"]]
    stand += [one.pk for band in context["bands"] for one in band.stories]
    assert len(stand) == len(set(stand))


def test_a_story_that_goes_on_has_what_followed_under_it(client):
    topic = makers.topic()
    stories = makers.archive(6)
    for story in stories[:5]:
        story.publications.get().topics.add(topic)
    FrontSlot.objects.create(position=1, article=stories[4], topic=topic)
    lead = client.get("/").context_data["top"][0]
    assert lead.article_id == stories[4].pk
    assert [one.article_id for one in lead.following] == [one.pk for one in stories[:3]]
    assert 'class="line-of-time following"' in client.get("/").content.decode()


def test_nothing_unpublished_follows(client):
    topic = makers.topic()
    stories = makers.archive(3)
    for story in stories:
        story.publications.get().topics.add(topic)
    stories[0].publications.update(withdrawn_at=timezone.now())
    stories[1].publications.update(visible_from=timezone.now() + timedelta(hours=1))
    FrontSlot.objects.create(position=1, article=stories[2], topic=topic)
    assert client.get("/").context_data["top"][0].following == []


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("stories", [1, 2, 3, 5, 12])
@pytest.mark.parametrize("pictures", [True, False])
def test_every_layout_is_drawn_with_few_stories_and_with_many(client, layout, stories, pictures):
    paper("sea", stories=5)
    made = paper("land", stories=stories, pictures=pictures)
    made["land"][0].publications.update(genre="opinion")
    lay_out("land", layout)
    for path in ("/", "/en/", "/land/"):
        assert client.get(path).status_code == 200


def test_the_front_of_a_section_is_made_of_slots_like_the_home_page(client):
    topic = makers.topic()
    made = paper("sea", "land")
    for story in made["sea"][:3]:
        story.publications.get(language="ar").topics.add(topic)
    sea = Section.objects.get(slug="sea")
    words = {"headline_override_ar": "عنوان القسم", "topic": topic}
    FrontSlot.objects.create(section=sea, position=1, article=made["sea"][6], **words)
    FrontSlot.objects.create(section=sea, position=2, article=made["land"][0])
    lead, second, *_rest = client.get("/sea/").context_data["stories"]
    assert (lead.article_id, second.article_id) == (made["sea"][6].pk, made["land"][0].pk)
    assert lead.headline == "عنوان القسم"
    assert len(lead.following) == 3
    assert client.get("/").context_data["top"][0].headline != "عنوان القسم"


def test_a_live_story_tells_its_newest_on_the_front_of_its_section(client):
    story = makers.live()
    makers.entry(story, "محطة")
    assert "محطة" in client.get("/economy/").content.decode()
