"""Words that the templates of the editors' rooms may say."""

from typing import Any

from django import template
from django.contrib.admin.views.main import PAGE_VAR

register = template.Library()


@register.simple_tag
def page_address(changelist: Any, page: int) -> str:
    """The address of another page of an admin list, its filters kept."""
    return str(changelist.get_query_string({PAGE_VAR: page}))
