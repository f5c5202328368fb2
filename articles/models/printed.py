from django.db import models


class Printed(models.Model):
    """What readers' pages say of a publication, made when it is printed (articles.press.pieces):
    words alone, never the right to be shown. There is one for each publication; the database itself
    makes it, and counts what happens to anything it was made from (articles.models.made_from)."""

    publication = models.OneToOneField(
        "articles.Publication", models.CASCADE, primary_key=True, related_name="printed"
    )
    # How often something it is made from has changed.
    changes = models.PositiveIntegerField(default=0, db_default=0)
    # Of the templates, code and settings it was made with; "" for what waits to be made.
    version = models.CharField(max_length=16, default="", db_default="")
    # Which pieces there are; another number where a page asks for others.
    shape = models.PositiveSmallIntegerField(default=0, db_default=0)
    # As JSON: the facts of a teaser and a card for apps; compressed, the story for apps and the
    # parts of its page.
    card = models.TextField(default="", db_default="")
    listed = models.TextField(default="", db_default="")
    story = models.BinaryField(default=b"", db_default=b"")
    page = models.BinaryField(default=b"", db_default=b"")

    class Meta:
        indexes = [models.Index(fields=["version", "-publication"], name="printed_due")]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.version}"
