"""Files of pictures got names that one template makes. Rows of files under the older names go; the
files stay, for what is printed names them, and the clock makes the new ones, newest picture first."""

from django.db import migrations


def forget_older_names(apps, schema_editor):
    apps.get_model("articles", "Rendition").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_search")]
    operations = [migrations.RunPython(forget_older_names, migrations.RunPython.noop)]
