package org.kontor.core.module;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The tables of plugins: asked before there are records, and for what is no record. */
interface ModuleMapper {
    /** A row of {@link PluginRecord}. */
    record PluginRow(
            String plugin,
            String title,
            @Nullable String pluginVersion,
            String state,
            @Nullable String hash,
            @Nullable String reason) {}

    @Select("select count(*) from information_schema.tables"
            + " where table_schema = current_schema and lower(table_name) = 'system_plugin'")
    int tables();

    @Select("select plugin, label as title, plugin_version, state, hash, reason from system_plugin order by plugin")
    List<PluginRow> plugins();

    /** An archive, without what is in it. */
    record ArchiveRow(
            String hash,
            String plugin,
            String version,
            long bytes,
            Instant at,
            @Nullable UUID byId) {}

    @Select("select hash, plugin, version, bytes, at, by_id from system_archive order by plugin, at")
    List<ArchiveRow> archives();

    /** One jar of an archive. */
    record JarRow(String name, byte[] content) {}

    @Select("select name, content from system_archive_jar where hash = #{hash} order by name")
    List<JarRow> jars(@Param("hash") String hash);

    @Insert("insert into system_archive (hash, plugin, version, bytes, at, by_id)"
            + " values (#{hash}, #{plugin}, #{version}, #{bytes}, #{at}, #{byId,jdbcType=OTHER})")
    void insertArchive(ArchiveRow archive);

    @Insert("insert into system_archive_jar (hash, name, content) values (#{hash}, #{jar.name}, #{jar.content})")
    void insertJar(@Param("hash") String hash, @Param("jar") JarRow jar);

    /** What a plugin's tables mean. */
    record DefinitionRow(String plugin, String content) {}

    @Select("select plugin, content from system_definition order by plugin")
    List<DefinitionRow> definitions();

    @Insert("insert into system_definition (plugin, content, at) values (#{plugin}, #{content}, #{at})")
    void insertDefinition(@Param("plugin") String plugin, @Param("content") String content, @Param("at") Instant at);

    @Update("update system_definition set content = #{content}, at = #{at} where plugin = #{plugin}")
    int updateDefinition(@Param("plugin") String plugin, @Param("content") String content, @Param("at") Instant at);

    @Delete("delete from system_definition where plugin = #{plugin}")
    int deleteDefinition(@Param("plugin") String plugin);

    @Delete("delete from system_trash where substring(entity, 1, #{length}) = #{prefix}"
            + " or substring(about_entity, 1, #{length}) = #{prefix}")
    void deleteTrash(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_counter where substring(field, 1, #{length}) = #{prefix}")
    void deleteCounters(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_share where substring(entity, 1, #{length}) = #{prefix}")
    void deleteShares(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_favourite where substring(entity, 1, #{length}) = #{prefix}")
    void deleteFavourites(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_recent where substring(entity, 1, #{length}) = #{prefix}")
    void deleteRecent(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_view_choice where substring(entity, 1, #{length}) = #{prefix}")
    void deleteViewChoices(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_comment_mentions where record_id in (select id from system_comment"
            + " where substring(about_entity, 1, #{length}) = #{prefix})")
    void deleteMentions(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_comment_told where record_id in (select id from system_comment"
            + " where substring(about_entity, 1, #{length}) = #{prefix})")
    void deleteTold(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_comment where substring(about_entity, 1, #{length}) = #{prefix}")
    void deleteComments(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_attachment where substring(about_entity, 1, #{length}) = #{prefix}")
    void deleteAttachments(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_approval_waiting_for where record_id in (select id from system_approval"
            + " where substring(about_entity, 1, #{length}) = #{prefix})")
    void deleteWaiting(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_approval_assigned where record_id in (select id from system_approval"
            + " where substring(about_entity, 1, #{length}) = #{prefix})")
    void deleteAssigned(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_approval_decision where substring(about_entity, 1, #{length}) = #{prefix}")
    void deleteDecisions(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_approval where substring(about_entity, 1, #{length}) = #{prefix}")
    void deleteApprovals(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_mass_page where mass_id in (select id from system_mass_change"
            + " where substring(entity, 1, #{length}) = #{prefix})")
    void deleteMassPages(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_mass_failure where mass_change_id in (select id from system_mass_change"
            + " where substring(entity, 1, #{length}) = #{prefix})")
    void deleteMassFailures(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_mass_change where substring(entity, 1, #{length}) = #{prefix}")
    void deleteMassChanges(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_merge_page where merge_id in (select id from system_merge"
            + " where substring(entity, 1, #{length}) = #{prefix})")
    void deleteMergePages(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_duplicate_pair where substring(entity, 1, #{length}) = #{prefix}")
    void deletePairs(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_merged where substring(entity, 1, #{length}) = #{prefix}")
    void deleteMerged(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_merge where substring(entity, 1, #{length}) = #{prefix}")
    void deleteMerges(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_rename where substring(entity, 1, #{length}) = #{prefix}")
    void deleteRenames(@Param("prefix") String prefix, @Param("length") int length);

    @Delete("delete from system_counter where field = #{field}")
    void deleteCounter(@Param("field") String field);

    @Delete("delete from system_upgrade where plugin = #{plugin}")
    void deleteUpgrades(@Param("plugin") String plugin);

    @Delete("delete from system_archive_jar where hash in (select hash from system_archive where plugin = #{plugin})")
    void deleteJars(@Param("plugin") String plugin);

    @Delete("delete from system_archive where plugin = #{plugin}")
    void deleteArchives(@Param("plugin") String plugin);
}
