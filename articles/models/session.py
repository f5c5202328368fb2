"""Who is in, and until when: Django's sessions, each with its account."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """`account`: nobody while somebody is on his way in. Read and written by the store in
    articles.accounts.sessions alone."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+"
    )

    class Meta(AbstractBaseSession.Meta):
        abstract = False
