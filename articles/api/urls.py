"""The addresses of machines, under /api/v1/."""

from django.urls import path, re_path

from articles.api.articles import ArticleDetail, ArticleList
from articles.api.changes import ChangeList
from articles.api.contributors import ContributorList
from articles.api.desk import Queue, Story
from articles.api.documentation import Docs, Schema
from articles.api.most_shared import MostShared
from articles.api.moves import view_of
from articles.api.orders import ORDERS
from articles.api.sections import SectionList
from articles.api.shares import Shares
from articles.api.topics import TopicList

app_name = "api"

# The public number of a story: small enough for any database.
_STORY = r"articles/(?P<id>[1-9][0-9]{0,17})/"

urlpatterns = [
    path("articles/", ArticleList.as_view(), name="articles"),
    re_path(rf"^{_STORY}$", ArticleDetail.as_view(), name="article"),
    re_path(rf"^{_STORY}shares/$", Shares.as_view(), name="shares"),
    path("sections/", SectionList.as_view(), name="sections"),
    path("topics/", TopicList.as_view(), name="topics"),
    path("contributors/", ContributorList.as_view(), name="contributors"),
    path("changes/", ChangeList.as_view(), name="changes"),
    path("most-shared/", MostShared.as_view(), name="most_shared"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    path("desk/queue/", Queue.as_view(), name="queue"),
    re_path(rf"^desk/{_STORY}$", Story.as_view(), name="desk_article"),
    *(re_path(rf"^desk/{_STORY}{move}/$", view_of(move), name=f"desk_{move}") for move in ORDERS),
]
