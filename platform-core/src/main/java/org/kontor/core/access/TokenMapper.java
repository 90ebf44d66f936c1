package org.kontor.core.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table of API tokens. */
interface TokenMapper {
    @Insert(
            "insert into system_token (id, user_id, name, hash, read_only, entities, permissions, created_at, expires_at)"
                    + " values (#{id}, #{userId}, #{name}, #{hash}, #{readOnly}, #{entities,jdbcType=VARCHAR},"
                    + " #{permissions,jdbcType=VARCHAR}, #{createdAt}, #{expiresAt})")
    void insert(RightsMapper.TokenRow token);

    @Select("select id, user_id, name, hash, read_only, entities, permissions, created_at, expires_at, last_used_at,"
            + " revoked_at from system_token where user_id = #{user} order by created_at desc")
    List<RightsMapper.TokenRow> ofUser(@Param("user") UUID user);

    @Select("select count(*) from system_token where user_id = #{user} and revoked_at is null and expires_at > #{now}")
    int inForce(@Param("user") UUID user, @Param("now") Instant now);

    @Update("update system_token set revoked_at = #{now} where id = #{id} and user_id = #{user} and revoked_at is null")
    int revoke(@Param("id") UUID id, @Param("user") UUID user, @Param("now") Instant now);

    @Update("update system_token set revoked_at = #{now} where revoked_at is null and user_id in"
            + " (select u.id from system_user_ u where u.active is null or u.active = false)")
    int revokeOfInactive(@Param("now") Instant now);

    @Update("update system_token set last_used_at = #{now} where id = #{id}")
    void used(@Param("id") UUID id, @Param("now") Instant now);
}
