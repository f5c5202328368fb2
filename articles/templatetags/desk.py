"""Words that the templates of the editors' rooms may say."""

import json
from typing import Any

from django import template
from django.contrib.admin.models import LogEntry
from django.contrib.admin.views.main import PAGE_VAR
from django.utils.translation import gettext

from articles.workflow import people

register = template.Library()


@register.simple_tag
def page_address(changelist: Any, page: int) -> str:
    """The address of another page of an admin list, its filters kept."""
    return str(changelist.get_query_string({PAGE_VAR: page}))


@register.simple_tag
def error_count(errors: Any) -> int:
    """How many errors a form or a set of forms has, however they are nested."""
    if isinstance(errors, dict):
        return sum(error_count(one) for one in errors.values())
    if isinstance(errors, list):
        return sum(error_count(one) for one in errors)
    return 1 if errors else 0


@register.filter
def person(user: Any) -> str:
    return people.name_of(user)


@register.filter
def what_changed(entry: LogEntry) -> str:
    """The words of a line of history in the language of the screen. Django keeps the labels of
    fields in English, with a capital that no catalogue has."""
    try:
        lines = json.loads(entry.change_message)
    except ValueError:
        return entry.get_change_message()
    for line in lines if isinstance(lines, list) else []:
        for what in line.values():
            if "fields" in what:
                what["fields"] = [_label(one) for one in what["fields"]]
    said = LogEntry(change_message=json.dumps(lines))
    return said.get_change_message()


def _label(english: str) -> str:
    label, bracket, language = english.partition(" (")
    spoken = gettext(label) if gettext(label) != label else gettext(label[:1].lower() + label[1:])
    return f"{spoken} ({gettext(language[:-1])})" if bracket else spoken
