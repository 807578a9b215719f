"""Addresses of placements and aims."""

from django.urls import path

from levelset.web.placements import views

app_name = "placements"
urlpatterns = [
    path("people/<str:handle>/level", views.level, name="level"),
    path("people/<str:handle>/level/<int:number>/take-back", views.take_back, name="take-back"),
    path("me/aim", views.aim, name="aim"),
    path("me/aim/let-go", views.let_go, name="let-go"),
]
