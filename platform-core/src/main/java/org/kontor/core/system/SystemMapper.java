package org.kontor.core.system;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What the kernel reads and makes of plugin zero's tables before there are records. */
interface SystemMapper {
    /** A setting's row, with its secret if it is one. */
    record SettingRow(
            UUID id,
            String plugin,
            String name,
            @Nullable String level,
            @Nullable String content,
            @Nullable UUID fileId,
            @Nullable String fileName,
            @Nullable String fileType,
            @Nullable Long fileSize,
            @Nullable String secret) {
        @Override
        public String toString() {
            return "SettingRow[" + plugin + "." + name + "]";
        }
    }

    /** A row of a list's value. */
    record ValueRow(
            String list,
            String name,
            @Nullable String label,
            @Nullable Long rank,
            @Nullable Boolean active) {}

    @Select(
            "select setting.id, setting.plugin, setting.name, setting.level, setting.content, setting.file_id, setting.file_name,"
                    + " setting.file_type, setting.file_size, secret.content as secret"
                    + " from system_setting setting left join system_setting_secret secret on secret.setting_id = setting.id")
    List<SettingRow> settings();

    @Delete("delete from system_setting_secret where setting_id = #{setting}")
    void deleteSecret(@Param("setting") UUID setting);

    @Insert("insert into system_setting_secret (setting_id, content) values (#{setting}, #{content})")
    void insertSecret(@Param("setting") UUID setting, @Param("content") String content);

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

    @Select("select count(*) from information_schema.tables where table_schema = current_schema"
            + " and lower(table_name) = 'system_rename'")
    int renameTables();

    /** Of plugins that were here and are not purged. */
    @Select("select id from system_user_ where kind = 'plugin' and active = true")
    List<UUID> technicalUsers();

    @Update("update system_user_ set active = false, version = version + 1 where id = #{id} and kind = 'plugin'")
    void retireTechnicalUser(@Param("id") UUID id);

    @Update("update system_user_ set active = true, full_name = #{title}, version = version + 1"
            + " where id = #{id} and kind = 'plugin'")
    int reviveTechnicalUser(@Param("id") UUID id, @Param("title") String title);

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
