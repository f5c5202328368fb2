"""A client of the readers' API."""

from typing import Any

from django.test import Client

from articles import roles, workflow
from tests import makers

ROOT = "/api/v1/"


def get(path: str, **headers: str) -> Any:
    return Client(headers=headers).get(ROOT + path)


def headers(account: Any) -> dict[str, str]:
    """What an app of this account sends; nothing where the account may have no token."""
    if not workflow.people.roles_of(account) & roles.EDITORIAL:
        return {}
    return {"Authorization": f"Token {makers.token(account)}"}


def results(path: str, **headers: str) -> list[dict[str, Any]]:
    answer = get(path, **headers)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def is_problem(answer: Any, status: int, code: str) -> bool:
    """RFC 9457, in Arabic and English, never kept by a cache."""
    assert answer["Content-Type"] == "application/problem+json", answer.content
    assert answer["Cache-Control"] == "no-store"
    said = answer.json()
    assert set(said["messages"]) == {"ar", "en"}
    assert said["type"] == f"urn:newsroom:problem:{said['code']}"
    assert said["title"] == said["messages"][answer["Content-Language"]]["title"]
    assert (answer.status_code, said["status"], said["code"]) == (status, status, code), said
    return True
