"""Addresses of coming in and of one's account. Of allauth's pages only those are here that a closed door needs."""

from allauth.account import views as allauth_views
from django.urls import path, re_path

from levelset.web.people.views import account as views

urlpatterns = [
    path("demo/", views.demo, name="demo"),
    path("account/", views.account, name="account"),
    path("account/welcome/<str:token>", views.welcome, name="welcome"),
    path("account/login/", allauth_views.login, name="account_login"),
    path("account/logout/", views.sign_out, name="account_logout"),
    path("account/signup/", allauth_views.signup, name="account_signup"),
    path("account/inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("account/password/change/", views.password_change, name="account_change_password"),
    path("account/password/reset/", views.password_reset, name="account_reset_password"),
    path("account/password/reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
