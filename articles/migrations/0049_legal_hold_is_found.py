from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0048_shown_out")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["-changed_at", "-id"],
                condition=models.Q(legal_hold=True),
                name="article_on_legal_hold",
            ),
        ),
    ]
