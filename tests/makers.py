"""The cast and a plausible world: who works here, and stories in any state, made by the same verbs
that editors use."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.utils import timezone

from articles import accounts, images, roles, workflow
from articles.models import (
    Article,
    Contributor,
    ContributorLink,
    Image,
    LiveEntry,
    Publication,
    Section,
    Status,
    Topic,
    TopicLink,
)
from articles.models.source import Agreement, Attestation, GroundRule, Source
from articles.press import pieces
from articles.workflow import ArchivedStory
from articles.workflow import live as streams
from tests.images import files

TOTP_SECRET = "JBSWY3DPEHPK3PXP"
RECOVERY: dict[str, Any] = {"type": "recovery_codes", "data": {"seed": "00", "used_mask": 0}}
NOON = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # noon in Kuwait

HEADLINE = "مجلس الموانئ يقرّ خطة لتوسعة الرصيف الشرقي"
BODY = (
    "<p>أقرّ مجلس الموانئ خطة لتوسعة الرصيف الشرقي تبدأ مطلع العام المقبل، على أن تُنجز في 30 "
    "شهراً.</p><p>وقال رئيس المجلس في مؤتمر صحافي إن الكلفة «لن تتجاوز ما رُصد لها».</p>"
)
ENGLISH_HEADLINE = "Ports council approves plan to extend the eastern quay"
ENGLISH_BODY = (
    "<p>The ports council has approved a plan to extend the eastern quay from early next year.</p>"
    "<p>Its chairman told reporters the cost “will not exceed what was set aside”.</p>"
)


def person(role: str, name: str = "") -> User:
    """The account that holds a role; `name` for a second holder of it."""
    user, made = User.objects.get_or_create(username=name or role, defaults={"is_staff": True})
    if made:
        user.set_password("pass")
        user.save()
        user.groups.add(Group.objects.get(name=role))
        enrol(user)
    return user


def enrol(user: User) -> User:
    """With a second factor and recovery codes that were kept."""
    totp = Authenticator(user=user, type="totp", data={"secret": TOTP_SECRET})
    Authenticator.objects.bulk_create([totp, Authenticator(user=user, **RECOVERY)])
    accounts.keep_codes(user, at=timezone.now())
    return user


def token(account: User, *, at: datetime | None = None, **limits: Any) -> str:
    """What an app of this account sends to the editors' API."""
    return accounts.make_token(account, name="app", at=at or timezone.now(), **limits)


def reached(user: User, email: str) -> User:
    """With an address for letters, which the holder has confirmed."""
    user.email = email
    user.save()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user


def cast() -> dict[str, User]:
    """One account a role."""
    return {role: person(role) for role in roles.ROLES}


def superuser(name: str = "root") -> User:
    found = User.objects.filter(username=name).first()
    return found or enrol(User.objects.create_superuser(name, password="pass"))


def section(slug: str = "economy", name_ar: str = "اقتصاد", name_en: str = "Economy") -> Section:
    return Section.objects.get_or_create(
        slug=slug, defaults={"name_ar": name_ar, "name_en": name_en}
    )[0]


def topic(slug: str = "موانئ", name_ar: str = "الموانئ", name_en: str = "Ports") -> Topic:
    return Topic.objects.get_or_create(
        slug=slug, defaults={"name_ar": name_ar, "name_en": name_en}
    )[0]


def picture(colour: str = "#20508c", width: int = 700) -> Image:
    """A picture taken in as editors' are, in every size and format; another colour, another one."""
    file = files.as_file(files.photograph(width, width * 3 // 5, colour))
    image = images.accept(
        file,
        by=None,
        at=NOON,
        alt_text_ar="رصيف الميناء عند الفجر",
        alt_text_en="The quay at dawn",
        caption_ar="الرصيف الشرقي، حيث تبدأ التوسعة",
        caption_en="The eastern quay, where the extension begins",
        credit_ar="أرشيف الهيئة",
        credit_en="Authority archive",
    )
    images.render_pending(at=NOON, limit=1)
    return image


def contributor(user: User | None = None, slug: str = "") -> Contributor:
    user = user or person(roles.REPORTER)
    return Contributor.objects.get_or_create(
        slug=slug or f"byline-{user.username}",
        defaults={"name_ar": "سلمى الهاشم", "name_en": "Salma al-Hashem", "user": user},
    )[0]


def named_source(code: str = "رصيف-1") -> Agreement:
    source = Source.objects.get_or_create(
        code_name=code, defaults={"handler": person(roles.REPORTER)}
    )[0]
    return Agreement.objects.get_or_create(
        source=source, ground_rule=GroundRule.ON_THE_RECORD, description_ar="رئيس مجلس الموانئ"
    )[0]


def unnamed_source(
    code: str = "مرساة-7", rule: str = GroundRule.BACKGROUND, *, attested: bool = True
) -> Agreement:
    source, made = Source.objects.get_or_create(
        code_name=code, defaults={"handler": person(roles.REPORTER)}
    )
    if made and attested:
        Attestation.objects.create(
            source=source, editor=person(roles.MANAGING_EDITOR), how="قابله في مكتبه"
        )
    return Agreement.objects.get_or_create(
        source=source,
        ground_rule=rule,
        defaults={
            "description_ar": "مسؤول رفيع في هيئة الموانئ",
            "description_en": "a senior official at the ports authority",
            "reason_ar": "يمنع نظام الهيئة موظفيها من الحديث إلى الصحافة ويعرّضهم للفصل",
            "reason_en": "the authority’s rules forbid staff to speak to the press",
        },
    )[0]


def draft(
    *,
    by: User | None = None,
    at: datetime = NOON,
    english: bool = False,
    agreement: Agreement | None = None,
    sourced: bool = True,
    bylined: bool = True,
    texts: Mapping[str, Any] | None = None,
) -> Article:
    """A reporter's draft with headline, body, section, byline and a named source, to be handed in.
    `texts` sets or overrides fields, such as headline_ar."""
    by = by or person(roles.REPORTER)

    def fill(article: Article) -> None:
        article.section = section()
        article.headline_ar, article.body_ar = HEADLINE, BODY
        if english:
            article.headline_en, article.body_en = ENGLISH_HEADLINE, ENGLISH_BODY
        for name, value in (texts or {}).items():
            setattr(article, name, value)

    article = workflow.create(by=by, at=at, change=fill)

    def link(article: Article) -> None:
        if bylined:
            article.bylines.create(contributor=contributor(by))
        if sourced:
            article.attributions.create(agreement=agreement or named_source(), language="ar")

    return workflow.edit(article=article, by=by, at=at, change=link)


def invited(user: User, story: Article) -> User:
    """Somebody to whom the story is open, whatever his role is."""
    by = person(roles.EDITOR_IN_CHIEF)
    story.invitations.get_or_create(account=user, defaults={"by": by})
    return user


def in_review(**draft_words: Any) -> Article:
    story = draft(**draft_words)
    return workflow.submit(
        article=story, by=person(roles.DESK_EDITOR), at=draft_words.get("at", NOON)
    )


def with_everything() -> Article:
    """An approved story with two languages, bylines, topics, pictures, a named and an unnamed
    source, and a reply: signed off by everybody who has to."""
    lead, inside = picture(), picture("#803020")
    unnamed = unnamed_source()
    figure = f'<figure data-image="{inside.pk}"></figure>'
    bodies = {"body_ar": BODY + figure, "body_en": ENGLISH_BODY + figure}
    second = Contributor.objects.create(slug="second", name_ar="فهد", name_en="Fahd")

    def link(article: Article) -> None:
        article.topics.add(topic())
        article.bylines.create(contributor=second, position=1)
        quay = "لتوسعة الرصيف الشرقي"
        article.attributions.create(agreement=named_source(), language="ar", exact=quay)
        article.attributions.create(agreement=unnamed, language="ar", exact="30 شهراً")
        asked = {"asked_at": NOON + timedelta(seconds=7), "channel": "هاتف"}
        article.replies.create(party_ar="الهيئة", party_en="The authority", **asked)
        article.pictures.create(image=inside)

    texts = {**bodies, "lead_image": lead, "dateline_ar": "الكويت"}
    article = draft(english=True, sourced=False, texts=texts)
    article = workflow.edit(article=article, by=article.created_by, at=NOON, change=link)
    article = workflow.submit(article=article, by=article.created_by, at=NOON)
    return sign_all(article)


SIGNERS = {
    "desk": roles.DESK_EDITOR,
    "copy": roles.COPY_EDITOR,
    "verification": roles.MANAGING_EDITOR,
    "legal": roles.LEGAL,
    "chief": roles.EDITOR_IN_CHIEF,
}


def sign_all(article: Article, *, at: datetime = NOON, translations: bool = True) -> Article:
    """Every sign-off the story still needs, each by another person."""
    for need in workflow.signoffs.missing(workflow.Facts(article)):
        article = workflow.sign_off(
            article=article,
            by=person(SIGNERS[need.kind]),
            at=at,
            kind=need.kind,
            checklist=workflow.checklist(need.kind),
        )
    if translations:
        for need in workflow.signoffs.translations_needed(workflow.Facts(article)):
            article = workflow.sign_off(
                article=article,
                by=person(roles.TRANSLATOR),
                at=at,
                kind=need.kind,
                language=need.language,
                checklist=workflow.checklist(need.kind),
            )
    return article


def approved(**draft_words: Any) -> Article:
    return sign_all(in_review(**draft_words), at=draft_words.get("at", NOON))


def scheduled(*, publish_at: datetime | None = None, **draft_words: Any) -> Article:
    at = draft_words.get("at", NOON)
    return workflow.schedule(
        article=approved(**draft_words),
        by=person(roles.DESK_EDITOR),
        at=at,
        publish_at=publish_at or at + timedelta(hours=6),
    )


def published(**draft_words: Any) -> Article:
    return workflow.publish(
        article=approved(**draft_words),
        by=person(roles.DESK_EDITOR),
        at=draft_words.get("at", NOON),
    )


def withdrawn(**draft_words: Any) -> Article:
    return workflow.withdraw(
        article=published(**draft_words),
        by=person(roles.MANAGING_EDITOR),
        at=draft_words.get("at", NOON),
        reason="نراجع رقماً ورد في المادة",
    )


def retracted(**draft_words: Any) -> Article:
    story = published(**draft_words)
    printed = story.publications.values_list("language", flat=True)
    return workflow.retract(
        article=story,
        by=person(roles.EDITOR_IN_CHIEF),
        at=draft_words.get("at", NOON),
        reason="ثبت أن الوثيقة مزوّرة",
        notices={code: "سحبنا هذه المادة." if code == "ar" else "Retracted." for code in printed},
    )


def spiked(**draft_words: Any) -> Article:
    return workflow.spike(
        article=draft(**draft_words),
        by=person(roles.DESK_EDITOR),
        at=draft_words.get("at", NOON),
        reason="سبقنا إليها غيرنا",
    )


IN_STATE = {
    Status.DRAFT: draft,
    Status.IN_REVIEW: in_review,
    Status.APPROVED: approved,
    Status.SCHEDULED: scheduled,
    Status.PUBLISHED: published,
    Status.WITHDRAWN: withdrawn,
    Status.RETRACTED: retracted,
    Status.SPIKED: spiked,
}


def publication(**draft_words: Any) -> Publication:
    """What readers get of a story published yesterday, in Arabic."""
    words = {"at": timezone.now() - timedelta(days=1), **draft_words}
    return published(**words).publications.get(language="ar")


def reprint() -> int:
    """Makes the pieces of all prints that wait, as the clock does; how many."""
    made = 0
    while some := pieces.reprint():
        made += some
    return made


def archive(
    count: int,
    *,
    english: bool = False,
    section: Section | None = None,
    until: datetime | None = None,
) -> list[Article]:
    """Many printed stories, an hour apart, the newest at `until` (an hour ago)."""
    last = until or timezone.now() - timedelta(hours=1)
    home = section or globals()["section"]()
    writer, subject = contributor(), topic()
    stories = []
    for number in range(count):
        texts = {"ar": {"headline": f"{HEADLINE} {number}", "body": BODY}}
        if english:
            texts["en"] = {"headline": f"{ENGLISH_HEADLINE} {number}", "body": ENGLISH_BODY}
        stories.append(
            ArchivedStory(
                texts=texts,
                language="ar",
                section=home,
                published_at=last - timedelta(hours=number),
                topics=[subject],
                contributors=[(writer, "text")],
            )
        )
    made: list[Article] = []
    for start in range(0, count, 500):
        made += workflow.take_in(
            stories[start : start + 500], by=person(roles.MANAGING_EDITOR), at=last
        )
    return made


def live(**draft_words: Any) -> Article:
    """A live story that readers see, in which nothing has been told yet."""
    return published(texts={"genre": "live", **draft_words.pop("texts", {})}, **draft_words)


def entry(article: Article, headline: str = "عادت الإشارة إلى الميناء", **words: Any) -> LiveEntry:
    """Printed by a desk editor; two minutes ago unless told otherwise."""
    return streams.write(
        article=article,
        by=words.pop("by", None) or person(roles.DESK_EDITOR),
        at=words.pop("at", timezone.now() - timedelta(minutes=2)),
        **{"language": "ar", "headline": headline, "said_by": "سلطة الموانئ", **words},
    )


def link(publication: Publication, *owners: Topic | Contributor) -> None:
    """Says of a print that is there what it is about, and who made it."""
    facts = {field: getattr(publication, field) for field in ("language", "first_published_at")}
    for owner in owners:
        kind: Any = TopicLink if isinstance(owner, Topic) else ContributorLink
        named = {type(owner).__name__.lower(): owner}
        kind.objects.update_or_create(publication=publication, **named, defaults=facts)
