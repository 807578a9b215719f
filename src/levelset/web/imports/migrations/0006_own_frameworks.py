from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0005_lines_that_take_over"),
    ]

    operations = [
        migrations.AlterField(
            model_name="upload",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "waiting"),
                    ("reading", "being read"),
                    ("read", "read"),
                    ("failed", "could not be read"),
                    ("unpacked", "unpacked"),
                    ("own", "a framework in Levelset’s own form, taken over as it is"),
                    ("part", "a part of that framework"),
                    ("beside", "left out, as its name says that it is no document"),
                ],
                default="waiting",
                max_length=16,
                verbose_name="state",
            ),
        ),
    ]
