package org.kontor.core.system;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The table of shares. */
interface ShareMapper {
    /** A share's row; it has a user or a team. */
    record ShareRow(
            UUID id,
            String entity,
            UUID recordId,
            @Nullable UUID userId,
            @Nullable UUID teamId,
            boolean canEdit,
            Instant createdAt,
            UUID createdBy) {}

    @Select("select id, entity, record_id, user_id, team_id, can_edit, created_at, created_by from system_share"
            + " where entity = #{entity} and record_id = #{record} order by created_at, id")
    List<ShareRow> of(@Param("entity") String entity, @Param("record") UUID record);

    @Insert("insert into system_share (id, entity, record_id, user_id, team_id, can_edit, created_at, created_by)"
            + " values (#{id}, #{entity}, #{recordId}, #{userId,jdbcType=OTHER}, #{teamId,jdbcType=OTHER}, #{canEdit},"
            + " #{createdAt}, #{createdBy})")
    void insert(ShareRow share);

    @Delete("delete from system_share where id = #{id}")
    int delete(@Param("id") UUID id);
}
