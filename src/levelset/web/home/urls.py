"""The address of the first page."""

from django.urls import path

from levelset.web.home import views

urlpatterns = [path("", views.home, name="home")]
