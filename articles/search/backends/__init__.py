"""The two ways to keep and ask the words: one module a database, with the same three functions."""

from types import ModuleType

from django.db import connections

from articles.search.backends import postgresql, sqlite


def backend(alias: str) -> ModuleType:
    """The module for the database of this alias. Raises KeyError for one that has none."""
    return {"sqlite": sqlite, "postgresql": postgresql}[connections[alias].vendor]
