package org.kontor.core.rest;

import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The answers that are kept for a day, so that a request sent twice is done once. */
interface IdempotencyMapper {
    /**
     * One of them.
     *
     * @param route what was asked to be done
     * @param bodyHash of what was sent
     * @param status 0 until the answer is known
     */
    record Kept(
            UUID userId,
            String requestKey,
            String route,
            String bodyHash,
            int status,
            @Nullable String etag,
            @Nullable String location,
            @Nullable String answer,
            Instant at) {}

    @Insert("""
            insert into system_idempotency (user_id, request_key, route, body_hash, status, at)
            values (#{userId}, #{requestKey}, #{route}, #{bodyHash}, #{status}, #{at})""")
    int insert(Kept kept);

    @Update("""
            update system_idempotency
            set status = #{status}, etag = #{etag}, location = #{location}, answer = #{answer}
            where user_id = #{userId} and request_key = #{requestKey}""")
    int update(Kept kept);

    @Select("""
            select user_id, request_key, route, body_hash, status, etag, location, answer, at
            from system_idempotency
            where user_id = #{userId} and request_key = #{requestKey}""")
    @Nullable
    Kept find(@Param("userId") UUID userId, @Param("requestKey") String requestKey);

    @Delete("delete from system_idempotency where at <= #{before}")
    int deleteBefore(@Param("before") Instant before);
}
