"""What reaches stories from outside: a source, an agreement, an attestation, the words or rights of
a picture. Whoever writes one of these down calls the verb here, and every story that rests on it is
composed afresh: its sign-offs fall, if they covered what is no more."""

from datetime import datetime

from django.db import transaction
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from articles import press, search, wire
from articles.models import (
    Article,
    Change,
    Contributor,
    Image,
    NamedPicture,
    Publication,
    Setback,
    Status,
    Task,
)
from articles.sources import handling
from articles.workflow import authorship, composing, making
from articles.workflow.edits import reopen_if_void
from articles.workflow.people import Account
from articles.workflow.tasks import set_tasks

AT_ONCE = 50  # stories; the rest is left to the clock, and meanwhile none of them is printable


def source_changed(*, source: int, at: datetime) -> None:
    """A source, given by its key, was described anew, agreed with anew, or attested to."""
    _settle(Article.objects.filter(attributions__agreement__source=source), at=at)


@transaction.atomic
def source_found_wrong(
    *, source: int, is_wrong: bool = True, by: Account, at: datetime, why: str
) -> None:
    """Its handler, or a chief who may decide, holds what a source told to be wrong, or no longer.
    Each story that rests on it is weighed anew and gets a task for each passage of its own; none
    learns of another.

    Raises PermissionDenied for anybody else."""
    passages = handling.find_wrong(source, is_wrong, by=by, at=at, why=why)
    if is_wrong:
        set_tasks({(one.article_id, one.exact) for one in passages}, Task.Kind.SOURCE_WRONG, at=at)
    source_changed(source=source, at=at)


def picture_changed(*, image: Image, at: datetime) -> None:
    """Words or rights of a picture were written anew."""
    if image.taken_out_at and not _has_ended(image, at):
        image.taken_out_at = None  # to be taken out again when the new right ends
        image.save(update_fields=["taken_out_at"])
    _settle(_with_picture(image), at=at)


def take_out_ended_pictures(*, at: datetime) -> int:
    """Takes every picture whose right has ended out of the prints that hold it; returns how many
    pictures. The stories stand as changed since print: the desk gives them other ones."""
    resting = Setback.objects.resting(Setback.Job.PICTURE_OUT, at=at)
    ended = Image.objects.filter(rights_expire_at__lte=at, taken_out_at=None).exclude(
        pk__in=resting
    )
    taken = 0
    for image in ended.order_by("pk"):
        with Setback.objects.noted(Setback.Job.PICTURE_OUT, image.pk, at=at), transaction.atomic():
            printed = _with_picture(image).filter(first_published_at__isnull=False)
            left = [story.pk for story in printed if _print_without(story, image, at=at)]
            set_tasks([(pk, "") for pk in left], Task.Kind.PICTURE_GONE, at=at)
            image.taken_out_at = at
            image.save(update_fields=["taken_out_at"])
            taken += 1
    return taken


def _has_ended(image: Image, at: datetime) -> bool:
    return image.rights_expire_at is not None and image.rights_expire_at <= at


def _with_picture(image: Image) -> QuerySet[Article]:
    """Stories that lead with the picture or name it in a text, on the desk or in print, and those
    that named it once: three indexes, however many stories there are."""
    led = Article.objects.filter(lead_image=image).order_by().values("pk")
    led_in_print = Publication.objects.filter(lead_image=image).order_by().values("article")
    named = NamedPicture.objects.filter(image=image).values("article")
    return Article.objects.filter(pk__in=led.union(led_in_print, named))


def _print_without(story: Article, image: Image, *, at: datetime) -> bool:
    """Whether it stood in a print of this story."""
    locked = making.lock(story, at=at)
    proofs = []
    for one in locked.publications.select_related("proof", "revision"):
        if one.proof is None or one.retracted_at:
            continue
        stood = press.restored(one.proof.composition)
        if image.pk in {picture.image for picture in stood.all_pictures}:
            left = composing.sealed(press.without_picture(stood, image.pk), one.proof.weighed)
            proofs.append((one.revision, composing.proof_of(locked, one.language, left)))
    for revision, proof in proofs:
        press.print_story(locked, revision, [proof], at=at, visible_from=at, is_told=False)
    if proofs:
        printed = [proof.language for _revision, proof in proofs]
        composing.compare_with_print(locked)
        locked.save(update_fields=["differs_from_print"])
        search.index(list(locked.publications.filter(retracted_at=None)))
        wire.record(locked, Change.Kind.UPDATED, at=at, languages=printed)
    return bool(proofs)


def contributor_named_anew(*, contributor: Contributor, at: datetime) -> None:
    """Saves a contributor whom a chief named anew: signed by identity, so nothing falls and print
    follows."""
    with transaction.atomic():
        press.name_anew(contributor, at=at)


def link_account(*, contributor: Contributor, account: Account | None, at: datetime) -> None:
    """Says whose page this is. Whoever it was and whoever it becomes are authors of its stories,
    for good, and what they attested to counts there no more."""
    with transaction.atomic():
        for user in {contributor.user_id, account.pk if account else None}:
            if user is not None:
                authorship.make_authors(contributor, user)
        contributor.user = account
        contributor.save(update_fields=["user"])
        credited = Article.objects.filter(bylines__contributor=contributor)
        moving = Q(status__in=[Status.APPROVED, Status.SCHEDULED])
        _settle(credited.filter(moving | Q(attributions__isnull=False)), at=at)


def _settle(stories: QuerySet[Article], *, at: datetime) -> None:
    """Those at once that readers may see next: what is scheduled, however much it is."""
    moving = {Status.SCHEDULED: 0, Status.APPROVED: 1, Status.IN_REVIEW: 2, Status.PUBLISHED: 3}
    rank = Case(*(When(status=one, then=Value(n)) for one, n in moving.items()), default=Value(9))
    found = stories.annotate(rank=rank).order_by("rank", "-pk").values_list("pk", "rank").distinct()
    ranked = list(found)
    first = max(AT_ONCE, sum(place == 0 for _pk, place in ranked))
    with transaction.atomic():
        for pk, _place in ranked[:first]:
            settle(pk, at=at)
        later = [pk for pk, _place in ranked[first:]]
        Article.objects.filter(pk__in=later).update(digests={}, differs_from_print=True)


def settle(pk: int, *, at: datetime) -> None:
    """Composes one story afresh, by its key, and lets fall what no longer holds."""
    with transaction.atomic():
        locked = making.lock(Article(pk=pk), at=at)
        before = locked.digests
        composing.carry(locked, composing.compose(locked))
        if before == locked.digests:
            reopen_if_void(locked, by=None, at=at)  # an author may have signed
            return
        locked.version += 1  # whoever has the story open has not seen this
        locked.save(update_fields=["digests", "differs_from_print", "version"])
        reopen_if_void(
            locked, by=None, at=at, reason=str(_("What the story rests on has changed."))
        )
