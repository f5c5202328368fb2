"""Which version of a story somebody had before him."""

from typing import Any

from django import forms


class SeenVersion(forms.IntegerField):
    """Hidden in the form. What is missing or no number is a version that never was, so that the
    desk answers as it does to any other text that is no longer the current one."""

    def __init__(self) -> None:
        super().__init__(label="", required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> int:
        try:
            return super().clean(value) or 0
        except forms.ValidationError:
            return 0
