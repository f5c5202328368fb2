"""Room for what a sign-off covers: proofs, the digests a story carries, its authors, what was found
when a passage was checked, typing slips. 0009 carries over what was signed before."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.models.language

USER = settings.AUTH_USER_MODEL
LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def key(**more):
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID", **more)


def language():
    return models.CharField(choices=articles.models.language.languages, max_length=8)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER),
        ("articles", "0007_words_of_constraints_and_genres"),
    ]
    operations = [
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", key()),
                ("language", language()),
                ("digest", models.CharField(max_length=80)),
                ("composition", models.JSONField()),
                ("weighed", models.JSONField()),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="proofs", to="articles.article")),
            ],
            options={
                "verbose_name": "proof",
                "verbose_name_plural": "proofs",
                "indexes": [models.Index(fields=["article", "language"], name="proof_of_story")],
            },
        ),
        migrations.CreateModel(
            name="Authorship",
            fields=[
                ("id", key()),
                ("is_for_good", models.BooleanField(default=False)),
                ("words", models.PositiveIntegerField(default=0)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=USER)),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="authorships", to="articles.article")),
            ],
            options={
                "verbose_name": "authorship",
                "verbose_name_plural": "authorships",
                "constraints": [models.UniqueConstraint(fields=("article", "account"), name="authorship_once")],
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", key()),
                ("digests", models.JSONField()),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="confirmed at")),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="slips", to="articles.article")),
                ("confirmed_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=USER, verbose_name="confirmed by")),
                ("proposed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=USER, verbose_name="proposed by")),
            ],
            options={
                "verbose_name": "typing slip",
                "verbose_name_plural": "typing slips",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="slip_confirmed_by_another",
                        violation_error_message="A second person confirms a typing slip.",
                    )
                ],
            },
        ),
        migrations.AlterField("approval", "digest", models.CharField(max_length=80)),
        migrations.AddField("approval", "proof", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.proof")),
        migrations.AddField("approval", "slip", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="articles.slip")),
        migrations.AddField("article", "digests", models.JSONField(default=dict, editable=False)),
        migrations.RenameField("attribution", "standing", "standing_before"),
        migrations.AlterField(
            "attribution",
            "standing_before",
            models.CharField(
                choices=[("unverified", "Unverified"), ("corroborated", "Corroborated"), ("confirmed", "Confirmed"), ("disputed", "Disputed"), ("denied", "Denied"), ("false", "False")],
                default="unverified",
                editable=False,
                max_length=12,
                verbose_name="standing as recorded before",
            ),
        ),
        migrations.AddField("publication", "lead_alt_text", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
        migrations.AddField("publication", "lead_caption", models.CharField(blank=True, default="", max_length=400), preserve_default=False),
        migrations.AddField("publication", "lead_credit", models.CharField(blank=True, default="", max_length=120), preserve_default=False),
        migrations.AddField("publication", "proof", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.proof")),
        migrations.AddField("publication", "printed_at", models.DateTimeField(default=LONG_AGO), preserve_default=False),
        migrations.AddField(
            "rightofreply",
            "denies",
            models.BooleanField(default=False, help_text="The party denies what the story says of it.", verbose_name="denies it"),
        ),
        migrations.AlterModelOptions("verification", {"ordering": ["at", "id"], "verbose_name": "verification", "verbose_name_plural": "verifications"}),
        # No screen ever wrote one: there are no rows to fill.
        migrations.AddField("verification", "article", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="verifications", to="articles.article")),
        migrations.AddField("verification", "evidence", models.CharField(default="", help_text="Where what was found is kept: a file number, an archive, a recording.", max_length=300, verbose_name="evidence"), preserve_default=False),
        migrations.AlterField("verification", "article", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="verifications", to="articles.article")),
        migrations.AlterField("verification", "attribution", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="verifications", to="articles.attribution", verbose_name="passage")),
        migrations.AlterField("verification", "method", models.CharField(help_text="How it was checked: a call, a visit, a document.", max_length=200, verbose_name="method")),
        migrations.AlterField("verification", "outcome", models.CharField(choices=[("confirmed", "Confirmed"), ("disputed", "Disputed"), ("false", "False")], max_length=12, verbose_name="outcome")),
        migrations.AlterField("verification", "by", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=USER, verbose_name="by")),
        migrations.AlterField("verification", "at", models.DateTimeField(editable=False, verbose_name="at")),
    ]
