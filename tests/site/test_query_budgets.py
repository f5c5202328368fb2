"""How many questions a cold page asks the database, with fifty stories and with five thousand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import FrontSlot, Image, ShareDay, ShareTotal
from articles.reading.keyset import Place
from tests import makers
from tests.caches import forget

pytestmark = pytest.mark.django_db


def picture(number: int) -> Image:
    image = Image(file=f"images/{number}.jpg", sha256=f"{number:064}", width=1600, height=900)
    image.sizes = {kind: [320, 640] for kind in ("jpeg", "webp", "avif")}
    Image.objects.bulk_create([image])
    return Image.objects.get(sha256=f"{number:064}")


@pytest.fixture
def paper():
    """Six sections, pictures, portraits, opinion, slots, corrections, shares."""
    for number in range(6):
        home = makers.section(f"section-{number}", f"قسم {number}", f"Section {number}")
        stories = makers.archive(8, english=True, section=home)
        for place, story in enumerate(stories):
            story.publications.update(
                lead_image=picture(number * 10 + place),
                genre="opinion" if place == 1 else "news",
            )
            ShareTotal.objects.create(article=story, total=9, as_of=timezone.now())
            for language in ("ar", "en"):
                ShareDay.objects.create(
                    article=story,
                    day=timezone.localdate(),
                    channel="x",
                    language=language,
                    count=5,
                )
    writer = makers.contributor()
    writer.portrait = picture(99)
    writer.save()
    story.corrections.create(
        kind="correction", text_ar="صححنا.", at=timezone.now() - timedelta(hours=1)
    )
    FrontSlot.objects.create(position=1, article=story)
    FrontSlot.objects.create(position=1, article=story, section=home)
    makers.reprint()
    return story.publications.get(language="ar")


def cost(client, path: str) -> int:
    forget()
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(asked)


def budgets(story) -> dict[str, int]:
    """What contract.md promises of each page, first pages and later ones."""
    english = story.article.publications.get(language="en")
    topic, author = makers.topic(), makers.contributor()
    later = f"?before={Place(timezone.now() - timedelta(hours=3), 10**9).plain}"
    lists = [
        "latest/",
        f"{story.section.slug}/",
        f"topics/{topic.slug}/",
        f"authors/{author.slug}/",
    ]
    return {
        story.get_absolute_url(): 8,
        english.get_absolute_url(): 8,
        **{f"{root}/": 10 for root in ("", "/en")},
        **{
            f"{root}/{one}{page}": 8
            for one in lists
            for page in ("", later)
            for root in ("", "/en")
        },
        "/corrections/": 8,
        "/policies/principles/": 3,
        "/feeds/latest.xml": 4,
        f"/feeds/{story.section.slug}.xml": 4,
        "/sitemap.xml": 2,
        "/sitemaps/pages.xml": 3,
        "/search/?q=الرصيف": 6,
        "/search/?q=الرصيف+كوكب": 7,
    }


def test_every_page_keeps_its_budget_with_fifty_stories(client, paper):
    for path, most in budgets(paper).items():
        assert cost(client, path) <= most, path
