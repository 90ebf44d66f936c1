package org.kontor.core.access;

import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The table of passwords. */
interface CredentialMapper {
    /** A user's password. */
    record Credential(
            UUID userId,
            String hash,
            Instant changedAt,
            boolean mustChange,
            @Nullable Instant validUntil) {}

    @Select("select user_id, hash, changed_at, must_change, valid_until from system_credential where user_id = #{user}")
    @Nullable
    Credential find(@Param("user") UUID user);

    @Insert("insert into system_credential (user_id, hash, changed_at, must_change, valid_until) values"
            + " (#{userId}, #{hash}, #{changedAt}, #{mustChange}, #{validUntil,jdbcType=TIMESTAMP_WITH_TIMEZONE})")
    void insert(Credential credential);

    @Delete("delete from system_credential where user_id = #{user}")
    void delete(@Param("user") UUID user);

    @Update("update system_credential set hash = #{hash} where user_id = #{user} and hash = #{before}")
    void rehash(@Param("user") UUID user, @Param("before") String before, @Param("hash") String hash);

    /** Holds the user until the end of the transaction; answers whether it is an active person. */
    @Select("select id from system_user_ where id = #{user} and active = true and kind = 'person' for update")
    @Nullable
    UUID hold(@Param("user") UUID user);
}
