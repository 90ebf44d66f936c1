package org.kontor.core.system;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What the kernel reads and makes of plugin zero's tables before there are records. */
interface SystemMapper {
    /** A setting's row. */
    record SettingRow(String plugin, String name, @Nullable String content) {}

    /** A row of a list's value. */
    record ValueRow(
            String list,
            String name,
            @Nullable String label,
            @Nullable Long rank,
            @Nullable Boolean active) {}

    @Select("select plugin, name, content from system_setting")
    List<SettingRow> settings();

    @Select("select list, name, label, rank, active from system_choice_value order by list, rank, name")
    List<ValueRow> values();

    /** A field that goes on under another name. */
    record RenameRow(String entity, String former, String name, Instant at) {}

    @Select("select entity, former, name, at from system_rename")
    List<RenameRow> renames();

    @Insert("insert into system_rename (id, entity, former, name, at)"
            + " values (#{id}, #{entity}, #{former}, #{name}, #{at})")
    void insertRename(
            @Param("id") UUID id,
            @Param("entity") String entity,
            @Param("former") String former,
            @Param("name") String name,
            @Param("at") Instant at);

    @Select("select id from system_user_ where kind = 'plugin'")
    List<UUID> technicalUsers();

    @Insert("insert into system_user_"
            + " (id, version, created_at, created_by, updated_at, updated_by, name, full_name, kind, active, administrator)"
            + " values (#{id}, 1, #{now}, #{kernel}, #{now}, #{kernel}, #{name}, #{title}, 'plugin', true, false)")
    void insertTechnicalUser(
            @Param("id") UUID id,
            @Param("name") String name,
            @Param("title") String title,
            @Param("kernel") UUID kernel,
            @Param("now") Instant now);

    @Select("select count(*) from system_credential")
    int credentials();
}
