"""The demo newsroom, told once for all tests of a module, with small pictures."""

import io
import os
from collections.abc import Iterator
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from PIL import Image

from articles.management.demo import house

real = house.picture


def small(name: str) -> io.BytesIO:
    """The same picture a fifth as wide: a second instead of a minute."""
    made = io.BytesIO()
    with real(name) as file, Image.open(file) as shown:
        shown.reduce(5).save(made, "TIFF")
    return made


@pytest.fixture(scope="module")
def said(django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """What the command printed; the database holds the newsroom until the module is done."""
    out = io.StringIO()
    with django_db_blocker.unblock(), transaction.atomic(), translation.override("ar"):
        with (
            mock.patch.object(house, "picture", small),
            mock.patch.dict(os.environ, {"DEMO_PASSWORD": "for-the-demo"}),
        ):
            call_command("seed_demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)
