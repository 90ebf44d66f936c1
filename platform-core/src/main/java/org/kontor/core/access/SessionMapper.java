package org.kontor.core.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The table of sessions. */
interface SessionMapper {
    /** A session's row. */
    record SessionRow(
            UUID id,
            String hash,
            String csrf,
            UUID userId,
            Instant createdAt,
            Instant lastSeen,
            Instant expiresAt,
            boolean mustChange,
            @Nullable String agent,
            String address) {
        Session session() {
            return new Session(id, userId, csrf, mustChange, createdAt, lastSeen, expiresAt, agent, address);
        }
    }

    @Insert("insert into system_session"
            + " (id, hash, csrf, user_id, created_at, last_seen, expires_at, must_change, agent, address) values"
            + " (#{id}, #{hash}, #{csrf}, #{userId}, #{createdAt}, #{lastSeen}, #{expiresAt}, #{mustChange},"
            + " #{agent,jdbcType=VARCHAR}, #{address})")
    void insert(SessionRow session);

    @Select("select id, hash, csrf, user_id, created_at, last_seen, expires_at, must_change, agent, address"
            + " from system_session where hash = #{hash}")
    @Nullable
    SessionRow byHash(@Param("hash") String hash);

    @Select("select id, hash, csrf, user_id, created_at, last_seen, expires_at, must_change, agent, address"
            + " from system_session where user_id = #{user} and last_seen > #{seenAfter} and expires_at > #{now}"
            + " order by last_seen desc")
    List<SessionRow> ofUser(@Param("user") UUID user, @Param("seenAfter") Instant seenAfter, @Param("now") Instant now);

    @Select(
            "<script>select id from system_session where last_seen &gt; #{seenAfter} and expires_at &gt; #{now} and id in"
                    + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    List<UUID> inForce(@Param("ids") Set<UUID> ids, @Param("seenAfter") Instant seenAfter, @Param("now") Instant now);

    @Update("update system_session set last_seen = #{now} where id = #{id} and last_seen < #{now}")
    void seen(@Param("id") UUID id, @Param("now") Instant now);

    @Delete("delete from system_session where id = #{id} and user_id = #{user}")
    int delete(@Param("id") UUID id, @Param("user") UUID user);

    @Delete("delete from system_session where user_id = #{user} and id <> #{but}")
    int deleteOthers(@Param("user") UUID user, @Param("but") UUID but);

    @Delete("delete from system_session where user_id = #{user}")
    int deleteOfUser(@Param("user") UUID user);

    @Delete("delete from system_session where expires_at <= #{now} or last_seen <= #{seenBefore}")
    int deleteOver(@Param("now") Instant now, @Param("seenBefore") Instant seenBefore);

    @Delete("delete from system_session where user_id in"
            + " (select u.id from system_user_ u where u.active is null or u.active = false)")
    int deleteOfInactive();
}
