"""What readers' pages say of each print, kept with it. What was printed before waits to be made."""

import django.db.models.deletion
from django.db import migrations, models

BEGIN = "INSERT INTO articles_printed (publication_id) SELECT id FROM articles_publication"


class Migration(migrations.Migration):
    dependencies = [("articles", "0036_links_with_their_moment")]

    operations = [
        migrations.CreateModel(
            "Printed",
            [
                ("publication", models.OneToOneField("articles.Publication", django.db.models.deletion.CASCADE, primary_key=True, related_name="printed", serialize=False)),
                ("changes", models.PositiveIntegerField(default=0, db_default=0)),
                ("version", models.CharField(default="", db_default="", max_length=16)),
                ("shape", models.PositiveSmallIntegerField(default=0, db_default=0)),
                ("card", models.TextField(default="", db_default="")),
                ("listed", models.TextField(default="", db_default="")),
                ("story", models.BinaryField(default=b"", db_default=b"")),
                ("page", models.BinaryField(default=b"", db_default=b"")),
            ],
        ),
        migrations.AddIndex("Printed", models.Index(fields=["version", "-publication"], name="printed_due")),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
    ]
