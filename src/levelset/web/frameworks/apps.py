"""The app of the published framework."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrameworksConfig(AppConfig):
    """Published versions of the framework and their pages."""

    name = "levelset.web.frameworks"
    label = "frameworks"
    verbose_name = _("Framework")
    default_auto_field = "django.db.models.BigAutoField"
