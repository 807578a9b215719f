"""Addresses of coming in and of one's account. Of allauth's pages only those are here that a closed door needs."""

from allauth.account import views as allauth_views
from django.urls import path, re_path
from django.views.generic import RedirectView

from levelset.web.openid import PROVIDER
from levelset.web.people.views import account as views
from levelset.web.people.views import factors, openid

urlpatterns = [
    path("demo/", views.demo, name="demo"),
    path("account/", views.account, name="account"),
    path("account/welcome/<str:token>", views.welcome, name="welcome"),
    path("account/login/", views.sign_in, name="account_login"),
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
    # Named as allauth looks for them.
    path("account/confirm/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", factors.confirm_by_code, name="mfa_reauthenticate"),
    path("account/confirm/passkey/", factors.confirm_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("account/2fa/", factors.index, name="mfa_index"),
    path("account/2fa/authenticate/", factors.authenticate, name="mfa_authenticate"),
    path("account/2fa/app/", factors.activate_app, name="mfa_activate_totp"),
    path("account/2fa/app/remove/", factors.remove_app, name="mfa_deactivate_totp"),
    path("account/2fa/codes/", factors.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/2fa/codes/new/", factors.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("account/passkeys/add/", factors.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/name/", factors.rename_passkey, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", factors.remove_passkey, name="mfa_remove_webauthn"),
    path("account/passkeys/login/", factors.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("account/oidc/login/", openid.go, {"provider_id": PROVIDER}, name="openid_connect_login"),
    path("account/oidc/callback/", openid.back, {"provider_id": PROVIDER}, name="openid_connect_callback"),
]
