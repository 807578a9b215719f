BEGIN TRANSACTION;
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "audit_event" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "event" varchar(80) NOT NULL, "actor" varchar(80) NOT NULL, "object_key" varchar(200) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
INSERT INTO "audit_event" VALUES(1,'2026-11-22 02:46:34.593215','framework.published','a1cf5eee-24ea-4ced-9de1-5612bc560ec7','framework/1','{"sha256": "160828a9b0574037f7379b1246f216fab05ad2e1315e23f274ef4837d50ddd16", "audience": "members", "origin": ""}');
INSERT INTO "audit_event" VALUES(2,'2026-11-22 02:46:34.606556','import.started','a1cf5eee-24ea-4ced-9de1-5612bc560ec7','import/1','{"files": 0, "pasted": true}');
INSERT INTO "audit_event" VALUES(3,'2026-11-22 02:46:35.333366','welcome_link.made','system','welcome-link:1','{"standing": "member"}');
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_event','Can add event');
INSERT INTO "auth_permission" VALUES(2,1,'change_event','Can change event');
INSERT INTO "auth_permission" VALUES(3,1,'delete_event','Can delete event');
INSERT INTO "auth_permission" VALUES(4,1,'view_event','Can view event');
INSERT INTO "auth_permission" VALUES(5,2,'add_welcomelink','Can add welcome link');
INSERT INTO "auth_permission" VALUES(6,2,'change_welcomelink','Can change welcome link');
INSERT INTO "auth_permission" VALUES(7,2,'delete_welcomelink','Can delete welcome link');
INSERT INTO "auth_permission" VALUES(8,2,'view_welcomelink','Can view welcome link');
INSERT INTO "auth_permission" VALUES(9,3,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(10,3,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(11,3,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(12,3,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(13,4,'add_frameworkversion','Can add published version');
INSERT INTO "auth_permission" VALUES(14,4,'change_frameworkversion','Can change published version');
INSERT INTO "auth_permission" VALUES(15,4,'delete_frameworkversion','Can delete published version');
INSERT INTO "auth_permission" VALUES(16,4,'view_frameworkversion','Can view published version');
INSERT INTO "auth_permission" VALUES(17,5,'add_keptlinkrow','Can add link put right');
INSERT INTO "auth_permission" VALUES(18,5,'change_keptlinkrow','Can change link put right');
INSERT INTO "auth_permission" VALUES(19,5,'delete_keptlinkrow','Can delete link put right');
INSERT INTO "auth_permission" VALUES(20,5,'view_keptlinkrow','Can view link put right');
INSERT INTO "auth_permission" VALUES(21,6,'add_import','Can add import');
INSERT INTO "auth_permission" VALUES(22,6,'change_import','Can change import');
INSERT INTO "auth_permission" VALUES(23,6,'delete_import','Can delete import');
INSERT INTO "auth_permission" VALUES(24,6,'view_import','Can view import');
INSERT INTO "auth_permission" VALUES(25,7,'add_decision','Can add decision');
INSERT INTO "auth_permission" VALUES(26,7,'change_decision','Can change decision');
INSERT INTO "auth_permission" VALUES(27,7,'delete_decision','Can delete decision');
INSERT INTO "auth_permission" VALUES(28,7,'view_decision','Can view decision');
INSERT INTO "auth_permission" VALUES(29,8,'add_upload','Can add upload');
INSERT INTO "auth_permission" VALUES(30,8,'change_upload','Can change upload');
INSERT INTO "auth_permission" VALUES(31,8,'delete_upload','Can delete upload');
INSERT INTO "auth_permission" VALUES(32,8,'view_upload','Can view upload');
INSERT INTO "auth_permission" VALUES(33,9,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(34,9,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(35,9,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(36,9,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(37,10,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(38,10,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(39,10,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(40,10,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(41,11,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(42,11,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(43,11,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(44,11,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(45,12,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(46,12,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(47,12,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(48,12,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(49,13,'add_emailaddress','Can add email address');
INSERT INTO "auth_permission" VALUES(50,13,'change_emailaddress','Can change email address');
INSERT INTO "auth_permission" VALUES(51,13,'delete_emailaddress','Can delete email address');
INSERT INTO "auth_permission" VALUES(52,13,'view_emailaddress','Can view email address');
INSERT INTO "auth_permission" VALUES(53,14,'add_emailconfirmation','Can add email confirmation');
INSERT INTO "auth_permission" VALUES(54,14,'change_emailconfirmation','Can change email confirmation');
INSERT INTO "auth_permission" VALUES(55,14,'delete_emailconfirmation','Can delete email confirmation');
INSERT INTO "auth_permission" VALUES(56,14,'view_emailconfirmation','Can view email confirmation');
INSERT INTO "auth_permission" VALUES(57,15,'add_dbtaskresult','Can add Task Result');
INSERT INTO "auth_permission" VALUES(58,15,'change_dbtaskresult','Can change Task Result');
INSERT INTO "auth_permission" VALUES(59,15,'delete_dbtaskresult','Can delete Task Result');
INSERT INTO "auth_permission" VALUES(60,15,'view_dbtaskresult','Can view Task Result');
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'audit','event');
INSERT INTO "django_content_type" VALUES(2,'people','welcomelink');
INSERT INTO "django_content_type" VALUES(3,'people','user');
INSERT INTO "django_content_type" VALUES(4,'frameworks','frameworkversion');
INSERT INTO "django_content_type" VALUES(5,'frameworks','keptlinkrow');
INSERT INTO "django_content_type" VALUES(6,'imports','import');
INSERT INTO "django_content_type" VALUES(7,'imports','decision');
INSERT INTO "django_content_type" VALUES(8,'imports','upload');
INSERT INTO "django_content_type" VALUES(9,'auth','permission');
INSERT INTO "django_content_type" VALUES(10,'auth','group');
INSERT INTO "django_content_type" VALUES(11,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(12,'sessions','session');
INSERT INTO "django_content_type" VALUES(13,'account','emailaddress');
INSERT INTO "django_content_type" VALUES(14,'account','emailconfirmation');
INSERT INTO "django_content_type" VALUES(15,'django_tasks_database','dbtaskresult');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'people','0001_initial','2026-11-22 02:46:29.078836');
INSERT INTO "django_migrations" VALUES(2,'account','0001_initial','2026-11-22 02:46:29.087109');
INSERT INTO "django_migrations" VALUES(3,'account','0002_email_max_length','2026-11-22 02:46:29.091385');
INSERT INTO "django_migrations" VALUES(4,'account','0003_alter_emailaddress_create_unique_verified_email','2026-11-22 02:46:29.095775');
INSERT INTO "django_migrations" VALUES(5,'account','0004_alter_emailaddress_drop_unique_email','2026-11-22 02:46:29.104207');
INSERT INTO "django_migrations" VALUES(6,'account','0005_emailaddress_idx_upper_email','2026-11-22 02:46:29.106846');
INSERT INTO "django_migrations" VALUES(7,'account','0006_emailaddress_lower','2026-11-22 02:46:29.366251');
INSERT INTO "django_migrations" VALUES(8,'account','0007_emailaddress_idx_email','2026-11-22 02:46:29.376054');
INSERT INTO "django_migrations" VALUES(9,'account','0008_emailaddress_unique_primary_email_fixup','2026-11-22 02:46:29.485743');
INSERT INTO "django_migrations" VALUES(10,'account','0009_emailaddress_unique_primary_email','2026-11-22 02:46:29.490382');
INSERT INTO "django_migrations" VALUES(11,'audit','0001_initial','2026-11-22 02:46:29.492210');
INSERT INTO "django_migrations" VALUES(12,'contenttypes','0001_initial','2026-11-22 02:46:29.494155');
INSERT INTO "django_migrations" VALUES(13,'contenttypes','0002_remove_content_type_name','2026-11-22 02:46:29.501375');
INSERT INTO "django_migrations" VALUES(14,'auth','0001_initial','2026-11-22 02:46:29.512960');
INSERT INTO "django_migrations" VALUES(15,'auth','0002_alter_permission_name_max_length','2026-11-22 02:46:29.518368');
INSERT INTO "django_migrations" VALUES(16,'auth','0003_alter_user_email_max_length','2026-11-22 02:46:29.522569');
INSERT INTO "django_migrations" VALUES(17,'auth','0004_alter_user_username_opts','2026-11-22 02:46:29.562643');
INSERT INTO "django_migrations" VALUES(18,'auth','0005_alter_user_last_login_null','2026-11-22 02:46:29.567906');
INSERT INTO "django_migrations" VALUES(19,'auth','0006_require_contenttypes_0002','2026-11-22 02:46:29.568416');
INSERT INTO "django_migrations" VALUES(20,'auth','0007_alter_validators_add_error_messages','2026-11-22 02:46:29.572511');
INSERT INTO "django_migrations" VALUES(21,'auth','0008_alter_user_username_max_length','2026-11-22 02:46:29.576724');
INSERT INTO "django_migrations" VALUES(22,'auth','0009_alter_user_last_name_max_length','2026-11-22 02:46:29.581482');
INSERT INTO "django_migrations" VALUES(23,'auth','0010_alter_group_name_max_length','2026-11-22 02:46:29.657694');
INSERT INTO "django_migrations" VALUES(24,'auth','0011_update_proxy_permissions','2026-11-22 02:46:29.663664');
INSERT INTO "django_migrations" VALUES(25,'auth','0012_alter_user_first_name_max_length','2026-11-22 02:46:29.705688');
INSERT INTO "django_migrations" VALUES(26,'django_tasks_database','0001_initial','2026-11-22 02:46:29.708271');
INSERT INTO "django_migrations" VALUES(27,'django_tasks_database','0002_alter_dbtaskresult_options','2026-11-22 02:46:29.710207');
INSERT INTO "django_migrations" VALUES(28,'django_tasks_database','0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at','2026-11-22 02:46:29.719907');
INSERT INTO "django_migrations" VALUES(29,'django_tasks_database','0004_dbtaskresult_started_at','2026-11-22 02:46:29.722484');
INSERT INTO "django_migrations" VALUES(30,'django_tasks_database','0005_alter_dbtaskresult_priority_and_more','2026-11-22 02:46:29.739232');
INSERT INTO "django_migrations" VALUES(31,'django_tasks_database','0006_alter_dbtaskresult_args_kwargs_and_more','2026-11-22 02:46:29.764973');
INSERT INTO "django_migrations" VALUES(32,'django_tasks_database','0007_add_separate_results_fields','2026-11-22 02:46:29.771222');
INSERT INTO "django_migrations" VALUES(33,'django_tasks_database','0008_separate_results_field','2026-11-22 02:46:29.778936');
INSERT INTO "django_migrations" VALUES(34,'django_tasks_database','0009_remove_results_field','2026-11-22 02:46:29.783167');
INSERT INTO "django_migrations" VALUES(35,'django_tasks_database','0010_alter_dbtaskresult_status','2026-11-22 02:46:29.838909');
INSERT INTO "django_migrations" VALUES(36,'django_tasks_database','0011_rename_complete_status','2026-11-22 02:46:29.870540');
INSERT INTO "django_migrations" VALUES(37,'django_tasks_database','0012_add_separate_exception_fields','2026-11-22 02:46:29.997189');
INSERT INTO "django_migrations" VALUES(38,'django_tasks_database','0013_separate_exception_fields','2026-11-22 02:46:30.004826');
INSERT INTO "django_migrations" VALUES(39,'django_tasks_database','0014_remove_dbtaskresult_exception_data','2026-11-22 02:46:30.007705');
INSERT INTO "django_migrations" VALUES(40,'django_tasks_database','0015_correctly_order_run_after','2026-11-22 02:46:30.009099');
INSERT INTO "django_migrations" VALUES(41,'django_tasks_database','0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more','2026-11-22 02:46:30.041999');
INSERT INTO "django_migrations" VALUES(42,'django_tasks_database','0017_dbtaskresult_metadata','2026-11-22 02:46:30.047138');
INSERT INTO "django_migrations" VALUES(43,'django_tasks_database','0018_rename_succeeded_status','2026-11-22 02:46:30.058437');
INSERT INTO "django_migrations" VALUES(44,'django_tasks_database','0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more','2026-11-22 02:46:30.092264');
INSERT INTO "django_migrations" VALUES(45,'django_tasks_database','0020_update_db_task_result_ordering','2026-11-22 02:46:30.101124');
INSERT INTO "django_migrations" VALUES(46,'django_tasks_database','0021_conditional_partial_index_ordering','2026-11-22 02:46:30.109572');
INSERT INTO "django_migrations" VALUES(47,'frameworks','0001_initial','2026-11-22 02:46:30.117987');
INSERT INTO "django_migrations" VALUES(48,'frameworks','0002_kept_links','2026-11-22 02:46:30.129735');
INSERT INTO "django_migrations" VALUES(49,'frameworks','0003_editions','2026-11-22 02:46:30.229685');
INSERT INTO "django_migrations" VALUES(50,'imports','0001_initial','2026-11-22 02:46:30.381832');
INSERT INTO "django_migrations" VALUES(51,'imports','0002_decisions_taken_over','2026-11-22 02:46:30.389628');
INSERT INTO "django_migrations" VALUES(52,'imports','0003_archives_and_folders','2026-11-22 02:46:30.393293');
INSERT INTO "django_migrations" VALUES(53,'imports','0004_names_of_documents','2026-11-22 02:46:30.398535');
INSERT INTO "django_migrations" VALUES(54,'sessions','0001_initial','2026-11-22 02:46:30.400110');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "django_tasks_database_dbtaskresult" ("id" char(32) NOT NULL PRIMARY KEY, "args_kwargs" text NOT NULL CHECK ((JSON_VALID("args_kwargs") OR "args_kwargs" IS NULL)), "priority" integer NOT NULL, "task_path" text NOT NULL, "queue_name" varchar(32) NOT NULL, "backend_name" varchar(32) NOT NULL, "run_after" datetime NOT NULL, "enqueued_at" datetime NOT NULL, "finished_at" datetime NULL, "started_at" datetime NULL, "return_value" text NULL CHECK ((JSON_VALID("return_value") OR "return_value" IS NULL)), "exception_class_path" text NOT NULL, "traceback" text NOT NULL, "worker_ids" text NOT NULL CHECK ((JSON_VALID("worker_ids") OR "worker_ids" IS NULL)), "status" varchar(10) NOT NULL, CONSTRAINT "priority_range" CHECK ("priority" BETWEEN -100 AND 100));
CREATE TABLE "frameworks_frameworkversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL UNIQUE CHECK ("number" >= 0), "title" text NOT NULL, "organization" text NOT NULL, "document" text NOT NULL, "sha256" varchar(64) NOT NULL, "audience" varchar(16) NOT NULL, "note" text NOT NULL, "origin" text NOT NULL, "published_at" datetime NOT NULL, "published_by_name" text NOT NULL, "published_by_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "changes" text NOT NULL CHECK ((JSON_VALID("changes") OR "changes" IS NULL)), "edition" varchar(32) NOT NULL, "edition_reason" text NOT NULL);
INSERT INTO "frameworks_frameworkversion" VALUES(1,1,'Bridges and how we build them','Span & Sons','{
  "format": "levelset/1",
  "framework": {
    "key": "bridges",
    "title": "Bridges and how we build them",
    "organization": "Span & Sons",
    "version": "",
    "language": "en"
  },
  "tracks": [
    {
      "key": "ic",
      "name": "Individual contributor"
    }
  ],
  "levels": [
    {
      "track": "ic",
      "label": "IC1",
      "rank": 1,
      "name": null
    },
    {
      "track": "ic",
      "label": "IC2",
      "rank": 2,
      "name": null
    }
  ],
  "pillars": [
    {
      "key": "results",
      "symbol": "🏆",
      "name": "Results",
      "kind": "core",
      "definition": null
    },
    {
      "key": "craft",
      "symbol": "🔧",
      "name": "Craft",
      "kind": "craft",
      "definition": null
    }
  ],
  "facets": [
    {
      "key": "scope",
      "name": "Scope",
      "subtitle": "How far the work reaches"
    }
  ],
  "responsibilities": [
    {
      "key": "ownership",
      "pillar": "results",
      "name": "Ownership",
      "definition": "Seeing a bridge through to its first train.",
      "aliases": []
    },
    {
      "key": "review",
      "pillar": "craft",
      "name": "Review",
      "definition": "Looking at each other''s drawings.",
      "aliases": []
    }
  ],
  "roles": [
    {
      "key": "bridge-engineer",
      "name": "Bridge Engineer",
      "abbreviation": "BE",
      "track": "ic"
    }
  ],
  "lenses": [],
  "glossary": [
    {
      "term": "PGP",
      "definition": "The plan that a person makes for their own growth."
    }
  ],
  "pages": [
    {
      "role": "bridge-engineer",
      "level": "IC1",
      "rank": 1,
      "designation": null,
      "title": "IC1 Bridge Engineer",
      "statement": {
        "id": "0961b1f41a",
        "text": "I build single spans with the help of others.",
        "label": null,
        "modality": "does",
        "source": {}
      },
      "facets": [
        {
          "name": "Scope",
          "subtitle": "How far the work reaches",
          "inferred": null,
          "statements": [
            {
              "id": "a46f50b4d1",
              "text": "My work spans what IC1 stands for.",
              "label": null,
              "modality": "does",
              "source": {}
            }
          ]
        }
      ],
      "sections": [
        {
          "pillar": "results",
          "symbol": "🏆",
          "name": "Results",
          "inferred": null,
          "intro": [
            {
              "text": "What stays when the scaffold is gone.",
              "source": {}
            }
          ],
          "responsibilities": [
            {
              "key": "ownership",
              "name": "Ownership",
              "covers": [],
              "inherited_from": null,
              "inferred": null,
              "statements": [
                {
                  "id": "53a6e4f152",
                  "text": "I finish the span I began.",
                  "label": null,
                  "modality": "does",
                  "source": {}
                },
                {
                  "id": "05800c4d1e",
                  "text": "I ask before I cut a cable.",
                  "label": null,
                  "modality": "does",
                  "source": {}
                },
                {
                  "id": "17640b4726",
                  "text": "I may update my PGP in spring.",
                  "label": null,
                  "modality": "may",
                  "source": {}
                }
              ],
              "notes": []
            }
          ]
        },
        {
          "pillar": "craft",
          "symbol": "🔧",
          "name": "Craft",
          "inferred": null,
          "intro": [],
          "responsibilities": [
            {
              "key": "review",
              "name": "Review",
              "covers": [],
              "inherited_from": null,
              "inferred": null,
              "statements": [
                {
                  "id": "75a43ae620",
                  "text": "I read the drawings of my team before they are built.",
                  "label": null,
                  "modality": "does",
                  "source": {}
                }
              ],
              "notes": []
            }
          ]
        }
      ],
      "footnotes": [
        {
          "text": "A span is measured between its bearings.",
          "source": {}
        }
      ]
    },
    {
      "role": "bridge-engineer",
      "level": "IC2",
      "rank": 2,
      "designation": null,
      "title": "IC2 Bridge Engineer",
      "statement": {
        "id": "80e674cb9a",
        "text": "I build whole bridges and hand them over.",
        "label": null,
        "modality": "does",
        "source": {}
      },
      "facets": [
        {
          "name": "Scope",
          "subtitle": "How far the work reaches",
          "inferred": null,
          "statements": [
            {
              "id": "734a7889ca",
              "text": "My work spans what IC2 stands for.",
              "label": null,
              "modality": "does",
              "source": {}
            }
          ]
        }
      ],
      "sections": [
        {
          "pillar": "results",
          "symbol": "🏆",
          "name": "Results",
          "inferred": null,
          "intro": [
            {
              "text": "What stays when the scaffold is gone.",
              "source": {}
            }
          ],
          "responsibilities": [
            {
              "key": "ownership",
              "name": "Ownership",
              "covers": [],
              "inherited_from": null,
              "inferred": null,
              "statements": [
                {
                  "id": "40ba049f15",
                  "text": "I finish the span I began.",
                  "label": null,
                  "modality": "does",
                  "source": {}
                },
                {
                  "id": "b07c107344",
                  "text": "I know which cable may be cut, and I say why before I cut it.",
                  "label": null,
                  "modality": "does",
                  "source": {}
                }
              ],
              "notes": []
            }
          ]
        },
        {
          "pillar": "craft",
          "symbol": "🔧",
          "name": "Craft",
          "inferred": null,
          "intro": [],
          "responsibilities": [
            {
              "key": "review",
              "name": "Review",
              "covers": [],
              "inherited_from": null,
              "inferred": null,
              "statements": [
                {
                  "id": "d7fa040bf5",
                  "text": "I read the drawings of my team and of its neighbors before they are built.",
                  "label": null,
                  "modality": "does",
                  "source": {}
                },
                {
                  "id": "f3d97212f4",
                  "text": "I draw for others.",
                  "label": null,
                  "modality": "does",
                  "source": {}
                }
              ],
              "notes": []
            }
          ]
        }
      ],
      "footnotes": [
        {
          "text": "A span is measured between its bearings.",
          "source": {}
        }
      ]
    }
  ],
  "prose": [
    {
      "slug": "what-is-a-span",
      "title": "What is a span?",
      "markdown": "A span lies between **two** bearings."
    }
  ],
  "waivers": []
}
','160828a9b0574037f7379b1246f216fab05ad2e1315e23f274ef4837d50ddd16','members','','','2026-11-22 02:46:34.592087','Edda Editor',2,'{"rule": "version/1", "step": "", "why": "", "summary": [], "sections": [], "became": [], "asked": []}','1.0.0','');
CREATE TABLE "frameworks_keptlinkrow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_page" text NOT NULL, "new_page" text NOT NULL, "old" text NOT NULL CHECK ((JSON_VALID("old") OR "old" IS NULL)), "new" text NOT NULL CHECK ((JSON_VALID("new") OR "new" IS NULL)), "note" text NOT NULL, "made_at" datetime NOT NULL, "made_by_name" text NOT NULL, "undone_at" datetime NULL, "made_by_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "imports_decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "author_name" text NOT NULL, "kind" varchar(8) NOT NULL, "file" text NOT NULL, "piece" integer unsigned NOT NULL CHECK ("piece" >= 0), "value" text NOT NULL, "previous" text NOT NULL, "batch" char(32) NULL, "author_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL UNIQUE REFERENCES "imports_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "of_id" bigint NOT NULL REFERENCES "imports_import" ("id") DEFERRABLE INITIALLY DEFERRED, "carried_from_id" bigint NULL REFERENCES "imports_import" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "imports_import" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" char(32) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "author_name" text NOT NULL, "state" varchar(16) NOT NULL, "title" text NOT NULL, "organization" text NOT NULL, "found_title" text NOT NULL, "found_organization" text NOT NULL, "adds" bool NULL, "attempt" integer unsigned NOT NULL CHECK ("attempt" >= 0), "touched_at" datetime NOT NULL, "failure" text NOT NULL, "engine" varchar(80) NOT NULL, "published_number" integer unsigned NULL CHECK ("published_number" >= 0), "published_at" datetime NULL, "emptied_at" datetime NULL, "author_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "imports_import" VALUES(1,'54f924515c674fe785ba967387867790','2026-11-22 02:46:34.601309','Edda Editor','review','','','','',NULL,1,'2026-11-22 02:46:35.088303','','recognition/2 naming/4',NULL,NULL,NULL,2);
CREATE TABLE "imports_upload" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "name" text NOT NULL, "pasted" bool NOT NULL, "file" varchar(200) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "sha256" varchar(64) NOT NULL, "state" varchar(16) NOT NULL, "findings" text NOT NULL CHECK ((JSON_VALID("findings") OR "findings" IS NULL)), "document" text NOT NULL, "left_out" bool NOT NULL, "of_id" bigint NOT NULL REFERENCES "imports_import" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "upload_position_once" UNIQUE ("of_id", "position"), CONSTRAINT "upload_name_once" UNIQUE ("of_id", "name"));
INSERT INTO "imports_upload" VALUES(1,1,'Pasted document.txt',1,'imports/76a02392a545ed099fbbfd510ccdc241',296,'ff5cc86239fbb8be5609f88be5f0e813d90106a6f55d6ecdea551776da10d7f3','read','[]','{"format":"levelset-documents/1","documents":[{"file":"Pasted document.txt","format":"text","sha256":"ff5cc86239fbb8be5609f88be5f0e813d90106a6f55d6ecdea551776da10d7f3","pieces":[{"text":"IC3 Bridge Engineer","look":"paragraph","source":{"line":1}},{"text":"I build the bridges that others measure theirs against.","look":"paragraph","source":{"line":2}},{"text":"","look":"blank","source":{"line":3}},{"text":"\ud83c\udfc6 Results","look":"paragraph","source":{"line":4}},{"text":"","look":"blank","source":{"line":5}},{"text":"Ownership","look":"paragraph","source":{"line":6}},{"text":"I finish what I began, and what somebody else began too.","look":"item","raw":"- I finish what I began, and what somebody else began too.","marks":["-"],"depth":1,"source":{"line":7}},{"text":"I decide which bridge not to build.","look":"item","raw":"- I decide which bridge not to build.","marks":["-"],"depth":1,"source":{"line":8}},{"text":"","look":"blank","source":{"line":9}},{"text":"\ud83d\udd27 Craft","look":"paragraph","source":{"line":10}},{"text":"","look":"blank","source":{"line":11}},{"text":"Review","look":"paragraph","source":{"line":12}},{"text":"I read the drawings of the whole valley.","look":"item","raw":"- I read the drawings of the whole valley.","marks":["-"],"depth":1,"source":{"line":13}},{"text":"I teach others to read drawings.","look":"item","raw":"- I teach others to read drawings.","marks":["-"],"depth":1,"source":{"line":14}}]}]}',0,1);
CREATE TABLE "people_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "key" char(32) NOT NULL UNIQUE, "email" varchar(254) NOT NULL UNIQUE, "name" varchar(120) NOT NULL, "standing" varchar(10) NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL);
INSERT INTO "people_user" VALUES(1,'pbkdf2_sha256$1000000$NnowYmMXUKfWWvwbflvIjH$7F7ZTJCEyhx5HP+hlKrhtSRbcy6X5DPDiUsFaXP98e0=',NULL,'8084b99b19dc42c7aa01bb6fe720ebb6','olga@example.org','Olga Owner','owner',1,'2026-11-22 02:46:30.455360');
INSERT INTO "people_user" VALUES(2,'pbkdf2_sha256$1000000$HWZYGkIwgxWB88GctUr5JS$ydZLc6DqSMjHTiNqhCxK3Twns4gaMiXyUKwLhKUwaWk=',NULL,'a1cf5eee24ea4ced9de15612bc560ec7','edda@example.org','Edda Editor','editor',1,'2026-11-22 02:46:30.949692');
INSERT INTO "people_user" VALUES(3,'pbkdf2_sha256$1000000$wnRz0E40MyWY4hkPRCz53C$Cl5Iu8pep6CqtQj2wLdPsNs+HNCf8GYgfrY25m5muYo=',NULL,'03c0c134ca164eec9767804837b43af3','mika@example.org','Mika Member','member',1,'2026-11-22 02:46:31.414794');
INSERT INTO "people_user" VALUES(4,'pbkdf2_sha256$1000000$LovqJqaxqdyk95DT8ywMzP$3dCiXsxef/s8gb+8CRLiABUdumotJ1Ojlw4YG3XwPj4=',NULL,'b24146d919314c5f9467dd0d5451c2fd','sana@example.org','Sana Second','member',1,'2026-11-22 02:46:32.090515');
INSERT INTO "people_user" VALUES(5,'pbkdf2_sha256$1000000$HSbcsmCwGYZUNrh6D7WXdL$tq6DDoNZodKoMm20XFU2C/7CN8Nj+M2ql8R/ioaaz1Q=',NULL,'d53d68bb68214c3aa85733c40e19beec','lars@example.org','Lars Leaver','member',0,'2026-11-22 02:46:32.771526');
CREATE TABLE "people_welcomelink" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token_hash" varchar(64) NOT NULL UNIQUE, "email" varchar(254) NOT NULL, "standing" varchar(10) NOT NULL, "made_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "used_at" datetime NULL);
INSERT INTO "people_welcomelink" VALUES(1,'da9cb6d1544ed3be3872fb062b98615dd0446348ea9696d91dac12c0bcb81ace','new@example.org','member','2026-11-22 02:46:35.332963','2026-11-29 02:46:35.332867',NULL);
CREATE UNIQUE INDEX "user_email_once" ON "people_user" ((LOWER("email")));
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE INDEX "audit_event_at_51e4e402" ON "audit_event" ("at");
CREATE INDEX "audit_event_event_45f997e1" ON "audit_event" ("event");
CREATE INDEX "audit_event_actor_6f1ac882" ON "audit_event" ("actor");
CREATE INDEX "audit_event_object_key_40e40077" ON "audit_event" ("object_key");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "django_task_queue_n_99c321_idx" ON "django_tasks_database_dbtaskresult" ("queue_name");
CREATE INDEX "django_task_backend_071754_idx" ON "django_tasks_database_dbtaskresult" ("backend_name");
CREATE INDEX "tasks_db_new_ordering_idx" ON "django_tasks_database_dbtaskresult" ("status", "priority" DESC, "run_after" ASC, "enqueued_at" ASC) WHERE "status" = 'READY';
CREATE INDEX "frameworks_keptlinkrow_made_by_id_9fcbe313" ON "frameworks_keptlinkrow" ("made_by_id");
CREATE INDEX "frameworks_frameworkversion_published_by_id_16771f5f" ON "frameworks_frameworkversion" ("published_by_id");
CREATE INDEX "imports_import_author_id_0b236cf1" ON "imports_import" ("author_id");
CREATE INDEX "imports_decision_author_id_83a50dcb" ON "imports_decision" ("author_id");
CREATE INDEX "imports_decision_of_id_2e957a60" ON "imports_decision" ("of_id");
CREATE INDEX "imports_upload_of_id_11c05cb8" ON "imports_upload" ("of_id");
CREATE INDEX "imports_decision_carried_from_id_1420b735" ON "imports_decision" ("carried_from_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',54);
INSERT INTO "sqlite_sequence" VALUES('account_emailaddress',0);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',15);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',60);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('frameworks_frameworkversion',1);
INSERT INTO "sqlite_sequence" VALUES('people_user',5);
INSERT INTO "sqlite_sequence" VALUES('audit_event',3);
INSERT INTO "sqlite_sequence" VALUES('imports_import',1);
INSERT INTO "sqlite_sequence" VALUES('imports_upload',1);
INSERT INTO "sqlite_sequence" VALUES('people_welcomelink',1);
COMMIT;
