"""POST desk/articles/{id}/{move}/: the same verbs as the admin's buttons, the same refusals."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from articles import workflow
from articles.api.desk import DeskView, StoryDetail, detail, story_of, told
from articles.api.documentation import PROBLEM
from articles.api.orders import ORDERS
from articles.api.problems import Problem
from articles.api.questions import Query, read_body
from articles.workflow import MOVES


def view_of(move: str) -> Any:
    """The view that makes one move; its body is the move's order."""

    class Move(DeskView):
        @extend_schema(
            operation_id=f"desk_{move}",
            request=ORDERS[move],
            parameters=[Query],
            responses={200: StoryDetail, **PROBLEM},
        )
        def post(self, request: Any, id: int) -> Response:
            article = story_of(request.user, id)
            order = read_body(ORDERS[move], request)
            try:
                MOVES[move](article=article, by=request.user, at=timezone.now(), **order)
            except workflow.Stale as stale:
                raise Problem(
                    "stale", reasons=told(stale.reasons), given=stale.given, current=stale.current
                ) from stale
            except workflow.Refused as refused:
                raise Problem("refused", reasons=told(refused.reasons)) from refused
            return Response(detail(story_of(request.user, id), request.user))

    return Move.as_view()
