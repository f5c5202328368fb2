"""«خاص» was a genre and a switch. The switch stays, for a report may be exclusive too; stories of the
genre become news with the switch on, in what is printed as well."""

from django.db import migrations, models


def switch_on(apps, schema_editor):
    for name in ("Article", "Publication"):
        of_the_genre = apps.get_model("articles", name).objects.filter(genre="exclusive")
        of_the_genre.update(genre="news", is_exclusive=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_deliveries")]
    operations = [migrations.RunPython(switch_on, migrations.RunPython.noop)]
