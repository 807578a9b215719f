"""Addresses of the published framework.

All pages of a version stand below ``/framework/`` for the current one, and below ``/framework/versions/<number>/`` for
one by its number.

A role whose name is taken by a page here gets another address (``reading.addresses``); nothing here has to give way.
"""

from django.urls import URLPattern, include, path

from levelset.web.frameworks.queries import links_mark
from levelset.web.frameworks.views import changes, check, compare, links, pages, search, versions
from levelset.web.frameworks.views.serving import published, with_slash, without_slash

app_name = "frameworks"


def reading(name: str) -> list[URLPattern]:
    """The pages of one version; ``name`` is the one of its first page."""
    return [
        path("", published(pages.overview), name=name),
        path("glossary", published(pages.glossary)),
        path("pages/<str:slug>", published(pages.prose)),
        path("search", published(search.search, keep=False)),
        path("statements/<str:statement_id>", published(pages.statement)),
        path("compare/", published(compare.chooser, asks=("old", "new"))),
        path(
            "compare/<str:old_role>/<str:old_level>/<str:new_role>/<str:new_level>",
            published(compare.compare, asks=("only", "view"), also=links_mark),
        ),
        path("<str:role>/path", published(compare.path, also=links_mark)),
        path("<str:role>/matrix", published(compare.matrix, asks=("level", "pillar"))),
        path("glossary/", without_slash),
        path("search/", without_slash),
        path("pages/<str:slug>/", without_slash),
        path("statements/<str:statement_id>/", without_slash),
        path("compare/<str:old_role>/<str:old_level>/<str:new_role>/<str:new_level>/", without_slash),
        path("<str:role>/", published(pages.role)),
        path("<str:role>/<str:level>", published(pages.level)),
        path("<str:role>/<str:level>/", without_slash),
    ]


urlpatterns = [
    path(
        "compare/<str:old_role>/<str:old_level>/<str:new_role>/<str:new_level>/links",
        links.put_right,
        name="put-link-right",
    ),
    path("compare/links/<int:number>/undo", links.take_back, name="take-link-back"),
    path("versions/", versions.versions, name="versions"),
    path("versions/changes", changes.chosen, name="chosen-changes"),
    path("versions/<int:old>/changes/<int:new>", changes.changes, name="changes"),
    path("versions/<int:old>/changes/<int:new>/", without_slash),
    path("versions/<int:number>/check", check.check, name="check"),
    path("versions/<int:number>/download/folder", versions.download_folder, name="download-folder"),
    path("versions/<int:number>/download/json", versions.download_json, name="download-json"),
    path("versions/<int:number>", with_slash),
    path("versions/<int:number>/", include(reading("version"))),
    path("", include(reading("overview"))),
]
