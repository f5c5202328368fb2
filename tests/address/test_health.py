"""What a load balancer asks, and what it is told when something is down."""

import pytest
from django.conf import settings
from django.test import Client, override_settings


def test_the_process_says_that_it_lives():
    answer = Client().get("/healthz")

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_house_with_database_and_cache_is_ready():
    assert Client().get("/readyz").status_code == 200


@pytest.mark.django_db
@override_settings(
    CACHES={
        **settings.CACHES,
        "shared": {
            "BACKEND": "newsroom.caches.Shared",
            "LOCATION": "redis://127.0.0.1:9/0",
        },
    }
)
def test_a_house_without_its_cache_says_which_part_is_missing():
    answer = Client().get("/readyz")

    assert answer.status_code == 503
    assert answer.content == b"cache"
