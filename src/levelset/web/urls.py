"""Every address of the application, app by app."""

from django.urls import include, path

urlpatterns = [
    path("", include("levelset.web.people.rights_urls")),
    path("framework/", include("levelset.web.frameworks.urls")),
    path("evidence/from/", include("levelset.web.sources.urls")),
    path("evidence/", include("levelset.web.evidence.urls")),
    path("import/", include("levelset.web.imports.urls")),
    path("people/", include("levelset.web.people.directory_urls")),
    path("", include("levelset.web.people.urls")),
    path("", include("levelset.web.api.urls")),
    path("", include("levelset.web.placements.urls")),
    path("", include("levelset.web.growth.urls")),
    path("", include("levelset.web.ui.urls")),
    path("", include("levelset.web.health.urls")),
    path("", include("levelset.web.home.urls")),
]

handler400 = "levelset.web.ui.views.bad_request"
handler403 = "levelset.web.ui.views.permission_denied"
handler404 = "levelset.web.ui.views.not_found"
handler500 = "levelset.web.ui.views.server_error"
