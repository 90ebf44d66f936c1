package org.kontor.core.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads what rights are made of. */
interface RightsMapper {
    /** A user's row. */
    record UserRow(
            UUID id,
            String name,
            @Nullable String fullName,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String zone,
            @Nullable String kind,
            @Nullable Boolean active,
            @Nullable Boolean administrator,
            @Nullable UUID managerId,
            @Nullable UUID mainTeamId) {}

    /** One link of a user, or from whoever a record was shared with to whoever shared it. */
    record LinkRow(UUID recordId, UUID targetId) {}

    /** A team's row. */
    record TeamRow(UUID id, String name, @Nullable UUID partOfId) {}

    /** A role's row. */
    record RoleRow(
            UUID id,
            String name,
            @Nullable String label,
            @Nullable String origin,
            @Nullable Boolean administrator) {}

    /** A grant's row. */
    record GrantRow(
            UUID parentId,
            @Nullable String entity,
            @Nullable String verbs,
            @Nullable String scope,
            @Nullable String condition,
            @Nullable String onlyFields,
            @Nullable String butFields,
            @Nullable String alsoFields) {}

    /** A role's permission. */
    record PermissionRow(UUID parentId, @Nullable String permission) {}

    /** An API token's row. */
    record TokenRow(
            UUID id,
            UUID userId,
            String name,
            String hash,
            boolean readOnly,
            @Nullable String entities,
            @Nullable String permissions,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    @Select("select id, name, full_name, email, locale, zone, kind, active, administrator, manager_id, main_team_id"
            + " from system_user_")
    List<UserRow> users();

    @Select("select record_id, target_id from system_user_teams")
    List<LinkRow> teamsOfUsers();

    @Select("select record_id, target_id from system_user_roles")
    List<LinkRow> rolesOfUsers();

    @Select("select id, name, part_of_id from system_team")
    List<TeamRow> teams();

    @Select("select id, name, label, origin, administrator from system_role")
    List<RoleRow> roles();

    @Select("select parent_id, entity, verbs, scope, condition, only_fields, but_fields, also_fields"
            + " from system_grant order by parent_id, position")
    List<GrantRow> grants();

    @Select("select parent_id, permission from system_role_permission")
    List<PermissionRow> permissions();

    @Select("select distinct coalesce(user_id, team_id) as record_id, created_by as target_id from system_share")
    List<LinkRow> givers();

    @Select("select id, user_id, name, hash, read_only, entities, permissions, created_at, expires_at, last_used_at,"
            + " revoked_at from system_token where revoked_at is null and expires_at > #{now}")
    List<TokenRow> tokens(@Param("now") Instant now);
}
