-- H2 2.5.252;
-- next
SET COLLATION ICU4J_EN STRENGTH TERTIARY;
-- next
SET WRITE_DELAY 0;
-- next
CREATE CACHED TABLE "PUBLIC"."DATABASECHANGELOGLOCK"(
    "ID" INTEGER NOT NULL,
    "LOCKED" BOOLEAN NOT NULL,
    "LOCKGRANTED" TIMESTAMP,
    "LOCKEDBY" CHARACTER VARYING(255)
);
-- next
ALTER TABLE "PUBLIC"."DATABASECHANGELOGLOCK" ADD CONSTRAINT "PUBLIC"."PK_DATABASECHANGELOGLOCK" PRIMARY KEY("ID");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.DATABASECHANGELOGLOCK;
-- next
INSERT INTO "PUBLIC"."DATABASECHANGELOGLOCK" VALUES
(1, FALSE, NULL, NULL);
-- next
CREATE CACHED TABLE "PUBLIC"."DATABASECHANGELOG"(
    "ID" CHARACTER VARYING(255) NOT NULL,
    "AUTHOR" CHARACTER VARYING(255) NOT NULL,
    "FILENAME" CHARACTER VARYING(255) NOT NULL,
    "DATEEXECUTED" TIMESTAMP NOT NULL,
    "ORDEREXECUTED" INTEGER NOT NULL,
    "EXECTYPE" CHARACTER VARYING(10) NOT NULL,
    "MD5SUM" CHARACTER VARYING(35),
    "DESCRIPTION" CHARACTER VARYING(255),
    "COMMENTS" CHARACTER VARYING(255),
    "TAG" CHARACTER VARYING(255),
    "LIQUIBASE" CHARACTER VARYING(20),
    "CONTEXTS" CHARACTER VARYING(255),
    "LABELS" CHARACTER VARYING(255),
    "DEPLOYMENT_ID" CHARACTER VARYING(10)
);
-- next
-- 108 +/- SELECT COUNT(*) FROM PUBLIC.DATABASECHANGELOG;
-- next
INSERT INTO "PUBLIC"."DATABASECHANGELOG" VALUES
('system_migration', 'kontor', 'system:db/kernel/schema.xml', TIMESTAMP '2026-11-29 16:32:43.522008', 1, 'EXECUTED', '9:dd8e8cf0981f5a4fb77182179aa41013', 'createTable tableName=system_migration', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_change', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.559068', 2, 'EXECUTED', '9:aeff871b381d4b1cd152abafa4fbcf41', 'createTable tableName=system_change; createIndex indexName=ix_system_change_record, tableName=system_change; createIndex indexName=ix_system_change_actor, tableName=system_change', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_change_by_record', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.567059', 3, 'EXECUTED', '9:ddd74071034a97e6e1c1d0fb09cc66a4', 'dropIndex indexName=ix_system_change_record, tableName=system_change; createIndex indexName=ix_system_change_by_record, tableName=system_change', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_change_epoch', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.574712', 4, 'EXECUTED', '9:9ef4263bedab36373c1a0b84c8172fe9', 'createTable tableName=system_change_epoch', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_stamp', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.58498', 5, 'EXECUTED', '9:72b0ab6620643e9efde9587a02c2c2a7', 'createTable tableName=system_stamp', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_access_log', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.601441', 6, 'EXECUTED', '9:266e4f32ede91c7982a8db679c68c504', 'createTable tableName=system_access_log; createIndex indexName=ix_system_access_log_record, tableName=system_access_log; createIndex indexName=ix_system_access_log_actor, tableName=system_access_log', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_log_reader', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.608588', 7, 'EXECUTED', '9:1868009e69bd5ddc17e796763b96017c', 'createTable tableName=system_log_reader', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_change_cut', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.613973', 8, 'EXECUTED', '9:56700127025e66657a85a19a95b421a6', 'createTable tableName=system_change_cut', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_log_reader_batch', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.626095', 9, 'EXECUTED', '9:13a4c36a079f7871717b38bc038540a3', 'addColumn tableName=system_log_reader; createTable tableName=system_log_reader_step', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_log_reader_failure', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.632944', 10, 'EXECUTED', '9:5af0824b2371d841f16d718aa1577604', 'createTable tableName=system_log_reader_failure', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_change_depth', 'kontor', 'system:db/kernel/change.xml', TIMESTAMP '2026-11-29 16:32:43.645044', 11, 'EXECUTED', '9:f73747bb1d80b467ff49e399c1379225', 'addColumn tableName=system_change', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_credential', 'kontor', 'system:db/kernel/access.xml', TIMESTAMP '2026-11-29 16:32:43.690853', 12, 'EXECUTED', '9:974fb7346c96b9364261e660cb01356d', 'createTable tableName=system_credential', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_session', 'kontor', 'system:db/kernel/access.xml', TIMESTAMP '2026-11-29 16:32:43.709114', 13, 'EXECUTED', '9:7f580cdff0166c2fbd2f4ac0eed21e28', 'createTable tableName=system_session; createIndex indexName=ix_system_session_user, tableName=system_session; createIndex indexName=ix_system_session_expires, tableName=system_session', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_token', 'kontor', 'system:db/kernel/access.xml', TIMESTAMP '2026-11-29 16:32:43.720272', 14, 'EXECUTED', '9:8351a615e6fce70f4bc5e0f753d79d0b', 'createTable tableName=system_token; createIndex indexName=ix_system_token_user, tableName=system_token', '', NULL, '4.33.0', NULL, NULL, '5969957768');
-- next
INSERT INTO "PUBLIC"."DATABASECHANGELOG" VALUES
('system_share', 'kontor', 'system:db/kernel/access.xml', TIMESTAMP '2026-11-29 16:32:43.739729', 15, 'EXECUTED', '9:28cc6412ff979369df86d5494a86defb', 'createTable tableName=system_share; addUniqueConstraint constraintName=uq_system_share_user, tableName=system_share; addUniqueConstraint constraintName=uq_system_share_team, tableName=system_share; createIndex indexName=ix_system_share_user, table...', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_trash', 'kontor', 'system:db/kernel/record.xml', TIMESTAMP '2026-11-29 16:32:43.762888', 16, 'EXECUTED', '9:70b1869595e8e8a70fc473b64d0e1484', 'createTable tableName=system_trash; createIndex indexName=ix_system_trash_record, tableName=system_trash; createIndex indexName=ix_system_trash_deleted_by, tableName=system_trash', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_counter', 'kontor', 'system:db/kernel/record.xml', TIMESTAMP '2026-11-29 16:32:43.767722', 17, 'EXECUTED', '9:4fd23002ae14f2afedac244a692dc78d', 'createTable tableName=system_counter', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_rule', 'kontor', 'system:db/kernel/record.xml', TIMESTAMP '2026-11-29 16:32:43.771522', 18, 'EXECUTED', '9:9745cd168eff5a8fa8402a70e77d1a97', 'createTable tableName=system_rule', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_file', 'kontor', 'system:db/kernel/file.xml', TIMESTAMP '2026-11-29 16:32:43.792945', 19, 'EXECUTED', '9:ce9a4dc350a472885df6fb8fe18b1058', 'createTable tableName=system_file; createIndex indexName=ix_system_file_maker, tableName=system_file', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_file_column', 'kontor', 'system:db/kernel/file.xml', TIMESTAMP '2026-11-29 16:32:43.79959', 20, 'EXECUTED', '9:944a4fef58fb9bf225dd1a31ac66c417', 'createTable tableName=system_file_column; addPrimaryKey constraintName=pk_system_file_column, tableName=system_file_column', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_idempotency', 'kontor', 'system:db/kernel/rest.xml', TIMESTAMP '2026-11-29 16:32:43.830199', 21, 'EXECUTED', '9:736f4a889ed62da04f2af6cfe374898a', 'createTable tableName=system_idempotency; addPrimaryKey constraintName=pk_system_idempotency, tableName=system_idempotency; createIndex indexName=ix_system_idempotency_at, tableName=system_idempotency', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_rename', 'kontor', 'system:db/kernel/system.xml', TIMESTAMP '2026-11-29 16:32:43.875715', 22, 'EXECUTED', '9:da706813290bc9acbf482c2452b6a95f', 'createTable tableName=system_rename', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_setting_secret', 'kontor', 'system:db/kernel/system.xml', TIMESTAMP '2026-11-29 16:32:43.896064', 23, 'EXECUTED', '9:18a381601e708b4e5f92d54d98ee232c', 'createTable tableName=system_setting_secret', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_task_run', 'kontor', 'system:db/kernel/task.xml', TIMESTAMP '2026-11-29 16:32:43.977976', 24, 'EXECUTED', '9:964d588a814f582eaf3a6994c3823182', 'createTable tableName=system_task_run; createIndex indexName=ix_system_task_run_due, tableName=system_task_run', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_lease', 'kontor', 'system:db/kernel/task.xml', TIMESTAMP '2026-11-29 16:32:44.015338', 25, 'EXECUTED', '9:76b23aa96806e82f595215aae2a733bb', 'createTable tableName=system_lease', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_schedule', 'kontor', 'system:db/kernel/task.xml', TIMESTAMP '2026-11-29 16:32:44.02177', 26, 'EXECUTED', '9:4fd603dfeaa5ac3481a431751280dcec', 'createTable tableName=system_schedule', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_upgrade', 'kontor', 'system:db/kernel/task.xml', TIMESTAMP '2026-11-29 16:32:44.028452', 27, 'EXECUTED', '9:d60a78e894c03f152784159d14e30dd0', 'createTable tableName=system_upgrade', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_notice_state', 'kontor', 'system:db/kernel/notice.xml', TIMESTAMP '2026-11-29 16:32:44.058252', 28, 'EXECUTED', '9:f51cbb05349f32f90a900332cf156c2e', 'createTable tableName=system_notice_state; insert tableName=system_notice_state', '', NULL, '4.33.0', NULL, NULL, '5969957768');
-- next
INSERT INTO "PUBLIC"."DATABASECHANGELOG" VALUES
('system_notice_told', 'kontor', 'system:db/kernel/notice.xml', TIMESTAMP '2026-11-29 16:32:44.061561', 29, 'EXECUTED', '9:919efd4a99957ef14ddb421cf2fefc99', 'createTable tableName=system_notice_told', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_archive', 'kontor', 'system:db/kernel/module.xml', TIMESTAMP '2026-11-29 16:32:44.085635', 30, 'EXECUTED', '9:e426152471c58c659065cd407f2e4a09', 'createTable tableName=system_archive; createTable tableName=system_archive_jar', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_definition', 'kontor', 'system:db/kernel/module.xml', TIMESTAMP '2026-11-29 16:32:44.090035', 31, 'EXECUTED', '9:eb0cf7db29724a9e2624bfe48da79a2d', 'createTable tableName=system_definition', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_task', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.230136', 32, 'EXECUTED', '9:9fa00b179960cef0c7855cd8f44b6bd9', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_about_id_about_entity', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.23435', 33, 'EXECUTED', '9:ea5d38299ec16e3b4a7a73f258fdeefa', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_started_by_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.238186', 34, 'EXECUTED', '9:6dfdb11633ea28787aa9573cb8f502d3', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_shows_id_shows_entity', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.2419', 35, 'EXECUTED', '9:908608f7bfbb553ad4628acb3d6daf17', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_state_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.244662', 36, 'EXECUTED', '9:f936cac3393c913282eb8d0ab18dfb99', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_ended_at_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.250184', 37, 'EXECUTED', '9:c5e82d9b133f1cf5b0cb6b5082911ee9', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_plugin', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.254449', 38, 'EXECUTED', '9:18b96413dcb1dc42ee10ac1a1c7e18d6', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_plugin_plugin', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.259923', 39, 'EXECUTED', '9:2bc1deb55007d0de3fc32457e90b0b9d', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_plugin_label_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.265522', 40, 'EXECUTED', '9:c75787933b04c550503d8606ad8aaa3c', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_setting', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.279807', 41, 'EXECUTED', '9:724c4052a7e3b04481f7e3ae116d183a', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_setting_for_team_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.345421', 42, 'EXECUTED', '9:722c33986df4136e49f34e0660a4ab97', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_setting_for_user_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.357395', 43, 'EXECUTED', '9:0b29bd45a8def1d10a41081a455e2f3c', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_setting_file_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.383053', 44, 'EXECUTED', '9:964d5627ab77f371627cb761b8fc9434', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_setting_plugin_name_level', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.405352', 45, 'EXECUTED', '9:5ad1345c9ea5283105637593e3991c96', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_custom_field', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.427776', 46, 'EXECUTED', '9:afb1ba218202721d751e79026e2cf472', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_custom_field_entity_name_field_name', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.444192', 47, 'EXECUTED', '9:0f155da57e82ad580c53c0f334531a37', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_grant', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.46191', 48, 'EXECUTED', '9:07d05412ddfc8f540253f318df680d14', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768');
-- next
INSERT INTO "PUBLIC"."DATABASECHANGELOG" VALUES
('ix_system_grant_parent_id_position', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.479533', 49, 'EXECUTED', '9:034584aca9d67ed8550ea9da25c407c7', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_task_step', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.491153', 50, 'EXECUTED', '9:f2e9c460bd023dba2702b04be427d716', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_step_task_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.505003', 51, 'EXECUTED', '9:ece79490026afa09a08762814c18215d', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_task_step_task_id_step', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.512938', 52, 'EXECUTED', '9:87dcea6bab6137cc94583087d0c1cbe2', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_custom_entity', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.529352', 53, 'EXECUTED', '9:3a567e0d6618dda749c3b3c71b4fd743', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_custom_entity_entity_name', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.540276', 54, 'EXECUTED', '9:c53bd03424bd103eac221916efef60c9', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_team', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.557168', 55, 'EXECUTED', '9:43680452cd4914ebe4aa20e471634afb', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_team_name', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.570846', 56, 'EXECUTED', '9:aaf7d1145a29eb061e6cb282f61114e8', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_team_part_of_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.586127', 57, 'EXECUTED', '9:5bf3b741ea9bd055d5f1f50217ea30a6', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_template', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.60138', 58, 'EXECUTED', '9:89a01e9ca189387d086d9efa652d8e23', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_template_template_language', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.607467', 59, 'EXECUTED', '9:50f76678436a086ffecd1bf6cf72a075', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_role', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.613868', 60, 'EXECUTED', '9:5e8439fe081443537cf5244deb5a9e45', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_role_name', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.620435', 61, 'EXECUTED', '9:a2c79e8da1932e52646bdbe8b89a21cf', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_choice_value', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.625754', 62, 'EXECUTED', '9:8155488e7932ba669bf220bba60a5577', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_choice_value_list_name', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.629688', 63, 'EXECUTED', '9:d056be7645a4c23721579e8f71348899', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_task_failure', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.638367', 64, 'EXECUTED', '9:ce43ec357b4917551aa684c912627e3d', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_failure_task_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.64286', 65, 'EXECUTED', '9:cb5be9e1f5a90b1d6e92055037b4555a', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_failure_about_id_about_entity', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.646735', 66, 'EXECUTED', '9:cd225176eacfbf7ab0fa64444cbcf22b', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_task_failure_task_id_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.651998', 67, 'EXECUTED', '9:08a8aec564ef0c724cc5eb26b7c85b9b', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_saved_query', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.658211', 68, 'EXECUTED', '9:ece6eb1e33613c673f86e2fced1ac4a7', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_saved_query_owner_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.664126', 69, 'EXECUTED', '9:e8b27c70bd2083a66daa925013be1137', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768');
-- next
INSERT INTO "PUBLIC"."DATABASECHANGELOG" VALUES
('ix_system_saved_query_team_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.670064', 70, 'EXECUTED', '9:d8459839742cc9e7994140c35d1f24ab', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_saved_query_entity_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.674454', 71, 'EXECUTED', '9:e9b735f90c24fbb2b765a53074c2d074', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_custom_rule', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.681335', 72, 'EXECUTED', '9:3362fe8ac6e9d4e279d781f4e599ad90', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_custom_rule_entity_name_rule_name', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.69538', 73, 'EXECUTED', '9:6a2858f8f3732ce962cdce4bf14fc94a', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_plan', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.701765', 74, 'EXECUTED', '9:37a25bd415b0885a92b1dc32664fd479', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_plan_file_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.706316', 75, 'EXECUTED', '9:87b66ac6212ba52ad8c1e0659ce69deb', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_plan_created_at_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.710885', 76, 'EXECUTED', '9:7ccf14d1060bb02774431a25d53c49ae', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_user_', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.716473', 77, 'EXECUTED', '9:c20362454540745d5a800674e9dba79a', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_user__name', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.72212', 78, 'EXECUTED', '9:95fea29896e881857245c0f11eaab614', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_user__manager_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.728661', 79, 'EXECUTED', '9:8741363ba7d2e3162d0b4b207ee7224a', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_user__main_team_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.734342', 80, 'EXECUTED', '9:848d485dc1bd161f0d432591d047d9e8', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_user__full_name_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.743083', 81, 'EXECUTED', '9:18cf6820bd58bea293cb9988e1ff3afc', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_user__email_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.756189', 82, 'EXECUTED', '9:ffcb0c1653369ed421fac70573c69e17', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_user_teams', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.765608', 83, 'EXECUTED', '9:d81c99f63fda1579022c5da54dffcf18', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_user_teams_record_id_target_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.777113', 84, 'EXECUTED', '9:7e3e4dc1de7293d62912621cbce70b2a', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_user_teams_target_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.786976', 85, 'EXECUTED', '9:54914ff59f2413839f21a183645afbf9', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_user_roles', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.799322', 86, 'EXECUTED', '9:112c6c14f26c35c30a8649546f9d5ac1', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_system_user_roles_record_id_target_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.832591', 87, 'EXECUTED', '9:9cab328d9d1d721c6371bb528716b054', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_user_roles_target_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.839486', 88, 'EXECUTED', '9:cea8000f04b48abca423539d4e685bfb', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_notice_choice', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.845934', 89, 'EXECUTED', '9:f6bdd0a6364565903ebaa1b1c63501e7', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_notice_choice_person_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.851143', 90, 'EXECUTED', '9:9cc1641fc89d0fa114cf9562417c90e4', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768');
-- next
INSERT INTO "PUBLIC"."DATABASECHANGELOG" VALUES
('ux_system_notice_choice_person_id_notice', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.855816', 91, 'EXECUTED', '9:f7de44497fada2ee4e9abb78369ed87b', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_notice', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.860773', 92, 'EXECUTED', '9:e9453c7e0d411a9b70aa6b89ebb3e37d', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_notice_recipient_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.88172', 93, 'EXECUTED', '9:38af925376b038fe101ed83f0a7f8ca4', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_notice_about_id_about_entity', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.88928', 94, 'EXECUTED', '9:63d179d483dd496b1b4a9a4da9632fc7', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_notice_recipient_id_seen_at_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.895768', 95, 'EXECUTED', '9:25f518867ae6c46911eb23fe4212d39e', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_notice_created_at_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.90044', 96, 'EXECUTED', '9:f938cf394780c7bcaa7c0993f76f4c28', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('system_role_permission', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.91049', 97, 'EXECUTED', '9:0692b116bb2dc39d38f63fc63bea655e', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_system_role_permission_parent_id_position', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:44.914796', 98, 'EXECUTED', '9:9b3aeb71f56e580fe260181b6b04abff', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('depot_crate', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:48.702102', 99, 'EXECUTED', '9:154e74688627c8eac08b20a56e97153e', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_depot_crate_shelf_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:48.707503', 100, 'EXECUTED', '9:b939e4318633fa73bff669a54fc5f7ed', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('depot_shelf', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:48.716137', 101, 'EXECUTED', '9:185336d33799fced19905c304d5ac72f', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('custom_seal', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:50.168576', 102, 'EXECUTED', '9:f28f10f71a14ad5dc89270a9cd28e0c9', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_custom_seal_crate_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:50.184241', 103, 'EXECUTED', '9:a7ac5e144a9237ab027860a3a6228f1e', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('depot_shelf.x_load', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:50.193044', 104, 'EXECUTED', '9:b75b899bcaef5471e4e609cc755ad64c', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('depot_crate.x_colour', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:50.201063', 105, 'EXECUTED', '9:dfcf655b9f51dfa2ab0df613e759fb33', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('depot_crate_x_marks', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:50.206719', 106, 'EXECUTED', '9:f49a811bb23ca5c61080bc9492d5ba76', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ux_depot_crate_x_marks_record_id_target_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:50.213643', 107, 'EXECUTED', '9:5576cf699ce1d1e4269d48a4de7ad5e3', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768'),
('ix_depot_crate_x_marks_target_id', 'kontor', 'derived', TIMESTAMP '2026-11-29 16:32:50.221147', 108, 'EXECUTED', '9:c274fec937a383679000d20e74734782', 'sql', '', NULL, '4.33.0', NULL, NULL, '5969957768');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_MIGRATION"(
    "NAME" CHARACTER VARYING(300) NOT NULL,
    "FINGERPRINT" CHARACTER VARYING(20) NOT NULL,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_MIGRATION" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_MIGRATION" PRIMARY KEY("NAME");
-- next
-- 10 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_MIGRATION;
-- next
INSERT INTO "PUBLIC"."SYSTEM_MIGRATION" VALUES
('system:db/kernel/schema.xml', '2e5afdd8', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:43.524+00'),
('system:db/kernel/change.xml', 'f1bcd2ed', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:43.647+00'),
('system:db/kernel/access.xml', '471b8fe2', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:43.742+00'),
('system:db/kernel/record.xml', '38e2f6c1', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:43.773+00'),
('system:db/kernel/file.xml', '7eeda6d5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:43.801+00'),
('system:db/kernel/rest.xml', 'fa31b9e1', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:43.832+00'),
('system:db/kernel/system.xml', '99ebe6f2', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:43.904+00'),
('system:db/kernel/task.xml', 'b36339f6', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.031+00'),
('system:db/kernel/notice.xml', '018e5b3c', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.063+00'),
('system:db/kernel/module.xml', '2189de3c', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.091+00');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_CREDENTIAL"(
    "USER_ID" UUID NOT NULL,
    "HASH" CHARACTER VARYING(300) NOT NULL,
    "CHANGED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "MUST_CHANGE" BOOLEAN NOT NULL,
    "VALID_UNTIL" TIMESTAMP(3) WITH TIME ZONE
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_CREDENTIAL" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_CREDENTIAL" PRIMARY KEY("USER_ID");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_CREDENTIAL;
-- next
INSERT INTO "PUBLIC"."SYSTEM_CREDENTIAL" VALUES
(UUID '01a22826-dd99-7131-a756-afd21be9d4b3', '$argon2id$v=19$m=19456,t=2,p=1$hPpMWdE9BIr/hCAqYhFQpg$J3CFitaGCF9856N6Hlv5VJsCGinUn3Wf1I9rgSw4JKM', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:45.867+00', FALSE, NULL);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_SESSION"(
    "ID" UUID NOT NULL,
    "HASH" CHARACTER VARYING(64) NOT NULL,
    "CSRF" CHARACTER VARYING(64) NOT NULL,
    "USER_ID" UUID NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "LAST_SEEN" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "EXPIRES_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "MUST_CHANGE" BOOLEAN NOT NULL,
    "AGENT" CHARACTER VARYING(300),
    "ADDRESS" CHARACTER VARYING(100) NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SESSION" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_SESSION" PRIMARY KEY("ID");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_SESSION;
-- next
INSERT INTO "PUBLIC"."SYSTEM_SESSION" VALUES
(UUID 'aafbc85b-d1c9-4c14-b5ca-7d04ee857501', 'a55e7503177e437e9c984f4b9a513e9edc2d84bf304ec9089e4e388205cbec23', 'bDewbpGKce_QfTd8GRd-ON89GqgA-b4ThbAVFnj7-XI', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:46.547+00', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:46.547+00', TIMESTAMP WITH TIME ZONE '2026-12-06 16:32:46.547+00', FALSE, 'Java-http-client/25.0.3', '127.0.0.1');
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SESSION_USER" ON "PUBLIC"."SYSTEM_SESSION"("USER_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SESSION_EXPIRES" ON "PUBLIC"."SYSTEM_SESSION"("EXPIRES_AT" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_CHANGE_EPOCH"(
    "ID" SMALLINT NOT NULL,
    "EPOCH" UUID NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_CHANGE_EPOCH" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_CHANGE_EPOCH" PRIMARY KEY("ID");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_CHANGE_EPOCH;
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHANGE_EPOCH" VALUES
(1, UUID '8db7b67a-dd95-4691-b3e1-1d31cfe71b41');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_STAMP"(
    "NAME" CHARACTER VARYING(60) NOT NULL,
    "TIMES" BIGINT NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_STAMP" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_STAMP" PRIMARY KEY("NAME");
-- next
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_STAMP;
-- next
INSERT INTO "PUBLIC"."SYSTEM_STAMP" VALUES
('rights', 3),
('chosen', 1),
('model', 5);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_ACCESS_LOG"(
    "SEQ" BIGINT NOT NULL,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "KIND" CHARACTER VARYING(20) NOT NULL,
    "ACTOR_ID" UUID NOT NULL,
    "ACTOR_NAME" CHARACTER VARYING(300) NOT NULL,
    "THROUGH" CHARACTER VARYING(60),
    "ENTITY" CHARACTER VARYING(100) NOT NULL,
    "RECORD_ID" UUID,
    "RECORDS" BIGINT NOT NULL,
    "WHAT" CHARACTER VARYING(1000000) NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_ACCESS_LOG" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_ACCESS_LOG" PRIMARY KEY("SEQ");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_ACCESS_LOG;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_ACCESS_LOG_RECORD" ON "PUBLIC"."SYSTEM_ACCESS_LOG"("ENTITY" NULLS FIRST, "RECORD_ID" NULLS FIRST, "SEQ" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_ACCESS_LOG_ACTOR" ON "PUBLIC"."SYSTEM_ACCESS_LOG"("ACTOR_ID" NULLS FIRST, "SEQ" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_LOG_READER_STEP"(
    "READER" CHARACTER VARYING(200) NOT NULL,
    "STEP" CHARACTER VARYING(100) NOT NULL,
    "KIND" CHARACTER VARYING(20) NOT NULL,
    "STATE" CHARACTER VARYING(20) NOT NULL,
    "TRIES" BIGINT NOT NULL,
    "MESSAGE" CHARACTER VARYING(2000),
    "ANSWER" CHARACTER LARGE OBJECT
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_LOG_READER_STEP" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_LOG_READER_STEP" PRIMARY KEY("READER", "STEP");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_LOG_READER_STEP;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_CHANGE_CUT"(
    "ID" SMALLINT NOT NULL,
    "SEQ" BIGINT NOT NULL,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_CHANGE_CUT" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_CHANGE_CUT" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_CHANGE_CUT;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_LOG_READER"(
    "NAME" CHARACTER VARYING(200) NOT NULL,
    "EPOCH" UUID NOT NULL,
    "SEQ" BIGINT NOT NULL,
    "EFFECTS" BOOLEAN NOT NULL,
    "HOLDER" UUID,
    "FENCE" BIGINT NOT NULL,
    "HELD_UNTIL" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "BATCH_TO" BIGINT
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_LOG_READER" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_LOG_READER" PRIMARY KEY("NAME");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_LOG_READER;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_LOG_READER_FAILURE"(
    "READER" CHARACTER VARYING(200) NOT NULL,
    "SEQ" BIGINT NOT NULL,
    "UP_TO" BIGINT NOT NULL,
    "ENTRIES" INTEGER NOT NULL,
    "ENTITY" CHARACTER VARYING(100) NOT NULL,
    "RECORD_ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "REASON" CHARACTER VARYING(2000) NOT NULL,
    "TIMES" INTEGER NOT NULL,
    "SINCE" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_LOG_READER_FAILURE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_LOG_READER_FAILURE" PRIMARY KEY("READER");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_LOG_READER_FAILURE;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_CHANGE"(
    "SEQ" BIGINT NOT NULL,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "ENTITY" CHARACTER VARYING(100) NOT NULL,
    "RECORD_ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "KIND" CHARACTER VARYING(20) NOT NULL,
    "ACTOR_ID" UUID NOT NULL,
    "ACTOR_NAME" CHARACTER VARYING(300) NOT NULL,
    "THROUGH" CHARACTER VARYING(60),
    "CHANGES" CHARACTER VARYING(1000000) NOT NULL,
    "DEPTH" SMALLINT
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_CHANGE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_CHANGE" PRIMARY KEY("SEQ");
-- next
-- 52 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_CHANGE;
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHANGE" VALUES
(1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', 'system.role', UUID '01a22826-db7c-7385-96e2-f0834f18423a', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"name":[null,"system.user_keeper"],"label":[null,"Keeper of users and teams"],"administrator":[null,false],"origin":[null,"plugin"],"grants":[[],[{"id":"01a22826-db7c-7377-9910-9c66ed46ec2b","entity":"system.user","verbs":["read","create","update","export"],"scope":"all"},{"id":"01a22826-db7c-7378-9558-b3e6b1b68faa","entity":"system.team","verbs":["read","create","update","delete","export"],"scope":"all"},{"id":"01a22826-db7c-7379-bf9a-b7383069704d","entity":"system.role","verbs":["read"],"scope":"all"}]],"permissions":[[],[{"id":"01a22826-db7c-737a-8bfd-c898bdede556","permission":"system.manage_users"}]]}', NULL),
(2, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', 'system.role', UUID '01a22826-db7c-7386-a482-8879ccc89113', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"name":[null,"system.list_keeper"],"label":[null,"Keeper of lists"],"administrator":[null,false],"origin":[null,"plugin"],"grants":[[],[{"id":"01a22826-db7c-737b-9618-61f06415dcc2","entity":"system.choice_value","verbs":["read","create","update","export"],"scope":"all"}]],"permissions":[[],[{"id":"01a22826-db7c-737c-a732-40ef6ac7e511","permission":"system.manage_lists"}]]}', NULL),
(3, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', 'system.role', UUID '01a22826-db7c-7387-b90d-84fac57105d4', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"name":[null,"system.settings_keeper"],"label":[null,"Keeper of settings"],"administrator":[null,false],"origin":[null,"plugin"],"grants":[[],[{"id":"01a22826-db7c-737d-b20f-8ec7cec908d8","entity":"system.setting","verbs":["read","create","update","delete"],"scope":"all","condition":{"entity":"system.setting","where":{"for_user":{"isEmpty":true}}},"also_fields":"content"},{"id":"01a22826-db7c-737e-8877-0773d62f4b56","entity":"system.team","verbs":["read"],"scope":"all"}]],"permissions":[[],[{"id":"01a22826-db7c-737f-8fdd-71999a527008","permission":"system.manage_settings"}]]}', NULL),
(4, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', 'system.role', UUID '01a22826-db84-72d1-a4bb-f2a2e0aae689', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"name":[null,"system.task_keeper"],"label":[null,"Keeper of tasks"],"administrator":[null,false],"origin":[null,"plugin"],"grants":[[],[{"id":"01a22826-db7c-7380-af2d-d670dc590dad","entity":"system.task","verbs":["read","delete"],"scope":"all"},{"id":"01a22826-db7c-7381-a5b6-5a9df25067ee","entity":"system.task_step","verbs":["read"],"scope":"all"},{"id":"01a22826-db7c-7382-a5f2-210c6b19eb3d","entity":"system.task_failure","verbs":["read"],"scope":"all"}]],"permissions":[[],[{"id":"01a22826-db7c-7383-93ee-ea8aad651651","permission":"system.keep_tasks"}]]}', NULL),
(5, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', 'system.role', UUID '01a22826-dba8-71af-8a85-6a697090d237', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"name":[null,"system.auditor"],"label":[null,"Auditor"],"administrator":[null,false],"origin":[null,"plugin"],"permissions":[[],[{"id":"01a22826-db7c-7384-b1dc-629938b89dfa","permission":"system.read_audit"}]]}', NULL),
(6, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:45.465+00', 'system.user', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"name":[null,"admin"],"full_name":[null,"Administrator"],"kind":[null,"person"],"active":[null,true],"administrator":[null,true]}', NULL),
(7, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:47.82+00', 'system.plugin', UUID '01a22826-e6da-733f-8e1f-f2020f40c03b', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"label":[null,"depot"],"plugin":[null,"depot"],"state":[null,"available"],"plugin_version":[null,"1.0"]}', NULL),
(8, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.297+00', 'system.plan', UUID '01a22826-e8b3-7209-973b-72fdbf4c9b14', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', U&'{"label":[null,"Depot: enabled"],"state":[null,"proposed"],"summary":[null,"Depot (depot): available 1.0 \2192 enabled 1.0\\ndepot brings entities: depot.shelf, depot.crate\\nCreate the table depot_crate with label, weight, shelf_id, state\\nIndex shelf_id of depot_crate\\nCreate the table depot_shelf with code"],"asked":[null,"[{\\"plugin\\":\\"depot\\",\\"to\\":\\"enabled\\",\\"hash\\":\\"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3\\"}]"],"content":[null,"{\\"plugins\\":[{\\"plugin\\":\\"depot\\",\\"title\\":\\"Depot\\",\\"from\\":{\\"state\\":\\"available\\",\\"version\\":\\"1.0\\",\\"hash\\":\\"\\"},\\"to\\":{\\"state\\":\\"enabled\\",\\"version\\":\\"1.0\\",\\"hash\\":\\"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3\\"},\\"because\\":\\"asked\\"}],\\"model\\":[],\\"differences\\":[{\\"plugin\\":\\"depot\\",\\"kind\\":\\"entities\\",\\"gains\\":[\\"depot.shelf\\",\\"depot.crate\\"],\\"losses\\":[]}],\\"tables\\":[{\\"kind\\":\\"new tables\\",\\"table\\":\\"depot_crate\\",\\"text\\":\\"Create the table depot_crate with label, weight, shelf_id, state\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new indexes\\",\\"table\\":\\"depot_crate\\",\\"text\\":\\"Index shelf_id of depot_crate\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new tables\\",\\"table\\":\\"depot_shelf\\",\\"text\\":\\"Create the table depot_shelf with code\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}}],\\"upgrades\\":[],\\"hidden\\":[],\\"dropped\\":[],\\"warnings\\":[],\\"conflicts\\":[],\\"possible\\":true}"],"fingerprint":[null,"707d9b6fb22c51142f60a358f48e0f1133c2c33316b13194b0821098fd72e0d9"]}', NULL);
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHANGE" VALUES
(9, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.737+00', 'system.choice_value', UUID '01a22826-ea69-7037-9996-1a94f691f0a7', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"list":[null,"depot.state"],"name":[null,"here"],"label":[null,"Here"],"rank":[null,10],"active":[null,true]}', NULL),
(10, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.737+00', 'system.choice_value', UUID '01a22826-ea69-7038-a043-83cd75013478', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"list":[null,"depot.state"],"name":[null,"gone"],"label":[null,"Gone"],"rank":[null,20],"active":[null,true]}', NULL),
(11, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.879+00', 'system.plugin', UUID '01a22826-e6da-733f-8e1f-f2020f40c03b', 2, 'UPDATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"label":["depot","Depot"],"state":["available","enabled"],"hash":[null,"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3"]}', NULL),
(12, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.879+00', 'system.plan', UUID '01a22826-e8b3-7209-973b-72fdbf4c9b14', 2, 'UPDATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"state":["proposed","applied"],"applied_at":[null,"2026-11-29T16:32:48.896Z"]}', NULL),
(13, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:49.358+00', 'system.plan', UUID '01a22826-ecd0-73d3-9648-cec52a0fd563', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', U&'{"label":[null,"Own entity custom.seal: new; label Seal, plural Seals, owned false, Own field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{\\"name\\":\\"red\\",\\"label\\":\\"red\\"},{\\"name\\":\\"blue\\",\\"label\\":\\"blue\\"}], Own field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false, Own field custom.seal.name (text): new; label Name, words {\\"cs\\":{\\"label\\":\\"N\00e1zev\\"},\\"de\\":{\\"label\\":\\"Name\\"},\\"pl"],"state":[null,"proposed"],"summary":[null,"Own entity custom.seal: new; label Seal, plural Seals, owned false\\nOwn field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{\\"name\\":\\"red\\",\\"label\\":\\"red\\"},{\\"name\\":\\"blue\\",\\"label\\":\\"blue\\"}]\\nOwn field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false\\nOwn field custom.seal.name (text): new; label Name, words {\\"cs\\":{\\"label\\":\\"N\00e1zev\\"},\\"de\\":{\\"label\\":\\"Name\\"},\\"pl\\":{\\"label\\":\\"Nazwa\\"},\\"zh\\":{\\"label\\":\\"\540d\79f0\\"}}, required true, unique false, searchable true, sensitive false\\nOwn field custom.seal.crate (reference): new; label The crate, required false, unique false, searchable false, sensitive false, targets [depot.crate]\\nOwn field depot.crate.x_marks (references): new; label The marks, required false, unique false, searchable false, sensitive false, targets [custom.seal]\\nOwn rule heavy of depot.crate (required): new; says {\\"when\\":{\\"weight\\":{\\"atLeast\\":100}},\\"fields\\":[\\"x_colour\\"]}\\nOwn rule load of depot.shelf (sum): new; says {\\"field\\":\\"x_load\\",\\"over\\":\\"weight\\",\\"through\\":{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"shelf\\"}}\\ncustom brings entities: custom.seal\\ncustom brings fields: depot.crate.x_colour, depot.shelf.x_load, depot.crate.x_marks\\ncustom brings rules: depot.crate required x_colour, depot.shelf sum x_load of depot.crate\\ncustom brings pages: Menu\\nCreate the table custom_seal with name, crate_id\\nIndex crate_id of custom_seal\\nAdd the column x_load to depot_shelf\\nAdd the column x_colour to depot_crate\\nCreate the table depot_crate_x_marks with \\nKeep record_id, target_id of depot_crate_x_marks unique\\nIndex target_id of depot_crate_x_marks"],"asked":[null,"[{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"colour\\",\\"type\\":\\"choice\\",\\"label\\":\\"The colour\\",\\"values\\":[{\\"name\\":\\"red\\"},{\\"name\\":\\"blue\\"}]},{\\"entity\\":\\"depot.shelf\\",\\"field\\":\\"load\\",\\"type\\":\\"decimal\\",\\"label\\":\\"The load\\"},{\\"entity\\":\\"custom.seal\\",\\"label\\":\\"Seal\\",\\"plural\\":\\"Seals\\"},{\\"entity\\":\\"custom.seal\\",\\"field\\":\\"crate\\",\\"type\\":\\"reference\\",\\"label\\":\\"The crate\\",\\"targets\\":[\\"depot.crate\\"]},{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"marks\\",\\"type\\":\\"references\\",\\"label\\":\\"The marks\\",\\"targets\\":[\\"custom.seal\\"]},{\\"entity\\":\\"depot.crate\\",\\"rule\\":\\"heavy\\",\\"kind\\":\\"required\\",\\"when\\":{\\"weight\\":{\\"atLeast\\":100}},\\"fields\\":[\\"x_colour\\"]},{\\"entity\\":\\"depot.shelf\\",\\"rule\\":\\"load\\",\\"kind\\":\\"sum\\",\\"field\\":\\"x_load\\",\\"over\\":\\"weight\\",\\"through\\":{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"shelf\\"}}]"],"content":[null,"{\\"plugins\\":[],\\"model\\":[\\"Own entity custom.seal: new; label Seal, plural Seals, owned false\\",\\"Own field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{\\\\\\"name\\\\\\":\\\\\\"red\\\\\\",\\\\\\"label\\\\\\":\\\\\\"red\\\\\\"},{\\\\\\"name\\\\\\":\\\\\\"blue\\\\\\",\\\\\\"label\\\\\\":\\\\\\"blue\\\\\\"}]\\",\\"Own field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false\\",\\"Own field custom.seal.name (text): new; label Name, words {\\\\\\"cs\\\\\\":{\\\\\\"label\\\\\\":\\\\\\"N\00e1zev\\\\\\"},\\\\\\"de\\\\\\":{\\\\\\"label\\\\\\":\\\\\\"Name\\\\\\"},\\\\\\"pl\\\\\\":{\\\\\\"label\\\\\\":\\\\\\"Nazwa\\\\\\"},\\\\\\"zh\\\\\\":{\\\\\\"label\\\\\\":\\\\\\"\540d\79f0\\\\\\"}}, required true, unique false, searchable true, sensitive false\\",\\"Own field custom.seal.crate (reference): new; label The crate, required false, unique false, searchable false, sensitive false, targets [depot.crate]\\",\\"Own field depot.crate.x_marks (references): new; label The marks, required false, unique false, searchable false, sensitive false, targets [custom.seal]\\",\\"Own rule heavy of depot.crate (required): new; says {\\\\\\"when\\\\\\":{\\\\\\"weight\\\\\\":{\\\\\\"atLeast\\\\\\":100}},\\\\\\"fields\\\\\\":[\\\\\\"x_colour\\\\\\"]}\\",\\"Own rule load of depot.shelf (sum): new; says {\\\\\\"field\\\\\\":\\\\\\"x_load\\\\\\",\\\\\\"over\\\\\\":\\\\\\"weight\\\\\\",\\\\\\"through\\\\\\":{\\\\\\"entity\\\\\\":\\\\\\"depot.crate\\\\\\",\\\\\\"field\\\\\\":\\\\\\"shelf\\\\\\"}}\\"],\\"differences\\":[{\\"plugin\\":\\"custom\\",\\"kind\\":\\"entities\\",\\"gains\\":[\\"custom.seal\\"],\\"losses\\":[]},{\\"plugin\\":\\"custom\\",\\"kind\\":\\"fields\\",\\"gains\\":[\\"depot.crate.x_colour\\",\\"depot.shelf.x_load\\",\\"depot.crate.x_marks\\"],\\"losses\\":[]},{\\"plugin\\":\\"custom\\",\\"kind\\":\\"rules\\",\\"gains\\":[\\"depot.crate required x_colour\\",\\"depot.shelf sum x_load of depot.crate\\"],\\"losses\\":[]},{\\"plugin\\":\\"custom\\",\\"kind\\":\\"pages\\",\\"gains\\":[\\"Menu\\"],\\"losses\\":[]}],\\"tables\\":[{\\"kind\\":\\"new tables\\",\\"table\\":\\"custom_seal\\",\\"text\\":\\"Create the table custom_seal with name, crate_id\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new indexes\\",\\"table\\":\\"custom_seal\\",\\"text\\":\\"Index crate_id of custom_seal\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new columns\\",\\"table\\":\\"depot_shelf\\",\\"text\\":\\"Add the column x_load to depot_shelf\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new columns\\",\\"table\\":\\"depot_crate\\",\\"text\\":\\"Add the column x_colour to depot_crate\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new tables\\",\\"table\\":\\"depot_crate_x_marks\\",\\"text\\":\\"Create the table depot_crate_x_marks with \\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new indexes\\",\\"table\\":\\"depot_crate_x_marks\\",\\"text\\":\\"Keep record_id, target_id of depot_crate_x_marks unique\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new indexes\\",\\"table\\":\\"depot_crate_x_marks\\",\\"text\\":\\"Index target_id of depot_crate_x_marks\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}}],\\"upgrades\\":[],\\"hidden\\":[],\\"dropped\\":[],\\"warnings\\":[],\\"conflicts\\":[],\\"possible\\":true}"],"fingerprint":[null,"8f0eb28656335a9a56faf8e7b7f198f655141bbc4845d3fa44b4f9b89744e6db"]}', NULL);
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHANGE" VALUES
(14, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.239+00', 'system.choice_value', UUID '01a22826-f045-728c-abf7-6a3de497404f', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"list":[null,"custom.depot_crate__x_colour"],"name":[null,"red"],"label":[null,"Red"],"rank":[null,10],"active":[null,true]}', NULL),
(15, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.239+00', 'system.choice_value', UUID '01a22826-f046-71dc-bfac-ae04755938d2', 1, 'CREATED', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system', 'system', '{"list":[null,"custom.depot_crate__x_colour"],"name":[null,"blue"],"label":[null,"Blue"],"rank":[null,20],"active":[null,true]}', NULL),
(16, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.custom_entity', UUID '01a22826-f098-72bb-b692-ea8d19d1c492', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"label":[null,"Seal"],"plural":[null,"Seals"],"entity_name":[null,"seal"],"state":[null,"active"],"owned":[null,false]}', NULL),
(17, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.custom_field', UUID '01a22826-f09a-72d5-aaeb-0050879345e9', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"label":[null,"The colour"],"entity_name":[null,"depot.crate"],"field_name":[null,"x_colour"],"type":[null,"choice"],"state":[null,"active"],"required":[null,false],"is_unique":[null,false],"searchable":[null,false],"sensitive":[null,false],"first_values":[null,"[{\"name\":\"red\",\"label\":\"red\"},{\"name\":\"blue\",\"label\":\"blue\"}]"]}', NULL),
(18, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.custom_field', UUID '01a22826-f09c-73b0-a795-965cc62f36d0', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"label":[null,"The load"],"entity_name":[null,"depot.shelf"],"field_name":[null,"x_load"],"type":[null,"decimal"],"state":[null,"active"],"required":[null,false],"is_unique":[null,false],"searchable":[null,false],"sensitive":[null,false]}', NULL),
(19, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.custom_field', UUID '01a22826-f0a0-717b-92e2-6b4aeed989c8', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', U&'{"label":[null,"Name"],"entity_name":[null,"custom.seal"],"field_name":[null,"name"],"type":[null,"text"],"state":[null,"active"],"required":[null,true],"is_unique":[null,false],"searchable":[null,true],"sensitive":[null,false],"words":[null,"{\\"de\\":{\\"label\\":\\"Name\\"},\\"cs\\":{\\"label\\":\\"N\00e1zev\\"},\\"zh\\":{\\"label\\":\\"\540d\79f0\\"},\\"pl\\":{\\"label\\":\\"Nazwa\\"}}"]}', NULL),
(20, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.custom_field', UUID '01a22826-f0a1-717a-a64e-bed7caf6b976', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"label":[null,"The crate"],"entity_name":[null,"custom.seal"],"field_name":[null,"crate"],"type":[null,"reference"],"state":[null,"active"],"required":[null,false],"is_unique":[null,false],"searchable":[null,false],"sensitive":[null,false],"targets":[null,"depot.crate"]}', NULL),
(21, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.custom_field', UUID '01a22826-f0a3-73c0-87dc-9b3a82614649', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"label":[null,"The marks"],"entity_name":[null,"depot.crate"],"field_name":[null,"x_marks"],"type":[null,"references"],"state":[null,"active"],"required":[null,false],"is_unique":[null,false],"searchable":[null,false],"sensitive":[null,false],"targets":[null,"custom.seal"]}', NULL),
(22, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.custom_rule', UUID '01a22826-f0a8-73e0-a3ee-dae4f3706103', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"entity_name":[null,"depot.crate"],"rule_name":[null,"heavy"],"kind":[null,"required"],"state":[null,"active"],"content":[null,"{\"when\":{\"weight\":{\"atLeast\":100}},\"fields\":[\"x_colour\"]}"]}', NULL);
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHANGE" VALUES
(23, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.custom_rule', UUID '01a22826-f0a9-72d9-b3ed-222205f64e29', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"entity_name":[null,"depot.shelf"],"rule_name":[null,"load"],"kind":[null,"sum"],"state":[null,"active"],"content":[null,"{\"field\":\"x_load\",\"over\":\"weight\",\"through\":{\"entity\":\"depot.crate\",\"field\":\"shelf\"}}"]}', NULL),
(24, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.choice_value', UUID '01a22826-f045-728c-abf7-6a3de497404f', 2, 'UPDATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"label":["Red","red"]}', NULL),
(25, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.choice_value', UUID '01a22826-f046-71dc-bfac-ae04755938d2', 2, 'UPDATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"label":["Blue","blue"]}', NULL),
(26, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', 'system.plan', UUID '01a22826-ecd0-73d3-9648-cec52a0fd563', 2, 'UPDATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', 'system', '{"state":["proposed","applied"],"applied_at":[null,"2026-11-29T16:32:50.354Z"]}', NULL),
(27, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.631+00', 'depot.shelf', UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"code":[null,"A"],"x_load":[null,"0"]}', NULL),
(28, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.669+00', 'depot.crate', UUID '01a22826-f1ed-7260-ba09-60b999cf3fff', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 1"],"weight":[null,"0.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"red"]}', NULL),
(29, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.691+00', 'custom.seal', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 0"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f1ed-7260-ba09-60b999cf3fff"}]}', NULL),
(30, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.712+00', 'depot.crate', UUID '01a22826-f218-7370-b9e2-dd3f15b32a0d', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 1"],"weight":[null,"1.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"}]]}', NULL),
(31, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.762+00', 'custom.seal', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 1"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f218-7370-b9e2-dd3f15b32a0d"}]}', NULL),
(32, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.777+00', 'depot.crate', UUID '01a22826-f259-71d9-b545-fda364ce7e31', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 2"],"weight":[null,"2.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"}]]}', NULL),
(33, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.791+00', 'custom.seal', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 2"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f259-71d9-b545-fda364ce7e31"}]}', NULL),
(34, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.804+00', 'depot.crate', UUID '01a22826-f274-7132-8aef-e7cd0397811d', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 3"],"weight":[null,"3.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"}]]}', NULL);
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHANGE" VALUES
(35, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.819+00', 'custom.seal', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 3"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f274-7132-8aef-e7cd0397811d"}]}', NULL),
(36, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.833+00', 'depot.crate', UUID '01a22826-f291-7112-9f8d-978cbd2e2282', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 4"],"weight":[null,"4.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"},{"entity":"custom.seal","id":"01a22826-f283-732c-9e2a-a3174863f73e"}]]}', NULL),
(37, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.846+00', 'custom.seal', UUID '01a22826-f29f-713d-a792-16b609eb40cd', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 4"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f291-7112-9f8d-978cbd2e2282"}]}', NULL),
(38, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.871+00', 'depot.crate', UUID '01a22826-f2b7-729a-8c52-06ad4406ae2e', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 5"],"weight":[null,"5.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"},{"entity":"custom.seal","id":"01a22826-f283-732c-9e2a-a3174863f73e"},{"entity":"custom.seal","id":"01a22826-f29f-713d-a792-16b609eb40cd"}]]}', NULL),
(39, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.891+00', 'custom.seal', UUID '01a22826-f2cb-73b5-b8f0-f3bf3100ec53', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 5"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f2b7-729a-8c52-06ad4406ae2e"}]}', NULL),
(40, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.915+00', 'depot.crate', UUID '01a22826-f2e4-7028-85cc-c732a423db10', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 6"],"weight":[null,"6.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"},{"entity":"custom.seal","id":"01a22826-f283-732c-9e2a-a3174863f73e"},{"entity":"custom.seal","id":"01a22826-f29f-713d-a792-16b609eb40cd"},{"entity":"custom.seal","id":"01a22826-f2cb-73b5-b8f0-f3bf3100ec53"}]]}', NULL),
(41, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.942+00', 'custom.seal', UUID '01a22826-f2ff-73f1-8599-e5b34288d1cd', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 6"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f2e4-7028-85cc-c732a423db10"}]}', NULL),
(42, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.963+00', 'depot.crate', UUID '01a22826-f313-702e-98d6-b983edf8200f', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 7"],"weight":[null,"7.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"},{"entity":"custom.seal","id":"01a22826-f283-732c-9e2a-a3174863f73e"},{"entity":"custom.seal","id":"01a22826-f29f-713d-a792-16b609eb40cd"},{"entity":"custom.seal","id":"01a22826-f2cb-73b5-b8f0-f3bf3100ec53"},{"entity":"custom.seal","id":"01a22826-f2ff-73f1-8599-e5b34288d1cd"}]]}', NULL);
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHANGE" VALUES
(43, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.984+00', 'custom.seal', UUID '01a22826-f328-70bd-851a-85c8dd37a128', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 7"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f313-702e-98d6-b983edf8200f"}]}', NULL),
(44, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.997+00', 'depot.crate', UUID '01a22826-f335-72ce-97db-2cfd932f332a', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 8"],"weight":[null,"8.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"},{"entity":"custom.seal","id":"01a22826-f283-732c-9e2a-a3174863f73e"},{"entity":"custom.seal","id":"01a22826-f29f-713d-a792-16b609eb40cd"},{"entity":"custom.seal","id":"01a22826-f2cb-73b5-b8f0-f3bf3100ec53"},{"entity":"custom.seal","id":"01a22826-f2ff-73f1-8599-e5b34288d1cd"},{"entity":"custom.seal","id":"01a22826-f328-70bd-851a-85c8dd37a128"}]]}', NULL),
(45, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.022+00', 'custom.seal', UUID '01a22826-f34e-71f1-9106-34cc68abf48c', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 8"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f335-72ce-97db-2cfd932f332a"}]}', NULL),
(46, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.037+00', 'depot.crate', UUID '01a22826-f35d-72db-9acd-1838892e213b', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 9"],"weight":[null,"9.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"},{"entity":"custom.seal","id":"01a22826-f283-732c-9e2a-a3174863f73e"},{"entity":"custom.seal","id":"01a22826-f29f-713d-a792-16b609eb40cd"},{"entity":"custom.seal","id":"01a22826-f2cb-73b5-b8f0-f3bf3100ec53"},{"entity":"custom.seal","id":"01a22826-f2ff-73f1-8599-e5b34288d1cd"},{"entity":"custom.seal","id":"01a22826-f328-70bd-851a-85c8dd37a128"},{"entity":"custom.seal","id":"01a22826-f34e-71f1-9106-34cc68abf48c"}]]}', NULL),
(47, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.058+00', 'custom.seal', UUID '01a22826-f372-715b-812a-c572ad249ac3', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 9"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f35d-72db-9acd-1838892e213b"}]}', NULL),
(48, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.07+00', 'depot.crate', UUID '01a22826-f37e-7170-82e3-c73f298014aa', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 10"],"weight":[null,"10.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"},{"entity":"custom.seal","id":"01a22826-f283-732c-9e2a-a3174863f73e"},{"entity":"custom.seal","id":"01a22826-f29f-713d-a792-16b609eb40cd"},{"entity":"custom.seal","id":"01a22826-f2cb-73b5-b8f0-f3bf3100ec53"},{"entity":"custom.seal","id":"01a22826-f2ff-73f1-8599-e5b34288d1cd"},{"entity":"custom.seal","id":"01a22826-f328-70bd-851a-85c8dd37a128"},{"entity":"custom.seal","id":"01a22826-f34e-71f1-9106-34cc68abf48c"},{"entity":"custom.seal","id":"01a22826-f372-715b-812a-c572ad249ac3"}]]}', NULL);
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHANGE" VALUES
(49, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.085+00', 'custom.seal', UUID '01a22826-f38d-7076-a841-5642ad7e3026', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 10"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f37e-7170-82e3-c73f298014aa"}]}', NULL),
(50, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.098+00', 'depot.crate', UUID '01a22826-f39a-725a-9177-a79793fe0a03', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"label":[null,"crate 11"],"weight":[null,"11.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22826-f1c7-73fe-bbca-6c230dbe5240"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22826-f203-71f3-8045-0da39bd98eb3"},{"entity":"custom.seal","id":"01a22826-f24a-707a-abdc-d80a3379ef49"},{"entity":"custom.seal","id":"01a22826-f267-71a1-8ffb-822ffceeabff"},{"entity":"custom.seal","id":"01a22826-f283-732c-9e2a-a3174863f73e"},{"entity":"custom.seal","id":"01a22826-f29f-713d-a792-16b609eb40cd"},{"entity":"custom.seal","id":"01a22826-f2cb-73b5-b8f0-f3bf3100ec53"},{"entity":"custom.seal","id":"01a22826-f2ff-73f1-8599-e5b34288d1cd"},{"entity":"custom.seal","id":"01a22826-f328-70bd-851a-85c8dd37a128"},{"entity":"custom.seal","id":"01a22826-f34e-71f1-9106-34cc68abf48c"},{"entity":"custom.seal","id":"01a22826-f372-715b-812a-c572ad249ac3"},{"entity":"custom.seal","id":"01a22826-f38d-7076-a841-5642ad7e3026"}]]}', NULL),
(51, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.114+00', 'custom.seal', UUID '01a22826-f3aa-7018-9836-865100b8b53e', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"seal 11"],"crate":[null,{"entity":"depot.crate","id":"01a22826-f39a-725a-9177-a79793fe0a03"}]}', NULL),
(52, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.127+00', 'system.role', UUID '01a22826-f3b7-7253-b16e-369f3a30ce85', 1, 'CREATED', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Administrator', NULL, '{"name":[null,"loader"],"label":[null,"Loader"],"administrator":[null,false],"origin":[null,"own"],"grants":[[],[{"id":"01a22826-f3b7-7252-aa16-0ecfc16cc374","entity":"depot.crate","verbs":["read"],"scope":"all","only_fields":"label, weight, x_colour"}]]}', NULL);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_CHANGE_ACTOR" ON "PUBLIC"."SYSTEM_CHANGE"("ACTOR_ID" NULLS FIRST, "SEQ" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_CHANGE_BY_RECORD" ON "PUBLIC"."SYSTEM_CHANGE"("RECORD_ID" NULLS FIRST, "ENTITY" NULLS FIRST, "SEQ" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_TOKEN"(
    "ID" UUID NOT NULL,
    "USER_ID" UUID NOT NULL,
    "NAME" CHARACTER VARYING(100) NOT NULL,
    "HASH" CHARACTER VARYING(64) NOT NULL,
    "READ_ONLY" BOOLEAN NOT NULL,
    "ENTITIES" CHARACTER VARYING(1000000),
    "PERMISSIONS" CHARACTER VARYING(1000000),
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "EXPIRES_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "LAST_USED_AT" TIMESTAMP(3) WITH TIME ZONE,
    "REVOKED_AT" TIMESTAMP(3) WITH TIME ZONE
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TOKEN" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_TOKEN" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_TOKEN;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TOKEN_USER" ON "PUBLIC"."SYSTEM_TOKEN"("USER_ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_SHARE"(
    "ID" UUID NOT NULL,
    "ENTITY" CHARACTER VARYING(100) NOT NULL,
    "RECORD_ID" UUID NOT NULL,
    "USER_ID" UUID,
    "TEAM_ID" UUID,
    "CAN_EDIT" BOOLEAN NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SHARE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_SHARE" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_SHARE;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SHARE_USER" ON "PUBLIC"."SYSTEM_SHARE"("USER_ID" NULLS FIRST, "ENTITY" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SHARE_TEAM" ON "PUBLIC"."SYSTEM_SHARE"("TEAM_ID" NULLS FIRST, "ENTITY" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_TRASH"(
    "ID" UUID NOT NULL,
    "ENTITY" CHARACTER VARYING(100) NOT NULL,
    "RECORD_ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "TITLE" CHARACTER VARYING(300) NOT NULL,
    "DATA" CHARACTER VARYING(1000000) NOT NULL,
    "DELETED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "DELETED_BY" UUID NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TRASH" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_TRASH" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_TRASH;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TRASH_RECORD" ON "PUBLIC"."SYSTEM_TRASH"("ENTITY" NULLS FIRST, "RECORD_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TRASH_DELETED_BY" ON "PUBLIC"."SYSTEM_TRASH"("DELETED_BY" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_COUNTER"(
    "FIELD" CHARACTER VARYING(200) NOT NULL,
    "SERIES" CHARACTER VARYING(400) NOT NULL,
    "LAST_COUNT" BIGINT NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_COUNTER" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_COUNTER" PRIMARY KEY("FIELD", "SERIES");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_COUNTER;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_RULE"(
    "NAME" CHARACTER VARYING(200) NOT NULL,
    "FINGERPRINT" CHARACTER VARYING(64) NOT NULL,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_RULE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_RULE" PRIMARY KEY("NAME");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_RULE;
-- next
INSERT INTO "PUBLIC"."SYSTEM_RULE" VALUES
('sum depot.shelf.x_load', 'bf4066f2', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.232+00');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_FILE"(
    "ID" UUID NOT NULL,
    "STORAGE_KEY" CHARACTER VARYING(32) NOT NULL,
    "NAME" CHARACTER VARYING(255) NOT NULL,
    "MEDIA_TYPE" CHARACTER VARYING(127) NOT NULL,
    "BYTES" BIGINT NOT NULL,
    "SHA256" CHARACTER VARYING(64) NOT NULL,
    "MADE_BY" UUID NOT NULL,
    "MADE_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "ATTACHED" BOOLEAN NOT NULL,
    "UNUSED_SINCE" TIMESTAMP(3) WITH TIME ZONE
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_FILE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_FILE" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_FILE;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_FILE_MAKER" ON "PUBLIC"."SYSTEM_FILE"("MADE_BY" NULLS FIRST, "ATTACHED" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_FILE_COLUMN"(
    "ENTITY" CHARACTER VARYING(100) NOT NULL,
    "TABLE_NAME" CHARACTER VARYING(63) NOT NULL,
    "COLUMN_NAME" CHARACTER VARYING(63) NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_FILE_COLUMN" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_FILE_COLUMN" PRIMARY KEY("TABLE_NAME", "COLUMN_NAME");
-- next
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_FILE_COLUMN;
-- next
INSERT INTO "PUBLIC"."SYSTEM_FILE_COLUMN" VALUES
('system.setting', 'system_setting', 'file_id'),
('system.plan', 'system_plan', 'file_id');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_IDEMPOTENCY"(
    "USER_ID" UUID NOT NULL,
    "REQUEST_KEY" CHARACTER VARYING(200) NOT NULL,
    "ROUTE" CHARACTER VARYING(300) NOT NULL,
    "BODY_HASH" CHARACTER VARYING(64) NOT NULL,
    "STATUS" INTEGER NOT NULL,
    "ETAG" CHARACTER VARYING(100),
    "LOCATION" CHARACTER VARYING(300),
    "ANSWER" CHARACTER LARGE OBJECT,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_IDEMPOTENCY" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_IDEMPOTENCY" PRIMARY KEY("USER_ID", "REQUEST_KEY");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_IDEMPOTENCY;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_IDEMPOTENCY_AT" ON "PUBLIC"."SYSTEM_IDEMPOTENCY"("AT" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_RENAME"(
    "ID" UUID NOT NULL,
    "ENTITY" CHARACTER VARYING(100) NOT NULL,
    "FORMER" CHARACTER VARYING(100) NOT NULL,
    "NAME" CHARACTER VARYING(100) NOT NULL,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_RENAME" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_RENAME" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_RENAME;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_SETTING_SECRET"(
    "SETTING_ID" UUID NOT NULL,
    "CONTENT" CHARACTER LARGE OBJECT NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SETTING_SECRET" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_SETTING_SECRET" PRIMARY KEY("SETTING_ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_SETTING_SECRET;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_TASK_RUN"(
    "TASK_ID" UUID NOT NULL,
    "ACTION" CHARACTER VARYING(200) NOT NULL,
    "ON_ENTITY" CHARACTER VARYING(100),
    "ON_ID" UUID,
    "USER_ID" UUID,
    "TOKEN_ID" UUID,
    "PLUGIN" CHARACTER VARYING(30),
    "INPUT" CHARACTER LARGE OBJECT,
    "DUE_AT" TIMESTAMP(3) WITH TIME ZONE,
    "NODE" UUID,
    "FENCE" BIGINT NOT NULL,
    "LEASE_UNTIL" TIMESTAMP(3) WITH TIME ZONE,
    "CLAIMS" INTEGER NOT NULL,
    "CANCELLED" BOOLEAN NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TASK_RUN" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_TASK_RUN" PRIMARY KEY("TASK_ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_TASK_RUN;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_RUN_DUE" ON "PUBLIC"."SYSTEM_TASK_RUN"("DUE_AT" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_LEASE"(
    "NAME" CHARACTER VARYING(100) NOT NULL,
    "NODE" UUID,
    "FENCE" BIGINT NOT NULL,
    "LEASE_UNTIL" TIMESTAMP(3) WITH TIME ZONE
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_LEASE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_LEASE" PRIMARY KEY("NAME");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_LEASE;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_SCHEDULE"(
    "ACTION" CHARACTER VARYING(200) NOT NULL,
    "NEXT_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "TASK_ID" UUID
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SCHEDULE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_SCHEDULE" PRIMARY KEY("ACTION");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_SCHEDULE;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_UPGRADE"(
    "PLUGIN" CHARACTER VARYING(30) NOT NULL,
    "VERSION" CHARACTER VARYING(50) NOT NULL,
    "PLACE" INTEGER NOT NULL,
    "TASK_ID" UUID,
    "DONE_AT" TIMESTAMP(3) WITH TIME ZONE
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_UPGRADE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_UPGRADE" PRIMARY KEY("PLUGIN", "VERSION", "PLACE");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_UPGRADE;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_NOTICE_STATE"(
    "NOTICE" CHARACTER VARYING(50) NOT NULL,
    "DEFINITION" CHARACTER VARYING(8) NOT NULL,
    "LOOKED_TO" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_NOTICE_STATE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_NOTICE_STATE" PRIMARY KEY("NOTICE");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_NOTICE_STATE;
-- next
INSERT INTO "PUBLIC"."SYSTEM_NOTICE_STATE" VALUES
('*', '-', TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_NOTICE_TOLD"(
    "NOTICE" CHARACTER VARYING(50) NOT NULL,
    "RECORD_ID" UUID NOT NULL,
    "RECIPIENT" UUID NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_NOTICE_TOLD" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_NOTICE_TOLD" PRIMARY KEY("NOTICE", "RECORD_ID", "RECIPIENT");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_NOTICE_TOLD;
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_ARCHIVE"(
    "HASH" CHARACTER VARYING(64) NOT NULL,
    "PLUGIN" CHARACTER VARYING(30) NOT NULL,
    "VERSION" CHARACTER VARYING(100) NOT NULL,
    "BYTES" BIGINT NOT NULL,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "BY_ID" UUID
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_ARCHIVE" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_ARCHIVE" PRIMARY KEY("HASH");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_ARCHIVE;
-- next
INSERT INTO "PUBLIC"."SYSTEM_ARCHIVE" VALUES
('a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3', 'depot', '1.0', 1469, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:47.62+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_ARCHIVE_JAR"(
    "HASH" CHARACTER VARYING(64) NOT NULL,
    "NAME" CHARACTER VARYING(200) NOT NULL,
    "CONTENT" BINARY LARGE OBJECT NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_ARCHIVE_JAR" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_ARCHIVE_JAR" PRIMARY KEY("HASH", "NAME");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_ARCHIVE_JAR;
-- next
INSERT INTO "PUBLIC"."SYSTEM_ARCHIVE_JAR" VALUES
('a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3', 'plugin.jar', X'504b03041400080808000000210000000000000000000000000014000d004d4554412d494e462f4d414e49464553542e4d46555405000100000000feca0000f34dcccb4c4b2d2ed10d4b2d2acecccfb35230d433e0e5f2cc2dc849cd4dcd2b492c010aa2497ae7e795e417e906e494a66702c552520bf24b78b978b900504b07086794d65e3e0000004c000000504b030414000808080000002100000000000000000000000000210009006f72672f6578616d706c652f6465706f742f497473506c7567696e2e636c617373555405000100000000a555e956d34014fe0668136354288be0be5b5009ee4b45c54add2a2e45a4e296a6d376204d304d11df4affd41ecfc107f0513c471fc1e39d96b2a5158efec9dcb9f7ce77bff9e6cee4fbefafdf008cc3d1d08676051d3a42083374ce9a0ba6619b4ede789c99e596cf10be2e1ce1df60688f0e4ea9501942593eeffa2a3432ef4853838e1d0a76ead8854e86bdae9737e65cc7773dc39c17469c4c4f64cabe701d863637c7108f26572ba528eae46341cf60f22f4831051186de0d19e38e2ffc8f2a7a885ba9c0ed9c863eec56d02fb90d300c34cd9f308b9c61ecdf48ad42c454eca5ba295957c57e06459a0bbca4a10b072583430cd3d1bf00fc0701d2e30843cf865842703babe2184387e566b954e3848e938892c3e78b74be434d761d2851838969388c211da7709a41f5f8fbb2f07896a13fda32bf0bc33a0c8c501be5a4abc430129d699edd7a5fe718ba37c426b95794f017745cc425129d526d3a4323882e535b82abb8428b2dcff4b98a6b64c6ebe675625c334b2aa8f743b699e1b6dcff2d1d6372ff5a899b9e5530333665c729fb0317f9822f051ed79190022b596e89a2694bdf3d1df7f180619bc773dce38e455c134d940fb05fd31c2d54569194cdee13590513c12b112fb8c222924fe8c80b545bc3233c93cd986238b595c3af03509de78490771d4278816905691d2f3113bc53f5fca4285177a93c2b7c2912437a4bd72b20c072f516ac64959814f8b58e37784be760d5fc0ce3cdcab5c668d9c23a4c1d1958722ff22c04a726be1c6cb3e586daeccde2cbef235f348bf336376a6fa971df2f3db1cb79e128c8074fb01e22f1e3748519762585c327cac50cf726ebd26a56a3084d46030f4c7dbd2442377e1386049672cb9ec5134222ef5c61362cd5a40b90a53f06438e7e1f72a4bf067d0b34db4f23a33134f405ec33190c82bee19ab39dbeb398aba7b23e74d262e05744896cab627b68095de9769a7457d11bd913d957c5818e251c5ef51dade0780583a90ace50e0ecfa0079cfa7d21de4ba2c5d5723315aaf34d6d77ca3f5f515dc5c9378bb823ba974a831ed26e4be156402bd9b4a871bc187643c249e8f28e171154f25cca41cab98aae0d53a621b2b4a7a15bcfbb4a2491fc94642d1f315c65328f841e34f9a33d835598b7f00504b070835248f3442030000a0070000504b030414000808080000002100000000000000000000000000270009004d4554412d494e462f73657276696365732f6f72672e6b6f6e746f722e6170692e506c7567696e555405000100000000cb2f4ad74bad48cc2dc849d54b492dc82fd1f32c290ec8294dcfcc0300504b0708a3c6c6c61d0000001b000000504b01021400140008080800000021006794d65e3e0000004c00000014000d0000000000000000000000000000004d4554412d494e462f4d414e49464553542e4d46555405000100000000feca0000504b010214001400080808000000210035248f3442030000a007000021000900000000000000000000008d0000006f72672f6578616d706c652f6465706f742f497473506c7567696e2e636c617373555405000100000000504b0102140014000808080000002100a3c6c6c61d0000001b0000002700090000000000000000000000270400004d4554412d494e462f73657276696365732f6f72672e6b6f6e746f722e6170692e506c7567696e555405000100000000504b0506000000000300030005010000a20400000000');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_DEFINITION"(
    "PLUGIN" CHARACTER VARYING(30) NOT NULL,
    "CONTENT" CHARACTER VARYING(1000000) NOT NULL,
    "AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_DEFINITION" ADD CONSTRAINT "PUBLIC"."PK_SYSTEM_DEFINITION" PRIMARY KEY("PLUGIN");
-- next
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_DEFINITION;
-- next
INSERT INTO "PUBLIC"."SYSTEM_DEFINITION" VALUES
('depot', '{"entities":[{"name":"depot.crate","label":"Crate","plural":"Crates","table":"depot_crate","fields":[{"entity":"depot.crate","name":"label","label":"Label","type":"text","table":"depot_crate","columns":["label"],"links":""},{"entity":"depot.crate","name":"weight","label":"Weight","type":"decimal","table":"depot_crate","columns":["weight"],"links":""},{"entity":"depot.crate","name":"shelf","label":"Shelf","type":"reference","table":"depot_crate","columns":["shelf_id"],"links":""},{"entity":"depot.crate","name":"state","label":"State","type":"choice","table":"depot_crate","columns":["state"],"links":""},{"entity":"depot.crate","name":"x_colour","label":"The colour","type":"choice","table":"depot_crate","columns":["x_colour"],"links":""},{"entity":"depot.crate","name":"x_marks","label":"The marks","type":"references","table":"depot_crate","columns":[],"links":"depot_crate_x_marks"}]},{"name":"depot.shelf","label":"Shelf","plural":"Shelves","table":"depot_shelf","fields":[{"entity":"depot.shelf","name":"code","label":"Code","type":"text","table":"depot_shelf","columns":["code"],"links":""},{"entity":"depot.shelf","name":"x_load","label":"The load","type":"decimal","table":"depot_shelf","columns":["x_load"],"links":""}]}]}', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.253+00'),
('custom', '{"entities":[{"name":"custom.seal","label":"Seal","plural":"Seals","table":"custom_seal","fields":[{"entity":"custom.seal","name":"name","label":"Name","type":"text","table":"custom_seal","columns":["name"],"links":""},{"entity":"custom.seal","name":"crate","label":"The crate","type":"reference","table":"custom_seal","columns":["crate_id"],"links":""}]}],"fields":[{"entity":"depot.crate","name":"x_colour","label":"The colour","type":"choice","table":"depot_crate","columns":["x_colour"],"links":""},{"entity":"depot.crate","name":"x_marks","label":"The marks","type":"references","table":"depot_crate","columns":[],"links":"depot_crate_x_marks"},{"entity":"depot.shelf","name":"x_load","label":"The load","type":"decimal","table":"depot_shelf","columns":["x_load"],"links":""}]}', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.253+00');
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_TASK"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "ACTION" CHARACTER VARYING(200),
    "ABOUT_ENTITY" CHARACTER VARYING(61),
    "ABOUT_ID" UUID,
    "STARTED_BY_ID" UUID,
    "STATE" CHARACTER VARYING(50),
    "PROGRESS" BIGINT,
    "TOTAL" BIGINT,
    "MESSAGE" CHARACTER VARYING(2000),
    "ATTEMPTS" BIGINT,
    "STARTED_AT" TIMESTAMP(3) WITH TIME ZONE,
    "ENDED_AT" TIMESTAMP(3) WITH TIME ZONE,
    "INPUT" CHARACTER VARYING(1000000),
    "RESULT" CHARACTER VARYING(1000000),
    "SHOWS_ENTITY" CHARACTER VARYING(61),
    "SHOWS_ID" UUID
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TASK" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_2" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_TASK;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_ABOUT_ID_ABOUT_ENTITY" ON "PUBLIC"."SYSTEM_TASK"("ABOUT_ID" NULLS FIRST, "ABOUT_ENTITY" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_STARTED_BY_ID" ON "PUBLIC"."SYSTEM_TASK"("STARTED_BY_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_SHOWS_ID_SHOWS_ENTITY" ON "PUBLIC"."SYSTEM_TASK"("SHOWS_ID" NULLS FIRST, "SHOWS_ENTITY" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_STATE_ID" ON "PUBLIC"."SYSTEM_TASK"("STATE" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_ENDED_AT_ID" ON "PUBLIC"."SYSTEM_TASK"("ENDED_AT" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_PLUGIN"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "LABEL" CHARACTER VARYING(200),
    "PLUGIN" CHARACTER VARYING(30),
    "STATE" CHARACTER VARYING(50),
    "PLUGIN_VERSION" CHARACTER VARYING(100),
    "HASH" CHARACTER VARYING(64),
    "REASON" CHARACTER VARYING(1000000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_PLUGIN" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_D" PRIMARY KEY("ID");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_PLUGIN;
-- next
INSERT INTO "PUBLIC"."SYSTEM_PLUGIN" VALUES
(UUID '01a22826-e6da-733f-8e1f-f2020f40c03b', 2, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:47.82+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.879+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Depot', 'depot', 'enabled', '1.0', 'a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3', NULL);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_PLUGIN_PLUGIN" ON "PUBLIC"."SYSTEM_PLUGIN"("PLUGIN" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_PLUGIN_LABEL_ID" ON "PUBLIC"."SYSTEM_PLUGIN"("LABEL" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_SETTING"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "PLUGIN" CHARACTER VARYING(30),
    "NAME" CHARACTER VARYING(50),
    "FOR_TEAM_ID" UUID,
    "FOR_USER_ID" UUID,
    "CONTENT" CHARACTER VARYING(1000000),
    "FILE_ID" UUID,
    "FILE_NAME" CHARACTER VARYING(255),
    "FILE_TYPE" CHARACTER VARYING(127),
    "FILE_SIZE" BIGINT,
    "SECRET_AT" TIMESTAMP(3) WITH TIME ZONE,
    "LEVEL" CHARACTER VARYING(45)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SETTING" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_1" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_SETTING;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SETTING_FOR_TEAM_ID" ON "PUBLIC"."SYSTEM_SETTING"("FOR_TEAM_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SETTING_FOR_USER_ID" ON "PUBLIC"."SYSTEM_SETTING"("FOR_USER_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SETTING_FILE_ID" ON "PUBLIC"."SYSTEM_SETTING"("FILE_ID" NULLS FIRST);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_SETTING_PLUGIN_NAME_LEVEL" ON "PUBLIC"."SYSTEM_SETTING"("PLUGIN" NULLS FIRST, "NAME" NULLS FIRST, "LEVEL" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_CUSTOM_FIELD"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "LABEL" CHARACTER VARYING(200),
    "ENTITY_NAME" CHARACTER VARYING(61),
    "FIELD_NAME" CHARACTER VARYING(50),
    "TYPE" CHARACTER VARYING(50),
    "STATE" CHARACTER VARYING(50),
    "REQUIRED" BOOLEAN,
    "IS_UNIQUE" BOOLEAN,
    "SEARCHABLE" BOOLEAN,
    "SENSITIVE" BOOLEAN,
    "MAX_LENGTH" BIGINT,
    "TARGETS" CHARACTER VARYING(1000000),
    "FIRST_VALUES" CHARACTER VARYING(1000000),
    "EXPLANATION" CHARACTER VARYING(1000000),
    "WORDS" CHARACTER VARYING(1000000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_CUSTOM_FIELD" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C" PRIMARY KEY("ID");
-- next
-- 5 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_CUSTOM_FIELD;
-- next
INSERT INTO "PUBLIC"."SYSTEM_CUSTOM_FIELD" VALUES
(UUID '01a22826-f09a-72d5-aaeb-0050879345e9', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'The colour', 'depot.crate', 'x_colour', 'choice', 'active', FALSE, FALSE, FALSE, FALSE, NULL, NULL, '[{"name":"red","label":"red"},{"name":"blue","label":"blue"}]', NULL, NULL),
(UUID '01a22826-f09c-73b0-a795-965cc62f36d0', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'The load', 'depot.shelf', 'x_load', 'decimal', 'active', FALSE, FALSE, FALSE, FALSE, NULL, NULL, NULL, NULL, NULL),
(UUID '01a22826-f0a0-717b-92e2-6b4aeed989c8', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Name', 'custom.seal', 'name', 'text', 'active', TRUE, FALSE, TRUE, FALSE, NULL, NULL, NULL, NULL, U&'{"de":{"label":"Name"},"cs":{"label":"N\00e1zev"},"zh":{"label":"\540d\79f0"},"pl":{"label":"Nazwa"}}'),
(UUID '01a22826-f0a1-717a-a64e-bed7caf6b976', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'The crate', 'custom.seal', 'crate', 'reference', 'active', FALSE, FALSE, FALSE, FALSE, NULL, 'depot.crate', NULL, NULL, NULL),
(UUID '01a22826-f0a3-73c0-87dc-9b3a82614649', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'The marks', 'depot.crate', 'x_marks', 'references', 'active', FALSE, FALSE, FALSE, FALSE, NULL, 'custom.seal', NULL, NULL, NULL);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_CUSTOM_FIELD_ENTITY_NAME_FIELD_NAME" ON "PUBLIC"."SYSTEM_CUSTOM_FIELD"("ENTITY_NAME" NULLS FIRST, "FIELD_NAME" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_GRANT"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "PARENT_ID" UUID NOT NULL,
    "POSITION" INTEGER NOT NULL,
    "ENTITY" CHARACTER VARYING(61),
    "VERBS" CHARACTER VARYING(4000),
    "SCOPE" CHARACTER VARYING(50),
    "CONDITION" CHARACTER VARYING(1000000),
    "ONLY_FIELDS" CHARACTER VARYING(4000),
    "BUT_FIELDS" CHARACTER VARYING(4000),
    "ALSO_FIELDS" CHARACTER VARYING(4000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_GRANT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_A" PRIMARY KEY("ID");
-- next
-- 10 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_GRANT;
-- next
INSERT INTO "PUBLIC"."SYSTEM_GRANT" VALUES
(UUID '01a22826-db7c-7377-9910-9c66ed46ec2b', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7385-96e2-f0834f18423a', 0, 'system.user', '|read|create|update|export|', 'all', NULL, NULL, NULL, NULL),
(UUID '01a22826-db7c-7378-9558-b3e6b1b68faa', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7385-96e2-f0834f18423a', 1, 'system.team', '|read|create|update|delete|export|', 'all', NULL, NULL, NULL, NULL),
(UUID '01a22826-db7c-7379-bf9a-b7383069704d', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7385-96e2-f0834f18423a', 2, 'system.role', '|read|', 'all', NULL, NULL, NULL, NULL),
(UUID '01a22826-db7c-737b-9618-61f06415dcc2', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7386-a482-8879ccc89113', 0, 'system.choice_value', '|read|create|update|export|', 'all', NULL, NULL, NULL, NULL),
(UUID '01a22826-db7c-737d-b20f-8ec7cec908d8', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7387-b90d-84fac57105d4', 0, 'system.setting', '|read|create|update|delete|', 'all', '{"entity":"system.setting","where":{"for_user":{"isEmpty":true}}}', NULL, NULL, 'content'),
(UUID '01a22826-db7c-737e-8877-0773d62f4b56', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7387-b90d-84fac57105d4', 1, 'system.team', '|read|', 'all', NULL, NULL, NULL, NULL),
(UUID '01a22826-db7c-7380-af2d-d670dc590dad', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db84-72d1-a4bb-f2a2e0aae689', 0, 'system.task', '|read|delete|', 'all', NULL, NULL, NULL, NULL),
(UUID '01a22826-db7c-7381-a5b6-5a9df25067ee', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db84-72d1-a4bb-f2a2e0aae689', 1, 'system.task_step', '|read|', 'all', NULL, NULL, NULL, NULL),
(UUID '01a22826-db7c-7382-a5f2-210c6b19eb3d', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db84-72d1-a4bb-f2a2e0aae689', 2, 'system.task_failure', '|read|', 'all', NULL, NULL, NULL, NULL),
(UUID '01a22826-f3b7-7252-aa16-0ecfc16cc374', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.127+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.127+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', UUID '01a22826-f3b7-7253-b16e-369f3a30ce85', 0, 'depot.crate', '|read|', 'all', NULL, 'label, weight, x_colour', NULL, NULL);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_GRANT_PARENT_ID_POSITION" ON "PUBLIC"."SYSTEM_GRANT"("PARENT_ID" NULLS FIRST, "POSITION" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_TASK_STEP"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "TASK_ID" UUID,
    "STEP" CHARACTER VARYING(100),
    "KIND" CHARACTER VARYING(50),
    "STATE" CHARACTER VARYING(50),
    "TRIES" BIGINT,
    "MESSAGE" CHARACTER VARYING(2000),
    "ANSWER" CHARACTER VARYING(1000000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TASK_STEP" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_13" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_TASK_STEP;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_STEP_TASK_ID" ON "PUBLIC"."SYSTEM_TASK_STEP"("TASK_ID" NULLS FIRST);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_TASK_STEP_TASK_ID_STEP" ON "PUBLIC"."SYSTEM_TASK_STEP"("TASK_ID" NULLS FIRST, "STEP" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_CUSTOM_ENTITY"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "LABEL" CHARACTER VARYING(200),
    "PLURAL" CHARACTER VARYING(200),
    "ENTITY_NAME" CHARACTER VARYING(30),
    "STATE" CHARACTER VARYING(50),
    "OWNED" BOOLEAN,
    "EXPLANATION" CHARACTER VARYING(1000000),
    "WORDS" CHARACTER VARYING(1000000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_CUSTOM_ENTITY" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_F" PRIMARY KEY("ID");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_CUSTOM_ENTITY;
-- next
INSERT INTO "PUBLIC"."SYSTEM_CUSTOM_ENTITY" VALUES
(UUID '01a22826-f098-72bb-b692-ea8d19d1c492', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Seal', 'Seals', 'seal', 'active', FALSE, NULL, NULL);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_CUSTOM_ENTITY_ENTITY_NAME" ON "PUBLIC"."SYSTEM_CUSTOM_ENTITY"("ENTITY_NAME" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_TEAM"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "NAME" CHARACTER VARYING(100),
    "PART_OF_ID" UUID,
    "DESCRIPTION" CHARACTER VARYING(1000000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TEAM" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_26" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_TEAM;
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_TEAM_NAME" ON "PUBLIC"."SYSTEM_TEAM"("NAME" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TEAM_PART_OF_ID" ON "PUBLIC"."SYSTEM_TEAM"("PART_OF_ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_TEMPLATE"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "TEMPLATE" CHARACTER VARYING(100),
    "LANGUAGE" CHARACTER VARYING(50),
    "ENTITY" CHARACTER VARYING(61),
    "LABEL" CHARACTER VARYING(100),
    "CONTENT" CHARACTER VARYING(1000000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TEMPLATE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_4" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_TEMPLATE;
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_TEMPLATE_TEMPLATE_LANGUAGE" ON "PUBLIC"."SYSTEM_TEMPLATE"("TEMPLATE" NULLS FIRST, "LANGUAGE" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_ROLE"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "NAME" CHARACTER VARYING(100),
    "LABEL" CHARACTER VARYING(200),
    "ADMINISTRATOR" BOOLEAN,
    "ORIGIN" CHARACTER VARYING(50)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_ROLE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_269" PRIMARY KEY("ID");
-- next
-- 6 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_ROLE;
-- next
INSERT INTO "PUBLIC"."SYSTEM_ROLE" VALUES
(UUID '01a22826-db7c-7385-96e2-f0834f18423a', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system.user_keeper', 'Keeper of users and teams', FALSE, 'plugin'),
(UUID '01a22826-db7c-7386-a482-8879ccc89113', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system.list_keeper', 'Keeper of lists', FALSE, 'plugin'),
(UUID '01a22826-db7c-7387-b90d-84fac57105d4', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system.settings_keeper', 'Keeper of settings', FALSE, 'plugin'),
(UUID '01a22826-db84-72d1-a4bb-f2a2e0aae689', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system.task_keeper', 'Keeper of tasks', FALSE, 'plugin'),
(UUID '01a22826-dba8-71af-8a85-6a697090d237', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'system.auditor', 'Auditor', FALSE, 'plugin'),
(UUID '01a22826-f3b7-7253-b16e-369f3a30ce85', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.127+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.127+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'loader', 'Loader', FALSE, 'own');
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_ROLE_NAME" ON "PUBLIC"."SYSTEM_ROLE"("NAME" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_CHOICE_VALUE"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "LIST" CHARACTER VARYING(100),
    "NAME" CHARACTER VARYING(50),
    "LABEL" CHARACTER VARYING(200),
    "RANK" BIGINT,
    "ACTIVE" BOOLEAN
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_CHOICE_VALUE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_8" PRIMARY KEY("ID");
-- next
-- 4 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_CHOICE_VALUE;
-- next
INSERT INTO "PUBLIC"."SYSTEM_CHOICE_VALUE" VALUES
(UUID '01a22826-ea69-7037-9996-1a94f691f0a7', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.737+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.737+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'depot.state', 'here', 'Here', 10, TRUE),
(UUID '01a22826-ea69-7038-a043-83cd75013478', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.737+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.737+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'depot.state', 'gone', 'Gone', 20, TRUE),
(UUID '01a22826-f045-728c-abf7-6a3de497404f', 2, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.239+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'custom.depot_crate__x_colour', 'red', 'red', 10, TRUE),
(UUID '01a22826-f046-71dc-bfac-ae04755938d2', 2, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.239+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'custom.depot_crate__x_colour', 'blue', 'blue', 20, TRUE);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_CHOICE_VALUE_LIST_NAME" ON "PUBLIC"."SYSTEM_CHOICE_VALUE"("LIST" NULLS FIRST, "NAME" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_TASK_FAILURE"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "TASK_ID" UUID,
    "STEP" CHARACTER VARYING(100),
    "ABOUT_ENTITY" CHARACTER VARYING(61),
    "ABOUT_ID" UUID,
    "REASON" CHARACTER VARYING(2000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TASK_FAILURE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_49" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_TASK_FAILURE;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_FAILURE_TASK_ID" ON "PUBLIC"."SYSTEM_TASK_FAILURE"("TASK_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_FAILURE_ABOUT_ID_ABOUT_ENTITY" ON "PUBLIC"."SYSTEM_TASK_FAILURE"("ABOUT_ID" NULLS FIRST, "ABOUT_ENTITY" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_TASK_FAILURE_TASK_ID_ID" ON "PUBLIC"."SYSTEM_TASK_FAILURE"("TASK_ID" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_SAVED_QUERY"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "OWNER_ID" UUID,
    "TEAM_ID" UUID,
    "NAME" CHARACTER VARYING(200),
    "ENTITY" CHARACTER VARYING(61),
    "CONDITION" CHARACTER VARYING(1000000),
    "WORDS" CHARACTER VARYING(500),
    "SORT" CHARACTER VARYING(500),
    "SHOWN_COLUMNS" CHARACTER VARYING(2000),
    "OPENS" BOOLEAN
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SAVED_QUERY" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_AD" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_SAVED_QUERY;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SAVED_QUERY_OWNER_ID" ON "PUBLIC"."SYSTEM_SAVED_QUERY"("OWNER_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SAVED_QUERY_TEAM_ID" ON "PUBLIC"."SYSTEM_SAVED_QUERY"("TEAM_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_SAVED_QUERY_ENTITY_ID" ON "PUBLIC"."SYSTEM_SAVED_QUERY"("ENTITY" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_CUSTOM_RULE"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "ENTITY_NAME" CHARACTER VARYING(61),
    "RULE_NAME" CHARACTER VARYING(50),
    "KIND" CHARACTER VARYING(50),
    "STATE" CHARACTER VARYING(50),
    "CONTENT" CHARACTER VARYING(1000000)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_CUSTOM_RULE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_F5" PRIMARY KEY("ID");
-- next
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_CUSTOM_RULE;
-- next
INSERT INTO "PUBLIC"."SYSTEM_CUSTOM_RULE" VALUES
(UUID '01a22826-f0a8-73e0-a3ee-dae4f3706103', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'depot.crate', 'heavy', 'required', 'active', '{"when":{"weight":{"atLeast":100}},"fields":["x_colour"]}'),
(UUID '01a22826-f0a9-72d9-b3ed-222205f64e29', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'depot.shelf', 'load', 'sum', 'active', '{"field":"x_load","over":"weight","through":{"entity":"depot.crate","field":"shelf"}}');
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_CUSTOM_RULE_ENTITY_NAME_RULE_NAME" ON "PUBLIC"."SYSTEM_CUSTOM_RULE"("ENTITY_NAME" NULLS FIRST, "RULE_NAME" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_PLAN"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "LABEL" CHARACTER VARYING(500),
    "STATE" CHARACTER VARYING(50),
    "SUMMARY" CHARACTER VARYING(1000000),
    "APPLIED_AT" TIMESTAMP(3) WITH TIME ZONE,
    "REASON" CHARACTER VARYING(1000000),
    "ASKED" CHARACTER VARYING(1000000),
    "CONTENT" CHARACTER VARYING(1000000),
    "FINGERPRINT" CHARACTER VARYING(64),
    "FILE_ID" UUID,
    "FILE_NAME" CHARACTER VARYING(255),
    "FILE_TYPE" CHARACTER VARYING(127),
    "FILE_SIZE" BIGINT
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_PLAN" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_2694" PRIMARY KEY("ID");
-- next
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_PLAN;
-- next
INSERT INTO "PUBLIC"."SYSTEM_PLAN" VALUES
(UUID '01a22826-e8b3-7209-973b-72fdbf4c9b14', 2, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.297+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.879+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'Depot: enabled', 'applied', U&'Depot (depot): available 1.0 \2192 enabled 1.0\000adepot brings entities: depot.shelf, depot.crate\000aCreate the table depot_crate with label, weight, shelf_id, state\000aIndex shelf_id of depot_crate\000aCreate the table depot_shelf with code', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.896+00', NULL, '[{"plugin":"depot","to":"enabled","hash":"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3"}]', '{"plugins":[{"plugin":"depot","title":"Depot","from":{"state":"available","version":"1.0","hash":""},"to":{"state":"enabled","version":"1.0","hash":"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3"},"because":"asked"}],"model":[],"differences":[{"plugin":"depot","kind":"entities","gains":["depot.shelf","depot.crate"],"losses":[]}],"tables":[{"kind":"new tables","table":"depot_crate","text":"Create the table depot_crate with label, weight, shelf_id, state","rows":{"value":0,"exact":true}},{"kind":"new indexes","table":"depot_crate","text":"Index shelf_id of depot_crate","rows":{"value":0,"exact":true}},{"kind":"new tables","table":"depot_shelf","text":"Create the table depot_shelf with code","rows":{"value":0,"exact":true}}],"upgrades":[],"hidden":[],"dropped":[],"warnings":[],"conflicts":[],"possible":true}', '707d9b6fb22c51142f60a358f48e0f1133c2c33316b13194b0821098fd72e0d9', NULL, NULL, NULL, NULL),
(UUID '01a22826-ecd0-73d3-9648-cec52a0fd563', 2, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:49.358+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.325+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', U&'Own entity custom.seal: new; label Seal, plural Seals, owned false, Own field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{"name":"red","label":"red"},{"name":"blue","label":"blue"}], Own field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false, Own field custom.seal.name (text): new; label Name, words {"cs":{"label":"N\00e1zev"},"de":{"label":"Name"},"pl', 'applied', U&'Own entity custom.seal: new; label Seal, plural Seals, owned false\000aOwn field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{"name":"red","label":"red"},{"name":"blue","label":"blue"}]\000aOwn field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false\000aOwn field custom.seal.name (text): new; label Name, words {"cs":{"label":"N\00e1zev"},"de":{"label":"Name"},"pl":{"label":"Nazwa"},"zh":{"label":"\540d\79f0"}}, required true, unique false, searchable true, sensitive false\000aOwn field custom.seal.crate (reference): new; label The crate, required false, unique false, searchable false, sensitive false, targets [depot.crate]\000aOwn field depot.crate.x_marks (references): new; label The marks, required false, unique false, searchable false, sensitive false, targets [custom.seal]\000aOwn rule heavy of depot.crate (required): new; says {"when":{"weight":{"atLeast":100}},"fields":["x_colour"]}\000aOwn rule load of depot.shelf (sum): new; says {"field":"x_load","over":"weight","through":{"entity":"depot.crate","field":"shelf"}}\000acustom brings entities: custom.seal\000acustom brings fields: depot.crate.x_colour, depot.shelf.x_load, depot.crate.x_marks\000acustom brings rules: depot.crate required x_colour, depot.shelf sum x_load of depot.crate\000acustom brings pages: Menu\000aCreate the table custom_seal with name, crate_id\000aIndex crate_id of custom_seal\000aAdd the column x_load to depot_shelf\000aAdd the column x_colour to depot_crate\000aCreate the table depot_crate_x_marks with \000aKeep record_id, target_id of depot_crate_x_marks unique\000aIndex target_id of depot_crate_x_marks', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.354+00', NULL, '[{"entity":"depot.crate","field":"colour","type":"choice","label":"The colour","values":[{"name":"red"},{"name":"blue"}]},{"entity":"depot.shelf","field":"load","type":"decimal","label":"The load"},{"entity":"custom.seal","label":"Seal","plural":"Seals"},{"entity":"custom.seal","field":"crate","type":"reference","label":"The crate","targets":["depot.crate"]},{"entity":"depot.crate","field":"marks","type":"references","label":"The marks","targets":["custom.seal"]},{"entity":"depot.crate","rule":"heavy","kind":"required","when":{"weight":{"atLeast":100}},"fields":["x_colour"]},{"entity":"depot.shelf","rule":"load","kind":"sum","field":"x_load","over":"weight","through":{"entity":"depot.crate","field":"shelf"}}]', U&'{"plugins":[],"model":["Own entity custom.seal: new; label Seal, plural Seals, owned false","Own field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{\\"name\\":\\"red\\",\\"label\\":\\"red\\"},{\\"name\\":\\"blue\\",\\"label\\":\\"blue\\"}]","Own field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false","Own field custom.seal.name (text): new; label Name, words {\\"cs\\":{\\"label\\":\\"N\00e1zev\\"},\\"de\\":{\\"label\\":\\"Name\\"},\\"pl\\":{\\"label\\":\\"Nazwa\\"},\\"zh\\":{\\"label\\":\\"\540d\79f0\\"}}, required true, unique false, searchable true, sensitive false","Own field custom.seal.crate (reference): new; label The crate, required false, unique false, searchable false, sensitive false, targets [depot.crate]","Own field depot.crate.x_marks (references): new; label The marks, required false, unique false, searchable false, sensitive false, targets [custom.seal]","Own rule heavy of depot.crate (required): new; says {\\"when\\":{\\"weight\\":{\\"atLeast\\":100}},\\"fields\\":[\\"x_colour\\"]}","Own rule load of depot.shelf (sum): new; says {\\"field\\":\\"x_load\\",\\"over\\":\\"weight\\",\\"through\\":{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"shelf\\"}}"],"differences":[{"plugin":"custom","kind":"entities","gains":["custom.seal"],"losses":[]},{"plugin":"custom","kind":"fields","gains":["depot.crate.x_colour","depot.shelf.x_load","depot.crate.x_marks"],"losses":[]},{"plugin":"custom","kind":"rules","gains":["depot.crate required x_colour","depot.shelf sum x_load of depot.crate"],"losses":[]},{"plugin":"custom","kind":"pages","gains":["Menu"],"losses":[]}],"tables":[{"kind":"new tables","table":"custom_seal","text":"Create the table custom_seal with name, crate_id","rows":{"value":0,"exact":true}},{"kind":"new indexes","table":"custom_seal","text":"Index crate_id of custom_seal","rows":{"value":0,"exact":true}},{"kind":"new columns","table":"depot_shelf","text":"Add the column x_load to depot_shelf","rows":{"value":0,"exact":true}},{"kind":"new columns","table":"depot_crate","text":"Add the column x_colour to depot_crate","rows":{"value":0,"exact":true}},{"kind":"new tables","table":"depot_crate_x_marks","text":"Create the table depot_crate_x_marks with ","rows":{"value":0,"exact":true}},{"kind":"new indexes","table":"depot_crate_x_marks","text":"Keep record_id, target_id of depot_crate_x_marks unique","rows":{"value":0,"exact":true}},{"kind":"new indexes","table":"depot_crate_x_marks","text":"Index target_id of depot_crate_x_marks","rows":{"value":0,"exact":true}}],"upgrades":[],"hidden":[],"dropped":[],"warnings":[],"conflicts":[],"possible":true}', '8f0eb28656335a9a56faf8e7b7f198f655141bbc4845d3fa44b4f9b89744e6db', NULL, NULL, NULL, NULL);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_PLAN_FILE_ID" ON "PUBLIC"."SYSTEM_PLAN"("FILE_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_PLAN_CREATED_AT_ID" ON "PUBLIC"."SYSTEM_PLAN"("CREATED_AT" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_USER_"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "NAME" CHARACTER VARYING(100),
    "FULL_NAME" CHARACTER VARYING(200),
    "EMAIL" CHARACTER VARYING(254),
    "LOCALE" CHARACTER VARYING(35),
    "ZONE" CHARACTER VARYING(50),
    "KIND" CHARACTER VARYING(50),
    "ACTIVE" BOOLEAN,
    "ADMINISTRATOR" BOOLEAN,
    "MANAGER_ID" UUID,
    "MAIN_TEAM_ID" UUID
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_USER_" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_AC" PRIMARY KEY("ID");
-- next
-- 4 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_USER_;
-- next
INSERT INTO "PUBLIC"."SYSTEM_USER_" VALUES
(UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.919+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.919+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'plugin:system', 'System', NULL, NULL, NULL, 'plugin', TRUE, FALSE, NULL, NULL),
(UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:45.465+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:45.465+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'admin', 'Administrator', NULL, NULL, NULL, 'person', TRUE, TRUE, NULL, NULL),
(UUID '7bede997-fc42-8136-8ea0-2770598613d2', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.727+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:48.727+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'plugin:depot', 'Depot', NULL, NULL, NULL, 'plugin', TRUE, FALSE, NULL, NULL),
(UUID '03d18dda-112b-87de-8d58-e857ca409950', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.234+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.234+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', 'plugin:custom', 'Own fields, entities and rules', NULL, NULL, NULL, 'plugin', TRUE, FALSE, NULL, NULL);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_USER__NAME" ON "PUBLIC"."SYSTEM_USER_"("NAME" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_USER__MANAGER_ID" ON "PUBLIC"."SYSTEM_USER_"("MANAGER_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_USER__MAIN_TEAM_ID" ON "PUBLIC"."SYSTEM_USER_"("MAIN_TEAM_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_USER__FULL_NAME_ID" ON "PUBLIC"."SYSTEM_USER_"("FULL_NAME" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_USER__EMAIL_ID" ON "PUBLIC"."SYSTEM_USER_"("EMAIL" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_USER_TEAMS"(
    "ID" UUID NOT NULL,
    "RECORD_ID" UUID NOT NULL,
    "TARGET_ID" UUID NOT NULL,
    "POSITION" INTEGER NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_USER_TEAMS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_7" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_USER_TEAMS;
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_USER_TEAMS_RECORD_ID_TARGET_ID" ON "PUBLIC"."SYSTEM_USER_TEAMS"("RECORD_ID" NULLS FIRST, "TARGET_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_USER_TEAMS_TARGET_ID" ON "PUBLIC"."SYSTEM_USER_TEAMS"("TARGET_ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_USER_ROLES"(
    "ID" UUID NOT NULL,
    "RECORD_ID" UUID NOT NULL,
    "TARGET_ID" UUID NOT NULL,
    "POSITION" INTEGER NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_USER_ROLES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_73" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_USER_ROLES;
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_USER_ROLES_RECORD_ID_TARGET_ID" ON "PUBLIC"."SYSTEM_USER_ROLES"("RECORD_ID" NULLS FIRST, "TARGET_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_USER_ROLES_TARGET_ID" ON "PUBLIC"."SYSTEM_USER_ROLES"("TARGET_ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_NOTICE_CHOICE"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "PERSON_ID" UUID,
    "NOTICE" CHARACTER VARYING(50),
    "WAYS" CHARACTER VARYING(4000),
    "TURNED_OFF" BOOLEAN
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_NOTICE_CHOICE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_E" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_NOTICE_CHOICE;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_NOTICE_CHOICE_PERSON_ID" ON "PUBLIC"."SYSTEM_NOTICE_CHOICE"("PERSON_ID" NULLS FIRST);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_SYSTEM_NOTICE_CHOICE_PERSON_ID_NOTICE" ON "PUBLIC"."SYSTEM_NOTICE_CHOICE"("PERSON_ID" NULLS FIRST, "NOTICE" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_NOTICE"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "RECIPIENT_ID" UUID,
    "NOTICE" CHARACTER VARYING(50),
    "ABOUT_ENTITY" CHARACTER VARYING(61),
    "ABOUT_ID" UUID,
    "URGENT" BOOLEAN,
    "WAYS" CHARACTER VARYING(4000),
    "SEEN_AT" TIMESTAMP(3) WITH TIME ZONE
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_NOTICE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_CF" PRIMARY KEY("ID");
-- next
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_NOTICE;
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_NOTICE_RECIPIENT_ID" ON "PUBLIC"."SYSTEM_NOTICE"("RECIPIENT_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_NOTICE_ABOUT_ID_ABOUT_ENTITY" ON "PUBLIC"."SYSTEM_NOTICE"("ABOUT_ID" NULLS FIRST, "ABOUT_ENTITY" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_NOTICE_RECIPIENT_ID_SEEN_AT_ID" ON "PUBLIC"."SYSTEM_NOTICE"("RECIPIENT_ID" NULLS FIRST, "SEEN_AT" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_NOTICE_CREATED_AT_ID" ON "PUBLIC"."SYSTEM_NOTICE"("CREATED_AT" NULLS FIRST, "ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."SYSTEM_ROLE_PERMISSION"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "PARENT_ID" UUID NOT NULL,
    "POSITION" INTEGER NOT NULL,
    "PERMISSION" CHARACTER VARYING(131)
);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_ROLE_PERMISSION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_23" PRIMARY KEY("ID");
-- next
-- 5 +/- SELECT COUNT(*) FROM PUBLIC.SYSTEM_ROLE_PERMISSION;
-- next
INSERT INTO "PUBLIC"."SYSTEM_ROLE_PERMISSION" VALUES
(UUID '01a22826-db7c-737a-8bfd-c898bdede556', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7385-96e2-f0834f18423a', 0, 'system.manage_users'),
(UUID '01a22826-db7c-737c-a732-40ef6ac7e511', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7386-a482-8879ccc89113', 0, 'system.manage_lists'),
(UUID '01a22826-db7c-737f-8fdd-71999a527008', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db7c-7387-b90d-84fac57105d4', 0, 'system.manage_settings'),
(UUID '01a22826-db7c-7383-93ee-ea8aad651651', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-db84-72d1-a4bb-f2a2e0aae689', 0, 'system.keep_tasks'),
(UUID '01a22826-db7c-7384-b1dc-629938b89dfa', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:44.923+00', UUID '35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5', UUID '01a22826-dba8-71af-8a85-6a697090d237', 0, 'system.read_audit');
-- next
CREATE INDEX "PUBLIC"."IX_SYSTEM_ROLE_PERMISSION_PARENT_ID_POSITION" ON "PUBLIC"."SYSTEM_ROLE_PERMISSION"("PARENT_ID" NULLS FIRST, "POSITION" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."DEPOT_CRATE_X_MARKS"(
    "ID" UUID NOT NULL,
    "RECORD_ID" UUID NOT NULL,
    "TARGET_ID" UUID NOT NULL,
    "POSITION" INTEGER NOT NULL
);
-- next
ALTER TABLE "PUBLIC"."DEPOT_CRATE_X_MARKS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_EC" PRIMARY KEY("ID");
-- next
-- 66 +/- SELECT COUNT(*) FROM PUBLIC.DEPOT_CRATE_X_MARKS;
-- next
INSERT INTO "PUBLIC"."DEPOT_CRATE_X_MARKS" VALUES
(UUID '01a22826-f21a-7386-a571-6ec24bd6e161', UUID '01a22826-f218-7370-b9e2-dd3f15b32a0d', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f25b-7202-bff0-3e124e358bbb', UUID '01a22826-f259-71d9-b545-fda364ce7e31', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f25b-7203-9896-ae0a83bab3f7', UUID '01a22826-f259-71d9-b545-fda364ce7e31', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f275-70a2-b40a-af2cef81cea7', UUID '01a22826-f274-7132-8aef-e7cd0397811d', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f275-70a3-b2ca-b9683416594e', UUID '01a22826-f274-7132-8aef-e7cd0397811d', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f275-70a4-aa67-850ce29197ae', UUID '01a22826-f274-7132-8aef-e7cd0397811d', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2),
(UUID '01a22826-f292-73c0-9e58-bd2e4258c75e', UUID '01a22826-f291-7112-9f8d-978cbd2e2282', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f292-73c1-9523-141cab401faf', UUID '01a22826-f291-7112-9f8d-978cbd2e2282', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f292-73c2-93ba-46789944710e', UUID '01a22826-f291-7112-9f8d-978cbd2e2282', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2),
(UUID '01a22826-f292-73c3-8f41-d13cbbf7e506', UUID '01a22826-f291-7112-9f8d-978cbd2e2282', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 3),
(UUID '01a22826-f2b8-71c5-abf3-e39c057ccb97', UUID '01a22826-f2b7-729a-8c52-06ad4406ae2e', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f2b8-71c6-bf28-7beb3a826877', UUID '01a22826-f2b7-729a-8c52-06ad4406ae2e', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f2b8-71c7-9586-337ab3dc842b', UUID '01a22826-f2b7-729a-8c52-06ad4406ae2e', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2),
(UUID '01a22826-f2b8-71c8-8c13-da7c5656a4aa', UUID '01a22826-f2b7-729a-8c52-06ad4406ae2e', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 3),
(UUID '01a22826-f2b8-71c9-a7a8-9dcf0536df67', UUID '01a22826-f2b7-729a-8c52-06ad4406ae2e', UUID '01a22826-f29f-713d-a792-16b609eb40cd', 4),
(UUID '01a22826-f2e5-71dc-a766-00a7bc3cb749', UUID '01a22826-f2e4-7028-85cc-c732a423db10', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f2e5-71dd-936c-eda4a7fd8f0a', UUID '01a22826-f2e4-7028-85cc-c732a423db10', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f2e5-71de-9b87-d718fd381da7', UUID '01a22826-f2e4-7028-85cc-c732a423db10', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2),
(UUID '01a22826-f2e5-71df-82cc-f90e3d9b7a87', UUID '01a22826-f2e4-7028-85cc-c732a423db10', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 3),
(UUID '01a22826-f2e5-71e0-8b4d-4f601cdf30ad', UUID '01a22826-f2e4-7028-85cc-c732a423db10', UUID '01a22826-f29f-713d-a792-16b609eb40cd', 4),
(UUID '01a22826-f2e5-71e1-97d4-1db5d3344255', UUID '01a22826-f2e4-7028-85cc-c732a423db10', UUID '01a22826-f2cb-73b5-b8f0-f3bf3100ec53', 5),
(UUID '01a22826-f314-7364-8cf4-72caa042371a', UUID '01a22826-f313-702e-98d6-b983edf8200f', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f314-7365-adf0-98c359357916', UUID '01a22826-f313-702e-98d6-b983edf8200f', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f314-7366-8b8e-528f3ace8daa', UUID '01a22826-f313-702e-98d6-b983edf8200f', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2),
(UUID '01a22826-f314-7367-8153-17cbca2cbec1', UUID '01a22826-f313-702e-98d6-b983edf8200f', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 3),
(UUID '01a22826-f314-7368-8def-8ade6007cbc1', UUID '01a22826-f313-702e-98d6-b983edf8200f', UUID '01a22826-f29f-713d-a792-16b609eb40cd', 4),
(UUID '01a22826-f314-7369-8031-dc36d5feb4cd', UUID '01a22826-f313-702e-98d6-b983edf8200f', UUID '01a22826-f2cb-73b5-b8f0-f3bf3100ec53', 5),
(UUID '01a22826-f314-736a-97cc-067626794a72', UUID '01a22826-f313-702e-98d6-b983edf8200f', UUID '01a22826-f2ff-73f1-8599-e5b34288d1cd', 6),
(UUID '01a22826-f336-70bb-bd90-2971a770115a', UUID '01a22826-f335-72ce-97db-2cfd932f332a', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0);
-- next
INSERT INTO "PUBLIC"."DEPOT_CRATE_X_MARKS" VALUES
(UUID '01a22826-f336-70bc-9581-4f038874a2e8', UUID '01a22826-f335-72ce-97db-2cfd932f332a', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f336-70bd-8b3e-a7006ca346b4', UUID '01a22826-f335-72ce-97db-2cfd932f332a', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2),
(UUID '01a22826-f336-70be-8597-5905d1f787a0', UUID '01a22826-f335-72ce-97db-2cfd932f332a', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 3),
(UUID '01a22826-f336-70bf-b889-b7472b2cdcf9', UUID '01a22826-f335-72ce-97db-2cfd932f332a', UUID '01a22826-f29f-713d-a792-16b609eb40cd', 4),
(UUID '01a22826-f336-70c0-b7f0-da44b5466d31', UUID '01a22826-f335-72ce-97db-2cfd932f332a', UUID '01a22826-f2cb-73b5-b8f0-f3bf3100ec53', 5),
(UUID '01a22826-f336-70c1-b0b5-1dfac79bc6d1', UUID '01a22826-f335-72ce-97db-2cfd932f332a', UUID '01a22826-f2ff-73f1-8599-e5b34288d1cd', 6),
(UUID '01a22826-f336-70c2-a21e-45e1e35a589b', UUID '01a22826-f335-72ce-97db-2cfd932f332a', UUID '01a22826-f328-70bd-851a-85c8dd37a128', 7),
(UUID '01a22826-f35f-72f9-96ad-1bad4a722e34', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f35f-72fa-862b-81f4aef7baf1', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f35f-72fb-9d37-81ed3f4ec29f', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2),
(UUID '01a22826-f35f-72fc-b626-8c6b9a81ff65', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 3),
(UUID '01a22826-f35f-72fd-b222-8cc016ddc410', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f29f-713d-a792-16b609eb40cd', 4),
(UUID '01a22826-f35f-72fe-b8cd-4b4a1c1a00b4', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f2cb-73b5-b8f0-f3bf3100ec53', 5),
(UUID '01a22826-f35f-72ff-9b30-5e73760f27b3', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f2ff-73f1-8599-e5b34288d1cd', 6),
(UUID '01a22826-f35f-7300-8ff7-18b28f8f2043', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f328-70bd-851a-85c8dd37a128', 7),
(UUID '01a22826-f35f-7301-b62f-333e835c5467', UUID '01a22826-f35d-72db-9acd-1838892e213b', UUID '01a22826-f34e-71f1-9106-34cc68abf48c', 8),
(UUID '01a22826-f380-73f9-b7e0-1204d419ff34', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f380-73fa-b563-6e54d2c25108', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f380-73fb-8c45-d3cd528d0e05', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2),
(UUID '01a22826-f380-73fc-b99b-92adaa9443b8', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 3),
(UUID '01a22826-f380-73fd-88c8-20e762d947d3', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f29f-713d-a792-16b609eb40cd', 4),
(UUID '01a22826-f380-73fe-be38-68722d75890a', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f2cb-73b5-b8f0-f3bf3100ec53', 5),
(UUID '01a22826-f380-73ff-a0f1-2c718787bb68', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f2ff-73f1-8599-e5b34288d1cd', 6),
(UUID '01a22826-f380-7400-8e6e-3ae4f2d2c882', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f328-70bd-851a-85c8dd37a128', 7),
(UUID '01a22826-f380-7401-bb5e-731954da42aa', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f34e-71f1-9106-34cc68abf48c', 8),
(UUID '01a22826-f380-7402-b579-727aca7288c7', UUID '01a22826-f37e-7170-82e3-c73f298014aa', UUID '01a22826-f372-715b-812a-c572ad249ac3', 9),
(UUID '01a22826-f39b-716f-ab33-25a3f25c3251', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 0),
(UUID '01a22826-f39b-7170-80c0-3f630b97b742', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1),
(UUID '01a22826-f39b-7171-8237-c3bc29b9a3a6', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 2);
-- next
INSERT INTO "PUBLIC"."DEPOT_CRATE_X_MARKS" VALUES
(UUID '01a22826-f39b-7172-9ca0-201ae2ac6348', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f283-732c-9e2a-a3174863f73e', 3),
(UUID '01a22826-f39b-7173-be50-ce045d43f3bf', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f29f-713d-a792-16b609eb40cd', 4),
(UUID '01a22826-f39b-7174-b37c-bb32b2b08d65', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f2cb-73b5-b8f0-f3bf3100ec53', 5),
(UUID '01a22826-f39b-7175-9a09-c42460ff4c58', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f2ff-73f1-8599-e5b34288d1cd', 6),
(UUID '01a22826-f39b-7176-a987-fd1b0d6c1ed3', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f328-70bd-851a-85c8dd37a128', 7),
(UUID '01a22826-f39b-7177-8275-e8d8864be193', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f34e-71f1-9106-34cc68abf48c', 8),
(UUID '01a22826-f39b-7178-90ef-ce1c35bad35a', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f372-715b-812a-c572ad249ac3', 9),
(UUID '01a22826-f39b-7179-a2b7-5dfbf4ab269d', UUID '01a22826-f39a-725a-9177-a79793fe0a03', UUID '01a22826-f38d-7076-a841-5642ad7e3026', 10);
-- next
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UX_DEPOT_CRATE_X_MARKS_RECORD_ID_TARGET_ID" ON "PUBLIC"."DEPOT_CRATE_X_MARKS"("RECORD_ID" NULLS FIRST, "TARGET_ID" NULLS FIRST);
-- next
CREATE INDEX "PUBLIC"."IX_DEPOT_CRATE_X_MARKS_TARGET_ID" ON "PUBLIC"."DEPOT_CRATE_X_MARKS"("TARGET_ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."DEPOT_CRATE"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "LABEL" CHARACTER VARYING(255),
    "WEIGHT" DECIMAL(25, 6),
    "SHELF_ID" UUID,
    "STATE" CHARACTER VARYING(50),
    "X_COLOUR" CHARACTER VARYING(50)
);
-- next
ALTER TABLE "PUBLIC"."DEPOT_CRATE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C9" PRIMARY KEY("ID");
-- next
-- 12 +/- SELECT COUNT(*) FROM PUBLIC.DEPOT_CRATE;
-- next
INSERT INTO "PUBLIC"."DEPOT_CRATE" VALUES
(UUID '01a22826-f1ed-7260-ba09-60b999cf3fff', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.669+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.669+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 1', 0.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'red'),
(UUID '01a22826-f218-7370-b9e2-dd3f15b32a0d', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.712+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.712+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 1', 1.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'blue'),
(UUID '01a22826-f259-71d9-b545-fda364ce7e31', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.777+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.777+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 2', 2.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'red'),
(UUID '01a22826-f274-7132-8aef-e7cd0397811d', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.804+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.804+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 3', 3.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'blue'),
(UUID '01a22826-f291-7112-9f8d-978cbd2e2282', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.833+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.833+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 4', 4.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'red'),
(UUID '01a22826-f2b7-729a-8c52-06ad4406ae2e', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.871+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.871+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 5', 5.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'blue'),
(UUID '01a22826-f2e4-7028-85cc-c732a423db10', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.915+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.915+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 6', 6.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'red'),
(UUID '01a22826-f313-702e-98d6-b983edf8200f', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.963+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.963+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 7', 7.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'blue'),
(UUID '01a22826-f335-72ce-97db-2cfd932f332a', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.997+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.997+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 8', 8.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'red'),
(UUID '01a22826-f35d-72db-9acd-1838892e213b', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.037+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.037+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 9', 9.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'blue'),
(UUID '01a22826-f37e-7170-82e3-c73f298014aa', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.07+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.07+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 10', 10.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'red'),
(UUID '01a22826-f39a-725a-9177-a79793fe0a03', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.098+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.098+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'crate 11', 11.500000, UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 'here', 'blue');
-- next
CREATE INDEX "PUBLIC"."IX_DEPOT_CRATE_SHELF_ID" ON "PUBLIC"."DEPOT_CRATE"("SHELF_ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."CUSTOM_SEAL"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "NAME" CHARACTER VARYING(255),
    "CRATE_ID" UUID
);
-- next
ALTER TABLE "PUBLIC"."CUSTOM_SEAL" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_18" PRIMARY KEY("ID");
-- next
-- 12 +/- SELECT COUNT(*) FROM PUBLIC.CUSTOM_SEAL;
-- next
INSERT INTO "PUBLIC"."CUSTOM_SEAL" VALUES
(UUID '01a22826-f203-71f3-8045-0da39bd98eb3', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.691+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.691+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 0', UUID '01a22826-f1ed-7260-ba09-60b999cf3fff'),
(UUID '01a22826-f24a-707a-abdc-d80a3379ef49', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.762+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.762+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 1', UUID '01a22826-f218-7370-b9e2-dd3f15b32a0d'),
(UUID '01a22826-f267-71a1-8ffb-822ffceeabff', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.791+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.791+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 2', UUID '01a22826-f259-71d9-b545-fda364ce7e31'),
(UUID '01a22826-f283-732c-9e2a-a3174863f73e', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.819+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.819+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 3', UUID '01a22826-f274-7132-8aef-e7cd0397811d'),
(UUID '01a22826-f29f-713d-a792-16b609eb40cd', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.846+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.846+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 4', UUID '01a22826-f291-7112-9f8d-978cbd2e2282'),
(UUID '01a22826-f2cb-73b5-b8f0-f3bf3100ec53', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.891+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.891+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 5', UUID '01a22826-f2b7-729a-8c52-06ad4406ae2e'),
(UUID '01a22826-f2ff-73f1-8599-e5b34288d1cd', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.942+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.942+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 6', UUID '01a22826-f2e4-7028-85cc-c732a423db10'),
(UUID '01a22826-f328-70bd-851a-85c8dd37a128', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.984+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.984+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 7', UUID '01a22826-f313-702e-98d6-b983edf8200f'),
(UUID '01a22826-f34e-71f1-9106-34cc68abf48c', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.022+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.022+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 8', UUID '01a22826-f335-72ce-97db-2cfd932f332a'),
(UUID '01a22826-f372-715b-812a-c572ad249ac3', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.058+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.058+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 9', UUID '01a22826-f35d-72db-9acd-1838892e213b'),
(UUID '01a22826-f38d-7076-a841-5642ad7e3026', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.085+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.085+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 10', UUID '01a22826-f37e-7170-82e3-c73f298014aa'),
(UUID '01a22826-f3aa-7018-9836-865100b8b53e', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.114+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:51.114+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'seal 11', UUID '01a22826-f39a-725a-9177-a79793fe0a03');
-- next
CREATE INDEX "PUBLIC"."IX_CUSTOM_SEAL_CRATE_ID" ON "PUBLIC"."CUSTOM_SEAL"("CRATE_ID" NULLS FIRST);
-- next
CREATE CACHED TABLE "PUBLIC"."DEPOT_SHELF"(
    "ID" UUID NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "CREATED_BY" UUID NOT NULL,
    "UPDATED_AT" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "UPDATED_BY" UUID NOT NULL,
    "CODE" CHARACTER VARYING(255),
    "X_LOAD" DECIMAL(25, 6)
);
-- next
ALTER TABLE "PUBLIC"."DEPOT_SHELF" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_CA" PRIMARY KEY("ID");
-- next
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.DEPOT_SHELF;
-- next
INSERT INTO "PUBLIC"."DEPOT_SHELF" VALUES
(UUID '01a22826-f1c7-73fe-bbca-6c230dbe5240', 1, TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.631+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', TIMESTAMP WITH TIME ZONE '2026-11-29 16:32:50.631+00', UUID '01a22826-dd99-7131-a756-afd21be9d4b3', 'A', 72.000000);
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SESSION" ADD CONSTRAINT "PUBLIC"."UQ_SYSTEM_SESSION_HASH" UNIQUE NULLS DISTINCT ("HASH");
-- next
ALTER TABLE "PUBLIC"."SYSTEM_FILE" ADD CONSTRAINT "PUBLIC"."UX_SYSTEM_FILE_KEY" UNIQUE NULLS DISTINCT ("STORAGE_KEY");
-- next
ALTER TABLE "PUBLIC"."SYSTEM_TOKEN" ADD CONSTRAINT "PUBLIC"."UQ_SYSTEM_TOKEN_HASH" UNIQUE NULLS DISTINCT ("HASH");
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SHARE" ADD CONSTRAINT "PUBLIC"."UQ_SYSTEM_SHARE_TEAM" UNIQUE NULLS DISTINCT ("RECORD_ID", "ENTITY", "TEAM_ID");
-- next
ALTER TABLE "PUBLIC"."SYSTEM_SHARE" ADD CONSTRAINT "PUBLIC"."UQ_SYSTEM_SHARE_USER" UNIQUE NULLS DISTINCT ("RECORD_ID", "ENTITY", "USER_ID");