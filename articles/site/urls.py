"""The readers' addresses. The prefix of a language is added by newsroom.urls."""

from django.urls import path, register_converter

from articles.site import views
from articles.site.converters import Slug, StoryNumber, TwoFigures, Words, Year

register_converter(Words, "words")
register_converter(Slug, "slug-of-ours")
register_converter(StoryNumber, "number")
register_converter(Year, "year")
register_converter(TwoFigures, "two")

app_name = "site"

urlpatterns = [
    path("", views.front, name="front"),
    path("breaking/", views.breaking, name="breaking"),
    path("latest/", views.latest, name="latest"),
    path("archive/", views.archive, name="archive"),
    path("archive/<year:year>/<two:month>/", views.month, name="month"),
    path("archive/<year:year>/<two:month>/<two:day>/", views.day, name="day"),
    path("most-shared/", views.most_shared, name="most-shared"),
    path("corrections/", views.corrections, name="corrections"),
    path("offline/", views.offline, name="offline"),
    path("feeds/", views.feeds, name="feeds"),
    path("about/", views.of_the_paper("about"), name="about"),
    path("masthead/", views.of_the_paper("masthead"), name="masthead"),
    *(
        path(f"policies/{word}/", views.of_the_paper(key), name=key)
        for word, key in views.POLICIES.items()
    ),
    path("preview/", views.preview, name="preview"),
    path("report/<number:number>/", views.report, name="report"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("topics/<slug-of-ours:slug>/", views.topic, name="topic"),
    path("authors/<slug-of-ours:slug>/", views.author, name="author"),
    path("card/<number:number>.png", views.card_of, name="card-of"),
    path("card/<number:number>/<slug:face>.jpg", views.card, name="card"),
    path("picture/<number:number>/<slug:stem>/<slug:shape>.jpg", views.shape, name="shape"),
    path("live/<number:number>/", views.live, name="live"),
    path("n/<number:number>", views.short, name="short"),
    path("share/<number:number>/<slug:channel>/", views.share, name="share"),
    path("<slug-of-ours:section>/", views.section, name="section"),
    path("<words:section>/<number:number>/<words:slug>/", views.article, name="article"),
]
