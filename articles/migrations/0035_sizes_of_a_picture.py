"""The sizes of a picture are one value of it instead of rows to be fetched. A file that has another
name than it would be given today is made anew by the clock; the old one stays where it is."""

from django.db import migrations, models


def keep(apps, schema_editor):
    images = apps.get_model("articles", "Image")
    for image in images.objects.prefetch_related("renditions").iterator(chunk_size=500):
        sizes = {}
        for one in sorted(image.renditions.all(), key=lambda one: one.width):
            if one.file.name == f"renditions/{image.sha256[:16]}-1-{one.width}.{one.format}":
                sizes.setdefault(one.format, []).append(one.width)
        jpegs = sizes.get("jpeg")
        whole = bool(jpegs) and all(sizes.get(kind) == jpegs for kind in ("webp", "avif"))
        images.objects.filter(pk=image.pk).update(sizes=sizes, is_rendered=whole)


class Migration(migrations.Migration):
    dependencies = [("articles", "0034_live_template")]

    operations = [
        migrations.AddField("image", "sizes", models.JSONField(default=dict, editable=False)),
        migrations.AddField(
            "image", "is_rendered", models.BooleanField(default=False, editable=False)
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.DeleteModel("Rendition"),
        migrations.AddIndex(
            "image",
            models.Index(
                condition=models.Q(("is_rendered", False)), fields=["-id"], name="image_waits"
            ),
        ),
    ]
