from collections.abc import Collection, Mapping
from datetime import datetime

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles.models.publication import PublicationQuerySet

_TAKEN = _("Another story stands at this place. Give another one, or move that story first.")
# How many stories stand under one that goes on.
FOLLOWING = 3
_PLACES, _ASIDE = 99, 32767


class FrontSlotQuerySet(models.QuerySet["FrontSlot"]):
    def live(self, *, at: datetime) -> "FrontSlotQuerySet":
        """Those that hold at this moment, in their order."""
        return self.filter(Q(pinned_until__isnull=True) | Q(pinned_until__gt=at)).order_by(
            "position"
        )

    def with_stories(self, public: PublicationQuerySet) -> "FrontSlotQuerySet":
        """Those whose story is among `public`, of one language: `story` is its key, `following_0`
        and so on are those of the newest others on the slot's topic."""
        printed = public.filter(article=OuterRef("article")).values("pk")[:1]
        about = public.about(OuterRef("topic")).exclude(article=OuterRef("article"))
        newest = about.newest_first().values("pk")
        keys: Mapping[str, Subquery] = {
            f"following_{place}": Subquery(newest[place : place + 1]) for place in range(FOLLOWING)
        }
        return self.annotate(story=Subquery(printed), **keys).filter(story__isnull=False)

    def on(self, section: int | None) -> "FrontSlotQuerySet":
        """Those of one front: of a section by its key, of the home page for None."""
        return self.filter(section=section)

    def first_free(self, section: int | None) -> int:
        """The place after the last one of a front."""
        last = self.on(section).aggregate(last=models.Max("position"))["last"]
        return min((last or 0) + 1, _PLACES)

    def make_room(self, slot: "FrontSlot") -> None:
        """For a slot that is about to be saved: moves what stands at its place one place on, and
        what stands in its way. Whoever moves another thing there at the same time waits."""
        front = self.on(slot.section_id)
        list(front.order_by("pk").select_for_update())  # no join: PostgreSQL locks none
        if slot.pk:
            self.filter(pk=slot.pk).update(position=_ASIDE)
        standing = {one.position: one for one in front.all() if one.pk != slot.pk}
        moved: list[FrontSlot] = []
        while (place := slot.position + len(moved)) in standing:
            moved.append(standing[place])
        for one in reversed(moved):
            one.position += 1
            one.save(update_fields=["position"])


class FrontSlot(models.Model):
    """A story that an editor put on a front; what is not filled by hand fills itself by time."""

    section = models.ForeignKey(
        "articles.Section",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="slots",
        verbose_name=_("front"),
        help_text=_("Empty means the home page."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        validators=[MaxValueValidator(_PLACES)],
        help_text=_("What stands there moves one place on."),
    )
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="slots", verbose_name=_("article")
    )
    headline_override = models.CharField(
        _("headline on this front"), max_length=200, blank=True, default=""
    )
    topic = models.ForeignKey(
        "articles.Topic",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("a story that goes on: its topic"),
        help_text=_("The newest others on this topic stand under the story, each with its hour."),
    )
    pinned_until = models.DateTimeField(_("pinned until"), null=True, blank=True)

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        ordering = ["section", "position"]
        verbose_name = _("front slot")
        verbose_name_plural = _("front slots")
        constraints = [
            models.UniqueConstraint(
                fields=["position"],
                condition=Q(section__isnull=True),
                name="home_slot_once",
                violation_error_message=_TAKEN,
            ),
            models.UniqueConstraint(
                fields=["section", "position"],
                condition=Q(section__isnull=False),
                name="section_slot_once",
                violation_error_message=_TAKEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section or '/'} {self.position}"

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """A place that is taken is no mistake of a form: what stands there moves on."""
        super().validate_constraints({*(exclude or ()), "position"})
