"""A small paper as it is in life: pictures, portraits, scores, corrections, two languages."""

from datetime import datetime, timedelta

from django.utils import timezone

from articles import roles
from articles.models import (
    Article,
    BreakingLine,
    FrontSlot,
    Image,
    Layout,
    Match,
    Section,
    ShareDay,
    ShareTotal,
    Topic,
)
from articles.workflow import live as streams
from tests import makers
from tests.public.addresses import Subject, asked

SCORE = "المرفأ يهزم نوارس صور 3-1 في نهائي كأس الموانئ"


def _front(picture: Image, now: datetime) -> Article:
    """Every layout of a section, results, a long read, a story that goes on, a breaking line;
    returns a live story with all that its stream may hold."""
    for layout in (Layout.CULTURE, Layout.LONG, Layout.SPORT, Layout.PAIR, Layout.LIST):
        home = makers.section(layout, f"قسم {layout.label}", f"Section {layout}")
        stories = makers.archive(3, english=True, section=home)
        stories[0].publications.update(lead_image=picture)
        Section.objects.filter(pk=home.pk).update(layout=layout, position=int(home.pk))
        FrontSlot.objects.update_or_create(
            section=home, position=1, defaults={"article": stories[0]}
        )
        if layout == Layout.SPORT:
            _matches(home, now)
    told = {"article": stories[1], "topic": makers.topic()}
    FrontSlot.objects.update_or_create(section=None, position=1, defaults=told)
    said = {"line_ar": f"{makers.HEADLINE} 3-1", "line_en": makers.ENGLISH_HEADLINE}
    starts, ends = now - timedelta(minutes=5), now + timedelta(hours=1)
    BreakingLine.objects.create(starts_at=starts, ends_at=ends, **said)
    live = makers.live(english=True, at=now - timedelta(hours=3))
    live.publications.update(lead_image=picture)
    desk = makers.person(roles.DESK_EDITOR)
    for language, headline, said_by in (
        ("ar", f"{makers.HEADLINE} 3-1", "سلطة الموانئ"),
        ("en", makers.ENGLISH_HEADLINE, "The ports authority"),
    ):
        words = {"language": language, "said_by": said_by, "text": headline, "is_key": True}
        first, gone, _last = (makers.entry(live, headline, **words) for _number in range(3))
        told = {"told": headline, "by": desk, "at": now}
        streams.correct(entry=first, headline=headline, said_by=said_by, **told)
        streams.take_back(entry=gone, **told)
    return live


def _matches(home: Section, now: datetime) -> None:
    sides = {
        "home_ar": "نجم القنطرة",
        "away_ar": "نوارس صور",
        "home_en": "Star",
        "away_en": "Gulls",
    }
    cup = {"competition_ar": "كأس الموانئ", "competition_en": "Ports Cup", "section": home}
    draw = {"home_score": 0, "away_score": 0, "home_penalties": 5, "away_penalties": 4}
    for hours, score in ((-20, draw), (-30, {"home_score": 3, "away_score": 1}), (40, {})):
        Match.objects.create(starts_at=now + timedelta(hours=hours), **sides, **cup, **score)


def every_page(*roots: str) -> list[str]:
    """Makes the paper; an address of each kind of page, in the editions under these roots (all)."""
    now = timezone.now()
    picture, writer = makers.picture(), makers.contributor()
    makers.topic()
    Topic.objects.update(aliases=["المرافئ", "الأرصفة", "Harbours", "Quays"])
    writer.portrait = makers.picture("#8b1a1a")
    writer.save()
    for number, story in enumerate(makers.archive(12, english=True)):
        story.publications.update(lead_image=picture)
        if number % 4 == 1:
            story.publications.update(genre=Article.Genre.OPINION)
        if number % 4 == 2:
            story.publications.filter(language="ar").update(headline=SCORE, standfirst=SCORE)
        ShareTotal.objects.create(article=story, total=9, as_of=now)
        ShareDay.objects.create(
            article=story, day=timezone.localdate(), channel="x", language="ar", count=9
        )
    story = makers.publication(
        english=True,
        texts={
            "headline_ar": "المرفأ يهزم نوارس صور 3-1 ويبلغ نهائي 2026/27",
            "kicker_ar": "موانئ",
            "standfirst_ar": "بدأ العمل.",
            "lead_image": picture,
            "urgency": 1,
            "is_exclusive": True,
        },
    )
    story.article.corrections.create(
        kind="correction", text_ar="النتيجة 3-1 لا 2-1.", text_en="We corrected it.", at=now
    )
    live = _front(picture, now)
    gone = makers.retracted(at=now, english=True)
    held = makers.withdrawn(at=now, english=True)
    pages = [
        "/",
        "/latest/",
        f"/{story.section.slug}/",
        f"/topics/{makers.topic().slug}/",
        f"/authors/{writer.slug}/",
        "/corrections/",
        "/policies/principles/",
        "/feeds/",
        "/offline/",
        "/archive/",
        f"/archive/{timezone.localdate():%Y/%m/%d}/",
        "/most-shared/",
        f"/report/{story.article_id}/",
        "/search/",
        "/search/?q=ports رصيف صور 3",
        "/search/?q=لاوجودلها",
        f"/n/{story.article_id}",
        f"/n/{live.pk}",
        f"/n/{gone.pk}",
        f"/n/{held.pk}",
        "/no-such-page/",
    ]
    return [root + page for page in pages for root in roots or ("", "/en")]


def every_route() -> list[str]:
    """Every open route, asked about a story that is printed."""
    story = makers.publication(english=True)
    topic, writer = makers.topic().slug, makers.contributor().slug
    subject = Subject(story.article_id, story.slug, topic, writer, f"{timezone.localdate():%Y-%m}")
    return [address for method, address, _body in asked(subject) if method == "GET"]
