"""The address of the health page."""

from django.urls import path

from levelset.web.health import views

urlpatterns = [path("healthz", views.healthz, name="healthz")]
