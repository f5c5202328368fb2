"""What a signer says he looked at, sign-off by sign-off. The sentences are kept with the
sign-off as they stood that day."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_LISTS: Mapping[str, Sequence[str | Promise]] = {
    "desk": (
        _("The headline says no more than the text."),
        _("Every claim names whom it comes from."),
        _("Whoever is accused was asked, or it is said why not."),
    ),
    "copy": (
        _("Names, numbers and dates are right."),
        _("Quotations stand as they were said."),
        _("Language and style are in order."),
    ),
    "verification": (
        _("I know who the source is, or know the editor who does."),
        _("The source is in a position to know what is told."),
        _("Nothing in the text gives the source away."),
    ),
    "legal": (
        _("The allegation can be defended as it is worded."),
        _("The person concerned had a fair chance to answer."),
    ),
    "chief": (
        _("The story is worth printing without naming anybody for it."),
        _("A second source stands behind the same passage."),
    ),
    "translation": (
        _("The translation says what the original says, no more and no less."),
        _("Quotations and names are right in this language."),
    ),
}


def checklist(kind: str) -> Sequence[str | Promise]:
    """The sentences for a kind of sign-off; empty for a kind that nobody signs by hand."""
    return _LISTS.get(kind, ())
