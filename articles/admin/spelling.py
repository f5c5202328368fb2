from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin
from articles.models import Spelling


class SpellingForm(forms.ModelForm):
    def clean_words(self) -> Any:
        lines = Spelling(words=self.cleaned_data["words"]).spellings()
        if len(set(lines)) < 2:
            raise forms.ValidationError(_("Give two spellings at least, one a line."))
        return "\n".join(dict.fromkeys(lines))


@admin.register(Spelling)
class SpellingAdmin(DeskAdmin):
    """Words that readers' search takes for one from the moment they are saved."""

    form = SpellingForm
    list_display = ("__str__", "kind", "changed_at")
    list_filter = ("kind",)
    search_fields = ("words",)
    fields = ("kind", "words")
