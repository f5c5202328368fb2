"""A small paper as it is in life: pictures, portraits, scores, corrections, two languages."""

from django.utils import timezone

from articles.models import Article, ShareDay, ShareTotal
from tests import makers

SCORE = "المرفأ يهزم نوارس صور 3-1 في نهائي كأس الموانئ"


def every_page(*roots: str) -> list[str]:
    """Makes the paper; an address of each kind of page, in the editions under these roots (all)."""
    now = timezone.now()
    picture, writer = makers.picture(), makers.contributor()
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
        "/archive/",
        f"/archive/{timezone.localdate():%Y/%m/%d}/",
        "/most-shared/",
        f"/report/{story.article_id}/",
        "/search/",
        "/search/?q=ports رصيف صور 3",
        "/search/?q=لاوجودلها",
        f"/n/{story.article_id}",
        f"/n/{gone.pk}",
        f"/n/{held.pk}",
        "/no-such-page/",
    ]
    return [root + page for page in pages for root in roots or ("", "/en")]
