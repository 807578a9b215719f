"""Addresses of people and teams, below ``/people/``."""

from django.urls import path

from levelset.web.people.views import directory, importing, inviting, structure

app_name = "people"

urlpatterns = [
    path("", directory.people, name="list"),
    path("teams/", directory.teams, name="teams"),
    path("teams/new", structure.new_team, name="new-team"),
    path("teams/<uuid:key>", directory.team, name="team"),
    path("teams/<uuid:key>/edit", structure.edit_team, name="edit-team"),
    path("teams/<uuid:key>/close", structure.close_team, name="close-team"),
    path("changes/<int:pk>/undo", structure.undo, name="undo"),
    path("import/", importing.start, name="import"),
    path("import/<int:pk>/", importing.preview, name="import-preview"),
    path("import/<int:pk>/changes.csv", importing.changes_file, name="import-changes"),
    path("import/<int:pk>/carry-out", importing.carry_out, name="import-carry-out"),
    path("import/<int:pk>/put-away", importing.put_away, name="import-put-away"),
    path("invitations/", inviting.invitations, name="invitations"),
    path("invitations/everybody", inviting.everybody, name="invite-everybody"),
    path("invitations/<int:pk>/again", inviting.again, name="invite-again"),
    path("invitations/<int:pk>/revoke", inviting.revoke, name="revoke-invitation"),
    path("lines/<int:pk>/end", structure.end, {"kind": "lines"}, name="end-line"),
    path("memberships/<int:pk>/end", structure.end, {"kind": "memberships"}, name="end-membership"),
    path("partnerships/<int:pk>/end", structure.end, {"kind": "partnerships"}, name="end-partnership"),
    path("<str:handle>", directory.person, name="person"),
    path("<str:handle>/edit", structure.edit, name="edit"),
    path("<str:handle>/manager", structure.put, {"what": "manager"}, name="put-manager"),
    path("<str:handle>/lead", structure.put, {"what": "lead"}, name="put-lead"),
    path("<str:handle>/team", structure.put, {"what": "team"}, name="put-team"),
    path("<str:handle>/partner", structure.put, {"what": "partner"}, name="put-partner"),
    path("<str:handle>/name", structure.put, {"what": "name"}, name="put-name"),
    path("<str:handle>/standing", structure.put, {"what": "standing"}, name="put-standing"),
    path("<str:handle>/leave", structure.leave, name="leave"),
]
