"""Who made a welcome link, so that it ends when they leave; who came back without a way in, so that they are found."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import migrations, models


def find_who_came_back(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001  # Django passes it
    """Mark who was in, is here and has neither password nor passkey nor a link to a provider."""
    passkeys = apps.get_model("mfa", "Authenticator").objects.filter(type="webauthn")
    provider = apps.get_model("socialaccount", "SocialAccount").objects.all()
    here = apps.get_model("people", "User").objects.filter(is_active=True, last_login__isnull=False)
    out = here.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX).exclude(pk__in=passkeys.values("user"))
    out.exclude(pk__in=provider.values("user")).update(was_locked_out=True)


class Migration(migrations.Migration):
    dependencies = [
        ("mfa", "0003_authenticator_type_uniq"),
        ("people", "0009_has_manager"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="was_locked_out",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="welcomelink",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="welcomelink",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("is_active", True), ("was_locked_out", True)),
                fields=["name", "id"],
                name="user_locked_out_by_name",
            ),
        ),
        migrations.AddIndex(
            model_name="welcomelink",
            index=models.Index(
                condition=models.Q(("withdrawn_at__isnull", False)),
                fields=["withdrawn_at"],
                name="welcome_link_withdrawn",
            ),
        ),
        migrations.RunPython(find_who_came_back, migrations.RunPython.noop),
    ]
