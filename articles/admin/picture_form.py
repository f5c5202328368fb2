"""The form that takes a picture in. What is kept of the file, articles.images decides."""

from typing import Any

from django import forms
from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.images import PictureRefused, Told, accept, told_by
from articles.models import Image


class NewPicture(forms.ModelForm):
    """`taken` is the picture once the file is accepted; `is_new` is False when the same picture was
    here already and nothing typed was put into it. The admin sets `user`."""

    user: Any = None
    upload = forms.FileField(
        label=_("File"),
        help_text=_(
            "JPEG, PNG, WebP, AVIF, TIFF or a still GIF. Place, device and everything else the "
            "camera wrote into the file are removed."
        ),
        widget=forms.FileInput(attrs={"accept": "image/*", "class": "desk-file"}),
    )

    class Meta:
        model = Image
        fields: tuple[str, ...] = ()  # the admin names them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken: Image | None = None
        self.told = Told()
        self.is_new = False

    def full_clean(self) -> None:
        """Takes the file in last, when everything else is in order."""
        super().full_clean()
        if self.is_bound and not self.errors:
            self._take_in(dict(self.cleaned_data))

    def _take_in(self, words: dict[str, Any]) -> None:
        file, now = words.pop("upload"), timezone.now()
        self.told = told_by(file, [])  # of place and device: accept takes the words itself
        try:
            self.taken = accept(file, by=self.user, at=now, **words)
        except PictureRefused as refused:
            self.add_error("upload", str(refused))
        else:
            self.is_new = self.taken.uploaded_at == now


def outcome(form: NewPicture) -> tuple[int, str]:
    if not form.is_new:
        return messages.WARNING, gettext(
            "This picture is here already, and this is its page. Nothing you typed was put into it."
        )
    if form.told.place or form.told.device:
        return messages.SUCCESS, gettext(
            "The picture is in. The file told where or with what it was taken: that was removed."
        )
    return messages.SUCCESS, gettext("The picture is in.")
