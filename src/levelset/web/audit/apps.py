"""The app of the audit log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Events."""

    name = "levelset.web.audit"
    label = "audit"
