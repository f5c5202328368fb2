"""What a signer says he looked at, sign-off by sign-off. The sentences are kept with the sign-off
as they stood that day; the codes before them are what a form or a client sends back."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKLISTS: Mapping[str, Mapping[str, str | Promise]] = {
    "desk": {
        "headline": _("The headline says no more than the text."),
        "sourced": _("Every claim names whom it comes from."),
        "asked": _("Whoever is accused was asked, or it is said why not."),
    },
    "copy": {
        "facts": _("Names, numbers and dates are right."),
        "quotations": _("Quotations stand as they were said."),
        "language": _("Language and style are in order."),
    },
    "verification": {
        "known": _("I know who the source is, or know the editor who does."),
        "placed": _("The source is in a position to know what is told."),
        "hidden": _("Nothing in the text gives the source away."),
    },
    "legal": {
        "defensible": _("The allegation can be defended as it is worded."),
        "answered": _("The person concerned had a fair chance to answer."),
    },
    "chief": {
        "worth": _("The story is worth printing without naming anybody for it."),
        "corroborated": _("A second source stands behind the same passage."),
    },
    "translation": {
        "faithful": _("The translation says what the original says, no more and no less."),
        "quotations": _("Quotations and names are right in this language."),
    },
}


def checklist(kind: str) -> Mapping[str, str | Promise]:
    """Code → sentence for a kind of sign-off; empty for a kind that nobody signs by hand."""
    return CHECKLISTS.get(kind, {})
