"""Addresses of imports. One address for each thing that can be done."""

from django.urls import path

from levelset.web.imports.views import progress, publish, review, start

app_name = "imports"
urlpatterns = [
    path("", start.start, name="start"),
    path("<int:number>/", progress.progress, name="import"),
    path("<int:number>/retry", progress.retry, name="retry"),
    path("<int:number>/review", review.review, name="review"),
    path("<int:number>/accept", review.accept, name="accept"),
    path("<int:number>/accept-sure", review.accept_sure, name="accept-sure"),
    path("<int:number>/rename", review.rename, name="rename"),
    path("<int:number>/refuse", review.refuse, name="refuse"),
    path("<int:number>/fate", review.fate, name="fate"),
    path("<int:number>/page/<int:document>", review.name_page, name="page"),
    path("<int:number>/take-over", review.take_over, name="take-over"),
    path("<int:number>/undo/<int:decision>", review.undo, name="undo"),
    path("<int:number>/names", review.name_framework, name="names"),
    path("<int:number>/target", review.choose_target, name="target"),
    path("<int:number>/leave-out/<int:document>", review.leave_out, name="leave-out"),
    path("<int:number>/take-in/<int:document>", review.take_in, name="take-in"),
    path("<int:number>/publish", publish.publish, name="publish"),
    path("<int:number>/draft.json", publish.draft_json, name="draft-json"),
    path("<int:number>/draft.zip", publish.draft_zip, name="draft-zip"),
    path("<int:number>/discard", publish.discard, name="discard"),
]
