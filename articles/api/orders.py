"""What each move is told. Whether it may be made is for the workflow to say; here only the kind of
each value is looked at."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework import serializers

from articles import roles
from articles.api.questions import Moment, OneOf
from articles.models import Correction
from articles.workflow.checklists import CHECKLISTS

_LONGEST = 2000  # letters, as in the admin's forms


class Texts(serializers.DictField):
    """One text for each language: {"ar": "…", "en": "…"}."""

    def __init__(self, **kwargs: Any) -> None:
        child = serializers.CharField(max_length=_LONGEST, allow_blank=True)
        super().__init__(child=child, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping) and set(data) - set(settings.LANGUAGE_CODES):
            allowed = ", ".join(settings.LANGUAGE_CODES)
            raise serializers.ValidationError(
                _("Allowed here: %(allowed)s.") % {"allowed": allowed}, code="not_allowed"
            )
        return super().to_internal_value(data)


class Order(serializers.Serializer):
    """Nobody moves a text he has not seen: `version` is the one the story had when it was read."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class WithReason(Order):
    reason = serializers.CharField(
        max_length=_LONGEST, required=False, allow_blank=True, default=""
    )


class Schedule(Order):
    publish_at = Moment()


class SignOff(Order):
    kind = OneOf(choices=list(roles.SIGNERS))
    language = OneOf(
        choices=settings.LANGUAGE_CODES,
        required=False,
        help_text="The source language unless a translation is signed.",
    )
    checklist = serializers.ListField(
        child=OneOf(choices=sorted({code for one in CHECKLISTS.values() for code in one})),
        max_length=20,
        required=False,
        default=list,
        help_text="The codes of what the signer looked at: all that the sign-off lists.",
    )
    comment = serializers.CharField(max_length=_LONGEST, required=False, allow_blank=True)


class CorrectionOrder(serializers.Serializer):
    kind = OneOf(choices=[kind for kind in Correction.Kind.values if kind != "retraction"])
    placement = OneOf(choices=Correction.Placement.values, default="foot")
    text = Texts(required=False, default=dict, help_text="One for each printed language.")
    what_was_wrong = Texts(required=False, default=dict)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """The columns of a Correction."""
        return {
            "kind": attrs["kind"],
            "placement": attrs["placement"],
            **{f"text_{code}": text for code, text in attrs["text"].items()},
            **{f"what_was_wrong_{code}": text for code, text in attrs["what_was_wrong"].items()},
        }


class Correct(Order):
    correction = CorrectionOrder(
        required=False,
        help_text="May be left out where readers would see no other words than before.",
    )


class Withdraw(WithReason):
    notices = Texts(required=False, help_text="Sentences for readers, by language.")


class Retract(WithReason):
    notices = Texts(required=False, default=dict, help_text="One for each printed language.")
    grounds = OneOf(choices=["editorial", "legal"], default="editorial")


ORDERS: Mapping[str, type[Order]] = {
    "submit": Order,
    "return_for_changes": WithReason,
    "sign_off": SignOff,
    "schedule": Schedule,
    "unschedule": Order,
    "publish": Order,
    "correct": Correct,
    "propose_slip": Order,
    "confirm_slip": Order,
    "withdraw": Withdraw,
    "restore": WithReason,
    "retract": Retract,
    "spike": WithReason,
    "unspike": Order,
    "hold": WithReason,
    "release": Order,
}
