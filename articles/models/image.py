from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_FRACTION = [MinValueValidator(0.0), MaxValueValidator(1.0)]
RECIPE = 1  # another number where files are made in another way: another address


class Image(models.Model):
    """A picture we may print. Only re-encoded files are kept: no place, device or maker's notes."""

    file = models.ImageField(
        _("file"),
        upload_to="images/%Y/%m/",
        width_field="width",
        height_field="height",
        max_length=200,
    )
    alt_text = models.CharField(_("alternative text"), max_length=300, blank=True, default="")
    caption = models.CharField(_("caption"), max_length=400, blank=True, default="")
    credit = models.CharField(_("credit"), max_length=120, blank=True, default="")
    usage_terms = models.CharField(_("usage terms"), max_length=300, blank=True)
    rights_expire_at = models.DateTimeField(_("rights expire at"), null=True, blank=True)
    # When prints lost it, its right having ended.
    taken_out_at = models.DateTimeField(null=True, blank=True, editable=False)
    focal_x = models.FloatField(_("focal point, across"), default=0.5, validators=_FRACTION)
    focal_y = models.FloatField(_("focal point, down"), default=0.4, validators=_FRACTION)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    # Format → the widths there is a file of, the smallest first.
    sizes = models.JSONField(default=dict, editable=False)
    is_rendered = models.BooleanField(default=False, editable=False)
    dominant_colour = models.CharField(max_length=7, default="#888888", editable=False)
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = [
            models.Index(fields=["-id"], condition=Q(is_rendered=False), name="image_waits"),
            models.Index(fields=["-uploaded_at", "-id"], name="image_newest"),
            models.Index(
                fields=["rights_expire_at"],
                condition=Q(rights_expire_at__isnull=False, taken_out_at=None),
                name="image_right_ends",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="image_focal_point_inside",
                violation_error_message=_("The focal point lies inside the picture: from 0 to 1."),
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
            )
        ]

    def __str__(self) -> str:
        return self.alt_text or self.caption or f"#{self.pk}"

    @property
    def stem(self) -> str:
        """What the names of all its sizes begin with; `-<width>.<format>` follows."""
        return f"renditions/{self.sha256[:16]}-{RECIPE}"

    def name_of(self, width: int, kind: str) -> str:
        """The file of one of its `sizes`."""
        return f"{self.stem}-{width}.{kind}"

    def address(self, width: int, kind: str) -> str:
        """Where one of its `sizes` is served."""
        return self.file.storage.url(self.name_of(width, kind))


class ArticleImage(models.Model):
    """A picture that goes with a story beside the one that leads it."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="pictures")
    image = models.ForeignKey(Image, models.PROTECT, related_name="uses", verbose_name=_("picture"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("picture of the story")
        verbose_name_plural = _("pictures of the story")

    def __str__(self) -> str:
        return str(self.image)


class NamedPicture(models.Model):
    """A text of the story names the picture, on the desk or in print, or did once: whatever becomes
    of a picture finds its stories here, and looks at each. Written by workflow/composing.py."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    image = models.ForeignKey(Image, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "article"],
                name="picture_named_once",
                violation_error_message=_("That is noted already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} · {self.image_id}"
