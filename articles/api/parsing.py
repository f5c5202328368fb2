"""How a body is read."""

from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """Only a client can nest a body too deeply; anywhere else endless recursion is our own bug."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().parse(*args, **kwargs)
        except RecursionError as wrong:
            raise ParseError from wrong
