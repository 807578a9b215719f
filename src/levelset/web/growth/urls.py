"""Addresses of the way to one's aim."""

from django.urls import path

from levelset.web.growth import views

app_name = "growth"
urlpatterns = [
    path("me/way", views.way, name="way"),
    path("me/way/<str:statement>", views.statement, name="statement"),
    path("me/way/<str:statement>/entry", views.say, name="say"),
    path("me/way.md", views.export_markdown, name="export-markdown"),
    path("me/way.json", views.export_json, name="export-json"),
]
