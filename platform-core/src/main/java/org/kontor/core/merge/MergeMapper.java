package org.kontor.core.merge;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What merges moved, in pages, and which records went. */
public interface MergeMapper {
    /** A record that went. */
    record Gone(UUID recordId, long version) {}

    /** The record on which a merge hangs. */
    record Stayed(String entity, UUID id) {}

    @Insert("insert into system_merge_page (merge_id, page, items) values (#{merge}, #{page}, #{items})")
    int insertPage(@Param("merge") UUID merge, @Param("page") int page, @Param("items") String items);

    @Select("select items from system_merge_page where merge_id = #{merge} and page = #{page}")
    @Nullable
    String items(@Param("merge") UUID merge, @Param("page") int page);

    @Select("select max(page) from system_merge_page where merge_id = #{merge}")
    @Nullable
    Integer last(@Param("merge") UUID merge);

    @Delete("delete from system_merge_page where merge_id = #{merge}")
    int forgetPages(@Param("merge") UUID merge);

    @Insert("insert into system_merged (merge_id, record_id, entity, version, into_id, place)"
            + " values (#{merge}, #{record}, #{entity}, #{version}, #{into}, #{place})")
    int insertGone(
            @Param("merge") UUID merge,
            @Param("record") UUID record,
            @Param("entity") String entity,
            @Param("version") long version,
            @Param("into") UUID into,
            @Param("place") int place);

    @Select("select record_id, version from system_merged where merge_id = #{merge} order by place")
    List<Gone> gone(@Param("merge") UUID merge);

    @Delete("delete from system_merged where merge_id = #{merge}")
    int forgetGone(@Param("merge") UUID merge);

    /** Into which a record went last. */
    @Select("select into_id from system_merged where record_id = #{record} and entity = #{entity}"
            + " order by merge_id desc limit 1")
    @Nullable
    UUID into(@Param("entity") String entity, @Param("record") UUID record);

    /** On which record a merge hung that lies in the trash with it. */
    @Select("select about_entity as entity, about_id as id from system_trash"
            + " where record_id = #{merge} and entity = 'system.merge'")
    @Nullable
    Stayed deletedWith(@Param("merge") UUID merge);

    /** Of merges that are gone for good. */
    @Delete("""
            delete from system_merge_page where merge_id not in (select id from system_merge)
                and merge_id not in (select record_id from system_trash where entity = 'system.merge')""")
    int sweepPages();
}
