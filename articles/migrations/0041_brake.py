from django.db import migrations, models

# django-axes kept names, addresses and browsers of whoever mistyped; nothing reads them any more.
AXES = ("accessattemptexpiration", "accessattempt", "accessfailurelog", "accesslog")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0040_stroke"),
    ]

    operations = [
        migrations.CreateModel(
            name="Brake",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "articles_brake",
            },
        ),
        migrations.RunSQL(
            [f"DROP TABLE IF EXISTS axes_{table}" for table in AXES], migrations.RunSQL.noop
        ),
    ]
