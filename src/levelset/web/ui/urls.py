"""Addresses of the design system itself."""

from django.urls import path

from levelset.web.ui import views

urlpatterns = [
    path("keys/", views.keys, name="keys"),
    path("theme/", views.theme, name="theme"),
    path("styleguide/", views.styleguide, name="styleguide"),
]
