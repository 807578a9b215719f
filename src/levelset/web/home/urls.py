"""The addresses of the first page, of mine and of my team's."""

from django.urls import path

from levelset.web.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("me", views.me, name="me"),
    path("team", views.team, name="team"),
]
