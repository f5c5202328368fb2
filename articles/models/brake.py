"""How often what was tried at the door: the table of Django's DatabaseCache, where no CACHE_URL is
set. Its columns are Django's (`createcachetable`)."""

from django.db import models


class Brake(models.Model):
    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "articles_brake"

    def __str__(self) -> str:
        return self.cache_key
