"""Addresses of evidence. One address for each thing that can be done."""

from django.urls import path

from levelset.web.evidence.views import attesting, entry, files, linking, log, sharing

app_name = "evidence"
urlpatterns = [
    path("", log.log, name="log"),
    path("capture", log.capture, name="capture"),
    path("shared", log.shared, name="shared"),
    path("attesting", attesting.asked_of_me, name="asked-of-me"),
    path("attesting/<uuid:which>", attesting.attest, name="attest"),
    path("deleted", log.deleted, name="deleted"),
    path("export.md", log.export_markdown, name="export-markdown"),
    path("export.json", log.export_json, name="export-json"),
    path("<uuid:key>", entry.entry, name="entry"),
    path("<uuid:key>/save", entry.save, name="save"),
    path("<uuid:key>/delete", entry.delete, name="delete"),
    path("<uuid:key>/restore", log.restore, name="restore"),
    path("<uuid:key>/erase", log.erase, name="erase"),
    path("<uuid:key>/files", files.add, name="files"),
    path("<uuid:key>/files/<uuid:file>", files.download, name="file"),
    path("<uuid:key>/files/<uuid:file>/remove", files.remove, name="file-remove"),
    path("<uuid:key>/page", linking.choose_page, name="page"),
    path("<uuid:key>/behaviors", linking.link, name="link"),
    path("<uuid:key>/behaviors/<int:number>/remove", linking.unlink, name="unlink"),
    path("<uuid:key>/behaviors/<int:number>/follow", linking.follow, name="follow"),
    path("<uuid:key>/suggestions", linking.answer, name="answer"),
    path("<uuid:key>/share", sharing.share, name="share"),
    path("<uuid:key>/unshare", sharing.stop, name="unshare"),
    path("<uuid:key>/ask", attesting.ask, name="ask"),
    path("<uuid:key>/asked/<uuid:which>/remind", attesting.remind, name="ask-remind"),
    path("<uuid:key>/asked/<uuid:which>/withdraw", attesting.withdraw, name="ask-withdraw"),
]
