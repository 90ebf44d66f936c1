create sequence system_access_log_seq
-- next
create sequence system_change_seq
-- next
create table custom_seal (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, name character varying(255) collate "und-x-icu", crate_id uuid)
-- next
create table databasechangelog (id character varying(255) not null, author character varying(255) not null, filename character varying(255) not null, dateexecuted timestamp without time zone not null, orderexecuted integer not null, exectype character varying(10) not null, md5sum character varying(35), description character varying(255), comments character varying(255), tag character varying(255), liquibase character varying(20), contexts character varying(255), labels character varying(255), deployment_id character varying(10))
-- next
create table databasechangeloglock (id integer not null, locked boolean not null, lockgranted timestamp without time zone, lockedby character varying(255))
-- next
create table depot_crate (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, label character varying(255) collate "und-x-icu", weight numeric(25,6), shelf_id uuid, state character varying(50) collate "und-x-icu", x_colour character varying(50) collate "und-x-icu")
-- next
create table depot_crate_x_marks (id uuid not null, record_id uuid not null, target_id uuid not null, "position" integer not null)
-- next
create table depot_shelf (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, code character varying(255) collate "und-x-icu", x_load numeric(25,6))
-- next
create table system_access_log (seq bigint not null, at timestamp(3) with time zone not null, kind character varying(20) not null, actor_id uuid not null, actor_name character varying(300) not null, through character varying(60), entity character varying(100) not null, record_id uuid, records bigint not null, what text not null)
-- next
create table system_archive (hash character varying(64) not null, plugin character varying(30) not null, version character varying(100) not null, bytes bigint not null, at timestamp(3) with time zone not null, by_id uuid)
-- next
create table system_archive_jar (hash character varying(64) not null, name character varying(200) not null, content bytea not null)
-- next
create table system_change (seq bigint not null, at timestamp(3) with time zone not null, entity character varying(100) not null, record_id uuid not null, version bigint not null, kind character varying(20) not null, actor_id uuid not null, actor_name character varying(300) not null, through character varying(60), changes text not null, depth smallint)
-- next
create table system_change_cut (id smallint not null, seq bigint not null, at timestamp(3) with time zone not null)
-- next
create table system_change_epoch (id smallint not null, epoch uuid not null)
-- next
create table system_choice_value (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, list character varying(100) collate "und-x-icu", name character varying(50) collate "und-x-icu", label character varying(200) collate "und-x-icu", rank bigint, active boolean)
-- next
create table system_counter (field character varying(200) not null, series character varying(400) not null, last_count bigint not null)
-- next
create table system_credential (user_id uuid not null, hash character varying(300) not null, changed_at timestamp(3) with time zone not null, must_change boolean not null, valid_until timestamp(3) with time zone)
-- next
create table system_custom_entity (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, label character varying(200) collate "und-x-icu", plural character varying(200) collate "und-x-icu", entity_name character varying(30) collate "und-x-icu", state character varying(50) collate "und-x-icu", owned boolean, explanation text collate "und-x-icu", words text collate "und-x-icu")
-- next
create table system_custom_field (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, label character varying(200) collate "und-x-icu", entity_name character varying(61) collate "und-x-icu", field_name character varying(50) collate "und-x-icu", type character varying(50) collate "und-x-icu", state character varying(50) collate "und-x-icu", required boolean, is_unique boolean, searchable boolean, sensitive boolean, max_length bigint, targets text collate "und-x-icu", first_values text collate "und-x-icu", explanation text collate "und-x-icu", words text collate "und-x-icu")
-- next
create table system_custom_rule (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, entity_name character varying(61) collate "und-x-icu", rule_name character varying(50) collate "und-x-icu", kind character varying(50) collate "und-x-icu", state character varying(50) collate "und-x-icu", content text collate "und-x-icu")
-- next
create table system_definition (plugin character varying(30) not null, content text not null, at timestamp(3) with time zone not null)
-- next
create table system_file (id uuid not null, storage_key character varying(32) not null, name character varying(255) not null, media_type character varying(127) not null, bytes bigint not null, sha256 character varying(64) not null, made_by uuid not null, made_at timestamp(3) with time zone not null, attached boolean not null, unused_since timestamp(3) with time zone)
-- next
create table system_file_column (entity character varying(100) not null, table_name character varying(63) not null, column_name character varying(63) not null)
-- next
create table system_grant (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, parent_id uuid not null, "position" integer not null, entity character varying(61) collate "und-x-icu", verbs character varying(4000) collate "und-x-icu", scope character varying(50) collate "und-x-icu", condition text collate "und-x-icu", only_fields character varying(4000) collate "und-x-icu", but_fields character varying(4000) collate "und-x-icu", also_fields character varying(4000) collate "und-x-icu")
-- next
create table system_idempotency (user_id uuid not null, request_key character varying(200) not null, route character varying(300) not null, body_hash character varying(64) not null, status integer not null, etag character varying(100), location character varying(300), answer text, at timestamp(3) with time zone not null)
-- next
create table system_lease (name character varying(100) not null, node uuid, fence bigint not null, lease_until timestamp(3) with time zone)
-- next
create table system_log_reader (name character varying(200) not null, epoch uuid not null, seq bigint not null, effects boolean not null, holder uuid, fence bigint not null, held_until timestamp(3) with time zone not null, batch_to bigint)
-- next
create table system_log_reader_failure (reader character varying(200) not null, seq bigint not null, up_to bigint not null, entries integer not null, entity character varying(100) not null, record_id uuid not null, version bigint not null, reason character varying(2000) not null, times integer not null, since timestamp(3) with time zone not null)
-- next
create table system_log_reader_step (reader character varying(200) not null, step character varying(100) not null, kind character varying(20) not null, state character varying(20) not null, tries bigint not null, message character varying(2000), answer text)
-- next
create table system_migration (name character varying(300) not null, fingerprint character varying(20) not null, at timestamp(3) with time zone not null)
-- next
create table system_notice (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, recipient_id uuid, notice character varying(50) collate "und-x-icu", about_entity character varying(61) collate "und-x-icu", about_id uuid, urgent boolean, ways character varying(4000) collate "und-x-icu", seen_at timestamp(3) with time zone)
-- next
create table system_notice_choice (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, person_id uuid, notice character varying(50) collate "und-x-icu", ways character varying(4000) collate "und-x-icu", turned_off boolean)
-- next
create table system_notice_state (notice character varying(50) not null, definition character varying(8) not null, looked_to timestamp(3) with time zone not null)
-- next
create table system_notice_told (notice character varying(50) not null, record_id uuid not null, recipient uuid not null)
-- next
create table system_plan (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, label character varying(500) collate "und-x-icu", state character varying(50) collate "und-x-icu", summary text collate "und-x-icu", applied_at timestamp(3) with time zone, reason text collate "und-x-icu", asked text collate "und-x-icu", content text collate "und-x-icu", fingerprint character varying(64) collate "und-x-icu", file_id uuid, file_name character varying(255) collate "und-x-icu", file_type character varying(127) collate "und-x-icu", file_size bigint)
-- next
create table system_plugin (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, label character varying(200) collate "und-x-icu", plugin character varying(30) collate "und-x-icu", state character varying(50) collate "und-x-icu", plugin_version character varying(100) collate "und-x-icu", hash character varying(64) collate "und-x-icu", reason text collate "und-x-icu")
-- next
create table system_rename (id uuid not null, entity character varying(100) not null, former character varying(100) not null, name character varying(100) not null, at timestamp(3) with time zone not null)
-- next
create table system_role (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, name character varying(100) collate "und-x-icu", label character varying(200) collate "und-x-icu", administrator boolean, origin character varying(50) collate "und-x-icu")
-- next
create table system_role_permission (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, parent_id uuid not null, "position" integer not null, permission character varying(131) collate "und-x-icu")
-- next
create table system_rule (name character varying(200) not null, fingerprint character varying(64) not null, at timestamp(3) with time zone not null)
-- next
create table system_saved_query (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, owner_id uuid, team_id uuid, name character varying(200) collate "und-x-icu", entity character varying(61) collate "und-x-icu", condition text collate "und-x-icu", words character varying(500) collate "und-x-icu", sort character varying(500) collate "und-x-icu", shown_columns character varying(2000) collate "und-x-icu", opens boolean)
-- next
create table system_schedule (action character varying(200) not null, next_at timestamp(3) with time zone not null, task_id uuid)
-- next
create table system_session (id uuid not null, hash character varying(64) not null, csrf character varying(64) not null, user_id uuid not null, created_at timestamp(3) with time zone not null, last_seen timestamp(3) with time zone not null, expires_at timestamp(3) with time zone not null, must_change boolean not null, agent character varying(300), address character varying(100) not null)
-- next
create table system_setting (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, plugin character varying(30) collate "und-x-icu", name character varying(50) collate "und-x-icu", for_team_id uuid, for_user_id uuid, content text collate "und-x-icu", file_id uuid, file_name character varying(255) collate "und-x-icu", file_type character varying(127) collate "und-x-icu", file_size bigint, secret_at timestamp(3) with time zone, level character varying(45) collate "und-x-icu")
-- next
create table system_setting_secret (setting_id uuid not null, content text not null)
-- next
create table system_share (id uuid not null, entity character varying(100) not null, record_id uuid not null, user_id uuid, team_id uuid, can_edit boolean not null, created_at timestamp(3) with time zone not null, created_by uuid not null)
-- next
create table system_stamp (name character varying(60) not null, times bigint not null)
-- next
create table system_task (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, action character varying(200) collate "und-x-icu", about_entity character varying(61) collate "und-x-icu", about_id uuid, started_by_id uuid, state character varying(50) collate "und-x-icu", progress bigint, total bigint, message character varying(2000) collate "und-x-icu", attempts bigint, started_at timestamp(3) with time zone, ended_at timestamp(3) with time zone, input text collate "und-x-icu", result text collate "und-x-icu", shows_entity character varying(61) collate "und-x-icu", shows_id uuid)
-- next
create table system_task_failure (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, task_id uuid, step character varying(100) collate "und-x-icu", about_entity character varying(61) collate "und-x-icu", about_id uuid, reason character varying(2000) collate "und-x-icu")
-- next
create table system_task_run (task_id uuid not null, action character varying(200) not null, on_entity character varying(100), on_id uuid, user_id uuid, token_id uuid, plugin character varying(30), input text, due_at timestamp(3) with time zone, node uuid, fence bigint not null, lease_until timestamp(3) with time zone, claims integer not null, cancelled boolean not null)
-- next
create table system_task_step (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, task_id uuid, step character varying(100) collate "und-x-icu", kind character varying(50) collate "und-x-icu", state character varying(50) collate "und-x-icu", tries bigint, message character varying(2000) collate "und-x-icu", answer text collate "und-x-icu")
-- next
create table system_team (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, name character varying(100) collate "und-x-icu", part_of_id uuid, description text collate "und-x-icu")
-- next
create table system_template (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, template character varying(100) collate "und-x-icu", language character varying(50) collate "und-x-icu", entity character varying(61) collate "und-x-icu", label character varying(100) collate "und-x-icu", content text collate "und-x-icu")
-- next
create table system_token (id uuid not null, user_id uuid not null, name character varying(100) not null, hash character varying(64) not null, read_only boolean not null, entities text, permissions text, created_at timestamp(3) with time zone not null, expires_at timestamp(3) with time zone not null, last_used_at timestamp(3) with time zone, revoked_at timestamp(3) with time zone)
-- next
create table system_trash (id uuid not null, entity character varying(100) not null, record_id uuid not null, version bigint not null, title character varying(300) not null, data text not null, deleted_at timestamp(3) with time zone not null, deleted_by uuid not null)
-- next
create table system_upgrade (plugin character varying(30) not null, version character varying(50) not null, place integer not null, task_id uuid, done_at timestamp(3) with time zone)
-- next
create table system_user_ (id uuid not null, version bigint not null, created_at timestamp(3) with time zone not null, created_by uuid not null, updated_at timestamp(3) with time zone not null, updated_by uuid not null, name character varying(100) collate "und-x-icu", full_name character varying(200) collate "und-x-icu", email character varying(254) collate "und-x-icu", locale character varying(35) collate "und-x-icu", zone character varying(50) collate "und-x-icu", kind character varying(50) collate "und-x-icu", active boolean, administrator boolean, manager_id uuid, main_team_id uuid)
-- next
create table system_user_roles (id uuid not null, record_id uuid not null, target_id uuid not null, "position" integer not null)
-- next
create table system_user_teams (id uuid not null, record_id uuid not null, target_id uuid not null, "position" integer not null)
-- next
copy custom_seal from stdin
01a22827-12ee-701f-9fa8-5bf8e80d10db	1	2026-11-29 16:32:59.117+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.117+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 0	01a22827-12e4-72cd-9891-a28c4468733d
01a22827-130d-704f-8ca0-c6f79c87ddc4	1	2026-11-29 16:32:59.149+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.149+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 1	01a22827-12f8-732b-8b5b-e3e677eb914a
01a22827-1344-7049-8e7f-24cb51e0846c	1	2026-11-29 16:32:59.204+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.204+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 2	01a22827-132e-71e8-85cd-b487ab110355
01a22827-1379-73d8-ab97-dc87a53981ad	1	2026-11-29 16:32:59.257+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.257+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 3	01a22827-135c-71fd-a588-15b54f26b2c1
01a22827-1393-70ef-a469-4bb46b0f40b4	1	2026-11-29 16:32:59.283+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.283+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 4	01a22827-1388-7234-bc85-05832d6a4e40
01a22827-13ac-735d-88eb-41aa8627caaf	1	2026-11-29 16:32:59.308+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.308+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 5	01a22827-139f-7083-a8fb-b2722721a688
01a22827-13c6-71d9-870f-347575981834	1	2026-11-29 16:32:59.334+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.334+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 6	01a22827-13b8-72da-a7d5-9e6a6937832c
01a22827-13e1-7185-ac58-abdb69742aab	1	2026-11-29 16:32:59.361+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.361+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 7	01a22827-13d2-704b-ba86-140324749e02
01a22827-1407-71a5-8aa9-773aae491b37	1	2026-11-29 16:32:59.399+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.399+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 8	01a22827-13ee-70e4-bb1b-5f4bc4b8d971
01a22827-142a-7060-933a-57c250bcb047	1	2026-11-29 16:32:59.434+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.434+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 9	01a22827-1416-7235-8699-b03f6fa65114
01a22827-145a-7375-90d6-a3f0725e8097	1	2026-11-29 16:32:59.482+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.482+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 10	01a22827-1444-713f-a09d-2ddc63383183
01a22827-14cb-72ee-a480-fc2a10f8d13c	1	2026-11-29 16:32:59.595+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.595+00	01a22827-072f-730f-90dc-b9d7d2167c83	seal 11	01a22827-14b8-704b-ad3b-247769685014

-- next
copy databasechangelog from stdin
custom_seal	kontor	derived	2026-11-29 16:32:58.745435	104	EXECUTED	9:eb1964c857faf2d168a0a5a071704066	sql		\N	4.33.0	\N	\N	5969957768
depot_crate	kontor	derived	2026-11-29 16:32:57.238778	101	EXECUTED	9:71ec71dea222ffa9c47ac1a037580278	sql		\N	4.33.0	\N	\N	5969957768
depot_crate.x_colour	kontor	derived	2026-11-29 16:32:58.827163	107	EXECUTED	9:8cf4e38df5e73c3cd01276abbad8b878	sql		\N	4.33.0	\N	\N	5969957768
depot_crate_x_marks	kontor	derived	2026-11-29 16:32:58.833209	108	EXECUTED	9:16664c10a1e84dcb2285fa1571a0cc6e	sql		\N	4.33.0	\N	\N	5969957768
depot_shelf	kontor	derived	2026-11-29 16:32:57.256945	103	EXECUTED	9:a14f7d020fadec3b3c2f7e7123a84358	sql		\N	4.33.0	\N	\N	5969957768
depot_shelf.x_load	kontor	derived	2026-11-29 16:32:58.817241	106	EXECUTED	9:29929eba6c2bc1849d3201c6ed4c5f5e	sql		\N	4.33.0	\N	\N	5969957768
ix_custom_seal_crate_id	kontor	derived	2026-11-29 16:32:58.761453	105	EXECUTED	9:aa728b9ab9e9acb1c2c0dc7717aea402	sql		\N	4.33.0	\N	\N	5969957768
ix_depot_crate_shelf_id	kontor	derived	2026-11-29 16:32:57.247796	102	EXECUTED	9:581e1c885e543464d96e9902db4b5105	sql		\N	4.33.0	\N	\N	5969957768
ix_depot_crate_x_marks_target_id	kontor	derived	2026-11-29 16:32:58.853333	110	EXECUTED	9:1839af03a6d580bed556022e73af9b13	sql		\N	4.33.0	\N	\N	5969957768
ix_system_grant_parent_id_position	kontor	derived	2026-11-29 16:32:55.572912	51	EXECUTED	9:b37b0bef0ecbed0ca9e8ac2f529092ef	sql		\N	4.33.0	\N	\N	5969957768
ix_system_notice_about_id_about_entity	kontor	derived	2026-11-29 16:32:55.935311	96	EXECUTED	9:96f49cab0957c84eb9a1495765dd3e4f	sql		\N	4.33.0	\N	\N	5969957768
ix_system_notice_choice_person_id	kontor	derived	2026-11-29 16:32:55.908954	92	EXECUTED	9:9711a6f75a83198073a4ff142e9f8ac3	sql		\N	4.33.0	\N	\N	5969957768
ix_system_notice_created_at_id	kontor	derived	2026-11-29 16:32:55.955545	98	EXECUTED	9:fcbed4d874cff60f9706111b2b0e8026	sql		\N	4.33.0	\N	\N	5969957768
ix_system_notice_recipient_id	kontor	derived	2026-11-29 16:32:55.928873	95	EXECUTED	9:00bdd67d4d8f7f5a54a4d000026bba74	sql		\N	4.33.0	\N	\N	5969957768
ix_system_notice_recipient_id_seen_at_id	kontor	derived	2026-11-29 16:32:55.944103	97	EXECUTED	9:7bb7ba70c4420e3912af00cd67a6d13d	sql		\N	4.33.0	\N	\N	5969957768
ix_system_plan_created_at_id	kontor	derived	2026-11-29 16:32:55.821023	78	EXECUTED	9:688ccd500fa922fb7fb3cd4f3f8ebce4	sql		\N	4.33.0	\N	\N	5969957768
ix_system_plan_file_id	kontor	derived	2026-11-29 16:32:55.816007	77	EXECUTED	9:c154a7fdaaedd506c9a08af60a76cbdd	sql		\N	4.33.0	\N	\N	5969957768
ix_system_plugin_label_id	kontor	derived	2026-11-29 16:32:55.48488	42	EXECUTED	9:7f20fbae1930a5c0dec591ba873b9133	sql		\N	4.33.0	\N	\N	5969957768
ix_system_role_permission_parent_id_position	kontor	derived	2026-11-29 16:32:55.973195	100	EXECUTED	9:db073758f903e283aebb3201a1253013	sql		\N	4.33.0	\N	\N	5969957768
ix_system_saved_query_entity_id	kontor	derived	2026-11-29 16:32:55.795615	73	EXECUTED	9:bee80af5abc237068f7f0bc9c4c2fa93	sql		\N	4.33.0	\N	\N	5969957768
ix_system_saved_query_owner_id	kontor	derived	2026-11-29 16:32:55.786613	71	EXECUTED	9:d6a215643f92d78085590fdf26b40c2c	sql		\N	4.33.0	\N	\N	5969957768
ix_system_saved_query_team_id	kontor	derived	2026-11-29 16:32:55.79109	72	EXECUTED	9:5f2674d20e458ff93d88386c58c66066	sql		\N	4.33.0	\N	\N	5969957768
ix_system_setting_file_id	kontor	derived	2026-11-29 16:32:55.519251	46	EXECUTED	9:41a1830b040fa8907ef2ced78543edec	sql		\N	4.33.0	\N	\N	5969957768
ix_system_setting_for_team_id	kontor	derived	2026-11-29 16:32:55.504967	44	EXECUTED	9:cc68f3499f43e388622716c49ccece1e	sql		\N	4.33.0	\N	\N	5969957768
ix_system_setting_for_user_id	kontor	derived	2026-11-29 16:32:55.511273	45	EXECUTED	9:9f69ee2ecfdcd5b382d2c3a0022d61cb	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_about_id_about_entity	kontor	derived	2026-11-29 16:32:55.397693	35	EXECUTED	9:fdf211e5f504d2e7948a35c6b9da27ee	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_ended_at_id	kontor	derived	2026-11-29 16:32:55.456113	39	EXECUTED	9:dd02220b76b310c92601ae17049d22a7	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_failure_about_id_about_entity	kontor	derived	2026-11-29 16:32:55.760616	68	EXECUTED	9:417de2f5330d766a19ea4c2d151f92b7	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_failure_task_id	kontor	derived	2026-11-29 16:32:55.752836	67	EXECUTED	9:84140461d51b8eed6bc753b61944ca0e	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_failure_task_id_id	kontor	derived	2026-11-29 16:32:55.768757	69	EXECUTED	9:54b9bba805a2bc253a638d67c14850bf	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_shows_id_shows_entity	kontor	derived	2026-11-29 16:32:55.431795	37	EXECUTED	9:1c629c66dd71fb30820d0adb8595b230	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_started_by_id	kontor	derived	2026-11-29 16:32:55.410729	36	EXECUTED	9:009d83728740f47bc765462b73734164	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_state_id	kontor	derived	2026-11-29 16:32:55.443147	38	EXECUTED	9:3086e4d5486090eaa732b5af16dcdeca	sql		\N	4.33.0	\N	\N	5969957768
ix_system_task_step_task_id	kontor	derived	2026-11-29 16:32:55.591457	53	EXECUTED	9:2433d7dac48e9dc5c088133c858ec95e	sql		\N	4.33.0	\N	\N	5969957768
ix_system_team_part_of_id	kontor	derived	2026-11-29 16:32:55.645923	59	EXECUTED	9:874659ee9c65102f44b0b1ca158f0127	sql		\N	4.33.0	\N	\N	5969957768
ix_system_user__email_id	kontor	derived	2026-11-29 16:32:55.853275	84	EXECUTED	9:39d468461cccdb6176aca660b3e58de9	sql		\N	4.33.0	\N	\N	5969957768
ix_system_user__full_name_id	kontor	derived	2026-11-29 16:32:55.847293	83	EXECUTED	9:661fe0c241e7b3d12047c5fff902e8b8	sql		\N	4.33.0	\N	\N	5969957768
ix_system_user__main_team_id	kontor	derived	2026-11-29 16:32:55.842422	82	EXECUTED	9:46b438349176ea4267a4e02cbc09abda	sql		\N	4.33.0	\N	\N	5969957768
ix_system_user__manager_id	kontor	derived	2026-11-29 16:32:55.837227	81	EXECUTED	9:805a9c4d050d3773cbcc9beadc842049	sql		\N	4.33.0	\N	\N	5969957768
ix_system_user_roles_target_id	kontor	derived	2026-11-29 16:32:55.896167	90	EXECUTED	9:faa62cc6bee1103beccba19f3b1a9b7b	sql		\N	4.33.0	\N	\N	5969957768
ix_system_user_teams_target_id	kontor	derived	2026-11-29 16:32:55.875308	87	EXECUTED	9:1949421f9ff83cbc97fb13f5e2183f86	sql		\N	4.33.0	\N	\N	5969957768
system_access_log	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.836523	8	EXECUTED	9:f3ac20c3f4b6f41a52fe65578bb2f198	createTable tableName=system_access_log; createIndex indexName=ix_system_access_log_record, tableName=system_access_log; createIndex indexName=ix_system_access_log_actor, tableName=system_access_log		\N	4.33.0	\N	\N	5969957768
system_access_log_seq	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.832516	7	EXECUTED	9:bde4416bd359acb17f53ea26e2fbe8a8	createSequence sequenceName=system_access_log_seq		\N	4.33.0	\N	\N	5969957768
system_archive	kontor	system:db/kernel/module.xml	2026-11-29 16:32:55.102902	32	EXECUTED	9:f92ec27d17758ea221dc65b298644eef	createTable tableName=system_archive; createTable tableName=system_archive_jar		\N	4.33.0	\N	\N	5969957768
system_change	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.799144	2	EXECUTED	9:a3bf63e454c4692198b020b207ae59a9	createTable tableName=system_change; createIndex indexName=ix_system_change_record, tableName=system_change; createIndex indexName=ix_system_change_actor, tableName=system_change		\N	4.33.0	\N	\N	5969957768
system_change_by_record	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.810739	3	EXECUTED	9:ddd74071034a97e6e1c1d0fb09cc66a4	dropIndex indexName=ix_system_change_record, tableName=system_change; createIndex indexName=ix_system_change_by_record, tableName=system_change		\N	4.33.0	\N	\N	5969957768
system_change_cut	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.853854	10	EXECUTED	9:56700127025e66657a85a19a95b421a6	createTable tableName=system_change_cut		\N	4.33.0	\N	\N	5969957768
system_change_depth	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.86947	13	EXECUTED	9:f73747bb1d80b467ff49e399c1379225	addColumn tableName=system_change		\N	4.33.0	\N	\N	5969957768
system_change_epoch	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.824011	5	EXECUTED	9:9ef4263bedab36373c1a0b84c8172fe9	createTable tableName=system_change_epoch		\N	4.33.0	\N	\N	5969957768
system_change_seq	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.820131	4	EXECUTED	9:1627f6a9c5f9f361f98ff3766f4b23d7	createSequence sequenceName=system_change_seq		\N	4.33.0	\N	\N	5969957768
system_choice_value	kontor	derived	2026-11-29 16:32:55.705425	64	EXECUTED	9:ddf620026b75d9c6988d6545a74ab127	sql		\N	4.33.0	\N	\N	5969957768
system_counter	kontor	system:db/kernel/record.xml	2026-11-29 16:32:54.934577	19	EXECUTED	9:4fd23002ae14f2afedac244a692dc78d	createTable tableName=system_counter		\N	4.33.0	\N	\N	5969957768
system_credential	kontor	system:db/kernel/access.xml	2026-11-29 16:32:54.885225	14	EXECUTED	9:974fb7346c96b9364261e660cb01356d	createTable tableName=system_credential		\N	4.33.0	\N	\N	5969957768
system_custom_entity	kontor	derived	2026-11-29 16:32:55.609796	55	EXECUTED	9:b711c0fb048b94424cf8ab8a2c80ea75	sql		\N	4.33.0	\N	\N	5969957768
system_custom_field	kontor	derived	2026-11-29 16:32:55.539304	48	EXECUTED	9:6bf9e3eea03520d28dc6bc831d9d803c	sql		\N	4.33.0	\N	\N	5969957768
system_custom_rule	kontor	derived	2026-11-29 16:32:55.801047	74	EXECUTED	9:02d3889543b2f82e30f4c2228d5d959c	sql		\N	4.33.0	\N	\N	5969957768
system_definition	kontor	system:db/kernel/module.xml	2026-11-29 16:32:55.109303	33	EXECUTED	9:f4672ab85f6ffaea22b355ba593aa3ce	createTable tableName=system_definition		\N	4.33.0	\N	\N	5969957768
system_file	kontor	system:db/kernel/file.xml	2026-11-29 16:32:54.958048	21	EXECUTED	9:ce9a4dc350a472885df6fb8fe18b1058	createTable tableName=system_file; createIndex indexName=ix_system_file_maker, tableName=system_file		\N	4.33.0	\N	\N	5969957768
system_file_column	kontor	system:db/kernel/file.xml	2026-11-29 16:32:54.966466	22	EXECUTED	9:944a4fef58fb9bf225dd1a31ac66c417	createTable tableName=system_file_column; addPrimaryKey constraintName=pk_system_file_column, tableName=system_file_column		\N	4.33.0	\N	\N	5969957768
system_grant	kontor	derived	2026-11-29 16:32:55.561971	50	EXECUTED	9:6faeccfe8c87265743c362cd5377e64c	sql		\N	4.33.0	\N	\N	5969957768
system_idempotency	kontor	system:db/kernel/rest.xml	2026-11-29 16:32:54.989332	23	EXECUTED	9:736f4a889ed62da04f2af6cfe374898a	createTable tableName=system_idempotency; addPrimaryKey constraintName=pk_system_idempotency, tableName=system_idempotency; createIndex indexName=ix_system_idempotency_at, tableName=system_idempotency		\N	4.33.0	\N	\N	5969957768
system_lease	kontor	system:db/kernel/task.xml	2026-11-29 16:32:55.059034	27	EXECUTED	9:76b23aa96806e82f595215aae2a733bb	createTable tableName=system_lease		\N	4.33.0	\N	\N	5969957768
system_log_reader	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.8472	9	EXECUTED	9:1868009e69bd5ddc17e796763b96017c	createTable tableName=system_log_reader		\N	4.33.0	\N	\N	5969957768
system_log_reader_batch	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.8583	11	EXECUTED	9:13a4c36a079f7871717b38bc038540a3	addColumn tableName=system_log_reader; createTable tableName=system_log_reader_step		\N	4.33.0	\N	\N	5969957768
system_log_reader_failure	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.86296	12	EXECUTED	9:5af0824b2371d841f16d718aa1577604	createTable tableName=system_log_reader_failure		\N	4.33.0	\N	\N	5969957768
system_migration	kontor	system:db/kernel/schema.xml	2026-11-29 16:32:54.72458	1	EXECUTED	9:dd8e8cf0981f5a4fb77182179aa41013	createTable tableName=system_migration		\N	4.33.0	\N	\N	5969957768
system_notice	kontor	derived	2026-11-29 16:32:55.923339	94	EXECUTED	9:1a98c66acae5e68361d10c06a8e579be	sql		\N	4.33.0	\N	\N	5969957768
system_notice_choice	kontor	derived	2026-11-29 16:32:55.903788	91	EXECUTED	9:1eacdcce70929309677b061bc581148d	sql		\N	4.33.0	\N	\N	5969957768
system_notice_state	kontor	system:db/kernel/notice.xml	2026-11-29 16:32:55.082318	30	EXECUTED	9:f51cbb05349f32f90a900332cf156c2e	createTable tableName=system_notice_state; insert tableName=system_notice_state		\N	4.33.0	\N	\N	5969957768
system_notice_told	kontor	system:db/kernel/notice.xml	2026-11-29 16:32:55.088404	31	EXECUTED	9:919efd4a99957ef14ddb421cf2fefc99	createTable tableName=system_notice_told		\N	4.33.0	\N	\N	5969957768
system_plan	kontor	derived	2026-11-29 16:32:55.811491	76	EXECUTED	9:f2adcba433b10ae2cf6b4639506ce789	sql		\N	4.33.0	\N	\N	5969957768
system_plugin	kontor	derived	2026-11-29 16:32:55.467867	40	EXECUTED	9:a13d8147c6cc50bf69cb1533b5a1ca2d	sql		\N	4.33.0	\N	\N	5969957768
system_rename	kontor	system:db/kernel/system.xml	2026-11-29 16:32:55.013506	24	EXECUTED	9:da706813290bc9acbf482c2452b6a95f	createTable tableName=system_rename		\N	4.33.0	\N	\N	5969957768
system_role	kontor	derived	2026-11-29 16:32:55.678946	62	EXECUTED	9:9f052289d9dd1c18d29e06a42b45835b	sql		\N	4.33.0	\N	\N	5969957768
system_role_permission	kontor	derived	2026-11-29 16:32:55.966833	99	EXECUTED	9:7f4945080d1ced8f94927a4dec92f06c	sql		\N	4.33.0	\N	\N	5969957768
system_rule	kontor	system:db/kernel/record.xml	2026-11-29 16:32:54.938685	20	EXECUTED	9:9745cd168eff5a8fa8402a70e77d1a97	createTable tableName=system_rule		\N	4.33.0	\N	\N	5969957768
system_saved_query	kontor	derived	2026-11-29 16:32:55.781773	70	EXECUTED	9:d7b7f98db31969524e29b40e7aaf5c77	sql		\N	4.33.0	\N	\N	5969957768
system_schedule	kontor	system:db/kernel/task.xml	2026-11-29 16:32:55.062667	28	EXECUTED	9:4fd603dfeaa5ac3481a431751280dcec	createTable tableName=system_schedule		\N	4.33.0	\N	\N	5969957768
system_session	kontor	system:db/kernel/access.xml	2026-11-29 16:32:54.889862	15	EXECUTED	9:7f580cdff0166c2fbd2f4ac0eed21e28	createTable tableName=system_session; createIndex indexName=ix_system_session_user, tableName=system_session; createIndex indexName=ix_system_session_expires, tableName=system_session		\N	4.33.0	\N	\N	5969957768
system_setting	kontor	derived	2026-11-29 16:32:55.494858	43	EXECUTED	9:8220967e608d8fb21c97656e50fa5692	sql		\N	4.33.0	\N	\N	5969957768
system_setting_secret	kontor	system:db/kernel/system.xml	2026-11-29 16:32:55.018942	25	EXECUTED	9:18a381601e708b4e5f92d54d98ee232c	createTable tableName=system_setting_secret		\N	4.33.0	\N	\N	5969957768
system_share	kontor	system:db/kernel/access.xml	2026-11-29 16:32:54.90406	17	EXECUTED	9:28cc6412ff979369df86d5494a86defb	createTable tableName=system_share; addUniqueConstraint constraintName=uq_system_share_user, tableName=system_share; addUniqueConstraint constraintName=uq_system_share_team, tableName=system_share; createIndex indexName=ix_system_share_user, table...		\N	4.33.0	\N	\N	5969957768
system_stamp	kontor	system:db/kernel/change.xml	2026-11-29 16:32:54.827973	6	EXECUTED	9:72b0ab6620643e9efde9587a02c2c2a7	createTable tableName=system_stamp		\N	4.33.0	\N	\N	5969957768
system_task	kontor	derived	2026-11-29 16:32:55.38731	34	EXECUTED	9:01246b9663df5619c6b7efb48ce9bc1e	sql		\N	4.33.0	\N	\N	5969957768
system_task_failure	kontor	derived	2026-11-29 16:32:55.740282	66	EXECUTED	9:24e9f80b1ab79f31c15019b000624d93	sql		\N	4.33.0	\N	\N	5969957768
system_task_run	kontor	system:db/kernel/task.xml	2026-11-29 16:32:55.052806	26	EXECUTED	9:964d588a814f582eaf3a6994c3823182	createTable tableName=system_task_run; createIndex indexName=ix_system_task_run_due, tableName=system_task_run		\N	4.33.0	\N	\N	5969957768
system_task_step	kontor	derived	2026-11-29 16:32:55.583396	52	EXECUTED	9:04f8df1a2dc7c9692e46b876623e7dd3	sql		\N	4.33.0	\N	\N	5969957768
system_team	kontor	derived	2026-11-29 16:32:55.631422	57	EXECUTED	9:d0a7133b9f33f9e02e1daef3b5ddd39e	sql		\N	4.33.0	\N	\N	5969957768
system_template	kontor	derived	2026-11-29 16:32:55.655059	60	EXECUTED	9:082f11b56a0461d403700fe6d9d96efb	sql		\N	4.33.0	\N	\N	5969957768
system_token	kontor	system:db/kernel/access.xml	2026-11-29 16:32:54.896717	16	EXECUTED	9:64108f51165167a028c1145f369944f4	createTable tableName=system_token; createIndex indexName=ix_system_token_user, tableName=system_token		\N	4.33.0	\N	\N	5969957768
system_trash	kontor	system:db/kernel/record.xml	2026-11-29 16:32:54.927649	18	EXECUTED	9:c651d900d1f047e3d5fc9192852efc1e	createTable tableName=system_trash; createIndex indexName=ix_system_trash_record, tableName=system_trash; createIndex indexName=ix_system_trash_deleted_by, tableName=system_trash		\N	4.33.0	\N	\N	5969957768
system_upgrade	kontor	system:db/kernel/task.xml	2026-11-29 16:32:55.065968	29	EXECUTED	9:d60a78e894c03f152784159d14e30dd0	createTable tableName=system_upgrade		\N	4.33.0	\N	\N	5969957768
system_user_	kontor	derived	2026-11-29 16:32:55.827278	79	EXECUTED	9:86d98796a09957aa6a1e36f22cd499ff	sql		\N	4.33.0	\N	\N	5969957768
system_user_roles	kontor	derived	2026-11-29 16:32:55.881316	88	EXECUTED	9:715371676a8ecbf1bda8dc31b0711562	sql		\N	4.33.0	\N	\N	5969957768
system_user_teams	kontor	derived	2026-11-29 16:32:55.861802	85	EXECUTED	9:cba8ceede67ac29da21d3e8314e02ce6	sql		\N	4.33.0	\N	\N	5969957768
ux_depot_crate_x_marks_record_id_target_id	kontor	derived	2026-11-29 16:32:58.846963	109	EXECUTED	9:ae887c4316da60a889ccff3339cf01ef	sql		\N	4.33.0	\N	\N	5969957768
ux_system_choice_value_list_name	kontor	derived	2026-11-29 16:32:55.717358	65	EXECUTED	9:9ae855ac7120b3590be23c257c5053c2	sql		\N	4.33.0	\N	\N	5969957768
ux_system_custom_entity_entity_name	kontor	derived	2026-11-29 16:32:55.619313	56	EXECUTED	9:e54512d153be0c8df056c644b762692e	sql		\N	4.33.0	\N	\N	5969957768
ux_system_custom_field_entity_name_field_name	kontor	derived	2026-11-29 16:32:55.547395	49	EXECUTED	9:fd3d81d24bdc2fb7bc568cadb23f6b76	sql		\N	4.33.0	\N	\N	5969957768
ux_system_custom_rule_entity_name_rule_name	kontor	derived	2026-11-29 16:32:55.805678	75	EXECUTED	9:110cfebc59c38e36935f8b2cdb67139e	sql		\N	4.33.0	\N	\N	5969957768
ux_system_notice_choice_person_id_notice	kontor	derived	2026-11-29 16:32:55.91391	93	EXECUTED	9:035c63e789f61b371a6f183376840480	sql		\N	4.33.0	\N	\N	5969957768
ux_system_plugin_plugin	kontor	derived	2026-11-29 16:32:55.474103	41	EXECUTED	9:d7560ede1a5cdf67654c4cc6a7856aae	sql		\N	4.33.0	\N	\N	5969957768
ux_system_role_name	kontor	derived	2026-11-29 16:32:55.689716	63	EXECUTED	9:8c0d5e13c43624cd90ea64725dfeb9c7	sql		\N	4.33.0	\N	\N	5969957768
ux_system_setting_plugin_name_level	kontor	derived	2026-11-29 16:32:55.529006	47	EXECUTED	9:4140ff2314f7324da0db193e97ee55f3	sql		\N	4.33.0	\N	\N	5969957768
ux_system_task_step_task_id_step	kontor	derived	2026-11-29 16:32:55.59867	54	EXECUTED	9:3da528acd9abad7ad9340370ddb985ef	sql		\N	4.33.0	\N	\N	5969957768
ux_system_team_name	kontor	derived	2026-11-29 16:32:55.639461	58	EXECUTED	9:fe8cfe4acdc15d99bae53b9ad61411f2	sql		\N	4.33.0	\N	\N	5969957768
ux_system_template_template_language	kontor	derived	2026-11-29 16:32:55.667275	61	EXECUTED	9:1269f1fcac2c9066631e1d164f8692c5	sql		\N	4.33.0	\N	\N	5969957768
ux_system_user__name	kontor	derived	2026-11-29 16:32:55.832402	80	EXECUTED	9:e2d4cbde4b006a80013b0ef96e3f4dcb	sql		\N	4.33.0	\N	\N	5969957768
ux_system_user_roles_record_id_target_id	kontor	derived	2026-11-29 16:32:55.888798	89	EXECUTED	9:37c17dbcd2dc6ffee59cdc0a398a214a	sql		\N	4.33.0	\N	\N	5969957768
ux_system_user_teams_record_id_target_id	kontor	derived	2026-11-29 16:32:55.86877	86	EXECUTED	9:200a9f9fe476bc1b68f2088b561257f6	sql		\N	4.33.0	\N	\N	5969957768

-- next
copy databasechangeloglock from stdin
1	f	\N	\N

-- next
copy depot_crate from stdin
01a22827-12e4-72cd-9891-a28c4468733d	1	2026-11-29 16:32:59.108+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.108+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 1	0.500000	01a22827-12d3-7332-8aae-316174847c7a	here	red
01a22827-12f8-732b-8b5b-e3e677eb914a	1	2026-11-29 16:32:59.128+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.128+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 1	1.500000	01a22827-12d3-7332-8aae-316174847c7a	here	blue
01a22827-132e-71e8-85cd-b487ab110355	1	2026-11-29 16:32:59.182+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.182+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 2	2.500000	01a22827-12d3-7332-8aae-316174847c7a	here	red
01a22827-135c-71fd-a588-15b54f26b2c1	1	2026-11-29 16:32:59.227+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.227+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 3	3.500000	01a22827-12d3-7332-8aae-316174847c7a	here	blue
01a22827-1388-7234-bc85-05832d6a4e40	1	2026-11-29 16:32:59.272+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.272+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 4	4.500000	01a22827-12d3-7332-8aae-316174847c7a	here	red
01a22827-139f-7083-a8fb-b2722721a688	1	2026-11-29 16:32:59.295+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.295+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 5	5.500000	01a22827-12d3-7332-8aae-316174847c7a	here	blue
01a22827-13b8-72da-a7d5-9e6a6937832c	1	2026-11-29 16:32:59.32+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.32+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 6	6.500000	01a22827-12d3-7332-8aae-316174847c7a	here	red
01a22827-13d2-704b-ba86-140324749e02	1	2026-11-29 16:32:59.346+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.346+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 7	7.500000	01a22827-12d3-7332-8aae-316174847c7a	here	blue
01a22827-13ee-70e4-bb1b-5f4bc4b8d971	1	2026-11-29 16:32:59.374+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.374+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 8	8.500000	01a22827-12d3-7332-8aae-316174847c7a	here	red
01a22827-1416-7235-8699-b03f6fa65114	1	2026-11-29 16:32:59.414+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.414+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 9	9.500000	01a22827-12d3-7332-8aae-316174847c7a	here	blue
01a22827-1444-713f-a09d-2ddc63383183	1	2026-11-29 16:32:59.46+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.46+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 10	10.500000	01a22827-12d3-7332-8aae-316174847c7a	here	red
01a22827-14b8-704b-ad3b-247769685014	1	2026-11-29 16:32:59.576+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.576+00	01a22827-072f-730f-90dc-b9d7d2167c83	crate 11	11.500000	01a22827-12d3-7332-8aae-316174847c7a	here	blue

-- next
copy depot_crate_x_marks from stdin
01a22827-1300-7248-98a8-c8430958f75e	01a22827-12f8-732b-8b5b-e3e677eb914a	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-1331-7166-8dc9-2aab70c84b14	01a22827-132e-71e8-85cd-b487ab110355	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-1331-7167-9ea7-9d69567cff59	01a22827-132e-71e8-85cd-b487ab110355	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-1360-718a-95be-f4ca5db49481	01a22827-135c-71fd-a588-15b54f26b2c1	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-1360-718b-b012-08162b053941	01a22827-135c-71fd-a588-15b54f26b2c1	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-1360-718c-b149-8b5871014efd	01a22827-135c-71fd-a588-15b54f26b2c1	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-1389-7175-ac9e-f35f156becda	01a22827-1388-7234-bc85-05832d6a4e40	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-1389-7176-8ccb-b9b1db4881e5	01a22827-1388-7234-bc85-05832d6a4e40	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-1389-7177-b32a-0a9b8abc92be	01a22827-1388-7234-bc85-05832d6a4e40	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-1389-7178-9344-b9ebf2a620fe	01a22827-1388-7234-bc85-05832d6a4e40	01a22827-1379-73d8-ab97-dc87a53981ad	3
01a22827-13a1-737d-90f9-8a8a5cfe185a	01a22827-139f-7083-a8fb-b2722721a688	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-13a1-737e-b4c6-ba5c50428e71	01a22827-139f-7083-a8fb-b2722721a688	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-13a1-737f-b3f4-b29b4aa5c212	01a22827-139f-7083-a8fb-b2722721a688	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-13a1-7380-bc5f-3338afbe4e3f	01a22827-139f-7083-a8fb-b2722721a688	01a22827-1379-73d8-ab97-dc87a53981ad	3
01a22827-13a1-7381-9e75-ce8147d3d249	01a22827-139f-7083-a8fb-b2722721a688	01a22827-1393-70ef-a469-4bb46b0f40b4	4
01a22827-13b9-71fe-9c5a-f29763ccbbae	01a22827-13b8-72da-a7d5-9e6a6937832c	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-13b9-71ff-847f-246042cb897a	01a22827-13b8-72da-a7d5-9e6a6937832c	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-13b9-7200-a99c-42ec11e57ea8	01a22827-13b8-72da-a7d5-9e6a6937832c	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-13b9-7201-8f9e-b401119d2169	01a22827-13b8-72da-a7d5-9e6a6937832c	01a22827-1379-73d8-ab97-dc87a53981ad	3
01a22827-13b9-7202-b625-da2fb761581c	01a22827-13b8-72da-a7d5-9e6a6937832c	01a22827-1393-70ef-a469-4bb46b0f40b4	4
01a22827-13b9-7203-9b06-cadca225357e	01a22827-13b8-72da-a7d5-9e6a6937832c	01a22827-13ac-735d-88eb-41aa8627caaf	5
01a22827-13d3-7306-97cb-d604875e967b	01a22827-13d2-704b-ba86-140324749e02	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-13d3-7307-a9a2-1a4bca77f27b	01a22827-13d2-704b-ba86-140324749e02	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-13d3-7308-9557-913d3d07eecc	01a22827-13d2-704b-ba86-140324749e02	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-13d3-7309-a66c-3a1fd4ea6bec	01a22827-13d2-704b-ba86-140324749e02	01a22827-1379-73d8-ab97-dc87a53981ad	3
01a22827-13d3-730a-8afd-82722de6134f	01a22827-13d2-704b-ba86-140324749e02	01a22827-1393-70ef-a469-4bb46b0f40b4	4
01a22827-13d3-730b-9344-fbf107359e9e	01a22827-13d2-704b-ba86-140324749e02	01a22827-13ac-735d-88eb-41aa8627caaf	5
01a22827-13d3-730c-b4db-2a27068d28af	01a22827-13d2-704b-ba86-140324749e02	01a22827-13c6-71d9-870f-347575981834	6
01a22827-13f0-7285-a925-9a812e102a22	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-13f0-7286-971e-76c1869becea	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-13f0-7287-8bd1-28bd839a7a9a	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-13f0-7288-8ced-617c1bd2393b	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	01a22827-1379-73d8-ab97-dc87a53981ad	3
01a22827-13f0-7289-8eba-cda3b99aaedf	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	01a22827-1393-70ef-a469-4bb46b0f40b4	4
01a22827-13f0-728a-b673-9ec3c11d2815	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	01a22827-13ac-735d-88eb-41aa8627caaf	5
01a22827-13f0-728b-8055-ada0ed4f1c83	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	01a22827-13c6-71d9-870f-347575981834	6
01a22827-13f0-728c-9e5e-53c343456ea5	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	01a22827-13e1-7185-ac58-abdb69742aab	7
01a22827-1418-70ec-a930-90ebfc639eef	01a22827-1416-7235-8699-b03f6fa65114	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-1418-70ed-a722-0ae5d03467a0	01a22827-1416-7235-8699-b03f6fa65114	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-1418-70ee-9e55-93b0a598de47	01a22827-1416-7235-8699-b03f6fa65114	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-1418-70ef-8fbf-5bcf2283d20c	01a22827-1416-7235-8699-b03f6fa65114	01a22827-1379-73d8-ab97-dc87a53981ad	3
01a22827-1418-70f0-950a-0c35de5d26e6	01a22827-1416-7235-8699-b03f6fa65114	01a22827-1393-70ef-a469-4bb46b0f40b4	4
01a22827-1418-70f1-a009-3dc3a2aebd39	01a22827-1416-7235-8699-b03f6fa65114	01a22827-13ac-735d-88eb-41aa8627caaf	5
01a22827-1418-70f2-8a97-39ae3537e912	01a22827-1416-7235-8699-b03f6fa65114	01a22827-13c6-71d9-870f-347575981834	6
01a22827-1418-70f3-b333-d22708382fa1	01a22827-1416-7235-8699-b03f6fa65114	01a22827-13e1-7185-ac58-abdb69742aab	7
01a22827-1418-70f4-bf09-20cafada2456	01a22827-1416-7235-8699-b03f6fa65114	01a22827-1407-71a5-8aa9-773aae491b37	8
01a22827-1447-7224-91c0-cca225cb031c	01a22827-1444-713f-a09d-2ddc63383183	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-1447-7225-81a8-d56f6c6a4b2c	01a22827-1444-713f-a09d-2ddc63383183	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-1447-7226-8859-6ef76879641e	01a22827-1444-713f-a09d-2ddc63383183	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-1447-7227-bc0c-0e6158bed05c	01a22827-1444-713f-a09d-2ddc63383183	01a22827-1379-73d8-ab97-dc87a53981ad	3
01a22827-1447-7228-b901-281a27c8aa2c	01a22827-1444-713f-a09d-2ddc63383183	01a22827-1393-70ef-a469-4bb46b0f40b4	4
01a22827-1447-7229-9705-0ca3da209459	01a22827-1444-713f-a09d-2ddc63383183	01a22827-13ac-735d-88eb-41aa8627caaf	5
01a22827-1447-722a-a49b-94a927a42ec1	01a22827-1444-713f-a09d-2ddc63383183	01a22827-13c6-71d9-870f-347575981834	6
01a22827-1447-722b-b1f1-004bc453507e	01a22827-1444-713f-a09d-2ddc63383183	01a22827-13e1-7185-ac58-abdb69742aab	7
01a22827-1447-722c-8451-a27f8538fd37	01a22827-1444-713f-a09d-2ddc63383183	01a22827-1407-71a5-8aa9-773aae491b37	8
01a22827-1447-722d-840c-4ac586e56905	01a22827-1444-713f-a09d-2ddc63383183	01a22827-142a-7060-933a-57c250bcb047	9
01a22827-14c3-7054-917b-0e9545802517	01a22827-14b8-704b-ad3b-247769685014	01a22827-12ee-701f-9fa8-5bf8e80d10db	0
01a22827-14c3-7055-95da-b46fb1eb0d2d	01a22827-14b8-704b-ad3b-247769685014	01a22827-130d-704f-8ca0-c6f79c87ddc4	1
01a22827-14c3-7056-912e-3ac237618af3	01a22827-14b8-704b-ad3b-247769685014	01a22827-1344-7049-8e7f-24cb51e0846c	2
01a22827-14c3-7057-bb5a-9e88ff52ba9b	01a22827-14b8-704b-ad3b-247769685014	01a22827-1379-73d8-ab97-dc87a53981ad	3
01a22827-14c3-7058-8995-18825bc701ac	01a22827-14b8-704b-ad3b-247769685014	01a22827-1393-70ef-a469-4bb46b0f40b4	4
01a22827-14c3-7059-85b4-4d75d2a38078	01a22827-14b8-704b-ad3b-247769685014	01a22827-13ac-735d-88eb-41aa8627caaf	5
01a22827-14c3-705a-8289-3d201e202777	01a22827-14b8-704b-ad3b-247769685014	01a22827-13c6-71d9-870f-347575981834	6
01a22827-14c3-705b-b25d-1166aa86d50a	01a22827-14b8-704b-ad3b-247769685014	01a22827-13e1-7185-ac58-abdb69742aab	7
01a22827-14c3-705c-9b78-9072e019a8ee	01a22827-14b8-704b-ad3b-247769685014	01a22827-1407-71a5-8aa9-773aae491b37	8
01a22827-14c3-705d-9c4a-6626e0ddb76d	01a22827-14b8-704b-ad3b-247769685014	01a22827-142a-7060-933a-57c250bcb047	9
01a22827-14c3-705e-8b97-51c34c34bb8b	01a22827-14b8-704b-ad3b-247769685014	01a22827-145a-7375-90d6-a3f0725e8097	10

-- next
copy depot_shelf from stdin
01a22827-12d3-7332-8aae-316174847c7a	1	2026-11-29 16:32:59.091+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.091+00	01a22827-072f-730f-90dc-b9d7d2167c83	A	72.000000

-- next
copy system_access_log from stdin

-- next
copy system_archive from stdin
a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3	depot	1.0	1469	2026-11-29 16:32:56.84+00	01a22827-072f-730f-90dc-b9d7d2167c83

-- next
copy system_archive_jar from stdin
a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3	plugin.jar	\\x504b03041400080808000000210000000000000000000000000014000d004d4554412d494e462f4d414e49464553542e4d46555405000100000000feca0000f34dcccb4c4b2d2ed10d4b2d2acecccfb35230d433e0e5f2cc2dc849cd4dcd2b492c010aa2497ae7e795e417e906e494a66702c552520bf24b78b978b900504b07086794d65e3e0000004c000000504b030414000808080000002100000000000000000000000000210009006f72672f6578616d706c652f6465706f742f497473506c7567696e2e636c617373555405000100000000a555e956d34014fe0668136354288be0be5b5009ee4b45c54add2a2e45a4e296a6d376204d304d11df4affd41ecfc107f0513c471fc1e39d96b2a5158efec9dcb9f7ce77bff9e6cee4fbefafdf008cc3d1d08676051d3a42083374ce9a0ba6619b4ede789c99e596cf10be2e1ce1df60688f0e4ea9501942593eeffa2a3432ef4853838e1d0a76ead8854e86bdae9737e65cc7773dc39c17469c4c4f64cabe701d863637c7108f26572ba528eae46341cf60f22f4831051186de0d19e38e2ffc8f2a7a885ba9c0ed9c863eec56d02fb90d300c34cd9f308b9c61ecdf48ad42c454eca5ba295957c57e06459a0bbca4a10b072583430cd3d1bf00fc0701d2e30843cf865842703babe2184387e566b954e3848e938892c3e78b74be434d761d2851838969388c211da7709a41f5f8fbb2f07896a13fda32bf0bc33a0c8c501be5a4abc430129d699edd7a5fe718ba37c426b95794f017745cc425129d526d3a4323882e535b82abb8428b2dcff4b98a6b64c6ebe675625c334b2aa8f743b699e1b6dcff2d1d6372ff5a899b9e5530333665c729fb0317f9822f051ed79190022b596e89a2694bdf3d1df7f180619bc773dce38e455c134d940fb05fd31c2d54569194cdee13590513c12b112fb8c222924fe8c80b545bc3233c93cd986238b595c3af03509de78490771d4278816905691d2f3113bc53f5fca4285177a93c2b7c2912437a4bd72b20c072f516ac64959814f8b58e37784be760d5fc0ce3cdcab5c668d9c23a4c1d1958722ff22c04a726be1c6cb3e586daeccde2cbef235f348bf336376a6fa971df2f3db1cb79e128c8074fb01e22f1e3748519762585c327cac50cf726ebd26a56a3084d46030f4c7dbd2442377e1386049672cb9ec5134222ef5c61362cd5a40b90a53f06438e7e1f72a4bf067d0b34db4f23a33134f405ec33190c82bee19ab39dbeb398aba7b23e74d262e05744896cab627b68095de9769a7457d11bd913d957c5818e251c5ef51dade0780583a90ace50e0ecfa0079cfa7d21de4ba2c5d5723315aaf34d6d77ca3f5f515dc5c9378bb823ba974a831ed26e4be156402bd9b4a871bc187643c249e8f28e171154f25cca41cab98aae0d53a621b2b4a7a15bcfbb4a2491fc94642d1f315c65328f841e34f9a33d835598b7f00504b070835248f3442030000a0070000504b030414000808080000002100000000000000000000000000270009004d4554412d494e462f73657276696365732f6f72672e6b6f6e746f722e6170692e506c7567696e555405000100000000cb2f4ad74bad48cc2dc849d54b492dc82fd1f32c290ec8294dcfcc0300504b0708a3c6c6c61d0000001b000000504b01021400140008080800000021006794d65e3e0000004c00000014000d0000000000000000000000000000004d4554412d494e462f4d414e49464553542e4d46555405000100000000feca0000504b010214001400080808000000210035248f3442030000a007000021000900000000000000000000008d0000006f72672f6578616d706c652f6465706f742f497473506c7567696e2e636c617373555405000100000000504b0102140014000808080000002100a3c6c6c61d0000001b0000002700090000000000000000000000270400004d4554412d494e462f73657276696365732f6f72672e6b6f6e746f722e6170692e506c7567696e555405000100000000504b0506000000000300030005010000a20400000000

-- next
copy system_change from stdin
1	2026-11-29 16:32:56.018+00	system.role	01a22827-06d5-73f6-8b43-6023b254eec8	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"name":[null,"system.user_keeper"],"label":[null,"Keeper of users and teams"],"administrator":[null,false],"origin":[null,"plugin"],"grants":[[],[{"id":"01a22827-06d5-73e8-80b1-5a798ac221db","entity":"system.user","verbs":["read","create","update","export"],"scope":"all"},{"id":"01a22827-06d5-73e9-850d-e785e3d0859c","entity":"system.team","verbs":["read","create","update","delete","export"],"scope":"all"},{"id":"01a22827-06d5-73ea-8a0e-9504dc5991e0","entity":"system.role","verbs":["read"],"scope":"all"}]],"permissions":[[],[{"id":"01a22827-06d5-73eb-9027-110ccb824010","permission":"system.manage_users"}]]}	\N
10	2026-11-29 16:32:57.421+00	system.choice_value	01a22827-0c62-710f-9730-11b5ca6532ae	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"list":[null,"depot.state"],"name":[null,"gone"],"label":[null,"Gone"],"rank":[null,20],"active":[null,true]}	\N
11	2026-11-29 16:32:57.599+00	system.plugin	01a22827-0a4e-7073-8572-a6b9fb6fcf51	2	UPDATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":["depot","Depot"],"state":["available","enabled"],"hash":[null,"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3"]}	\N
12	2026-11-29 16:32:57.599+00	system.plan	01a22827-0add-71c4-8735-64c8da2f2c55	2	UPDATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"state":["proposed","applied"],"applied_at":[null,"2026-11-29T16:32:57.611Z"]}	\N
13	2026-11-29 16:32:58.393+00	system.plan	01a22827-101a-72b3-a647-9c892764f306	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":[null,"Own entity custom.seal: new; label Seal, plural Seals, owned false, Own field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{\\"name\\":\\"red\\",\\"label\\":\\"red\\"},{\\"name\\":\\"blue\\",\\"label\\":\\"blue\\"}], Own field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false, Own field custom.seal.name (text): new; label Name, words {\\"cs\\":{\\"label\\":\\"Název\\"},\\"de\\":{\\"label\\":\\"Name\\"},\\"pl"],"state":[null,"proposed"],"summary":[null,"Own entity custom.seal: new; label Seal, plural Seals, owned false\\nOwn field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{\\"name\\":\\"red\\",\\"label\\":\\"red\\"},{\\"name\\":\\"blue\\",\\"label\\":\\"blue\\"}]\\nOwn field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false\\nOwn field custom.seal.name (text): new; label Name, words {\\"cs\\":{\\"label\\":\\"Název\\"},\\"de\\":{\\"label\\":\\"Name\\"},\\"pl\\":{\\"label\\":\\"Nazwa\\"},\\"zh\\":{\\"label\\":\\"名称\\"}}, required true, unique false, searchable true, sensitive false\\nOwn field custom.seal.crate (reference): new; label The crate, required false, unique false, searchable false, sensitive false, targets [depot.crate]\\nOwn field depot.crate.x_marks (references): new; label The marks, required false, unique false, searchable false, sensitive false, targets [custom.seal]\\nOwn rule heavy of depot.crate (required): new; says {\\"when\\":{\\"weight\\":{\\"atLeast\\":100}},\\"fields\\":[\\"x_colour\\"]}\\nOwn rule load of depot.shelf (sum): new; says {\\"field\\":\\"x_load\\",\\"over\\":\\"weight\\",\\"through\\":{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"shelf\\"}}\\ncustom brings entities: custom.seal\\ncustom brings fields: depot.crate.x_colour, depot.shelf.x_load, depot.crate.x_marks\\ncustom brings rules: depot.crate required x_colour, depot.shelf sum x_load of depot.crate\\ncustom brings pages: Menu\\nCreate the table custom_seal with name, crate_id\\nIndex crate_id of custom_seal\\nAdd the column x_load to depot_shelf\\nAdd the column x_colour to depot_crate\\nCreate the table depot_crate_x_marks with \\nKeep record_id, target_id of depot_crate_x_marks unique\\nIndex target_id of depot_crate_x_marks"],"asked":[null,"[{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"colour\\",\\"type\\":\\"choice\\",\\"label\\":\\"The colour\\",\\"values\\":[{\\"name\\":\\"red\\"},{\\"name\\":\\"blue\\"}]},{\\"entity\\":\\"depot.shelf\\",\\"field\\":\\"load\\",\\"type\\":\\"decimal\\",\\"label\\":\\"The load\\"},{\\"entity\\":\\"custom.seal\\",\\"label\\":\\"Seal\\",\\"plural\\":\\"Seals\\"},{\\"entity\\":\\"custom.seal\\",\\"field\\":\\"crate\\",\\"type\\":\\"reference\\",\\"label\\":\\"The crate\\",\\"targets\\":[\\"depot.crate\\"]},{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"marks\\",\\"type\\":\\"references\\",\\"label\\":\\"The marks\\",\\"targets\\":[\\"custom.seal\\"]},{\\"entity\\":\\"depot.crate\\",\\"rule\\":\\"heavy\\",\\"kind\\":\\"required\\",\\"when\\":{\\"weight\\":{\\"atLeast\\":100}},\\"fields\\":[\\"x_colour\\"]},{\\"entity\\":\\"depot.shelf\\",\\"rule\\":\\"load\\",\\"kind\\":\\"sum\\",\\"field\\":\\"x_load\\",\\"over\\":\\"weight\\",\\"through\\":{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"shelf\\"}}]"],"content":[null,"{\\"plugins\\":[],\\"model\\":[\\"Own entity custom.seal: new; label Seal, plural Seals, owned false\\",\\"Own field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{\\\\\\"name\\\\\\":\\\\\\"red\\\\\\",\\\\\\"label\\\\\\":\\\\\\"red\\\\\\"},{\\\\\\"name\\\\\\":\\\\\\"blue\\\\\\",\\\\\\"label\\\\\\":\\\\\\"blue\\\\\\"}]\\",\\"Own field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false\\",\\"Own field custom.seal.name (text): new; label Name, words {\\\\\\"cs\\\\\\":{\\\\\\"label\\\\\\":\\\\\\"Název\\\\\\"},\\\\\\"de\\\\\\":{\\\\\\"label\\\\\\":\\\\\\"Name\\\\\\"},\\\\\\"pl\\\\\\":{\\\\\\"label\\\\\\":\\\\\\"Nazwa\\\\\\"},\\\\\\"zh\\\\\\":{\\\\\\"label\\\\\\":\\\\\\"名称\\\\\\"}}, required true, unique false, searchable true, sensitive false\\",\\"Own field custom.seal.crate (reference): new; label The crate, required false, unique false, searchable false, sensitive false, targets [depot.crate]\\",\\"Own field depot.crate.x_marks (references): new; label The marks, required false, unique false, searchable false, sensitive false, targets [custom.seal]\\",\\"Own rule heavy of depot.crate (required): new; says {\\\\\\"when\\\\\\":{\\\\\\"weight\\\\\\":{\\\\\\"atLeast\\\\\\":100}},\\\\\\"fields\\\\\\":[\\\\\\"x_colour\\\\\\"]}\\",\\"Own rule load of depot.shelf (sum): new; says {\\\\\\"field\\\\\\":\\\\\\"x_load\\\\\\",\\\\\\"over\\\\\\":\\\\\\"weight\\\\\\",\\\\\\"through\\\\\\":{\\\\\\"entity\\\\\\":\\\\\\"depot.crate\\\\\\",\\\\\\"field\\\\\\":\\\\\\"shelf\\\\\\"}}\\"],\\"differences\\":[{\\"plugin\\":\\"custom\\",\\"kind\\":\\"entities\\",\\"gains\\":[\\"custom.seal\\"],\\"losses\\":[]},{\\"plugin\\":\\"custom\\",\\"kind\\":\\"fields\\",\\"gains\\":[\\"depot.crate.x_colour\\",\\"depot.shelf.x_load\\",\\"depot.crate.x_marks\\"],\\"losses\\":[]},{\\"plugin\\":\\"custom\\",\\"kind\\":\\"rules\\",\\"gains\\":[\\"depot.crate required x_colour\\",\\"depot.shelf sum x_load of depot.crate\\"],\\"losses\\":[]},{\\"plugin\\":\\"custom\\",\\"kind\\":\\"pages\\",\\"gains\\":[\\"Menu\\"],\\"losses\\":[]}],\\"tables\\":[{\\"kind\\":\\"new tables\\",\\"table\\":\\"custom_seal\\",\\"text\\":\\"Create the table custom_seal with name, crate_id\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new indexes\\",\\"table\\":\\"custom_seal\\",\\"text\\":\\"Index crate_id of custom_seal\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new columns\\",\\"table\\":\\"depot_shelf\\",\\"text\\":\\"Add the column x_load to depot_shelf\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new columns\\",\\"table\\":\\"depot_crate\\",\\"text\\":\\"Add the column x_colour to depot_crate\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new tables\\",\\"table\\":\\"depot_crate_x_marks\\",\\"text\\":\\"Create the table depot_crate_x_marks with \\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new indexes\\",\\"table\\":\\"depot_crate_x_marks\\",\\"text\\":\\"Keep record_id, target_id of depot_crate_x_marks unique\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new indexes\\",\\"table\\":\\"depot_crate_x_marks\\",\\"text\\":\\"Index target_id of depot_crate_x_marks\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}}],\\"upgrades\\":[],\\"hidden\\":[],\\"dropped\\":[],\\"warnings\\":[],\\"conflicts\\":[],\\"possible\\":true}"],"fingerprint":[null,"8f0eb28656335a9a56faf8e7b7f198f655141bbc4845d3fa44b4f9b89744e6db"]}	\N
14	2026-11-29 16:32:58.918+00	system.choice_value	01a22827-1232-72d2-bead-b3ccf59be36c	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"list":[null,"custom.depot_crate__x_colour"],"name":[null,"red"],"label":[null,"Red"],"rank":[null,10],"active":[null,true]}	\N
15	2026-11-29 16:32:58.918+00	system.choice_value	01a22827-1232-72d3-8372-1c64246b55e0	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"list":[null,"custom.depot_crate__x_colour"],"name":[null,"blue"],"label":[null,"Blue"],"rank":[null,20],"active":[null,true]}	\N
16	2026-11-29 16:32:59.013+00	system.custom_entity	01a22827-1286-7116-87af-fdea6e830b09	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":[null,"Seal"],"plural":[null,"Seals"],"entity_name":[null,"seal"],"state":[null,"active"],"owned":[null,false]}	\N
17	2026-11-29 16:32:59.013+00	system.custom_field	01a22827-1289-72e5-8a59-6603a96824d1	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":[null,"The colour"],"entity_name":[null,"depot.crate"],"field_name":[null,"x_colour"],"type":[null,"choice"],"state":[null,"active"],"required":[null,false],"is_unique":[null,false],"searchable":[null,false],"sensitive":[null,false],"first_values":[null,"[{\\"name\\":\\"red\\",\\"label\\":\\"red\\"},{\\"name\\":\\"blue\\",\\"label\\":\\"blue\\"}]"]}	\N
18	2026-11-29 16:32:59.013+00	system.custom_field	01a22827-128d-7279-ad11-98fef447989f	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":[null,"The load"],"entity_name":[null,"depot.shelf"],"field_name":[null,"x_load"],"type":[null,"decimal"],"state":[null,"active"],"required":[null,false],"is_unique":[null,false],"searchable":[null,false],"sensitive":[null,false]}	\N
19	2026-11-29 16:32:59.013+00	system.custom_field	01a22827-1291-7387-831d-4facc190a1cd	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":[null,"Name"],"entity_name":[null,"custom.seal"],"field_name":[null,"name"],"type":[null,"text"],"state":[null,"active"],"required":[null,true],"is_unique":[null,false],"searchable":[null,true],"sensitive":[null,false],"words":[null,"{\\"de\\":{\\"label\\":\\"Name\\"},\\"cs\\":{\\"label\\":\\"Název\\"},\\"zh\\":{\\"label\\":\\"名称\\"},\\"pl\\":{\\"label\\":\\"Nazwa\\"}}"]}	\N
2	2026-11-29 16:32:56.018+00	system.role	01a22827-06d5-73f7-92bb-c02a55c9f392	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"name":[null,"system.list_keeper"],"label":[null,"Keeper of lists"],"administrator":[null,false],"origin":[null,"plugin"],"grants":[[],[{"id":"01a22827-06d5-73ec-ab6e-9c98123b46a3","entity":"system.choice_value","verbs":["read","create","update","export"],"scope":"all"}]],"permissions":[[],[{"id":"01a22827-06d5-73ed-9a28-2c8f7e045847","permission":"system.manage_lists"}]]}	\N
20	2026-11-29 16:32:59.013+00	system.custom_field	01a22827-129b-72a0-8040-47b4f3ad0e2a	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":[null,"The crate"],"entity_name":[null,"custom.seal"],"field_name":[null,"crate"],"type":[null,"reference"],"state":[null,"active"],"required":[null,false],"is_unique":[null,false],"searchable":[null,false],"sensitive":[null,false],"targets":[null,"depot.crate"]}	\N
21	2026-11-29 16:32:59.013+00	system.custom_field	01a22827-129f-73f7-b270-f0f8852f3e91	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":[null,"The marks"],"entity_name":[null,"depot.crate"],"field_name":[null,"x_marks"],"type":[null,"references"],"state":[null,"active"],"required":[null,false],"is_unique":[null,false],"searchable":[null,false],"sensitive":[null,false],"targets":[null,"custom.seal"]}	\N
22	2026-11-29 16:32:59.013+00	system.custom_rule	01a22827-12a4-708e-9e18-e5015c4348f4	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"entity_name":[null,"depot.crate"],"rule_name":[null,"heavy"],"kind":[null,"required"],"state":[null,"active"],"content":[null,"{\\"when\\":{\\"weight\\":{\\"atLeast\\":100}},\\"fields\\":[\\"x_colour\\"]}"]}	\N
23	2026-11-29 16:32:59.013+00	system.custom_rule	01a22827-12a8-7303-97fd-45dff8499a82	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"entity_name":[null,"depot.shelf"],"rule_name":[null,"load"],"kind":[null,"sum"],"state":[null,"active"],"content":[null,"{\\"field\\":\\"x_load\\",\\"over\\":\\"weight\\",\\"through\\":{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"shelf\\"}}"]}	\N
24	2026-11-29 16:32:59.013+00	system.choice_value	01a22827-1232-72d2-bead-b3ccf59be36c	2	UPDATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":["Red","red"]}	\N
25	2026-11-29 16:32:59.013+00	system.choice_value	01a22827-1232-72d3-8372-1c64246b55e0	2	UPDATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":["Blue","blue"]}	\N
26	2026-11-29 16:32:59.013+00	system.plan	01a22827-101a-72b3-a647-9c892764f306	2	UPDATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"state":["proposed","applied"],"applied_at":[null,"2026-11-29T16:32:59.059Z"]}	\N
27	2026-11-29 16:32:59.091+00	depot.shelf	01a22827-12d3-7332-8aae-316174847c7a	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"code":[null,"A"],"x_load":[null,"0"]}	\N
28	2026-11-29 16:32:59.108+00	depot.crate	01a22827-12e4-72cd-9891-a28c4468733d	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 1"],"weight":[null,"0.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"red"]}	\N
29	2026-11-29 16:32:59.117+00	custom.seal	01a22827-12ee-701f-9fa8-5bf8e80d10db	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 0"],"crate":[null,{"entity":"depot.crate","id":"01a22827-12e4-72cd-9891-a28c4468733d"}]}	\N
3	2026-11-29 16:32:56.018+00	system.role	01a22827-06d5-73f8-be21-6e9f8f968dc0	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"name":[null,"system.settings_keeper"],"label":[null,"Keeper of settings"],"administrator":[null,false],"origin":[null,"plugin"],"grants":[[],[{"id":"01a22827-06d5-73ee-a274-5f2e52f9523a","entity":"system.setting","verbs":["read","create","update","delete"],"scope":"all","condition":{"entity":"system.setting","where":{"for_user":{"isEmpty":true}}},"also_fields":"content"},{"id":"01a22827-06d5-73ef-9493-0abc9974f870","entity":"system.team","verbs":["read"],"scope":"all"}]],"permissions":[[],[{"id":"01a22827-06d5-73f0-899d-9f665e899ad1","permission":"system.manage_settings"}]]}	\N
30	2026-11-29 16:32:59.128+00	depot.crate	01a22827-12f8-732b-8b5b-e3e677eb914a	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 1"],"weight":[null,"1.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"}]]}	\N
31	2026-11-29 16:32:59.149+00	custom.seal	01a22827-130d-704f-8ca0-c6f79c87ddc4	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 1"],"crate":[null,{"entity":"depot.crate","id":"01a22827-12f8-732b-8b5b-e3e677eb914a"}]}	\N
32	2026-11-29 16:32:59.182+00	depot.crate	01a22827-132e-71e8-85cd-b487ab110355	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 2"],"weight":[null,"2.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"}]]}	\N
33	2026-11-29 16:32:59.204+00	custom.seal	01a22827-1344-7049-8e7f-24cb51e0846c	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 2"],"crate":[null,{"entity":"depot.crate","id":"01a22827-132e-71e8-85cd-b487ab110355"}]}	\N
34	2026-11-29 16:32:59.227+00	depot.crate	01a22827-135c-71fd-a588-15b54f26b2c1	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 3"],"weight":[null,"3.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"}]]}	\N
35	2026-11-29 16:32:59.257+00	custom.seal	01a22827-1379-73d8-ab97-dc87a53981ad	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 3"],"crate":[null,{"entity":"depot.crate","id":"01a22827-135c-71fd-a588-15b54f26b2c1"}]}	\N
36	2026-11-29 16:32:59.272+00	depot.crate	01a22827-1388-7234-bc85-05832d6a4e40	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 4"],"weight":[null,"4.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"},{"entity":"custom.seal","id":"01a22827-1379-73d8-ab97-dc87a53981ad"}]]}	\N
37	2026-11-29 16:32:59.283+00	custom.seal	01a22827-1393-70ef-a469-4bb46b0f40b4	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 4"],"crate":[null,{"entity":"depot.crate","id":"01a22827-1388-7234-bc85-05832d6a4e40"}]}	\N
38	2026-11-29 16:32:59.295+00	depot.crate	01a22827-139f-7083-a8fb-b2722721a688	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 5"],"weight":[null,"5.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"},{"entity":"custom.seal","id":"01a22827-1379-73d8-ab97-dc87a53981ad"},{"entity":"custom.seal","id":"01a22827-1393-70ef-a469-4bb46b0f40b4"}]]}	\N
39	2026-11-29 16:32:59.308+00	custom.seal	01a22827-13ac-735d-88eb-41aa8627caaf	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 5"],"crate":[null,{"entity":"depot.crate","id":"01a22827-139f-7083-a8fb-b2722721a688"}]}	\N
4	2026-11-29 16:32:56.018+00	system.role	01a22827-06d5-73f9-a3c5-a4e0575406e1	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"name":[null,"system.task_keeper"],"label":[null,"Keeper of tasks"],"administrator":[null,false],"origin":[null,"plugin"],"grants":[[],[{"id":"01a22827-06d5-73f1-ad36-c23482af9b12","entity":"system.task","verbs":["read","delete"],"scope":"all"},{"id":"01a22827-06d5-73f2-9a3c-1e791f3d9c8f","entity":"system.task_step","verbs":["read"],"scope":"all"},{"id":"01a22827-06d5-73f3-855e-c8a94fa2e6b8","entity":"system.task_failure","verbs":["read"],"scope":"all"}]],"permissions":[[],[{"id":"01a22827-06d5-73f4-b097-82f338580604","permission":"system.keep_tasks"}]]}	\N
40	2026-11-29 16:32:59.32+00	depot.crate	01a22827-13b8-72da-a7d5-9e6a6937832c	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 6"],"weight":[null,"6.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"},{"entity":"custom.seal","id":"01a22827-1379-73d8-ab97-dc87a53981ad"},{"entity":"custom.seal","id":"01a22827-1393-70ef-a469-4bb46b0f40b4"},{"entity":"custom.seal","id":"01a22827-13ac-735d-88eb-41aa8627caaf"}]]}	\N
41	2026-11-29 16:32:59.334+00	custom.seal	01a22827-13c6-71d9-870f-347575981834	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 6"],"crate":[null,{"entity":"depot.crate","id":"01a22827-13b8-72da-a7d5-9e6a6937832c"}]}	\N
42	2026-11-29 16:32:59.346+00	depot.crate	01a22827-13d2-704b-ba86-140324749e02	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 7"],"weight":[null,"7.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"},{"entity":"custom.seal","id":"01a22827-1379-73d8-ab97-dc87a53981ad"},{"entity":"custom.seal","id":"01a22827-1393-70ef-a469-4bb46b0f40b4"},{"entity":"custom.seal","id":"01a22827-13ac-735d-88eb-41aa8627caaf"},{"entity":"custom.seal","id":"01a22827-13c6-71d9-870f-347575981834"}]]}	\N
43	2026-11-29 16:32:59.361+00	custom.seal	01a22827-13e1-7185-ac58-abdb69742aab	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 7"],"crate":[null,{"entity":"depot.crate","id":"01a22827-13d2-704b-ba86-140324749e02"}]}	\N
44	2026-11-29 16:32:59.374+00	depot.crate	01a22827-13ee-70e4-bb1b-5f4bc4b8d971	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 8"],"weight":[null,"8.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"},{"entity":"custom.seal","id":"01a22827-1379-73d8-ab97-dc87a53981ad"},{"entity":"custom.seal","id":"01a22827-1393-70ef-a469-4bb46b0f40b4"},{"entity":"custom.seal","id":"01a22827-13ac-735d-88eb-41aa8627caaf"},{"entity":"custom.seal","id":"01a22827-13c6-71d9-870f-347575981834"},{"entity":"custom.seal","id":"01a22827-13e1-7185-ac58-abdb69742aab"}]]}	\N
45	2026-11-29 16:32:59.399+00	custom.seal	01a22827-1407-71a5-8aa9-773aae491b37	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 8"],"crate":[null,{"entity":"depot.crate","id":"01a22827-13ee-70e4-bb1b-5f4bc4b8d971"}]}	\N
46	2026-11-29 16:32:59.414+00	depot.crate	01a22827-1416-7235-8699-b03f6fa65114	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 9"],"weight":[null,"9.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"},{"entity":"custom.seal","id":"01a22827-1379-73d8-ab97-dc87a53981ad"},{"entity":"custom.seal","id":"01a22827-1393-70ef-a469-4bb46b0f40b4"},{"entity":"custom.seal","id":"01a22827-13ac-735d-88eb-41aa8627caaf"},{"entity":"custom.seal","id":"01a22827-13c6-71d9-870f-347575981834"},{"entity":"custom.seal","id":"01a22827-13e1-7185-ac58-abdb69742aab"},{"entity":"custom.seal","id":"01a22827-1407-71a5-8aa9-773aae491b37"}]]}	\N
47	2026-11-29 16:32:59.434+00	custom.seal	01a22827-142a-7060-933a-57c250bcb047	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 9"],"crate":[null,{"entity":"depot.crate","id":"01a22827-1416-7235-8699-b03f6fa65114"}]}	\N
48	2026-11-29 16:32:59.46+00	depot.crate	01a22827-1444-713f-a09d-2ddc63383183	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 10"],"weight":[null,"10.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"red"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"},{"entity":"custom.seal","id":"01a22827-1379-73d8-ab97-dc87a53981ad"},{"entity":"custom.seal","id":"01a22827-1393-70ef-a469-4bb46b0f40b4"},{"entity":"custom.seal","id":"01a22827-13ac-735d-88eb-41aa8627caaf"},{"entity":"custom.seal","id":"01a22827-13c6-71d9-870f-347575981834"},{"entity":"custom.seal","id":"01a22827-13e1-7185-ac58-abdb69742aab"},{"entity":"custom.seal","id":"01a22827-1407-71a5-8aa9-773aae491b37"},{"entity":"custom.seal","id":"01a22827-142a-7060-933a-57c250bcb047"}]]}	\N
49	2026-11-29 16:32:59.482+00	custom.seal	01a22827-145a-7375-90d6-a3f0725e8097	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 10"],"crate":[null,{"entity":"depot.crate","id":"01a22827-1444-713f-a09d-2ddc63383183"}]}	\N
5	2026-11-29 16:32:56.018+00	system.role	01a22827-06d5-73fa-954c-946ebf212090	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"name":[null,"system.auditor"],"label":[null,"Auditor"],"administrator":[null,false],"origin":[null,"plugin"],"permissions":[[],[{"id":"01a22827-06d5-73f5-a995-5eee91f44649","permission":"system.read_audit"}]]}	\N
50	2026-11-29 16:32:59.576+00	depot.crate	01a22827-14b8-704b-ad3b-247769685014	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"label":[null,"crate 11"],"weight":[null,"11.5"],"shelf":[null,{"entity":"depot.shelf","id":"01a22827-12d3-7332-8aae-316174847c7a"}],"state":[null,"here"],"x_colour":[null,"blue"],"x_marks":[null,[{"entity":"custom.seal","id":"01a22827-12ee-701f-9fa8-5bf8e80d10db"},{"entity":"custom.seal","id":"01a22827-130d-704f-8ca0-c6f79c87ddc4"},{"entity":"custom.seal","id":"01a22827-1344-7049-8e7f-24cb51e0846c"},{"entity":"custom.seal","id":"01a22827-1379-73d8-ab97-dc87a53981ad"},{"entity":"custom.seal","id":"01a22827-1393-70ef-a469-4bb46b0f40b4"},{"entity":"custom.seal","id":"01a22827-13ac-735d-88eb-41aa8627caaf"},{"entity":"custom.seal","id":"01a22827-13c6-71d9-870f-347575981834"},{"entity":"custom.seal","id":"01a22827-13e1-7185-ac58-abdb69742aab"},{"entity":"custom.seal","id":"01a22827-1407-71a5-8aa9-773aae491b37"},{"entity":"custom.seal","id":"01a22827-142a-7060-933a-57c250bcb047"},{"entity":"custom.seal","id":"01a22827-145a-7375-90d6-a3f0725e8097"}]]}	\N
51	2026-11-29 16:32:59.595+00	custom.seal	01a22827-14cb-72ee-a480-fc2a10f8d13c	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"seal 11"],"crate":[null,{"entity":"depot.crate","id":"01a22827-14b8-704b-ad3b-247769685014"}]}	\N
52	2026-11-29 16:32:59.603+00	system.role	01a22827-14d3-7380-a65b-c3cd256c9960	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	\N	{"name":[null,"loader"],"label":[null,"Loader"],"administrator":[null,false],"origin":[null,"own"],"grants":[[],[{"id":"01a22827-14d3-737f-bdfa-9490cbed1012","entity":"depot.crate","verbs":["read"],"scope":"all","only_fields":"label, weight, x_colour"}]]}	\N
6	2026-11-29 16:32:56.11+00	system.user	01a22827-072f-730f-90dc-b9d7d2167c83	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"name":[null,"admin"],"full_name":[null,"Administrator"],"kind":[null,"person"],"active":[null,true],"administrator":[null,true]}	\N
7	2026-11-29 16:32:56.895+00	system.plugin	01a22827-0a4e-7073-8572-a6b9fb6fcf51	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"label":[null,"depot"],"plugin":[null,"depot"],"state":[null,"available"],"plugin_version":[null,"1.0"]}	\N
8	2026-11-29 16:32:57.052+00	system.plan	01a22827-0add-71c4-8735-64c8da2f2c55	1	CREATED	01a22827-072f-730f-90dc-b9d7d2167c83	Administrator	system	{"label":[null,"Depot: enabled"],"state":[null,"proposed"],"summary":[null,"Depot (depot): available 1.0 → enabled 1.0\\ndepot brings entities: depot.shelf, depot.crate\\nCreate the table depot_crate with label, weight, shelf_id, state\\nIndex shelf_id of depot_crate\\nCreate the table depot_shelf with code"],"asked":[null,"[{\\"plugin\\":\\"depot\\",\\"to\\":\\"enabled\\",\\"hash\\":\\"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3\\"}]"],"content":[null,"{\\"plugins\\":[{\\"plugin\\":\\"depot\\",\\"title\\":\\"Depot\\",\\"from\\":{\\"state\\":\\"available\\",\\"version\\":\\"1.0\\",\\"hash\\":\\"\\"},\\"to\\":{\\"state\\":\\"enabled\\",\\"version\\":\\"1.0\\",\\"hash\\":\\"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3\\"},\\"because\\":\\"asked\\"}],\\"model\\":[],\\"differences\\":[{\\"plugin\\":\\"depot\\",\\"kind\\":\\"entities\\",\\"gains\\":[\\"depot.shelf\\",\\"depot.crate\\"],\\"losses\\":[]}],\\"tables\\":[{\\"kind\\":\\"new tables\\",\\"table\\":\\"depot_crate\\",\\"text\\":\\"Create the table depot_crate with label, weight, shelf_id, state\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new indexes\\",\\"table\\":\\"depot_crate\\",\\"text\\":\\"Index shelf_id of depot_crate\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}},{\\"kind\\":\\"new tables\\",\\"table\\":\\"depot_shelf\\",\\"text\\":\\"Create the table depot_shelf with code\\",\\"rows\\":{\\"value\\":0,\\"exact\\":true}}],\\"upgrades\\":[],\\"hidden\\":[],\\"dropped\\":[],\\"warnings\\":[],\\"conflicts\\":[],\\"possible\\":true}"],"fingerprint":[null,"707d9b6fb22c51142f60a358f48e0f1133c2c33316b13194b0821098fd72e0d9"]}	\N
9	2026-11-29 16:32:57.421+00	system.choice_value	01a22827-0c62-710e-a92e-482c12324c24	1	CREATED	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system	system	{"list":[null,"depot.state"],"name":[null,"here"],"label":[null,"Here"],"rank":[null,10],"active":[null,true]}	\N

-- next
copy system_change_cut from stdin

-- next
copy system_change_epoch from stdin
1	ff5ef8db-cbc8-47e7-a751-289057b0e8e8

-- next
copy system_choice_value from stdin
01a22827-0c62-710e-a92e-482c12324c24	1	2026-11-29 16:32:57.421+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:57.421+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	depot.state	here	Here	10	t
01a22827-0c62-710f-9730-11b5ca6532ae	1	2026-11-29 16:32:57.421+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:57.421+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	depot.state	gone	Gone	20	t
01a22827-1232-72d2-bead-b3ccf59be36c	2	2026-11-29 16:32:58.918+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	custom.depot_crate__x_colour	red	red	10	t
01a22827-1232-72d3-8372-1c64246b55e0	2	2026-11-29 16:32:58.918+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	custom.depot_crate__x_colour	blue	blue	20	t

-- next
copy system_counter from stdin

-- next
copy system_credential from stdin
01a22827-072f-730f-90dc-b9d7d2167c83	$argon2id$v=19$m=19456,t=2,p=1$NgSzRXKD1Q3En99qATDNWA$SCV+CIIKVGFF+NE7Qj31YD49/fXlULfBePjO4WvpJt0	2026-11-29 16:32:56.321+00	f	\N

-- next
copy system_custom_entity from stdin
01a22827-1286-7116-87af-fdea6e830b09	1	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	Seal	Seals	seal	active	f	\N	\N

-- next
copy system_custom_field from stdin
01a22827-1289-72e5-8a59-6603a96824d1	1	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	The colour	depot.crate	x_colour	choice	active	f	f	f	f	\N	\N	[{"name":"red","label":"red"},{"name":"blue","label":"blue"}]	\N	\N
01a22827-128d-7279-ad11-98fef447989f	1	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	The load	depot.shelf	x_load	decimal	active	f	f	f	f	\N	\N	\N	\N	\N
01a22827-1291-7387-831d-4facc190a1cd	1	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	Name	custom.seal	name	text	active	t	f	t	f	\N	\N	\N	\N	{"de":{"label":"Name"},"cs":{"label":"Název"},"zh":{"label":"名称"},"pl":{"label":"Nazwa"}}
01a22827-129b-72a0-8040-47b4f3ad0e2a	1	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	The crate	custom.seal	crate	reference	active	f	f	f	f	\N	depot.crate	\N	\N	\N
01a22827-129f-73f7-b270-f0f8852f3e91	1	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	The marks	depot.crate	x_marks	references	active	f	f	f	f	\N	custom.seal	\N	\N	\N

-- next
copy system_custom_rule from stdin
01a22827-12a4-708e-9e18-e5015c4348f4	1	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	depot.crate	heavy	required	active	{"when":{"weight":{"atLeast":100}},"fields":["x_colour"]}
01a22827-12a8-7303-97fd-45dff8499a82	1	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	depot.shelf	load	sum	active	{"field":"x_load","over":"weight","through":{"entity":"depot.crate","field":"shelf"}}

-- next
copy system_definition from stdin
custom	{"entities":[{"name":"custom.seal","label":"Seal","plural":"Seals","table":"custom_seal","fields":[{"entity":"custom.seal","name":"name","label":"Name","type":"text","table":"custom_seal","columns":["name"],"links":""},{"entity":"custom.seal","name":"crate","label":"The crate","type":"reference","table":"custom_seal","columns":["crate_id"],"links":""}]}],"fields":[{"entity":"depot.crate","name":"x_colour","label":"The colour","type":"choice","table":"depot_crate","columns":["x_colour"],"links":""},{"entity":"depot.crate","name":"x_marks","label":"The marks","type":"references","table":"depot_crate","columns":[],"links":"depot_crate_x_marks"},{"entity":"depot.shelf","name":"x_load","label":"The load","type":"decimal","table":"depot_shelf","columns":["x_load"],"links":""}]}	2026-11-29 16:32:58.952+00
depot	{"entities":[{"name":"depot.crate","label":"Crate","plural":"Crates","table":"depot_crate","fields":[{"entity":"depot.crate","name":"label","label":"Label","type":"text","table":"depot_crate","columns":["label"],"links":""},{"entity":"depot.crate","name":"weight","label":"Weight","type":"decimal","table":"depot_crate","columns":["weight"],"links":""},{"entity":"depot.crate","name":"shelf","label":"Shelf","type":"reference","table":"depot_crate","columns":["shelf_id"],"links":""},{"entity":"depot.crate","name":"state","label":"State","type":"choice","table":"depot_crate","columns":["state"],"links":""},{"entity":"depot.crate","name":"x_colour","label":"The colour","type":"choice","table":"depot_crate","columns":["x_colour"],"links":""},{"entity":"depot.crate","name":"x_marks","label":"The marks","type":"references","table":"depot_crate","columns":[],"links":"depot_crate_x_marks"}]},{"name":"depot.shelf","label":"Shelf","plural":"Shelves","table":"depot_shelf","fields":[{"entity":"depot.shelf","name":"code","label":"Code","type":"text","table":"depot_shelf","columns":["code"],"links":""},{"entity":"depot.shelf","name":"x_load","label":"The load","type":"decimal","table":"depot_shelf","columns":["x_load"],"links":""}]}]}	2026-11-29 16:32:58.952+00

-- next
copy system_file from stdin

-- next
copy system_file_column from stdin
system.plan	system_plan	file_id
system.setting	system_setting	file_id

-- next
copy system_grant from stdin
01a22827-06d5-73e8-80b1-5a798ac221db	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f6-8b43-6023b254eec8	0	system.user	|read|create|update|export|	all	\N	\N	\N	\N
01a22827-06d5-73e9-850d-e785e3d0859c	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f6-8b43-6023b254eec8	1	system.team	|read|create|update|delete|export|	all	\N	\N	\N	\N
01a22827-06d5-73ea-8a0e-9504dc5991e0	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f6-8b43-6023b254eec8	2	system.role	|read|	all	\N	\N	\N	\N
01a22827-06d5-73ec-ab6e-9c98123b46a3	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f7-92bb-c02a55c9f392	0	system.choice_value	|read|create|update|export|	all	\N	\N	\N	\N
01a22827-06d5-73ee-a274-5f2e52f9523a	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f8-be21-6e9f8f968dc0	0	system.setting	|read|create|update|delete|	all	{"entity":"system.setting","where":{"for_user":{"isEmpty":true}}}	\N	\N	content
01a22827-06d5-73ef-9493-0abc9974f870	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f8-be21-6e9f8f968dc0	1	system.team	|read|	all	\N	\N	\N	\N
01a22827-06d5-73f1-ad36-c23482af9b12	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f9-a3c5-a4e0575406e1	0	system.task	|read|delete|	all	\N	\N	\N	\N
01a22827-06d5-73f2-9a3c-1e791f3d9c8f	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f9-a3c5-a4e0575406e1	1	system.task_step	|read|	all	\N	\N	\N	\N
01a22827-06d5-73f3-855e-c8a94fa2e6b8	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f9-a3c5-a4e0575406e1	2	system.task_failure	|read|	all	\N	\N	\N	\N
01a22827-14d3-737f-bdfa-9490cbed1012	1	2026-11-29 16:32:59.603+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.603+00	01a22827-072f-730f-90dc-b9d7d2167c83	01a22827-14d3-7380-a65b-c3cd256c9960	0	depot.crate	|read|	all	\N	label, weight, x_colour	\N	\N

-- next
copy system_idempotency from stdin

-- next
copy system_lease from stdin

-- next
copy system_log_reader from stdin

-- next
copy system_log_reader_failure from stdin

-- next
copy system_log_reader_step from stdin

-- next
copy system_migration from stdin
system:db/kernel/access.xml	471b8fe2	2026-11-29 16:32:54.913+00
system:db/kernel/change.xml	f1bcd2ed	2026-11-29 16:32:54.871+00
system:db/kernel/file.xml	7eeda6d5	2026-11-29 16:32:54.973+00
system:db/kernel/module.xml	2189de3c	2026-11-29 16:32:55.114+00
system:db/kernel/notice.xml	018e5b3c	2026-11-29 16:32:55.091+00
system:db/kernel/record.xml	38e2f6c1	2026-11-29 16:32:54.943+00
system:db/kernel/rest.xml	fa31b9e1	2026-11-29 16:32:55.001+00
system:db/kernel/schema.xml	2e5afdd8	2026-11-29 16:32:54.73+00
system:db/kernel/system.xml	99ebe6f2	2026-11-29 16:32:55.023+00
system:db/kernel/task.xml	b36339f6	2026-11-29 16:32:55.069+00

-- next
copy system_notice from stdin

-- next
copy system_notice_choice from stdin

-- next
copy system_notice_state from stdin
*	-	1970-01-01 00:00:00+00

-- next
copy system_notice_told from stdin

-- next
copy system_plan from stdin
01a22827-0add-71c4-8735-64c8da2f2c55	2	2026-11-29 16:32:57.052+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:57.599+00	01a22827-072f-730f-90dc-b9d7d2167c83	Depot: enabled	applied	Depot (depot): available 1.0 → enabled 1.0\ndepot brings entities: depot.shelf, depot.crate\nCreate the table depot_crate with label, weight, shelf_id, state\nIndex shelf_id of depot_crate\nCreate the table depot_shelf with code	2026-11-29 16:32:57.611+00	\N	[{"plugin":"depot","to":"enabled","hash":"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3"}]	{"plugins":[{"plugin":"depot","title":"Depot","from":{"state":"available","version":"1.0","hash":""},"to":{"state":"enabled","version":"1.0","hash":"a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3"},"because":"asked"}],"model":[],"differences":[{"plugin":"depot","kind":"entities","gains":["depot.shelf","depot.crate"],"losses":[]}],"tables":[{"kind":"new tables","table":"depot_crate","text":"Create the table depot_crate with label, weight, shelf_id, state","rows":{"value":0,"exact":true}},{"kind":"new indexes","table":"depot_crate","text":"Index shelf_id of depot_crate","rows":{"value":0,"exact":true}},{"kind":"new tables","table":"depot_shelf","text":"Create the table depot_shelf with code","rows":{"value":0,"exact":true}}],"upgrades":[],"hidden":[],"dropped":[],"warnings":[],"conflicts":[],"possible":true}	707d9b6fb22c51142f60a358f48e0f1133c2c33316b13194b0821098fd72e0d9	\N	\N	\N	\N
01a22827-101a-72b3-a647-9c892764f306	2	2026-11-29 16:32:58.393+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.013+00	01a22827-072f-730f-90dc-b9d7d2167c83	Own entity custom.seal: new; label Seal, plural Seals, owned false, Own field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{"name":"red","label":"red"},{"name":"blue","label":"blue"}], Own field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false, Own field custom.seal.name (text): new; label Name, words {"cs":{"label":"Název"},"de":{"label":"Name"},"pl	applied	Own entity custom.seal: new; label Seal, plural Seals, owned false\nOwn field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{"name":"red","label":"red"},{"name":"blue","label":"blue"}]\nOwn field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false\nOwn field custom.seal.name (text): new; label Name, words {"cs":{"label":"Název"},"de":{"label":"Name"},"pl":{"label":"Nazwa"},"zh":{"label":"名称"}}, required true, unique false, searchable true, sensitive false\nOwn field custom.seal.crate (reference): new; label The crate, required false, unique false, searchable false, sensitive false, targets [depot.crate]\nOwn field depot.crate.x_marks (references): new; label The marks, required false, unique false, searchable false, sensitive false, targets [custom.seal]\nOwn rule heavy of depot.crate (required): new; says {"when":{"weight":{"atLeast":100}},"fields":["x_colour"]}\nOwn rule load of depot.shelf (sum): new; says {"field":"x_load","over":"weight","through":{"entity":"depot.crate","field":"shelf"}}\ncustom brings entities: custom.seal\ncustom brings fields: depot.crate.x_colour, depot.shelf.x_load, depot.crate.x_marks\ncustom brings rules: depot.crate required x_colour, depot.shelf sum x_load of depot.crate\ncustom brings pages: Menu\nCreate the table custom_seal with name, crate_id\nIndex crate_id of custom_seal\nAdd the column x_load to depot_shelf\nAdd the column x_colour to depot_crate\nCreate the table depot_crate_x_marks with \nKeep record_id, target_id of depot_crate_x_marks unique\nIndex target_id of depot_crate_x_marks	2026-11-29 16:32:59.059+00	\N	[{"entity":"depot.crate","field":"colour","type":"choice","label":"The colour","values":[{"name":"red"},{"name":"blue"}]},{"entity":"depot.shelf","field":"load","type":"decimal","label":"The load"},{"entity":"custom.seal","label":"Seal","plural":"Seals"},{"entity":"custom.seal","field":"crate","type":"reference","label":"The crate","targets":["depot.crate"]},{"entity":"depot.crate","field":"marks","type":"references","label":"The marks","targets":["custom.seal"]},{"entity":"depot.crate","rule":"heavy","kind":"required","when":{"weight":{"atLeast":100}},"fields":["x_colour"]},{"entity":"depot.shelf","rule":"load","kind":"sum","field":"x_load","over":"weight","through":{"entity":"depot.crate","field":"shelf"}}]	{"plugins":[],"model":["Own entity custom.seal: new; label Seal, plural Seals, owned false","Own field depot.crate.x_colour (choice): new; label The colour, required false, unique false, searchable false, sensitive false, values [{\\"name\\":\\"red\\",\\"label\\":\\"red\\"},{\\"name\\":\\"blue\\",\\"label\\":\\"blue\\"}]","Own field depot.shelf.x_load (decimal): new; label The load, required false, unique false, searchable false, sensitive false","Own field custom.seal.name (text): new; label Name, words {\\"cs\\":{\\"label\\":\\"Název\\"},\\"de\\":{\\"label\\":\\"Name\\"},\\"pl\\":{\\"label\\":\\"Nazwa\\"},\\"zh\\":{\\"label\\":\\"名称\\"}}, required true, unique false, searchable true, sensitive false","Own field custom.seal.crate (reference): new; label The crate, required false, unique false, searchable false, sensitive false, targets [depot.crate]","Own field depot.crate.x_marks (references): new; label The marks, required false, unique false, searchable false, sensitive false, targets [custom.seal]","Own rule heavy of depot.crate (required): new; says {\\"when\\":{\\"weight\\":{\\"atLeast\\":100}},\\"fields\\":[\\"x_colour\\"]}","Own rule load of depot.shelf (sum): new; says {\\"field\\":\\"x_load\\",\\"over\\":\\"weight\\",\\"through\\":{\\"entity\\":\\"depot.crate\\",\\"field\\":\\"shelf\\"}}"],"differences":[{"plugin":"custom","kind":"entities","gains":["custom.seal"],"losses":[]},{"plugin":"custom","kind":"fields","gains":["depot.crate.x_colour","depot.shelf.x_load","depot.crate.x_marks"],"losses":[]},{"plugin":"custom","kind":"rules","gains":["depot.crate required x_colour","depot.shelf sum x_load of depot.crate"],"losses":[]},{"plugin":"custom","kind":"pages","gains":["Menu"],"losses":[]}],"tables":[{"kind":"new tables","table":"custom_seal","text":"Create the table custom_seal with name, crate_id","rows":{"value":0,"exact":true}},{"kind":"new indexes","table":"custom_seal","text":"Index crate_id of custom_seal","rows":{"value":0,"exact":true}},{"kind":"new columns","table":"depot_shelf","text":"Add the column x_load to depot_shelf","rows":{"value":0,"exact":true}},{"kind":"new columns","table":"depot_crate","text":"Add the column x_colour to depot_crate","rows":{"value":0,"exact":true}},{"kind":"new tables","table":"depot_crate_x_marks","text":"Create the table depot_crate_x_marks with ","rows":{"value":0,"exact":true}},{"kind":"new indexes","table":"depot_crate_x_marks","text":"Keep record_id, target_id of depot_crate_x_marks unique","rows":{"value":0,"exact":true}},{"kind":"new indexes","table":"depot_crate_x_marks","text":"Index target_id of depot_crate_x_marks","rows":{"value":0,"exact":true}}],"upgrades":[],"hidden":[],"dropped":[],"warnings":[],"conflicts":[],"possible":true}	8f0eb28656335a9a56faf8e7b7f198f655141bbc4845d3fa44b4f9b89744e6db	\N	\N	\N	\N

-- next
copy system_plugin from stdin
01a22827-0a4e-7073-8572-a6b9fb6fcf51	2	2026-11-29 16:32:56.895+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:57.599+00	01a22827-072f-730f-90dc-b9d7d2167c83	Depot	depot	enabled	1.0	a23aa374e24e324f5110d9caa77da134256953b146c72dacd2c33cdbdcc2bbe3	\N

-- next
copy system_rename from stdin

-- next
copy system_role from stdin
01a22827-06d5-73f6-8b43-6023b254eec8	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system.user_keeper	Keeper of users and teams	f	plugin
01a22827-06d5-73f7-92bb-c02a55c9f392	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system.list_keeper	Keeper of lists	f	plugin
01a22827-06d5-73f8-be21-6e9f8f968dc0	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system.settings_keeper	Keeper of settings	f	plugin
01a22827-06d5-73f9-a3c5-a4e0575406e1	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system.task_keeper	Keeper of tasks	f	plugin
01a22827-06d5-73fa-954c-946ebf212090	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	system.auditor	Auditor	f	plugin
01a22827-14d3-7380-a65b-c3cd256c9960	1	2026-11-29 16:32:59.603+00	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:59.603+00	01a22827-072f-730f-90dc-b9d7d2167c83	loader	Loader	f	own

-- next
copy system_role_permission from stdin
01a22827-06d5-73eb-9027-110ccb824010	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f6-8b43-6023b254eec8	0	system.manage_users
01a22827-06d5-73ed-9a28-2c8f7e045847	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f7-92bb-c02a55c9f392	0	system.manage_lists
01a22827-06d5-73f0-899d-9f665e899ad1	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f8-be21-6e9f8f968dc0	0	system.manage_settings
01a22827-06d5-73f4-b097-82f338580604	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73f9-a3c5-a4e0575406e1	0	system.keep_tasks
01a22827-06d5-73f5-a995-5eee91f44649	1	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.018+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	01a22827-06d5-73fa-954c-946ebf212090	0	system.read_audit

-- next
copy system_rule from stdin
sum depot.shelf.x_load	c23f125f	2026-11-29 16:32:58.875+00

-- next
copy system_saved_query from stdin

-- next
copy system_schedule from stdin

-- next
copy system_session from stdin
276a97f3-ba3a-41e3-aa24-f3d522a4e316	a16662e61403af506674658277f2993d41134680816dd50736029093c9866fed	MaFZOKLFCEWlYsp3TKTfPNxNsuYT7TkdXa_ktYx6f94	01a22827-072f-730f-90dc-b9d7d2167c83	2026-11-29 16:32:56.541+00	2026-11-29 16:32:56.541+00	2026-12-06 16:32:56.541+00	f	Java-http-client/25.0.3	127.0.0.1

-- next
copy system_setting from stdin

-- next
copy system_setting_secret from stdin

-- next
copy system_share from stdin

-- next
copy system_stamp from stdin
chosen	1
model	5
rights	3

-- next
copy system_task from stdin

-- next
copy system_task_failure from stdin

-- next
copy system_task_run from stdin

-- next
copy system_task_step from stdin

-- next
copy system_team from stdin

-- next
copy system_template from stdin

-- next
copy system_token from stdin

-- next
copy system_trash from stdin

-- next
copy system_upgrade from stdin

-- next
copy system_user_ from stdin
01a22827-072f-730f-90dc-b9d7d2167c83	1	2026-11-29 16:32:56.11+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.11+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	admin	Administrator	\N	\N	\N	person	t	t	\N	\N
03d18dda-112b-87de-8d58-e857ca409950	1	2026-11-29 16:32:58.905+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:58.905+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	plugin:custom	Own fields, entities and rules	\N	\N	\N	plugin	t	f	\N	\N
35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	1	2026-11-29 16:32:56.008+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:56.008+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	plugin:system	System	\N	\N	\N	plugin	t	f	\N	\N
7bede997-fc42-8136-8ea0-2770598613d2	1	2026-11-29 16:32:57.385+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	2026-11-29 16:32:57.385+00	35f08e8d-b9b4-8bcf-a727-56dd7ea2afe5	plugin:depot	Depot	\N	\N	\N	plugin	t	f	\N	\N

-- next
copy system_user_roles from stdin

-- next
copy system_user_teams from stdin

-- next
select setval('system_change_seq', 52)
-- next
alter table custom_seal add constraint custom_seal_pkey PRIMARY KEY (id)
-- next
alter table databasechangeloglock add constraint databasechangeloglock_pkey PRIMARY KEY (id)
-- next
alter table depot_crate add constraint depot_crate_pkey PRIMARY KEY (id)
-- next
alter table depot_crate_x_marks add constraint depot_crate_x_marks_pkey PRIMARY KEY (id)
-- next
alter table depot_shelf add constraint depot_shelf_pkey PRIMARY KEY (id)
-- next
alter table system_access_log add constraint system_access_log_pkey PRIMARY KEY (seq)
-- next
alter table system_archive add constraint pk_system_archive PRIMARY KEY (hash)
-- next
alter table system_archive_jar add constraint pk_system_archive_jar PRIMARY KEY (hash, name)
-- next
alter table system_change add constraint system_change_pkey PRIMARY KEY (seq)
-- next
alter table system_change_cut add constraint system_change_cut_pkey PRIMARY KEY (id)
-- next
alter table system_change_epoch add constraint system_change_epoch_pkey PRIMARY KEY (id)
-- next
alter table system_choice_value add constraint system_choice_value_pkey PRIMARY KEY (id)
-- next
alter table system_counter add constraint system_counter_pkey PRIMARY KEY (field, series)
-- next
alter table system_credential add constraint system_credential_pkey PRIMARY KEY (user_id)
-- next
alter table system_custom_entity add constraint system_custom_entity_pkey PRIMARY KEY (id)
-- next
alter table system_custom_field add constraint system_custom_field_pkey PRIMARY KEY (id)
-- next
alter table system_custom_rule add constraint system_custom_rule_pkey PRIMARY KEY (id)
-- next
alter table system_definition add constraint pk_system_definition PRIMARY KEY (plugin)
-- next
alter table system_file add constraint system_file_pkey PRIMARY KEY (id)
-- next
alter table system_file add constraint ux_system_file_key UNIQUE (storage_key)
-- next
alter table system_file_column add constraint pk_system_file_column PRIMARY KEY (table_name, column_name)
-- next
alter table system_grant add constraint system_grant_pkey PRIMARY KEY (id)
-- next
alter table system_idempotency add constraint pk_system_idempotency PRIMARY KEY (user_id, request_key)
-- next
alter table system_lease add constraint pk_system_lease PRIMARY KEY (name)
-- next
alter table system_log_reader add constraint system_log_reader_pkey PRIMARY KEY (name)
-- next
alter table system_log_reader_failure add constraint pk_system_log_reader_failure PRIMARY KEY (reader)
-- next
alter table system_log_reader_step add constraint pk_system_log_reader_step PRIMARY KEY (reader, step)
-- next
alter table system_migration add constraint system_migration_pkey PRIMARY KEY (name)
-- next
alter table system_notice add constraint system_notice_pkey PRIMARY KEY (id)
-- next
alter table system_notice_choice add constraint system_notice_choice_pkey PRIMARY KEY (id)
-- next
alter table system_notice_state add constraint pk_system_notice_state PRIMARY KEY (notice)
-- next
alter table system_notice_told add constraint pk_system_notice_told PRIMARY KEY (notice, record_id, recipient)
-- next
alter table system_plan add constraint system_plan_pkey PRIMARY KEY (id)
-- next
alter table system_plugin add constraint system_plugin_pkey PRIMARY KEY (id)
-- next
alter table system_rename add constraint system_rename_pkey PRIMARY KEY (id)
-- next
alter table system_role add constraint system_role_pkey PRIMARY KEY (id)
-- next
alter table system_role_permission add constraint system_role_permission_pkey PRIMARY KEY (id)
-- next
alter table system_rule add constraint system_rule_pkey PRIMARY KEY (name)
-- next
alter table system_saved_query add constraint system_saved_query_pkey PRIMARY KEY (id)
-- next
alter table system_schedule add constraint pk_system_schedule PRIMARY KEY (action)
-- next
alter table system_session add constraint system_session_pkey PRIMARY KEY (id)
-- next
alter table system_session add constraint uq_system_session_hash UNIQUE (hash)
-- next
alter table system_setting add constraint system_setting_pkey PRIMARY KEY (id)
-- next
alter table system_setting_secret add constraint pk_system_setting_secret PRIMARY KEY (setting_id)
-- next
alter table system_share add constraint system_share_pkey PRIMARY KEY (id)
-- next
alter table system_share add constraint uq_system_share_team UNIQUE (record_id, entity, team_id)
-- next
alter table system_share add constraint uq_system_share_user UNIQUE (record_id, entity, user_id)
-- next
alter table system_stamp add constraint system_stamp_pkey PRIMARY KEY (name)
-- next
alter table system_task add constraint system_task_pkey PRIMARY KEY (id)
-- next
alter table system_task_failure add constraint system_task_failure_pkey PRIMARY KEY (id)
-- next
alter table system_task_run add constraint pk_system_task_run PRIMARY KEY (task_id)
-- next
alter table system_task_step add constraint system_task_step_pkey PRIMARY KEY (id)
-- next
alter table system_team add constraint system_team_pkey PRIMARY KEY (id)
-- next
alter table system_template add constraint system_template_pkey PRIMARY KEY (id)
-- next
alter table system_token add constraint system_token_pkey PRIMARY KEY (id)
-- next
alter table system_token add constraint uq_system_token_hash UNIQUE (hash)
-- next
alter table system_trash add constraint system_trash_pkey PRIMARY KEY (id)
-- next
alter table system_upgrade add constraint pk_system_upgrade PRIMARY KEY (plugin, version, place)
-- next
alter table system_user_ add constraint system_user__pkey PRIMARY KEY (id)
-- next
alter table system_user_roles add constraint system_user_roles_pkey PRIMARY KEY (id)
-- next
alter table system_user_teams add constraint system_user_teams_pkey PRIMARY KEY (id)
-- next
CREATE INDEX ix_custom_seal_crate_id ON public.custom_seal USING btree (crate_id)
-- next
CREATE INDEX ix_depot_crate_shelf_id ON public.depot_crate USING btree (shelf_id)
-- next
CREATE INDEX ix_depot_crate_x_marks_target_id ON public.depot_crate_x_marks USING btree (target_id)
-- next
CREATE INDEX ix_system_access_log_actor ON public.system_access_log USING btree (actor_id, seq)
-- next
CREATE INDEX ix_system_access_log_record ON public.system_access_log USING btree (entity, record_id, seq)
-- next
CREATE INDEX ix_system_change_actor ON public.system_change USING btree (actor_id, seq)
-- next
CREATE INDEX ix_system_change_by_record ON public.system_change USING btree (record_id, entity, seq)
-- next
CREATE INDEX ix_system_file_maker ON public.system_file USING btree (made_by, attached)
-- next
CREATE INDEX ix_system_grant_parent_id_position ON public.system_grant USING btree (parent_id, "position")
-- next
CREATE INDEX ix_system_idempotency_at ON public.system_idempotency USING btree (at)
-- next
CREATE INDEX ix_system_notice_about_id_about_entity ON public.system_notice USING btree (about_id, about_entity)
-- next
CREATE INDEX ix_system_notice_choice_person_id ON public.system_notice_choice USING btree (person_id)
-- next
CREATE INDEX ix_system_notice_created_at_id ON public.system_notice USING btree (created_at, id)
-- next
CREATE INDEX ix_system_notice_recipient_id ON public.system_notice USING btree (recipient_id)
-- next
CREATE INDEX ix_system_notice_recipient_id_seen_at_id ON public.system_notice USING btree (recipient_id, seen_at, id)
-- next
CREATE INDEX ix_system_plan_created_at_id ON public.system_plan USING btree (created_at, id)
-- next
CREATE INDEX ix_system_plan_file_id ON public.system_plan USING btree (file_id)
-- next
CREATE INDEX ix_system_plugin_label_id ON public.system_plugin USING btree (label, id)
-- next
CREATE INDEX ix_system_role_permission_parent_id_position ON public.system_role_permission USING btree (parent_id, "position")
-- next
CREATE INDEX ix_system_saved_query_entity_id ON public.system_saved_query USING btree (entity, id)
-- next
CREATE INDEX ix_system_saved_query_owner_id ON public.system_saved_query USING btree (owner_id)
-- next
CREATE INDEX ix_system_saved_query_team_id ON public.system_saved_query USING btree (team_id)
-- next
CREATE INDEX ix_system_session_expires ON public.system_session USING btree (expires_at)
-- next
CREATE INDEX ix_system_session_user ON public.system_session USING btree (user_id)
-- next
CREATE INDEX ix_system_setting_file_id ON public.system_setting USING btree (file_id)
-- next
CREATE INDEX ix_system_setting_for_team_id ON public.system_setting USING btree (for_team_id)
-- next
CREATE INDEX ix_system_setting_for_user_id ON public.system_setting USING btree (for_user_id)
-- next
CREATE INDEX ix_system_share_team ON public.system_share USING btree (team_id, entity)
-- next
CREATE INDEX ix_system_share_user ON public.system_share USING btree (user_id, entity)
-- next
CREATE INDEX ix_system_task_about_id_about_entity ON public.system_task USING btree (about_id, about_entity)
-- next
CREATE INDEX ix_system_task_ended_at_id ON public.system_task USING btree (ended_at, id)
-- next
CREATE INDEX ix_system_task_failure_about_id_about_entity ON public.system_task_failure USING btree (about_id, about_entity)
-- next
CREATE INDEX ix_system_task_failure_task_id ON public.system_task_failure USING btree (task_id)
-- next
CREATE INDEX ix_system_task_failure_task_id_id ON public.system_task_failure USING btree (task_id, id)
-- next
CREATE INDEX ix_system_task_run_due ON public.system_task_run USING btree (due_at)
-- next
CREATE INDEX ix_system_task_shows_id_shows_entity ON public.system_task USING btree (shows_id, shows_entity)
-- next
CREATE INDEX ix_system_task_started_by_id ON public.system_task USING btree (started_by_id)
-- next
CREATE INDEX ix_system_task_state_id ON public.system_task USING btree (state, id)
-- next
CREATE INDEX ix_system_task_step_task_id ON public.system_task_step USING btree (task_id)
-- next
CREATE INDEX ix_system_team_part_of_id ON public.system_team USING btree (part_of_id)
-- next
CREATE INDEX ix_system_token_user ON public.system_token USING btree (user_id)
-- next
CREATE INDEX ix_system_trash_deleted_by ON public.system_trash USING btree (deleted_by, id)
-- next
CREATE INDEX ix_system_trash_record ON public.system_trash USING btree (entity, record_id)
-- next
CREATE INDEX ix_system_user__email_id ON public.system_user_ USING btree (email, id)
-- next
CREATE INDEX ix_system_user__full_name_id ON public.system_user_ USING btree (full_name, id)
-- next
CREATE INDEX ix_system_user__main_team_id ON public.system_user_ USING btree (main_team_id)
-- next
CREATE INDEX ix_system_user__manager_id ON public.system_user_ USING btree (manager_id)
-- next
CREATE INDEX ix_system_user_roles_target_id ON public.system_user_roles USING btree (target_id)
-- next
CREATE INDEX ix_system_user_teams_target_id ON public.system_user_teams USING btree (target_id)
-- next
CREATE UNIQUE INDEX ux_depot_crate_x_marks_record_id_target_id ON public.depot_crate_x_marks USING btree (record_id, target_id)
-- next
CREATE UNIQUE INDEX ux_system_choice_value_list_name ON public.system_choice_value USING btree (list, name)
-- next
CREATE UNIQUE INDEX ux_system_custom_entity_entity_name ON public.system_custom_entity USING btree (entity_name)
-- next
CREATE UNIQUE INDEX ux_system_custom_field_entity_name_field_name ON public.system_custom_field USING btree (entity_name, field_name)
-- next
CREATE UNIQUE INDEX ux_system_custom_rule_entity_name_rule_name ON public.system_custom_rule USING btree (entity_name, rule_name)
-- next
CREATE UNIQUE INDEX ux_system_notice_choice_person_id_notice ON public.system_notice_choice USING btree (person_id, notice)
-- next
CREATE UNIQUE INDEX ux_system_plugin_plugin ON public.system_plugin USING btree (plugin)
-- next
CREATE UNIQUE INDEX ux_system_role_name ON public.system_role USING btree (name)
-- next
CREATE UNIQUE INDEX ux_system_setting_plugin_name_level ON public.system_setting USING btree (plugin, name, level)
-- next
CREATE UNIQUE INDEX ux_system_task_step_task_id_step ON public.system_task_step USING btree (task_id, step)
-- next
CREATE UNIQUE INDEX ux_system_team_name ON public.system_team USING btree (name)
-- next
CREATE UNIQUE INDEX ux_system_template_template_language ON public.system_template USING btree (template, language)
-- next
CREATE UNIQUE INDEX ux_system_user__name ON public.system_user_ USING btree (name)
-- next
CREATE UNIQUE INDEX ux_system_user_roles_record_id_target_id ON public.system_user_roles USING btree (record_id, target_id)
-- next
CREATE UNIQUE INDEX ux_system_user_teams_record_id_target_id ON public.system_user_teams USING btree (record_id, target_id)