"""What aggregators and search engines fetch. Each language has its own, under its own prefix."""

from django.urls import path, re_path

from articles.feeds import rss, sitemap

app_name = "feeds"

urlpatterns = [
    path("feeds/latest.xml", rss.latest, name="latest"),
    path("feeds/latest.atom", rss.atom, name="atom"),
    re_path(r"^feeds/(?P<section>[^/%\x00-\x20\x7f]+)\.xml$", rss.section, name="section"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("news-sitemap.xml", sitemap.news, name="sitemap-news"),
    path("sitemaps/pages.xml", sitemap.pages, name="sitemap-pages"),
    re_path(
        r"^sitemaps/(?P<year>20[0-9]{2}|19[0-9]{2})-(?P<month>0[1-9]|1[0-2])\.xml$",
        sitemap.month,
        name="sitemap-month",
    ),
    path("robots.txt", sitemap.robots, name="robots"),
]
