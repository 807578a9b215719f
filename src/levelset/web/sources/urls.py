"""Addresses of sources, below those of evidence."""

from django.urls import path

from levelset.web.sources import views

app_name = "sources"
urlpatterns = [
    path("", views.start, name="start"),
    path("git", views.text, {"kind": "git"}, name="git"),
    path("brag", views.text, {"kind": "brag"}, name="brag"),
    path("calendar", views.text, {"kind": "calendar"}, name="calendar"),
    path("levelset", views.text, {"kind": "levelset"}, name="levelset"),
    path("github", views.forge, {"kind": "github"}, name="github"),
    path("gitlab", views.forge, {"kind": "gitlab"}, name="gitlab"),
    path("tokens/<uuid:key>/remove", views.remove_token, name="token-remove"),
    path("<uuid:key>", views.gathering, name="gathering"),
    path("<uuid:key>/pick", views.pick, name="pick"),
    path("<uuid:key>/put-away", views.put_away, name="put-away"),
]
