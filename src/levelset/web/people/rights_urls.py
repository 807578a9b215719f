"""Addresses of the rights of a person, and of breaking glass."""

from django.urls import path

from levelset.web.people.views import glass, rights

app_name = "rights"
urlpatterns = [
    path("account/readers", rights.readers, name="readers"),
    path("account/mine", rights.mine, name="mine"),
    path("account/mine/export", rights.export, name="export"),
    path("account/automated", rights.automated, name="automated"),
    path("account/data-protection", rights.protection, name="protection"),
    path("people/breaking-glass/", glass.index, name="glasses"),
    path("people/breaking-glass/<uuid:key>", glass.one, name="glass"),
    path("people/breaking-glass/<uuid:key>/grant", glass.grant, name="grant-glass"),
    path("people/breaking-glass/<uuid:key>/refuse", glass.refuse, name="refuse-glass"),
    path("people/breaking-glass/<uuid:key>/end", glass.end, name="end-glass"),
    path("people/<str:handle>/erase", rights.erase, name="erase"),
    path("people/<str:handle>/hold", rights.hold, name="hold"),
    path("people/<str:handle>/hold/lift", rights.lift_hold, name="lift-hold"),
]
