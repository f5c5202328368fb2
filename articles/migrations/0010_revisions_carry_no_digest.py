"""The digest of a story stands on the story (0008); what revisions carried is carried over (0009)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_carry_over_sign_offs")]
    operations = [
        migrations.RemoveField("revision", "changed_languages"),
        migrations.RemoveField("revision", "digests"),
    ]
