"""Addresses of signing in and of one's account."""

from django.urls import include, path

from levelset.web.people import views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/", include("allauth.account.urls")),
]
