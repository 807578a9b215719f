BEGIN TRANSACTION;
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "api_personaltoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "name" varchar(60) NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "may_write" bool NOT NULL, "made_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "used_on" date NULL, "revoked_at" datetime NULL, "owner_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "api_personaltoken" VALUES(1,'15644a24516040099ed0fa2a85c3d723','laptop','108a1244409db9f764132c7125c4b09b038b6a11a643c747f0d63c3fb8c3891e',1,'2026-11-22 11:44:51.557689','2026-12-22 11:44:51.557549',NULL,NULL,3);
CREATE TABLE "audit_chain" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "chain" varchar(32) NOT NULL, "length" bigint unsigned NOT NULL CHECK ("length" >= 0), "head" varchar(32) NOT NULL, "dropped" bigint unsigned NOT NULL CHECK ("dropped" >= 0), "base" varchar(32) NOT NULL, "seal" varchar(32) NOT NULL, CONSTRAINT "chain_once" UNIQUE ("kind", "chain"));
CREATE TABLE "audit_event" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "event" varchar(80) NOT NULL, "actor" varchar(80) NOT NULL, "object_key" varchar(200) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "before" varchar(32) NOT NULL, "chain" varchar(32) NOT NULL, "digest" varchar(32) NOT NULL, "erased" varchar(32) NOT NULL, "position" bigint unsigned NULL CHECK ("position" >= 0), "subject" varchar(80) NOT NULL, "what_mac" varchar(32) NOT NULL, "what_salt" varchar(32) NULL UNIQUE, "who_mac" varchar(32) NOT NULL, "who_salt" varchar(32) NULL UNIQUE, CONSTRAINT "event_position_once" UNIQUE ("chain", "position"));
INSERT INTO "audit_event" VALUES(1,'2026-11-22 11:44:50.238902','framework.published','fb897c94-dd30-4dea-b40a-6ebe1edb97f2','framework/1','{"sha256": "2223c99b0bcee6d61b7d40c34ab0ac971145c0ccfbb3d05d0967b41365c9c79b", "audience": "members", "origin": ""}','','9a8f20d046ed421e52562168a4f5223f','','',NULL,'fb897c94-dd30-4dea-b40a-6ebe1edb97f2','2dfd850f62edef09e8e86e52c0305815','74dbfb7695f0d6287286ac086dfe0da6','5409d5fb8771c284d624c525daaa16dd','62722a6ae50eaf83c35958960551973f');
INSERT INTO "audit_event" VALUES(2,'2026-11-22 11:44:50.369395','team.made','system','team:223aafe0-1836-4830-aa36-d5fce1e26f8e','{}','','e91fe798ea7b76505a5a536c831757be','','',NULL,'system','1fd5b236cb2d193dec597d9be5880f44','1d197662cbfa41a6615cc7718a989b2d','30340564450748bd5e4e125da791bd6b','f6be963da92a6b133eef4282646cc0ca');
INSERT INTO "audit_event" VALUES(3,'2026-11-22 11:44:50.378245','team.joined','system','person:fb897c94-dd30-4dea-b40a-6ebe1edb97f2','{"team": "223aafe0-1836-4830-aa36-d5fce1e26f8e"}','','9a8f20d046ed421e52562168a4f5223f','','',NULL,'fb897c94-dd30-4dea-b40a-6ebe1edb97f2','ccf26712fa241990ec316d3bf8c23933','649a928142e81c9da10296bb07c4c156','1b6cd6dc6e707862a233d18180d2582c','5e2aaa6aa2916c9aff448c9cb015004c');
INSERT INTO "audit_event" VALUES(4,'2026-11-22 11:44:50.390138','partner.made','system','person:fb897c94-dd30-4dea-b40a-6ebe1edb97f2','{"team": "223aafe0-1836-4830-aa36-d5fce1e26f8e"}','','9a8f20d046ed421e52562168a4f5223f','','',NULL,'fb897c94-dd30-4dea-b40a-6ebe1edb97f2','ea3e8efea1f4b5619d7c3b579070c889','1f6d47193eb29db56bdc29e6f3112a05','416777bd6d818b7c3b0bf23148c37cdc','3d31ca88bc4f5e264e6b06b1e3a0143c');
INSERT INTO "audit_event" VALUES(5,'2026-11-22 11:44:50.419704','manager.appointed','system','person:fb897c94-dd30-4dea-b40a-6ebe1edb97f2','{"above": "a9e722d6-6138-46f2-bf60-86a7f1c13e89"}','','9a8f20d046ed421e52562168a4f5223f','','',NULL,'fb897c94-dd30-4dea-b40a-6ebe1edb97f2','2383767b2142c71f9ed526db23914fc5','419ae0341304442ea2c960a6c66f66c8','b038e2845cdae609c9642c0530514b6e','719ecca58bb89db815437bd6e8354055');
INSERT INTO "audit_event" VALUES(6,'2026-11-22 11:44:50.528332','welcome_link.made','system','welcome-link:1','{"standing": "member"}','','e91fe798ea7b76505a5a536c831757be','','',NULL,'system','f72842c4d86daa06e35e8081d6a3e7e7','4c67877b93f7e109379962ef40f67799','a66c0c0b5db90c1fb5a0f2db6bbeaaa2','002bbc9d871e58768ecaa0fc5f5fa358');
INSERT INTO "audit_event" VALUES(7,'2026-11-22 11:44:50.560015','import.started','fb897c94-dd30-4dea-b40a-6ebe1edb97f2','import/1','{"files": 0, "pasted": true}','','9a8f20d046ed421e52562168a4f5223f','','',NULL,'fb897c94-dd30-4dea-b40a-6ebe1edb97f2','82a6720ddc83933ce898e846e0e5937c','99894a327960cff40f42716308faa97a','c2e6159376a03f4301b4f8cba7c237cb','f1404c56855ae4e177c9ff7aabc91dc1');
INSERT INTO "audit_event" VALUES(8,'2026-11-22 11:44:51.062515','evidence.captured','fb897c94-dd30-4dea-b40a-6ebe1edb97f2','evidence/c6476054-41b9-496f-b4d8-c19f8ff6d154','{"from": "self"}','','9a8f20d046ed421e52562168a4f5223f','','',NULL,'fb897c94-dd30-4dea-b40a-6ebe1edb97f2','65b90b80a1a8e47aa46bf75afd11bedd','f1f2e5d98f80020d5e3a639eab8dd68e','3c93ffa62c9f3f42ec9615c48fd07a2b','32dfa75c779f3c09f9a1e3edb4ac1d0e');
INSERT INTO "audit_event" VALUES(9,'2026-11-22 11:44:51.069821','welcome_link.made','system','welcome-link:2','{"standing": "member"}','','e91fe798ea7b76505a5a536c831757be','','',NULL,'system','44b2e94a8b745e8ee5729c78604e13e8','a2485f32b2b1afb63a55924ead720907','981f01ca4dbd498f5e5e1a8beea9d836','e2b225adc8a5d2a2d0fcbd557fb0b524');
INSERT INTO "audit_event" VALUES(10,'2026-11-22 11:44:51.078761','team.joined','system','person:28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','{"team": "223aafe0-1836-4830-aa36-d5fce1e26f8e"}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','1c143e5dd4771b36e9985cc80f8abc81','e8a1db9489aec07b69d6292bc7e63a2d','14c9afdd657cee7ce003a78b64aad625','1f05d0d3fb3ee58b5675315eeb39df7a');
INSERT INTO "audit_event" VALUES(11,'2026-11-22 11:44:51.104918','manager.appointed','system','person:28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','{"above": "2f71781a-7c32-4a8e-9f6d-3aa56f0ff6c8"}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','2ed2b84bebf231ef9df04955f256c2ae','2cdbb09b90c8649ce840fce4c7194f59','5d7e30e453e0435b797c603498814ceb','ec3e25d2569e465500fcdb3c5acfd289');
INSERT INTO "audit_event" VALUES(12,'2026-11-22 11:44:51.117989','partner.made','system','person:a9e722d6-6138-46f2-bf60-86a7f1c13e89','{"team": "223aafe0-1836-4830-aa36-d5fce1e26f8e"}','','1ded7aaf7625ce337846952834d0feeb','','',NULL,'a9e722d6-6138-46f2-bf60-86a7f1c13e89','ecac6b7e463267fc21ea4ef9e2f4b831','a80800c6cd49fa5d439b9e9454b297ab','0ab6f570db923385fdf788e85d805b88','121f363438156ae4e8b6793d8f7b8ccd');
INSERT INTO "audit_event" VALUES(13,'2026-11-22 11:44:51.161818','placement.written','a9e722d6-6138-46f2-bf60-86a7f1c13e89','person:28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','{"page": "bridge-engineer/IC1", "begins": "2026-10-23"}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','d172593264c29cbb298ef2867dc104fd','ab59737d2d87cb049293076f47952a1f','64e7d1318cdb6d2b4a130a3b43c00ce7','9e06b98c3967aa2d73326570a55d6db3');
INSERT INTO "audit_event" VALUES(14,'2026-11-22 11:44:51.169372','aim.chosen','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','person:28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','{"page": "bridge-engineer/ic2", "with_manager": true}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','cab1d3eb0387640bad1576096bc3f310','b56fc5c0b3f287919eebfaf2679bb518','bdf6b2adb63ba09a54fd4d2c54677cee','5894d6b2b22107c42d0faae98f78402a');
INSERT INTO "audit_event" VALUES(15,'2026-11-22 11:44:51.184241','evidence.captured','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','evidence/0b879ab5-6162-42bd-a516-da3ef40eaf9d','{"from": "self"}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','bd097e0f53997a6f31dfb4e626d0a66a','94636a7e54ef9880d810938c269a26ad','a85c484f58e76da232ce68e5212e8603','1c1ae6642b2a490db154a301fafda0cf');
INSERT INTO "audit_event" VALUES(16,'2026-11-22 11:44:51.191993','evidence.captured','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','evidence/8353d1d4-632f-4404-8556-ca6864034f0e','{"from": "self"}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','9fdb4d3c1ad07e2726219d3d6d45100e','11237f1e2032e50b38a3f3fc40c89bc0','2fb2a59294a61ed2422634eab5cd34cd','cb3da565f48e4620b5bd4d06cda3c1ce');
INSERT INTO "audit_event" VALUES(17,'2026-11-22 11:44:51.208306','evidence.linked','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','evidence/0b879ab5-6162-42bd-a516-da3ef40eaf9d','{"statement": "53a6e4f152"}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','969953a74c6f9ea501b7deb6d3a4c033','5e14faa6992a83118df2c6f7701a2f7d','d5bd58486fab9f43a3e74b39b4c593b0','4ba7883b749dfa450bca1e0bb2119f03');
INSERT INTO "audit_event" VALUES(18,'2026-11-22 11:44:51.216324','evidence.shared','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','evidence/0b879ab5-6162-42bd-a516-da3ef40eaf9d','{"groups": ["manager"], "people": []}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','03ff2476534c97e158b94a72d9dbbfe0','66f9e67d01ffb0edca4dfae050e75784','5eec4588c97f40824d1649834f6b9939','3c46ba67dab945e9d316eb32fe6ef512');
INSERT INTO "audit_event" VALUES(19,'2026-11-22 11:44:51.226647','evidence.attestation_asked','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','evidence/0b879ab5-6162-42bd-a516-da3ef40eaf9d','{"colleague": "fb897c94-dd30-4dea-b40a-6ebe1edb97f2"}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','779762eafa0416fde11af4a4980a39c5','20e509676b15e0f02a2778df839c7d25','cf79808287a7a74ca9f283b379520853','339642758756b5914975fbae53f38afb');
INSERT INTO "audit_event" VALUES(20,'2026-11-22 11:44:51.240387','evidence.attestation_answered','fb897c94-dd30-4dea-b40a-6ebe1edb97f2','evidence/0b879ab5-6162-42bd-a516-da3ef40eaf9d','{"colleague": "fb897c94-dd30-4dea-b40a-6ebe1edb97f2"}','','9a8f20d046ed421e52562168a4f5223f','','',NULL,'fb897c94-dd30-4dea-b40a-6ebe1edb97f2','70744da8f83a4932a47f7e5aae985e51','42b3c2efe89fdc74567a243b9395dcb0','252a3020f1fd5d9d15ac1f1da561c8fc','221c68ff72c6411c624569d4df67523e');
INSERT INTO "audit_event" VALUES(21,'2026-11-22 11:44:51.540072','growth.noted','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','person:28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','{}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','4ed96ad3e96028e8bacff3b49d6b3395','be0b68d0f48012bdcf2dfb776d8fa157','9f81038f2390f088e8627da2fa9bf59b','97fe7c4259574f6e94cdc0539a9531d3');
INSERT INTO "audit_event" VALUES(22,'2026-11-22 11:44:51.550821','growth.noted','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','person:28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','{}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','1511b3de876f2ed0e125f1e8e96fbfb7','be22bbe5dd8f1ff5260630bb4743b4d6','b8c54c3e050c5529ce7b7565ef6d28b8','609e4ae81377e87a296af24f4a3cc066');
INSERT INTO "audit_event" VALUES(23,'2026-11-22 11:44:51.558159','token.made','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','personal-token/15644a24-5160-4009-9ed0-fa2a85c3d723','{"days": 30, "writes": true}','','228cd734b11b0493fd8f0be78ad0be62','','',NULL,'28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','8c6ff6c7fa4a852c54de8940b35e6966','88d4b73f02d9069aa1fa8e9e3e94c506','42125def6f1b6cfbcc85a1cebb7cc960','dd930658ac30626e116ff9aa5b73c30d');
INSERT INTO "audit_event" VALUES(24,'2026-11-22 11:44:51.572520','person.signed_in','2f71781a-7c32-4a8e-9f6d-3aa56f0ff6c8','person:2f71781a-7c32-4a8e-9f6d-3aa56f0ff6c8','{}','','5cb8c2d349523e7c1c6e69d6a10eb757','','',NULL,'2f71781a-7c32-4a8e-9f6d-3aa56f0ff6c8','ca3281e9972d24359671278af1dcf7a0','7fafca3249503f5d520ea5aec9a40f85','88774bf35210256421ed2819d2b859b3','db95b254b8c757e07d7a617f13d16489');
INSERT INTO "audit_event" VALUES(25,'2026-11-22 11:44:52.864849','person.signed_in','2f71781a-7c32-4a8e-9f6d-3aa56f0ff6c8','person:2f71781a-7c32-4a8e-9f6d-3aa56f0ff6c8','{}','','5cb8c2d349523e7c1c6e69d6a10eb757','','',NULL,'2f71781a-7c32-4a8e-9f6d-3aa56f0ff6c8','b76bb37ee1fb82e218adc16bd0c27924','059e6c3058539f401164ad2062e40123','df6dd7681bd7d781bb79a5640dbca19c','fa3adbe01bc9e43dd8e36a6e2eda1670');
CREATE TABLE "audit_reading" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hour" datetime NOT NULL, "reader" varchar(80) NOT NULL, "subject" varchar(80) NOT NULL, "record" varchar(200) NOT NULL, "glass" varchar(80) NOT NULL, "before" varchar(32) NOT NULL, "chain" varchar(32) NOT NULL, "digest" varchar(32) NOT NULL, "erased" varchar(32) NOT NULL, "position" bigint unsigned NULL CHECK ("position" >= 0), "what_mac" varchar(32) NOT NULL, "what_salt" varchar(32) NULL UNIQUE, "who_mac" varchar(32) NOT NULL, "who_salt" varchar(32) NULL UNIQUE, CONSTRAINT "reading_once_an_hour" UNIQUE ("reader", "record", "hour", "subject", "glass"), CONSTRAINT "reading_position_once" UNIQUE ("chain", "position"));
INSERT INTO "audit_reading" VALUES(1,'2026-11-22 11:00:00','2f71781a-7c32-4a8e-9f6d-3aa56f0ff6c8','28ad2da2-c9ed-4e75-8dba-eddff5e4b55e','evidence/0b879ab5-6162-42bd-a516-da3ef40eaf9d','','','37d4434c14c113bc03b17386a81e0f0a','','',NULL,'81fe65760daffa14f0166288d6f5f20a','9cda6eefed9323751880a9f2f3ee451e','1970a7b7066e076757b6134518ddb0c9','c717453d91e6d7cfdbeb482bba670333');
CREATE TABLE "audit_roll" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "chains" bigint unsigned NOT NULL CHECK ("chains" >= 0), "tally" varchar(32) NOT NULL, "seal" varchar(32) NOT NULL);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_event','Can add event');
INSERT INTO "auth_permission" VALUES(2,1,'change_event','Can change event');
INSERT INTO "auth_permission" VALUES(3,1,'delete_event','Can delete event');
INSERT INTO "auth_permission" VALUES(4,1,'view_event','Can view event');
INSERT INTO "auth_permission" VALUES(5,2,'add_reading','Can add reading');
INSERT INTO "auth_permission" VALUES(6,2,'change_reading','Can change reading');
INSERT INTO "auth_permission" VALUES(7,2,'delete_reading','Can delete reading');
INSERT INTO "auth_permission" VALUES(8,2,'view_reading','Can view reading');
INSERT INTO "auth_permission" VALUES(9,3,'add_chain','Can add chain');
INSERT INTO "auth_permission" VALUES(10,3,'change_chain','Can change chain');
INSERT INTO "auth_permission" VALUES(11,3,'delete_chain','Can delete chain');
INSERT INTO "auth_permission" VALUES(12,3,'view_chain','Can view chain');
INSERT INTO "auth_permission" VALUES(13,4,'add_roll','Can add roll');
INSERT INTO "auth_permission" VALUES(14,4,'change_roll','Can change roll');
INSERT INTO "auth_permission" VALUES(15,4,'delete_roll','Can delete roll');
INSERT INTO "auth_permission" VALUES(16,4,'view_roll','Can view roll');
INSERT INTO "auth_permission" VALUES(17,5,'add_welcomelink','Can add welcome link');
INSERT INTO "auth_permission" VALUES(18,5,'change_welcomelink','Can change welcome link');
INSERT INTO "auth_permission" VALUES(19,5,'delete_welcomelink','Can delete welcome link');
INSERT INTO "auth_permission" VALUES(20,5,'view_welcomelink','Can view welcome link');
INSERT INTO "auth_permission" VALUES(21,6,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(22,6,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(23,6,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(24,6,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(25,7,'add_above','Can add above');
INSERT INTO "auth_permission" VALUES(26,7,'change_above','Can change above');
INSERT INTO "auth_permission" VALUES(27,7,'delete_above','Can delete above');
INSERT INTO "auth_permission" VALUES(28,7,'view_above','Can view above');
INSERT INTO "auth_permission" VALUES(29,8,'add_membership','Can add membership');
INSERT INTO "auth_permission" VALUES(30,8,'change_membership','Can change membership');
INSERT INTO "auth_permission" VALUES(31,8,'delete_membership','Can delete membership');
INSERT INTO "auth_permission" VALUES(32,8,'view_membership','Can view membership');
INSERT INTO "auth_permission" VALUES(33,9,'add_partnership','Can add partnership');
INSERT INTO "auth_permission" VALUES(34,9,'change_partnership','Can change partnership');
INSERT INTO "auth_permission" VALUES(35,9,'delete_partnership','Can delete partnership');
INSERT INTO "auth_permission" VALUES(36,9,'view_partnership','Can view partnership');
INSERT INTO "auth_permission" VALUES(37,10,'add_reportingline','Can add reporting line');
INSERT INTO "auth_permission" VALUES(38,10,'change_reportingline','Can change reporting line');
INSERT INTO "auth_permission" VALUES(39,10,'delete_reportingline','Can delete reporting line');
INSERT INTO "auth_permission" VALUES(40,10,'view_reportingline','Can view reporting line');
INSERT INTO "auth_permission" VALUES(41,11,'add_structureday','Can add structure day');
INSERT INTO "auth_permission" VALUES(42,11,'change_structureday','Can change structure day');
INSERT INTO "auth_permission" VALUES(43,11,'delete_structureday','Can delete structure day');
INSERT INTO "auth_permission" VALUES(44,11,'view_structureday','Can view structure day');
INSERT INTO "auth_permission" VALUES(45,12,'add_team','Can add team');
INSERT INTO "auth_permission" VALUES(46,12,'change_team','Can change team');
INSERT INTO "auth_permission" VALUES(47,12,'delete_team','Can delete team');
INSERT INTO "auth_permission" VALUES(48,12,'view_team','Can view team');
INSERT INTO "auth_permission" VALUES(49,13,'add_peopleimport','Can add people import');
INSERT INTO "auth_permission" VALUES(50,13,'change_peopleimport','Can change people import');
INSERT INTO "auth_permission" VALUES(51,13,'delete_peopleimport','Can delete people import');
INSERT INTO "auth_permission" VALUES(52,13,'view_peopleimport','Can view people import');
INSERT INTO "auth_permission" VALUES(53,14,'add_structurechange','Can add structure change');
INSERT INTO "auth_permission" VALUES(54,14,'change_structurechange','Can change structure change');
INSERT INTO "auth_permission" VALUES(55,14,'delete_structurechange','Can delete structure change');
INSERT INTO "auth_permission" VALUES(56,14,'view_structurechange','Can view structure change');
INSERT INTO "auth_permission" VALUES(57,15,'add_erasure','Can add erasure');
INSERT INTO "auth_permission" VALUES(58,15,'change_erasure','Can change erasure');
INSERT INTO "auth_permission" VALUES(59,15,'delete_erasure','Can delete erasure');
INSERT INTO "auth_permission" VALUES(60,15,'view_erasure','Can view erasure');
INSERT INTO "auth_permission" VALUES(61,16,'add_legalhold','Can add legal hold');
INSERT INTO "auth_permission" VALUES(62,16,'change_legalhold','Can change legal hold');
INSERT INTO "auth_permission" VALUES(63,16,'delete_legalhold','Can delete legal hold');
INSERT INTO "auth_permission" VALUES(64,16,'view_legalhold','Can view legal hold');
INSERT INTO "auth_permission" VALUES(65,17,'add_glass','Can add glass');
INSERT INTO "auth_permission" VALUES(66,17,'change_glass','Can change glass');
INSERT INTO "auth_permission" VALUES(67,17,'delete_glass','Can delete glass');
INSERT INTO "auth_permission" VALUES(68,17,'view_glass','Can view glass');
INSERT INTO "auth_permission" VALUES(69,18,'add_nameword','Can add name word');
INSERT INTO "auth_permission" VALUES(70,18,'change_nameword','Can change name word');
INSERT INTO "auth_permission" VALUES(71,18,'delete_nameword','Can delete name word');
INSERT INTO "auth_permission" VALUES(72,18,'view_nameword','Can view name word');
INSERT INTO "auth_permission" VALUES(73,19,'add_frameworkversion','Can add published version');
INSERT INTO "auth_permission" VALUES(74,19,'change_frameworkversion','Can change published version');
INSERT INTO "auth_permission" VALUES(75,19,'delete_frameworkversion','Can delete published version');
INSERT INTO "auth_permission" VALUES(76,19,'view_frameworkversion','Can view published version');
INSERT INTO "auth_permission" VALUES(77,20,'add_keptlinkrow','Can add link put right');
INSERT INTO "auth_permission" VALUES(78,20,'change_keptlinkrow','Can change link put right');
INSERT INTO "auth_permission" VALUES(79,20,'delete_keptlinkrow','Can delete link put right');
INSERT INTO "auth_permission" VALUES(80,20,'view_keptlinkrow','Can view link put right');
INSERT INTO "auth_permission" VALUES(81,21,'add_aim','Can add aim');
INSERT INTO "auth_permission" VALUES(82,21,'change_aim','Can change aim');
INSERT INTO "auth_permission" VALUES(83,21,'delete_aim','Can delete aim');
INSERT INTO "auth_permission" VALUES(84,21,'view_aim','Can view aim');
INSERT INTO "auth_permission" VALUES(85,22,'add_placement','Can add placement');
INSERT INTO "auth_permission" VALUES(86,22,'change_placement','Can change placement');
INSERT INTO "auth_permission" VALUES(87,22,'delete_placement','Can delete placement');
INSERT INTO "auth_permission" VALUES(88,22,'view_placement','Can view placement');
INSERT INTO "auth_permission" VALUES(89,23,'add_chosenpage','Can add chosen page');
INSERT INTO "auth_permission" VALUES(90,23,'change_chosenpage','Can change chosen page');
INSERT INTO "auth_permission" VALUES(91,23,'delete_chosenpage','Can delete chosen page');
INSERT INTO "auth_permission" VALUES(92,23,'view_chosenpage','Can view chosen page');
INSERT INTO "auth_permission" VALUES(93,24,'add_project','Can add project');
INSERT INTO "auth_permission" VALUES(94,24,'change_project','Can change project');
INSERT INTO "auth_permission" VALUES(95,24,'delete_project','Can delete project');
INSERT INTO "auth_permission" VALUES(96,24,'view_project','Can view project');
INSERT INTO "auth_permission" VALUES(97,25,'add_entry','Can add entry');
INSERT INTO "auth_permission" VALUES(98,25,'change_entry','Can change entry');
INSERT INTO "auth_permission" VALUES(99,25,'delete_entry','Can delete entry');
INSERT INTO "auth_permission" VALUES(100,25,'view_entry','Can view entry');
INSERT INTO "auth_permission" VALUES(101,26,'add_share','Can add share');
INSERT INTO "auth_permission" VALUES(102,26,'change_share','Can change share');
INSERT INTO "auth_permission" VALUES(103,26,'delete_share','Can delete share');
INSERT INTO "auth_permission" VALUES(104,26,'view_share','Can view share');
INSERT INTO "auth_permission" VALUES(105,27,'add_speaksto','Can add speaks to');
INSERT INTO "auth_permission" VALUES(106,27,'change_speaksto','Can change speaks to');
INSERT INTO "auth_permission" VALUES(107,27,'delete_speaksto','Can delete speaks to');
INSERT INTO "auth_permission" VALUES(108,27,'view_speaksto','Can view speaks to');
INSERT INTO "auth_permission" VALUES(109,28,'add_attachment','Can add attachment');
INSERT INTO "auth_permission" VALUES(110,28,'change_attachment','Can change attachment');
INSERT INTO "auth_permission" VALUES(111,28,'delete_attachment','Can delete attachment');
INSERT INTO "auth_permission" VALUES(112,28,'view_attachment','Can view attachment');
INSERT INTO "auth_permission" VALUES(113,29,'add_answer','Can add answer');
INSERT INTO "auth_permission" VALUES(114,29,'change_answer','Can change answer');
INSERT INTO "auth_permission" VALUES(115,29,'delete_answer','Can delete answer');
INSERT INTO "auth_permission" VALUES(116,29,'view_answer','Can view answer');
INSERT INTO "auth_permission" VALUES(117,30,'add_lensmark','Can add lens mark');
INSERT INTO "auth_permission" VALUES(118,30,'change_lensmark','Can change lens mark');
INSERT INTO "auth_permission" VALUES(119,30,'delete_lensmark','Can delete lens mark');
INSERT INTO "auth_permission" VALUES(120,30,'view_lensmark','Can view lens mark');
INSERT INTO "auth_permission" VALUES(121,31,'add_attestation','Can add attestation');
INSERT INTO "auth_permission" VALUES(122,31,'change_attestation','Can change attestation');
INSERT INTO "auth_permission" VALUES(123,31,'delete_attestation','Can delete attestation');
INSERT INTO "auth_permission" VALUES(124,31,'view_attestation','Can view attestation');
INSERT INTO "auth_permission" VALUES(125,32,'add_step','Can add step');
INSERT INTO "auth_permission" VALUES(126,32,'change_step','Can change step');
INSERT INTO "auth_permission" VALUES(127,32,'delete_step','Can delete step');
INSERT INTO "auth_permission" VALUES(128,32,'view_step','Can view step');
INSERT INTO "auth_permission" VALUES(129,33,'add_gathering','Can add gathering');
INSERT INTO "auth_permission" VALUES(130,33,'change_gathering','Can change gathering');
INSERT INTO "auth_permission" VALUES(131,33,'delete_gathering','Can delete gathering');
INSERT INTO "auth_permission" VALUES(132,33,'view_gathering','Can view gathering');
INSERT INTO "auth_permission" VALUES(133,34,'add_token','Can add token');
INSERT INTO "auth_permission" VALUES(134,34,'change_token','Can change token');
INSERT INTO "auth_permission" VALUES(135,34,'delete_token','Can delete token');
INSERT INTO "auth_permission" VALUES(136,34,'view_token','Can view token');
INSERT INTO "auth_permission" VALUES(137,35,'add_import','Can add import');
INSERT INTO "auth_permission" VALUES(138,35,'change_import','Can change import');
INSERT INTO "auth_permission" VALUES(139,35,'delete_import','Can delete import');
INSERT INTO "auth_permission" VALUES(140,35,'view_import','Can view import');
INSERT INTO "auth_permission" VALUES(141,36,'add_decision','Can add decision');
INSERT INTO "auth_permission" VALUES(142,36,'change_decision','Can change decision');
INSERT INTO "auth_permission" VALUES(143,36,'delete_decision','Can delete decision');
INSERT INTO "auth_permission" VALUES(144,36,'view_decision','Can view decision');
INSERT INTO "auth_permission" VALUES(145,37,'add_upload','Can add upload');
INSERT INTO "auth_permission" VALUES(146,37,'change_upload','Can change upload');
INSERT INTO "auth_permission" VALUES(147,37,'delete_upload','Can delete upload');
INSERT INTO "auth_permission" VALUES(148,37,'view_upload','Can view upload');
INSERT INTO "auth_permission" VALUES(149,38,'add_personaltoken','Can add personal token');
INSERT INTO "auth_permission" VALUES(150,38,'change_personaltoken','Can change personal token');
INSERT INTO "auth_permission" VALUES(151,38,'delete_personaltoken','Can delete personal token');
INSERT INTO "auth_permission" VALUES(152,38,'view_personaltoken','Can view personal token');
INSERT INTO "auth_permission" VALUES(153,39,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(154,39,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(155,39,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(156,39,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(157,40,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(158,40,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(159,40,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(160,40,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(161,41,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(162,41,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(163,41,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(164,41,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(165,42,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(166,42,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(167,42,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(168,42,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(169,43,'add_emailaddress','Can add email address');
INSERT INTO "auth_permission" VALUES(170,43,'change_emailaddress','Can change email address');
INSERT INTO "auth_permission" VALUES(171,43,'delete_emailaddress','Can delete email address');
INSERT INTO "auth_permission" VALUES(172,43,'view_emailaddress','Can view email address');
INSERT INTO "auth_permission" VALUES(173,44,'add_emailconfirmation','Can add email confirmation');
INSERT INTO "auth_permission" VALUES(174,44,'change_emailconfirmation','Can change email confirmation');
INSERT INTO "auth_permission" VALUES(175,44,'delete_emailconfirmation','Can delete email confirmation');
INSERT INTO "auth_permission" VALUES(176,44,'view_emailconfirmation','Can view email confirmation');
INSERT INTO "auth_permission" VALUES(177,45,'add_authenticator','Can add authenticator');
INSERT INTO "auth_permission" VALUES(178,45,'change_authenticator','Can change authenticator');
INSERT INTO "auth_permission" VALUES(179,45,'delete_authenticator','Can delete authenticator');
INSERT INTO "auth_permission" VALUES(180,45,'view_authenticator','Can view authenticator');
INSERT INTO "auth_permission" VALUES(181,46,'add_socialaccount','Can add social account');
INSERT INTO "auth_permission" VALUES(182,46,'change_socialaccount','Can change social account');
INSERT INTO "auth_permission" VALUES(183,46,'delete_socialaccount','Can delete social account');
INSERT INTO "auth_permission" VALUES(184,46,'view_socialaccount','Can view social account');
INSERT INTO "auth_permission" VALUES(185,47,'add_socialapp','Can add social application');
INSERT INTO "auth_permission" VALUES(186,47,'change_socialapp','Can change social application');
INSERT INTO "auth_permission" VALUES(187,47,'delete_socialapp','Can delete social application');
INSERT INTO "auth_permission" VALUES(188,47,'view_socialapp','Can view social application');
INSERT INTO "auth_permission" VALUES(189,48,'add_socialtoken','Can add social application token');
INSERT INTO "auth_permission" VALUES(190,48,'change_socialtoken','Can change social application token');
INSERT INTO "auth_permission" VALUES(191,48,'delete_socialtoken','Can delete social application token');
INSERT INTO "auth_permission" VALUES(192,48,'view_socialtoken','Can view social application token');
INSERT INTO "auth_permission" VALUES(193,49,'add_dbtaskresult','Can add Task Result');
INSERT INTO "auth_permission" VALUES(194,49,'change_dbtaskresult','Can change Task Result');
INSERT INTO "auth_permission" VALUES(195,49,'delete_dbtaskresult','Can delete Task Result');
INSERT INTO "auth_permission" VALUES(196,49,'view_dbtaskresult','Can view Task Result');
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'audit','event');
INSERT INTO "django_content_type" VALUES(2,'audit','reading');
INSERT INTO "django_content_type" VALUES(3,'audit','chain');
INSERT INTO "django_content_type" VALUES(4,'audit','roll');
INSERT INTO "django_content_type" VALUES(5,'people','welcomelink');
INSERT INTO "django_content_type" VALUES(6,'people','user');
INSERT INTO "django_content_type" VALUES(7,'people','above');
INSERT INTO "django_content_type" VALUES(8,'people','membership');
INSERT INTO "django_content_type" VALUES(9,'people','partnership');
INSERT INTO "django_content_type" VALUES(10,'people','reportingline');
INSERT INTO "django_content_type" VALUES(11,'people','structureday');
INSERT INTO "django_content_type" VALUES(12,'people','team');
INSERT INTO "django_content_type" VALUES(13,'people','peopleimport');
INSERT INTO "django_content_type" VALUES(14,'people','structurechange');
INSERT INTO "django_content_type" VALUES(15,'people','erasure');
INSERT INTO "django_content_type" VALUES(16,'people','legalhold');
INSERT INTO "django_content_type" VALUES(17,'people','glass');
INSERT INTO "django_content_type" VALUES(18,'people','nameword');
INSERT INTO "django_content_type" VALUES(19,'frameworks','frameworkversion');
INSERT INTO "django_content_type" VALUES(20,'frameworks','keptlinkrow');
INSERT INTO "django_content_type" VALUES(21,'placements','aim');
INSERT INTO "django_content_type" VALUES(22,'placements','placement');
INSERT INTO "django_content_type" VALUES(23,'evidence','chosenpage');
INSERT INTO "django_content_type" VALUES(24,'evidence','project');
INSERT INTO "django_content_type" VALUES(25,'evidence','entry');
INSERT INTO "django_content_type" VALUES(26,'evidence','share');
INSERT INTO "django_content_type" VALUES(27,'evidence','speaksto');
INSERT INTO "django_content_type" VALUES(28,'evidence','attachment');
INSERT INTO "django_content_type" VALUES(29,'evidence','answer');
INSERT INTO "django_content_type" VALUES(30,'evidence','lensmark');
INSERT INTO "django_content_type" VALUES(31,'evidence','attestation');
INSERT INTO "django_content_type" VALUES(32,'growth','step');
INSERT INTO "django_content_type" VALUES(33,'sources','gathering');
INSERT INTO "django_content_type" VALUES(34,'sources','token');
INSERT INTO "django_content_type" VALUES(35,'imports','import');
INSERT INTO "django_content_type" VALUES(36,'imports','decision');
INSERT INTO "django_content_type" VALUES(37,'imports','upload');
INSERT INTO "django_content_type" VALUES(38,'api','personaltoken');
INSERT INTO "django_content_type" VALUES(39,'auth','permission');
INSERT INTO "django_content_type" VALUES(40,'auth','group');
INSERT INTO "django_content_type" VALUES(41,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(42,'sessions','session');
INSERT INTO "django_content_type" VALUES(43,'account','emailaddress');
INSERT INTO "django_content_type" VALUES(44,'account','emailconfirmation');
INSERT INTO "django_content_type" VALUES(45,'mfa','authenticator');
INSERT INTO "django_content_type" VALUES(46,'socialaccount','socialaccount');
INSERT INTO "django_content_type" VALUES(47,'socialaccount','socialapp');
INSERT INTO "django_content_type" VALUES(48,'socialaccount','socialtoken');
INSERT INTO "django_content_type" VALUES(49,'django_tasks_database','dbtaskresult');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'people','0001_initial','2026-11-22 11:44:39.330680');
INSERT INTO "django_migrations" VALUES(2,'account','0001_initial','2026-11-22 11:44:39.352400');
INSERT INTO "django_migrations" VALUES(3,'account','0002_email_max_length','2026-11-22 11:44:39.371958');
INSERT INTO "django_migrations" VALUES(4,'account','0003_alter_emailaddress_create_unique_verified_email','2026-11-22 11:44:39.389057');
INSERT INTO "django_migrations" VALUES(5,'account','0004_alter_emailaddress_drop_unique_email','2026-11-22 11:44:39.406770');
INSERT INTO "django_migrations" VALUES(6,'account','0005_emailaddress_idx_upper_email','2026-11-22 11:44:39.415240');
INSERT INTO "django_migrations" VALUES(7,'account','0006_emailaddress_lower','2026-11-22 11:44:39.436923');
INSERT INTO "django_migrations" VALUES(8,'account','0007_emailaddress_idx_email','2026-11-22 11:44:39.457731');
INSERT INTO "django_migrations" VALUES(9,'account','0008_emailaddress_unique_primary_email_fixup','2026-11-22 11:44:39.475773');
INSERT INTO "django_migrations" VALUES(10,'account','0009_emailaddress_unique_primary_email','2026-11-22 11:44:39.487767');
INSERT INTO "django_migrations" VALUES(11,'api','0001_tokens','2026-11-22 11:44:39.500307');
INSERT INTO "django_migrations" VALUES(12,'audit','0001_initial','2026-11-22 11:44:39.509042');
INSERT INTO "django_migrations" VALUES(13,'audit','0002_readings','2026-11-22 11:44:39.515969');
INSERT INTO "django_migrations" VALUES(14,'audit','0003_chains','2026-11-22 11:44:39.780631');
INSERT INTO "django_migrations" VALUES(15,'audit','0004_commitments','2026-11-22 11:44:39.809038');
INSERT INTO "django_migrations" VALUES(16,'contenttypes','0001_initial','2026-11-22 11:44:39.817628');
INSERT INTO "django_migrations" VALUES(17,'contenttypes','0002_remove_content_type_name','2026-11-22 11:44:39.862574');
INSERT INTO "django_migrations" VALUES(18,'auth','0001_initial','2026-11-22 11:44:39.894172');
INSERT INTO "django_migrations" VALUES(19,'auth','0002_alter_permission_name_max_length','2026-11-22 11:44:39.910106');
INSERT INTO "django_migrations" VALUES(20,'auth','0003_alter_user_email_max_length','2026-11-22 11:44:39.924633');
INSERT INTO "django_migrations" VALUES(21,'auth','0004_alter_user_username_opts','2026-11-22 11:44:39.935314');
INSERT INTO "django_migrations" VALUES(22,'auth','0005_alter_user_last_login_null','2026-11-22 11:44:39.949978');
INSERT INTO "django_migrations" VALUES(23,'auth','0006_require_contenttypes_0002','2026-11-22 11:44:39.950903');
INSERT INTO "django_migrations" VALUES(24,'auth','0007_alter_validators_add_error_messages','2026-11-22 11:44:39.976800');
INSERT INTO "django_migrations" VALUES(25,'auth','0008_alter_user_username_max_length','2026-11-22 11:44:40.119006');
INSERT INTO "django_migrations" VALUES(26,'auth','0009_alter_user_last_name_max_length','2026-11-22 11:44:40.134218');
INSERT INTO "django_migrations" VALUES(27,'auth','0010_alter_group_name_max_length','2026-11-22 11:44:40.151341');
INSERT INTO "django_migrations" VALUES(28,'auth','0011_update_proxy_permissions','2026-11-22 11:44:40.183383');
INSERT INTO "django_migrations" VALUES(29,'auth','0012_alter_user_first_name_max_length','2026-11-22 11:44:40.198553');
INSERT INTO "django_migrations" VALUES(30,'django_tasks_database','0001_initial','2026-11-22 11:44:40.206091');
INSERT INTO "django_migrations" VALUES(31,'django_tasks_database','0002_alter_dbtaskresult_options','2026-11-22 11:44:40.214677');
INSERT INTO "django_migrations" VALUES(32,'django_tasks_database','0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at','2026-11-22 11:44:40.236279');
INSERT INTO "django_migrations" VALUES(33,'django_tasks_database','0004_dbtaskresult_started_at','2026-11-22 11:44:40.244148');
INSERT INTO "django_migrations" VALUES(34,'django_tasks_database','0005_alter_dbtaskresult_priority_and_more','2026-11-22 11:44:40.267037');
INSERT INTO "django_migrations" VALUES(35,'django_tasks_database','0006_alter_dbtaskresult_args_kwargs_and_more','2026-11-22 11:44:40.320138');
INSERT INTO "django_migrations" VALUES(36,'django_tasks_database','0007_add_separate_results_fields','2026-11-22 11:44:40.336134');
INSERT INTO "django_migrations" VALUES(37,'django_tasks_database','0008_separate_results_field','2026-11-22 11:44:40.375132');
INSERT INTO "django_migrations" VALUES(38,'django_tasks_database','0009_remove_results_field','2026-11-22 11:44:40.389336');
INSERT INTO "django_migrations" VALUES(39,'django_tasks_database','0010_alter_dbtaskresult_status','2026-11-22 11:44:40.406209');
INSERT INTO "django_migrations" VALUES(40,'django_tasks_database','0011_rename_complete_status','2026-11-22 11:44:40.445063');
INSERT INTO "django_migrations" VALUES(41,'django_tasks_database','0012_add_separate_exception_fields','2026-11-22 11:44:40.474024');
INSERT INTO "django_migrations" VALUES(42,'django_tasks_database','0013_separate_exception_fields','2026-11-22 11:44:40.513531');
INSERT INTO "django_migrations" VALUES(43,'django_tasks_database','0014_remove_dbtaskresult_exception_data','2026-11-22 11:44:40.527724');
INSERT INTO "django_migrations" VALUES(44,'django_tasks_database','0015_correctly_order_run_after','2026-11-22 11:44:40.535630');
INSERT INTO "django_migrations" VALUES(45,'django_tasks_database','0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more','2026-11-22 11:44:40.673275');
INSERT INTO "django_migrations" VALUES(46,'django_tasks_database','0017_dbtaskresult_metadata','2026-11-22 11:44:40.696177');
INSERT INTO "django_migrations" VALUES(47,'django_tasks_database','0018_rename_succeeded_status','2026-11-22 11:44:40.754306');
INSERT INTO "django_migrations" VALUES(48,'django_tasks_database','0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more','2026-11-22 11:44:40.846097');
INSERT INTO "django_migrations" VALUES(49,'django_tasks_database','0020_update_db_task_result_ordering','2026-11-22 11:44:40.866879');
INSERT INTO "django_migrations" VALUES(50,'django_tasks_database','0021_conditional_partial_index_ordering','2026-11-22 11:44:40.882462');
INSERT INTO "django_migrations" VALUES(51,'evidence','0001_initial','2026-11-22 11:44:41.545462');
INSERT INTO "django_migrations" VALUES(52,'evidence','0002_attesting','2026-11-22 11:44:41.598480');
INSERT INTO "django_migrations" VALUES(53,'frameworks','0001_initial','2026-11-22 11:44:41.647604');
INSERT INTO "django_migrations" VALUES(54,'frameworks','0002_kept_links','2026-11-22 11:44:41.697221');
INSERT INTO "django_migrations" VALUES(55,'frameworks','0003_editions','2026-11-22 11:44:41.823025');
INSERT INTO "django_migrations" VALUES(56,'growth','0001_steps','2026-11-22 11:44:41.871264');
INSERT INTO "django_migrations" VALUES(57,'imports','0001_initial','2026-11-22 11:44:42.039270');
INSERT INTO "django_migrations" VALUES(58,'imports','0002_decisions_taken_over','2026-11-22 11:44:42.101015');
INSERT INTO "django_migrations" VALUES(59,'imports','0003_archives_and_folders','2026-11-22 11:44:42.123203');
INSERT INTO "django_migrations" VALUES(60,'imports','0004_names_of_documents','2026-11-22 11:44:42.172623');
INSERT INTO "django_migrations" VALUES(61,'imports','0005_lines_that_take_over','2026-11-22 11:44:42.215841');
INSERT INTO "django_migrations" VALUES(62,'imports','0006_own_frameworks','2026-11-22 11:44:42.232922');
INSERT INTO "django_migrations" VALUES(63,'mfa','0001_initial','2026-11-22 11:44:42.290363');
INSERT INTO "django_migrations" VALUES(64,'mfa','0002_authenticator_timestamps','2026-11-22 11:44:42.403720');
INSERT INTO "django_migrations" VALUES(65,'mfa','0003_authenticator_type_uniq','2026-11-22 11:44:42.554165');
INSERT INTO "django_migrations" VALUES(66,'people','0002_structure','2026-11-22 11:44:44.357724');
INSERT INTO "django_migrations" VALUES(67,'people','0003_handles','2026-11-22 11:44:44.525984');
INSERT INTO "django_migrations" VALUES(68,'people','0004_changes_and_invitations','2026-11-22 11:44:44.999805');
INSERT INTO "django_migrations" VALUES(69,'people','0005_rights','2026-11-22 11:44:45.332878');
INSERT INTO "django_migrations" VALUES(70,'people','0006_glass_mail','2026-11-22 11:44:45.375147');
INSERT INTO "django_migrations" VALUES(71,'people','0007_names_by_word','2026-11-22 11:44:46.077233');
INSERT INTO "django_migrations" VALUES(72,'placements','0001_placements_and_aims','2026-11-22 11:44:46.212840');
INSERT INTO "django_migrations" VALUES(73,'sessions','0001_initial','2026-11-22 11:44:46.220276');
INSERT INTO "django_migrations" VALUES(74,'socialaccount','0001_initial','2026-11-22 11:44:46.422451');
INSERT INTO "django_migrations" VALUES(75,'socialaccount','0002_token_max_lengths','2026-11-22 11:44:46.519342');
INSERT INTO "django_migrations" VALUES(76,'socialaccount','0003_extra_data_default_dict','2026-11-22 11:44:46.575914');
INSERT INTO "django_migrations" VALUES(77,'socialaccount','0004_app_provider_id_settings','2026-11-22 11:44:46.676882');
INSERT INTO "django_migrations" VALUES(78,'socialaccount','0005_socialtoken_nullable_app','2026-11-22 11:44:46.765314');
INSERT INTO "django_migrations" VALUES(79,'socialaccount','0006_alter_socialaccount_extra_data','2026-11-22 11:44:46.845706');
INSERT INTO "django_migrations" VALUES(80,'sources','0001_initial','2026-11-22 11:44:47.318569');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
INSERT INTO "django_session" VALUES('qchnhpsbztf6yamz3r8j7d7nawwstx5x','.eJxVjM0OwiAQhN-FsyEtsPx40xdplu2SEhuaCJyM725retDjfDPzvcSEvS1Tr_yc8iyuwojLL4tIDy5Hget6YIlEWy9NfjdnXeVtT1xaJmx5K_fz9adasC67B7zyAZyJxAYQIPk0cGRMM2unlIUQBzTBjbMDUBpHGgyBcpoArE1WvD-0YjvI:1xV603:bjwG0gVn11m8fjHoph2BeNi7Cd6poZuR5AlLfM3k-B0','2026-12-06 11:44:51.573493');
INSERT INTO "django_session" VALUES('zsqr7h7piurh61ven82jmzcgmj84c3kq','.eJxVjM0OwiAQhN-FsyEtsPx40xdplu2SEhuaCJyM725retDjfDPzvcSEvS1Tr_yc8iyuwojLL4tIDy5Hget6YIlEWy9NfjdnXeVtT1xaJmx5K_fz9adasC67B7zyAZyJxAYQIPk0cGRMM2unlIUQBzTBjbMDUBpHGgyBcpoArE1WvD-0YjvI:1xV604:pEAPGWWqjjn2AV6KGwL9sKRmXPGWqvcEgD01I9cOAUM','2026-12-06 11:44:52.866160');
CREATE TABLE "django_tasks_database_dbtaskresult" ("id" char(32) NOT NULL PRIMARY KEY, "args_kwargs" text NOT NULL CHECK ((JSON_VALID("args_kwargs") OR "args_kwargs" IS NULL)), "priority" integer NOT NULL, "task_path" text NOT NULL, "queue_name" varchar(32) NOT NULL, "backend_name" varchar(32) NOT NULL, "run_after" datetime NOT NULL, "enqueued_at" datetime NOT NULL, "finished_at" datetime NULL, "started_at" datetime NULL, "return_value" text NULL CHECK ((JSON_VALID("return_value") OR "return_value" IS NULL)), "exception_class_path" text NOT NULL, "traceback" text NOT NULL, "worker_ids" text NOT NULL CHECK ((JSON_VALID("worker_ids") OR "worker_ids" IS NULL)), "status" varchar(10) NOT NULL, CONSTRAINT "priority_range" CHECK ("priority" BETWEEN -100 AND 100));
CREATE TABLE "evidence_answer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "statement" varchar(80) NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "responsibility" varchar(120) NOT NULL, "responsibility_name" text NOT NULL, "words" text NOT NULL CHECK ((JSON_VALID("words") OR "words" IS NULL)), "engine" varchar(40) NOT NULL, "accepted" bool NOT NULL, "at" datetime NOT NULL, "of_id" bigint NOT NULL REFERENCES "evidence_entry" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "answer_once" UNIQUE ("of_id", "statement"));
CREATE TABLE "evidence_attachment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "name" text NOT NULL, "file" varchar(200) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "sha256" varchar(64) NOT NULL, "added_at" datetime NOT NULL, "of_id" bigint NOT NULL REFERENCES "evidence_entry" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "attachment_once" UNIQUE ("of_id", "sha256", "name"));
CREATE TABLE "evidence_attestation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "wording" text NOT NULL CHECK ((JSON_VALID("wording") OR "wording" IS NULL)), "digest" varchar(64) NOT NULL, "asked_at" datetime NOT NULL, "reminded_at" datetime NULL, "withdrawn_at" datetime NULL, "answer" varchar(10) NOT NULL, "sentence" text NOT NULL, "answered_at" datetime NULL, "colleague_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "of_id" bigint NOT NULL REFERENCES "evidence_entry" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "attestation_once" UNIQUE ("of_id", "colleague_id"));
INSERT INTO "evidence_attestation" VALUES(1,'b58b52f52eb84699b46c7f6df8d18c1b','{"text": "Found the cracked bearing before the ferry came.", "outcome": "", "kind": "", "begins": "2026-11-22", "ends": "", "experiment": {}, "links": []}','2a15c1d518858f086ada7e6bd7266935ff44e25a20e2953b3752b2a03bd96e5e','2026-11-22 11:44:51.226006',NULL,NULL,'attested','I was on the same barge.','2026-11-22 11:44:51.234769',2,2);
CREATE TABLE "evidence_chosenpage" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(120) NOT NULL, "level" varchar(60) NOT NULL, "person_id" bigint NOT NULL UNIQUE REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "evidence_entry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "token" char(32) NOT NULL, "text" text NOT NULL, "outcome" text NOT NULL, "kind" varchar(20) NOT NULL, "begins" date NOT NULL, "ends" date NULL, "experiment" text NOT NULL CHECK ((JSON_VALID("experiment") OR "experiment" IS NULL)), "links" text NOT NULL CHECK ((JSON_VALID("links") OR "links" IS NULL)), "provenance" varchar(10) NOT NULL, "origin" varchar(300) NOT NULL, "created_at" datetime NOT NULL, "changed_at" datetime NOT NULL, "deleted_at" datetime NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "window" char(32) NULL, "author_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "project_id" bigint NULL REFERENCES "evidence_project" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "entry_token_once" UNIQUE ("author_id", "token"), CONSTRAINT "entry_in_order" CHECK (("ends" IS NULL OR "ends" >= ("begins"))));
INSERT INTO "evidence_entry" VALUES(1,'c647605441b9496fb4d8c19f8ff6d154','bedec7156ef2442c9561fcc58a594ad5','Tightened the bolts of span two.','','','2026-11-22',NULL,'{}','[]','self','','2026-11-22 11:44:51.061427','2026-11-22 11:44:51.061435',NULL,0,NULL,2,NULL);
INSERT INTO "evidence_entry" VALUES(2,'0b879ab5616242bda516da3ef40eaf9d','ec19d7cf52764c0ca9c2cb2b155cccf0','Found the cracked bearing before the ferry came.','','','2026-11-22',NULL,'{}','[]','self','','2026-11-22 11:44:51.183562','2026-11-22 11:44:51.183569',NULL,0,NULL,3,NULL);
INSERT INTO "evidence_entry" VALUES(3,'8353d1d4632f44048556ca6864034f0e','d1e75ff4c53242f28cc00f4d7babf111','A draft that nobody else reads.','','','2026-11-22',NULL,'{}','[]','self','','2026-11-22 11:44:51.185934','2026-11-22 11:44:51.185938',NULL,0,NULL,3,NULL);
CREATE TABLE "evidence_lensmark" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "lens" varchar(120) NOT NULL, "lens_name" text NOT NULL, "entry" varchar(120) NOT NULL, "entry_name" text NOT NULL, "of_id" bigint NOT NULL REFERENCES "evidence_entry" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "lens_mark_once" UNIQUE ("of_id", "lens", "entry"));
CREATE TABLE "evidence_project" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "name" varchar(120) NOT NULL, "owner_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "project_once" UNIQUE ("owner_id", "name"));
CREATE TABLE "evidence_share" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group" varchar(10) NOT NULL, "shared_at" datetime NOT NULL, "ended_at" datetime NULL, "of_id" bigint NOT NULL REFERENCES "evidence_entry" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "share_with_a_group_or_a_person" CHECK ((("group" = '' AND "person_id" IS NOT NULL) OR (NOT ("group" = '') AND "person_id" IS NULL))));
INSERT INTO "evidence_share" VALUES(1,'manager','2026-11-22 11:44:51.215744',NULL,2,NULL);
CREATE TABLE "evidence_speaksto" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "statement" varchar(80) NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "text" text NOT NULL, "responsibility" varchar(120) NOT NULL, "responsibility_name" text NOT NULL, "page" varchar(200) NOT NULL, "told" text NOT NULL, "choices" text NOT NULL CHECK ((JSON_VALID("choices") OR "choices" IS NULL)), "linked_at" datetime NOT NULL, "of_id" bigint NOT NULL REFERENCES "evidence_entry" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "speaks_to_once" UNIQUE ("of_id", "statement"));
INSERT INTO "evidence_speaksto" VALUES(1,'53a6e4f152',1,'I finish the span I began.','ownership','Ownership','bridge-engineer/ic1','','[]','2026-11-22 11:44:51.203397',2);
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
      "name": null,
      "aliases": []
    },
    {
      "track": "ic",
      "label": "IC2",
      "rank": 2,
      "name": null,
      "aliases": []
    }
  ],
  "pillars": [
    {
      "key": "results",
      "symbol": "🏆",
      "name": "Results",
      "kind": "core",
      "definition": null,
      "aliases": []
    },
    {
      "key": "craft",
      "symbol": "🔧",
      "name": "Craft",
      "kind": "craft",
      "definition": null,
      "aliases": []
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
      "track": "ic",
      "aliases": []
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
','2223c99b0bcee6d61b7d40c34ab0ac971145c0ccfbb3d05d0967b41365c9c79b','members','','','2026-11-22 11:44:50.237347','Edda Editor',2,'{"rule": "version/1", "step": "", "why": "", "summary": [], "sections": [], "became": [], "asked": []}','1.0.0','');
CREATE TABLE "frameworks_keptlinkrow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_page" text NOT NULL, "new_page" text NOT NULL, "old" text NOT NULL CHECK ((JSON_VALID("old") OR "old" IS NULL)), "new" text NOT NULL CHECK ((JSON_VALID("new") OR "new" IS NULL)), "note" text NOT NULL, "made_at" datetime NOT NULL, "made_by_name" text NOT NULL, "undone_at" datetime NULL, "made_by_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "growth_step" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "statement" varchar(80) NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "text" text NOT NULL, "responsibility_name" text NOT NULL, "no_opportunity" bool NOT NULL, "next_step" text NOT NULL, "told" text NOT NULL, "changed_at" datetime NOT NULL, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "step_once" UNIQUE ("person_id", "statement"));
INSERT INTO "growth_step" VALUES(1,'b07c107344',1,'I know which cable may be cut, and I say why before I cut it.','Ownership',0,'Ask for the next survey.','','2026-11-22 11:44:51.549994',3);
CREATE TABLE "imports_decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "author_name" text NOT NULL, "kind" varchar(8) NOT NULL, "file" text NOT NULL, "piece" integer unsigned NOT NULL CHECK ("piece" >= 0), "value" text NOT NULL, "previous" text NOT NULL, "batch" char(32) NULL, "author_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL UNIQUE REFERENCES "imports_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "of_id" bigint NOT NULL REFERENCES "imports_import" ("id") DEFERRABLE INITIALLY DEFERRED, "carried_from_id" bigint NULL REFERENCES "imports_import" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "imports_import" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" char(32) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "author_name" text NOT NULL, "state" varchar(16) NOT NULL, "title" text NOT NULL, "organization" text NOT NULL, "found_title" text NOT NULL, "found_organization" text NOT NULL, "adds" bool NULL, "attempt" integer unsigned NOT NULL CHECK ("attempt" >= 0), "touched_at" datetime NOT NULL, "failure" text NOT NULL, "engine" varchar(80) NOT NULL, "published_number" integer unsigned NULL CHECK ("published_number" >= 0), "published_at" datetime NULL, "emptied_at" datetime NULL, "author_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "imports_import" VALUES(1,'10ec43d5c604485882b5ea67b5d0d808','2026-11-22 11:44:50.553077','Edda Editor','review','','','','',NULL,1,'2026-11-22 11:44:51.044675','','recognition/6 naming/5',NULL,NULL,NULL,2);
CREATE TABLE "imports_upload" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "name" text NOT NULL, "pasted" bool NOT NULL, "file" varchar(200) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "sha256" varchar(64) NOT NULL, "state" varchar(16) NOT NULL, "findings" text NOT NULL CHECK ((JSON_VALID("findings") OR "findings" IS NULL)), "document" text NOT NULL, "left_out" bool NOT NULL, "of_id" bigint NOT NULL REFERENCES "imports_import" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "upload_position_once" UNIQUE ("of_id", "position"), CONSTRAINT "upload_name_once" UNIQUE ("of_id", "name"));
INSERT INTO "imports_upload" VALUES(1,1,'Pasted document.txt',1,'imports/6ede765dd3733d57bb6bbbe68e6a0b3f',296,'ff5cc86239fbb8be5609f88be5f0e813d90106a6f55d6ecdea551776da10d7f3','read','[]','{"format":"levelset-documents/1","documents":[{"file":"Pasted document.txt","format":"text","sha256":"ff5cc86239fbb8be5609f88be5f0e813d90106a6f55d6ecdea551776da10d7f3","pieces":[{"text":"IC3 Bridge Engineer","look":"paragraph","source":{"line":1}},{"text":"I build the bridges that others measure theirs against.","look":"paragraph","source":{"line":2}},{"text":"","look":"blank","source":{"line":3}},{"text":"\ud83c\udfc6 Results","look":"paragraph","source":{"line":4}},{"text":"","look":"blank","source":{"line":5}},{"text":"Ownership","look":"paragraph","source":{"line":6}},{"text":"I finish what I began, and what somebody else began too.","look":"item","raw":"- I finish what I began, and what somebody else began too.","marks":["-"],"depth":1,"source":{"line":7}},{"text":"I decide which bridge not to build.","look":"item","raw":"- I decide which bridge not to build.","marks":["-"],"depth":1,"source":{"line":8}},{"text":"","look":"blank","source":{"line":9}},{"text":"\ud83d\udd27 Craft","look":"paragraph","source":{"line":10}},{"text":"","look":"blank","source":{"line":11}},{"text":"Review","look":"paragraph","source":{"line":12}},{"text":"I read the drawings of the whole valley.","look":"item","raw":"- I read the drawings of the whole valley.","marks":["-"],"depth":1,"source":{"line":13}},{"text":"I teach others to read drawings.","look":"item","raw":"- I teach others to read drawings.","marks":["-"],"depth":1,"source":{"line":14}}]}]}',0,1);
CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);
CREATE TABLE "people_above" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "distance" smallint unsigned NOT NULL CHECK ("distance" >= 0), "above_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "above_once" UNIQUE ("person_id", "above_id"));
INSERT INTO "people_above" VALUES(1,1,1,2);
INSERT INTO "people_above" VALUES(2,1,4,3);
CREATE TABLE "people_erasure" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "digest" varchar(32) NOT NULL UNIQUE, "at" datetime NOT NULL);
CREATE TABLE "people_glass" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "reason" text NOT NULL, "what" text NOT NULL, "hours" smallint unsigned NOT NULL CHECK ("hours" >= 0), "asked_at" datetime NOT NULL, "law" text NOT NULL, "told_from" date NULL, "granted_at" datetime NULL, "refused_at" datetime NULL, "ends_at" datetime NULL, "ended_at" datetime NULL, "told_at" datetime NULL, "answered_by_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "asked_by_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "mailed_at" datetime NULL, CONSTRAINT "glass_not_by_the_person" CHECK (NOT ("asked_by_id" = ("person_id"))), CONSTRAINT "glass_by_two_people" CHECK (("answered_by_id" IS NULL OR (NOT ("answered_by_id" = ("person_id") AND "answered_by_id" IS NOT NULL) AND NOT ("answered_by_id" = ("asked_by_id") AND "answered_by_id" IS NOT NULL)))), CONSTRAINT "glass_ends_by_itself" CHECK (("hours" >= 1 AND "hours" <= 72)));
CREATE TABLE "people_legalhold" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reason" text NOT NULL, "placed_at" datetime NOT NULL, "until" date NOT NULL, "lifted_at" datetime NULL, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "placed_by_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "people_membership" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "begins" date NOT NULL, "ends" date NULL, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "team_id" bigint NOT NULL REFERENCES "people_team" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "membership_in_order" CHECK (("ends" IS NULL OR "ends" >= ("begins"))));
INSERT INTO "people_membership" VALUES(1,'2026-11-22',NULL,2,1);
INSERT INTO "people_membership" VALUES(2,'2026-11-22',NULL,3,1);
CREATE TABLE "people_nameword" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "word" varchar(60) NOT NULL, "name" varchar(120) NOT NULL, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "name_word_once" UNIQUE ("person_id", "word"));
INSERT INTO "people_nameword" VALUES(1,'olga','Olga Owner',1);
INSERT INTO "people_nameword" VALUES(2,'owner','Olga Owner',1);
INSERT INTO "people_nameword" VALUES(3,'edda','Edda Editor',2);
INSERT INTO "people_nameword" VALUES(4,'editor','Edda Editor',2);
INSERT INTO "people_nameword" VALUES(5,'member','Mika Member',3);
INSERT INTO "people_nameword" VALUES(6,'mika','Mika Member',3);
INSERT INTO "people_nameword" VALUES(7,'sana','Sana Second',4);
INSERT INTO "people_nameword" VALUES(8,'second','Sana Second',4);
INSERT INTO "people_nameword" VALUES(9,'lars','Lars Leaver',5);
INSERT INTO "people_nameword" VALUES(10,'leaver','Lars Leaver',5);
CREATE TABLE "people_partnership" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "begins" date NOT NULL, "ends" date NULL, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "team_id" bigint NULL REFERENCES "people_team" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "partnership_in_order" CHECK (("ends" IS NULL OR "ends" >= ("begins"))));
INSERT INTO "people_partnership" VALUES(1,'2026-11-23',NULL,2,1);
INSERT INTO "people_partnership" VALUES(2,'2026-11-22',NULL,1,1);
CREATE TABLE "people_peopleimport" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "made_at" datetime NOT NULL, "file_name" varchar(200) NOT NULL, "text" text NOT NULL, "leavers" bool NOT NULL, "plan" varchar(64) NOT NULL, "done_at" datetime NULL, "counts" text NOT NULL CHECK ((JSON_VALID("counts") OR "counts" IS NULL)), "author_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "change_id" bigint NULL REFERENCES "people_structurechange" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "people_peopleimport" VALUES(1,'2026-11-22 11:44:50.529362','people.csv','name,email
Eve,eve@example.org
',0,'917683ec27707712171a34cd55ca79067fccd1c145f474bf67060b27a4e19cc4',NULL,'{"new": 1, "back": 0, "changed": 0, "moved": 0, "left": 0, "missing": 3, "faults": 0, "teams": 0}',NULL,NULL);
CREATE TABLE "people_reportingline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "bond" varchar(10) NOT NULL, "begins" date NOT NULL, "ends" date NULL, "above_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "reporting_line_in_order" CHECK (("ends" IS NULL OR "ends" >= ("begins"))), CONSTRAINT "nobody_above_themselves" CHECK (NOT ("person_id" = ("above_id"))));
INSERT INTO "people_reportingline" VALUES(1,'manager','2026-11-22',NULL,1,2);
INSERT INTO "people_reportingline" VALUES(2,'manager','2026-11-22',NULL,4,3);
CREATE TABLE "people_structurechange" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event" varchar(80) NOT NULL, "made_at" datetime NOT NULL, "rows" text NOT NULL CHECK ((JSON_VALID("rows") OR "rows" IS NULL)), "undone_at" datetime NULL, "author_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "people_structurechange" VALUES(1,'team.made','2026-11-22 11:44:50.364761','[["Team", 1, null, {"name": "Bridges", "parent_id": null, "external": "", "path": "", "is_closed": false}], ["Team", 1, {"path": ""}, {"path": "/1/"}]]',NULL,NULL);
INSERT INTO "people_structurechange" VALUES(2,'team.joined','2026-11-22 11:44:50.370769','[["Membership", 1, null, {"person_id": 2, "team_id": 1, "begins": "2026-11-22", "ends": null}]]',NULL,NULL);
INSERT INTO "people_structurechange" VALUES(3,'partner.made','2026-11-22 11:44:50.383702','[["Partnership", 1, null, {"person_id": 2, "team_id": 1, "begins": "2026-11-23", "ends": null}]]',NULL,NULL);
INSERT INTO "people_structurechange" VALUES(4,'manager.appointed','2026-11-22 11:44:50.391364','[["ReportingLine", 1, null, {"person_id": 2, "above_id": 1, "bond": "manager", "begins": "2026-11-22", "ends": null}]]',NULL,NULL);
INSERT INTO "people_structurechange" VALUES(5,'team.joined','2026-11-22 11:44:51.075872','[["Membership", 2, null, {"person_id": 3, "team_id": 1, "begins": "2026-11-22", "ends": null}]]',NULL,NULL);
INSERT INTO "people_structurechange" VALUES(6,'manager.appointed','2026-11-22 11:44:51.084163','[["ReportingLine", 2, null, {"person_id": 3, "above_id": 4, "bond": "manager", "begins": "2026-11-22", "ends": null}]]',NULL,NULL);
INSERT INTO "people_structurechange" VALUES(7,'partner.made','2026-11-22 11:44:51.116081','[["Partnership", 2, null, {"person_id": 1, "team_id": 1, "begins": "2026-11-22", "ends": null}]]',NULL,NULL);
CREATE TABLE "people_structureday" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "day" date NOT NULL);
INSERT INTO "people_structureday" VALUES(1,'2026-11-22');
CREATE TABLE "people_team" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "name" varchar(120) NOT NULL, "external" varchar(120) NOT NULL, "path" varchar(255) NOT NULL, "is_closed" bool NOT NULL, "parent_id" bigint NULL REFERENCES "people_team" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "people_team" VALUES(1,'223aafe018364830aa36d5fce1e26f8e','Bridges','','/1/',0,NULL);
CREATE TABLE "people_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "key" char(32) NOT NULL UNIQUE, "email" varchar(254) NOT NULL UNIQUE, "name" varchar(120) NOT NULL, "standing" varchar(10) NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "external" varchar(120) NOT NULL, "left_on" date NULL, "handle" varchar(60) NOT NULL UNIQUE);
INSERT INTO "people_user" VALUES(1,'pbkdf2_sha256$1000000$C1Ka1pAQoHOcuKPLhZ8Lon$LAeFjNf9MMPQn1wjY/uXPAqIlKxtYmuACIl/PMi/Low=',NULL,'a9e722d6613846f2bf6086a7f1c13e89','olga@example.org','Olga Owner','owner',1,'2026-11-22 11:44:48.488150','',NULL,'olga-owner');
INSERT INTO "people_user" VALUES(2,'pbkdf2_sha256$1000000$C1Ka1pAQoHOcuKPLhZ8Lon$LAeFjNf9MMPQn1wjY/uXPAqIlKxtYmuACIl/PMi/Low=',NULL,'fb897c94dd304deab40a6ebe1edb97f2','edda@example.org','Edda Editor','editor',1,'2026-11-22 11:44:48.488210','',NULL,'edda-editor');
INSERT INTO "people_user" VALUES(3,'pbkdf2_sha256$1000000$C1Ka1pAQoHOcuKPLhZ8Lon$LAeFjNf9MMPQn1wjY/uXPAqIlKxtYmuACIl/PMi/Low=',NULL,'28ad2da2c9ed4e758dbaeddff5e4b55e','mika@example.org','Mika Member','member',1,'2026-11-22 11:44:48.488247','',NULL,'mika-member');
INSERT INTO "people_user" VALUES(4,'pbkdf2_sha256$1000000$C1Ka1pAQoHOcuKPLhZ8Lon$LAeFjNf9MMPQn1wjY/uXPAqIlKxtYmuACIl/PMi/Low=','2026-11-22 11:44:52.865491','2f71781a7c324a8e9f6d3aa56f0ff6c8','sana@example.org','Sana Second','member',1,'2026-11-22 11:44:48.488285','',NULL,'sana-second');
INSERT INTO "people_user" VALUES(5,'pbkdf2_sha256$1000000$C1Ka1pAQoHOcuKPLhZ8Lon$LAeFjNf9MMPQn1wjY/uXPAqIlKxtYmuACIl/PMi/Low=',NULL,'853cf1aba2174bb78f95fab1e3ce8a0e','lars@example.org','Lars Leaver','member',0,'2026-11-22 11:44:48.488318','',NULL,'lars-leaver');
CREATE TABLE "people_welcomelink" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token_hash" varchar(64) NOT NULL UNIQUE, "email" varchar(254) NOT NULL, "standing" varchar(10) NOT NULL, "made_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "used_at" datetime NULL, "person_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "problem" varchar(200) NOT NULL, "sent_at" datetime NULL);
INSERT INTO "people_welcomelink" VALUES(1,'b103ca44b2ce94fe6d0d07642eb8bda914d1ef7ee06e884944d43c3f2d3ac509','invited@example.org','member','2026-11-22 11:44:50.523319','2026-11-29 11:44:50.523148',NULL,NULL,'',NULL);
INSERT INTO "people_welcomelink" VALUES(2,'f137f7627e1e6b65cdca2e77143342d81070da83b5d6c54c0e77cb9b76c8eb8b','new@example.org','member','2026-11-22 11:44:51.069376','2026-11-29 11:44:51.069297',NULL,NULL,'',NULL);
CREATE TABLE "placements_aim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "role" varchar(200) NOT NULL, "level" varchar(80) NOT NULL, "title" text NOT NULL, "with_manager" bool NOT NULL, "chosen_at" datetime NOT NULL, "ended_at" datetime NULL, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "placements_aim" VALUES(1,1,'bridge-engineer','IC2','IC2 Bridge Engineer',1,'2026-11-22 11:44:51.163125',NULL,3);
CREATE TABLE "placements_placement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "role" varchar(200) NOT NULL, "level" varchar(80) NOT NULL, "title" text NOT NULL, "begins" date NOT NULL, "ends" date NULL, "reason" text NOT NULL, "noted_at" datetime NOT NULL, "noted_by_id" bigint NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "placement_in_order" CHECK (("ends" IS NULL OR "ends" > ("begins"))), CONSTRAINT "placement_has_a_reason" CHECK (NOT ("reason" = '')));
INSERT INTO "placements_placement" VALUES(1,1,'bridge-engineer','IC1','IC1 Bridge Engineer','2026-10-23',NULL,'Came as that.','2026-11-22 11:44:51.160888',1,3);
CREATE TABLE "socialaccount_socialaccount" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(200) NOT NULL, "uid" varchar(191) NOT NULL, "last_login" datetime NOT NULL, "date_joined" datetime NOT NULL, "user_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, "extra_data" text NOT NULL CHECK ((JSON_VALID("extra_data") OR "extra_data" IS NULL)));
CREATE TABLE "socialaccount_socialapp" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(30) NOT NULL, "name" varchar(40) NOT NULL, "client_id" varchar(191) NOT NULL, "secret" varchar(191) NOT NULL, "key" varchar(191) NOT NULL, "provider_id" varchar(200) NOT NULL, "settings" text NOT NULL CHECK ((JSON_VALID("settings") OR "settings" IS NULL)));
CREATE TABLE "socialaccount_socialtoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" text NOT NULL, "token_secret" text NOT NULL, "expires_at" datetime NULL, "account_id" integer NOT NULL REFERENCES "socialaccount_socialaccount" ("id") DEFERRABLE INITIALLY DEFERRED, "app_id" integer NULL REFERENCES "socialaccount_socialapp" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sources_gathering" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "kind" varchar(10) NOT NULL, "state" varchar(10) NOT NULL, "since" date NOT NULL, "records" text NOT NULL CHECK ((JSON_VALID("records") OR "records" IS NULL)), "findings" text NOT NULL CHECK ((JSON_VALID("findings") OR "findings" IS NULL)), "sealed" text NOT NULL, "made_at" datetime NOT NULL, "author_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "sources_token" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "forge" varchar(10) NOT NULL, "address" varchar(300) NOT NULL, "sealed" text NOT NULL, "kept_at" datetime NOT NULL, "author_id" bigint NOT NULL REFERENCES "people_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "token_of_a_forge_once" UNIQUE ("author_id", "forge"));
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE UNIQUE INDEX "token_name_once" ON "api_personaltoken" ("owner_id", "name") WHERE "revoked_at" IS NULL;
CREATE INDEX "api_personaltoken_owner_id_a7383235" ON "api_personaltoken" ("owner_id");
CREATE INDEX "api_persona_expires_d29fc5_idx" ON "api_personaltoken" ("expires_at");
CREATE INDEX "audit_event_at_51e4e402" ON "audit_event" ("at");
CREATE INDEX "audit_event_event_45f997e1" ON "audit_event" ("event");
CREATE INDEX "audit_event_actor_6f1ac882" ON "audit_event" ("actor");
CREATE INDEX "audit_event_object_key_40e40077" ON "audit_event" ("object_key");
CREATE INDEX "audit_event_subject_e227d914" ON "audit_event" ("subject");
CREATE INDEX "event_unchained" ON "audit_event" ("id") WHERE "position" IS NULL;
CREATE INDEX "audit_reading_hour_58e349ff" ON "audit_reading" ("hour");
CREATE INDEX "audit_readi_subject_d05175_idx" ON "audit_reading" ("subject", "hour");
CREATE INDEX "reading_unchained" ON "audit_reading" ("id") WHERE "position" IS NULL;
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "django_task_queue_n_99c321_idx" ON "django_tasks_database_dbtaskresult" ("queue_name");
CREATE INDEX "django_task_backend_071754_idx" ON "django_tasks_database_dbtaskresult" ("backend_name");
CREATE INDEX "tasks_db_new_ordering_idx" ON "django_tasks_database_dbtaskresult" ("status", "priority" DESC, "run_after" ASC, "enqueued_at" ASC) WHERE "status" = 'READY';
CREATE INDEX "evidence_attachment_of_id_b98cbb3a" ON "evidence_attachment" ("of_id");
CREATE INDEX "evidence_answer_of_id_a14ec778" ON "evidence_answer" ("of_id");
CREATE INDEX "evidence_lensmark_of_id_0996fea6" ON "evidence_lensmark" ("of_id");
CREATE INDEX "evidence_project_owner_id_bfa960f4" ON "evidence_project" ("owner_id");
CREATE UNIQUE INDEX "entry_origin_once" ON "evidence_entry" ("author_id", "origin") WHERE NOT ("origin" = '');
CREATE INDEX "evidence_entry_author_id_a1150d41" ON "evidence_entry" ("author_id");
CREATE INDEX "evidence_entry_project_id_ccdb4252" ON "evidence_entry" ("project_id");
CREATE INDEX "evidence_en_author__01a0e2_idx" ON "evidence_entry" ("author_id", "deleted_at", "begins" DESC);
CREATE INDEX "entry_deleted" ON "evidence_entry" ("deleted_at") WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "evidence_share_of_id_4af2748a" ON "evidence_share" ("of_id");
CREATE INDEX "evidence_share_person_id_2d7f8503" ON "evidence_share" ("person_id");
CREATE INDEX "evidence_sh_person__3a6cbf_idx" ON "evidence_share" ("person_id", "ended_at");
CREATE INDEX "evidence_sh_group_4ee552_idx" ON "evidence_share" ("group", "ended_at");
CREATE UNIQUE INDEX "share_group_once" ON "evidence_share" ("of_id", "group") WHERE ("ended_at" IS NULL AND NOT ("group" = ''));
CREATE UNIQUE INDEX "share_person_once" ON "evidence_share" ("of_id", "person_id") WHERE ("ended_at" IS NULL AND "person_id" IS NOT NULL);
CREATE INDEX "evidence_speaksto_of_id_62b43eae" ON "evidence_speaksto" ("of_id");
CREATE INDEX "evidence_sp_version_a8d3ae_idx" ON "evidence_speaksto" ("version");
CREATE INDEX "evidence_attestation_colleague_id_5f81704a" ON "evidence_attestation" ("colleague_id");
CREATE INDEX "evidence_attestation_of_id_f6ecf49d" ON "evidence_attestation" ("of_id");
CREATE INDEX "evidence_at_colleag_2a4916_idx" ON "evidence_attestation" ("colleague_id", "answer", "asked_at");
CREATE INDEX "frameworks_keptlinkrow_made_by_id_9fcbe313" ON "frameworks_keptlinkrow" ("made_by_id");
CREATE INDEX "frameworks_frameworkversion_published_by_id_16771f5f" ON "frameworks_frameworkversion" ("published_by_id");
CREATE INDEX "growth_step_person_id_93d3cea6" ON "growth_step" ("person_id");
CREATE INDEX "growth_step_version_3fe7af_idx" ON "growth_step" ("version");
CREATE INDEX "imports_import_author_id_0b236cf1" ON "imports_import" ("author_id");
CREATE INDEX "imports_decision_author_id_83a50dcb" ON "imports_decision" ("author_id");
CREATE INDEX "imports_decision_of_id_2e957a60" ON "imports_decision" ("of_id");
CREATE INDEX "imports_upload_of_id_11c05cb8" ON "imports_upload" ("of_id");
CREATE INDEX "imports_decision_carried_from_id_1420b735" ON "imports_decision" ("carried_from_id");
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE INDEX "people_team_path_fdc58af8" ON "people_team" ("path");
CREATE INDEX "people_team_parent_id_fca2345e" ON "people_team" ("parent_id");
CREATE INDEX "people_above_above_id_49ddb730" ON "people_above" ("above_id");
CREATE INDEX "people_above_person_id_2fad6694" ON "people_above" ("person_id");
CREATE INDEX "people_abov_above_i_c4b8b7_idx" ON "people_above" ("above_id", "distance", "person_id");
CREATE INDEX "people_reportingline_above_id_7275dfdb" ON "people_reportingline" ("above_id");
CREATE INDEX "people_reportingline_person_id_f24bfc48" ON "people_reportingline" ("person_id");
CREATE INDEX "people_repo_above_i_a49f21_idx" ON "people_reportingline" ("above_id", "bond", "ends");
CREATE INDEX "people_repo_person__c9e8e6_idx" ON "people_reportingline" ("person_id", "bond", "ends");
CREATE UNIQUE INDEX "one_manager_without_end" ON "people_reportingline" ("person_id") WHERE ("bond" = 'manager' AND "ends" IS NULL);
CREATE UNIQUE INDEX "team_external_once" ON "people_team" ("external") WHERE NOT ("external" = '');
CREATE INDEX "people_partnership_person_id_5b72cb9d" ON "people_partnership" ("person_id");
CREATE INDEX "people_partnership_team_id_d7b221e7" ON "people_partnership" ("team_id");
CREATE INDEX "people_membership_person_id_dd6d28d1" ON "people_membership" ("person_id");
CREATE INDEX "people_membership_team_id_61ae9260" ON "people_membership" ("team_id");
CREATE INDEX "people_memb_team_id_0fab30_idx" ON "people_membership" ("team_id", "ends");
CREATE INDEX "people_memb_person__71cfc5_idx" ON "people_membership" ("person_id", "ends");
CREATE UNIQUE INDEX "membership_open_once" ON "people_membership" ("person_id", "team_id") WHERE "ends" IS NULL;
CREATE UNIQUE INDEX "user_email_once" ON "people_user" ((LOWER("email")));
CREATE UNIQUE INDEX "user_external_once" ON "people_user" ("external") WHERE NOT ("external" = '');
CREATE INDEX "people_structurechange_made_at_f1688061" ON "people_structurechange" ("made_at");
CREATE INDEX "people_welcomelink_person_id_a80a1fc7" ON "people_welcomelink" ("person_id");
CREATE INDEX "people_welc_email_cad91a_idx" ON "people_welcomelink" ("email", "expires_at");
CREATE INDEX "people_peopleimport_author_id_23c9b3b3" ON "people_peopleimport" ("author_id");
CREATE INDEX "people_structurechange_author_id_f8582c10" ON "people_structurechange" ("author_id");
CREATE INDEX "people_peopleimport_change_id_6f112954" ON "people_peopleimport" ("change_id");
CREATE INDEX "people_legalhold_person_id_a635c77d" ON "people_legalhold" ("person_id");
CREATE INDEX "people_legalhold_placed_by_id_322e976f" ON "people_legalhold" ("placed_by_id");
CREATE INDEX "people_glass_ends_at_9dcd9736" ON "people_glass" ("ends_at");
CREATE INDEX "people_glass_answered_by_id_2c991622" ON "people_glass" ("answered_by_id");
CREATE INDEX "people_glass_asked_by_id_055f5838" ON "people_glass" ("asked_by_id");
CREATE INDEX "people_glass_person_id_448f49b9" ON "people_glass" ("person_id");
CREATE INDEX "people_glas_person__e031a6_idx" ON "people_glass" ("person_id", "asked_by_id", "ends_at");
CREATE INDEX "people_nameword_person_id_f40adbc4" ON "people_nameword" ("person_id");
CREATE INDEX "name_word_order" ON "people_nameword" ("word", "name", "person_id");
CREATE INDEX "user_by_name" ON "people_user" ("name", "id");
CREATE INDEX "user_here_by_name" ON "people_user" ("name", "id") WHERE "is_active";
CREATE INDEX "user_never_in" ON "people_user" ("id") WHERE ("is_active" AND "last_login" IS NULL);
CREATE INDEX "welcome_link_unused" ON "people_welcomelink" ("expires_at", "id") WHERE "used_at" IS NULL;
CREATE UNIQUE INDEX "one_open_aim" ON "placements_aim" ("person_id") WHERE "ended_at" IS NULL;
CREATE INDEX "placements_aim_person_id_fc2372ad" ON "placements_aim" ("person_id");
CREATE UNIQUE INDEX "one_open_placement" ON "placements_placement" ("person_id") WHERE "ends" IS NULL;
CREATE INDEX "placements_placement_noted_by_id_c62a3601" ON "placements_placement" ("noted_by_id");
CREATE INDEX "placements_placement_person_id_e9877194" ON "placements_placement" ("person_id");
CREATE INDEX "placements__person__463dac_idx" ON "placements_placement" ("person_id", "begins");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE UNIQUE INDEX "socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq" ON "socialaccount_socialtoken" ("app_id", "account_id");
CREATE INDEX "socialaccount_socialtoken_account_id_951f210e" ON "socialaccount_socialtoken" ("account_id");
CREATE INDEX "socialaccount_socialtoken_app_id_636a42d7" ON "socialaccount_socialtoken" ("app_id");
CREATE UNIQUE INDEX "socialaccount_socialaccount_provider_uid_fc810c6e_uniq" ON "socialaccount_socialaccount" ("provider", "uid");
CREATE INDEX "socialaccount_socialaccount_user_id_8146e70c" ON "socialaccount_socialaccount" ("user_id");
CREATE INDEX "sources_gathering_author_id_74d6d357" ON "sources_gathering" ("author_id");
CREATE INDEX "sources_gat_author__79e1d1_idx" ON "sources_gathering" ("author_id", "made_at" DESC);
CREATE INDEX "sources_gat_made_at_61aa78_idx" ON "sources_gathering" ("made_at");
CREATE INDEX "sources_token_author_id_c2161954" ON "sources_token" ("author_id");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',80);
INSERT INTO "sqlite_sequence" VALUES('account_emailaddress',0);
INSERT INTO "sqlite_sequence" VALUES('audit_event',25);
INSERT INTO "sqlite_sequence" VALUES('audit_reading',1);
INSERT INTO "sqlite_sequence" VALUES('audit_chain',0);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',49);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',196);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('evidence_project',0);
INSERT INTO "sqlite_sequence" VALUES('evidence_entry',3);
INSERT INTO "sqlite_sequence" VALUES('evidence_share',1);
INSERT INTO "sqlite_sequence" VALUES('evidence_speaksto',1);
INSERT INTO "sqlite_sequence" VALUES('frameworks_frameworkversion',1);
INSERT INTO "sqlite_sequence" VALUES('mfa_authenticator',0);
INSERT INTO "sqlite_sequence" VALUES('people_above',2);
INSERT INTO "sqlite_sequence" VALUES('people_reportingline',2);
INSERT INTO "sqlite_sequence" VALUES('people_partnership',2);
INSERT INTO "sqlite_sequence" VALUES('people_membership',2);
INSERT INTO "sqlite_sequence" VALUES('people_user',5);
INSERT INTO "sqlite_sequence" VALUES('people_welcomelink',2);
INSERT INTO "sqlite_sequence" VALUES('people_nameword',10);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialapp',0);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialtoken',0);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialaccount',0);
INSERT INTO "sqlite_sequence" VALUES('people_structureday',1);
INSERT INTO "sqlite_sequence" VALUES('people_team',1);
INSERT INTO "sqlite_sequence" VALUES('people_structurechange',7);
INSERT INTO "sqlite_sequence" VALUES('people_peopleimport',1);
INSERT INTO "sqlite_sequence" VALUES('imports_import',1);
INSERT INTO "sqlite_sequence" VALUES('imports_upload',1);
INSERT INTO "sqlite_sequence" VALUES('placements_placement',1);
INSERT INTO "sqlite_sequence" VALUES('placements_aim',1);
INSERT INTO "sqlite_sequence" VALUES('evidence_attestation',1);
INSERT INTO "sqlite_sequence" VALUES('growth_step',1);
INSERT INTO "sqlite_sequence" VALUES('api_personaltoken',1);
COMMIT;
