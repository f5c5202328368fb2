"""The index of search: rows that say what is indexed, and the words themselves in the way of the
database that is used, an FTS5 table on SQLite and a tsvector on PostgreSQL."""

import articles.models.language
import django.db.models.deletion
from django.db import migrations, models

TABLES = {"articles_printedwords": "place", "articles_deskwords": "id"}

# The words come analysed and separated by spaces, so the tokenizer must cut nowhere else. Words
# leave with their row, whoever deletes it: a later migration that rebuilds one of these tables on
# SQLite drops its trigger and has to make it again.
SQLITE = (
    """CREATE VIRTUAL TABLE {table}_index USING fts5(
      head, lead, body, alternates, spelled, begins,
      tokenize="ascii tokenchars '.'", columnsize=0)""",
    """CREATE TRIGGER {table}_gone AFTER DELETE ON {table} BEGIN
      DELETE FROM {table}_index WHERE rowid = old.{key};
    END""",
)
POSTGRESQL = (
    "ALTER TABLE {table} ADD COLUMN vector tsvector NOT NULL DEFAULT ''::tsvector",
    "CREATE INDEX {table}_vector ON {table} USING gin (vector)",
)
BACK = {
    "sqlite": ("DROP TRIGGER {table}_gone", "DROP TABLE {table}_index"),
    "postgresql": ("ALTER TABLE {table} DROP COLUMN vector",),
}


def make_index(apps, schema_editor):
    made = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    _execute(schema_editor, made)


def drop_index(apps, schema_editor):
    _execute(schema_editor, BACK[schema_editor.connection.vendor])


def _execute(schema_editor, statements):
    for table, key in TABLES.items():
        for statement in statements:
            schema_editor.execute(statement.format(table=table, key=key))


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_first_edition")]

    operations = [
        migrations.CreateModel(
            name="Spelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("name", "Spellings of a name"), ("plural", "A word and its plural")], default="name", max_length=8, verbose_name="kind")),
                ("words", models.TextField(help_text="One a line, two at least.", max_length=1000, verbose_name="spellings")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
            ],
            options={
                "verbose_name": "spelling",
                "verbose_name_plural": "spellings",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DeskWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(choices=articles.models.language.languages, max_length=8)),
                ("analyser_version", models.PositiveIntegerField()),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="desk_words", to="articles.article")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("article", "language"), name="desk_words_once")],
            },
        ),
        migrations.CreateModel(
            name="PrintedWords",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                ("language", models.CharField(choices=articles.models.language.languages, max_length=8)),
                ("analyser_version", models.PositiveIntegerField()),
                ("publication", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="words", to="articles.publication")),
            ],
            options={
                "indexes": [models.Index(fields=["language", "-place"], name="words_newest")],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
