from importlib import import_module

from django.db import migrations

write = import_module("articles.migrations.0027_story_template")
TEMPLATES = (
    (
        "live",
        {"ar": "تغطية مباشرة", "en": "Live story", "fr": "Direct"},
        {
            "ar": "[[ما الذي حدث، ومتى بدأ]]\n[[ما نعرفه حتى الآن، وكل واقعة بمصدرها]]\n[[ما لا نعرفه بعد]]\n[[ما المنتظر، ومتى]]",
            "en": "[[What happened, and when it began]]\n[[What is known so far, each fact with its source]]\n[[What is not known yet]]\n[[What is expected, and when]]",
            "fr": "[[Ce qui s’est passé, et depuis quand]]\n[[Ce que l’on sait, chaque fait avec sa source]]\n[[Ce que l’on ignore encore]]\n[[Ce que l’on attend, et quand]]",
        },
    ),
)


def write_template(apps, schema_editor):
    """What the text of a live story begins with; its stream is written beside it."""
    write.write_templates(apps, schema_editor, TEMPLATES)


class Migration(migrations.Migration):
    dependencies = [("articles", "0033_live_stories")]
    operations = [migrations.RunPython(write_template, migrations.RunPython.noop)]
