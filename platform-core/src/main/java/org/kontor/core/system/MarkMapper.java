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

/** The tables of what users keep for themselves: favourites, what they opened, and the order of their views. */
interface MarkMapper {
    /** A marked record. */
    record MarkRow(String entity, UUID recordId, Instant at) {}

    /** An order of views. */
    record ChoiceRow(String views, @Nullable UUID opensId) {}

    /** Columns of a view. */
    record ColumnsRow(String viewKey, String shownColumns, String widths, int pinned) {}

    /** Whose columns of which view. */
    record OwnersRow(UUID userId, String entity, String viewKey, String shownColumns) {}

    /** Holds a user, so that what they do in two windows is done one after the other. */
    @Select("select id from system_user_ where id = #{user} for update")
    @Nullable
    UUID hold(@Param("user") UUID user);

    @Select("select entity, record_id, at from system_favourite where user_id = #{user} order by place, record_id"
            + " fetch first 500 rows only")
    List<MarkRow> favourites(@Param("user") UUID user);

    @Select("select entity, record_id, at from system_recent where user_id = #{user} order by at desc, record_id"
            + " fetch first 50 rows only")
    List<MarkRow> recent(@Param("user") UUID user);

    @Insert("insert into system_favourite (user_id, entity, record_id, at, place)"
            + " values (#{user}, #{entity}, #{record}, #{at}, #{place})")
    void star(
            @Param("user") UUID user,
            @Param("entity") String entity,
            @Param("record") UUID record,
            @Param("at") Instant at,
            @Param("place") int place);

    @Insert("insert into system_recent (user_id, entity, record_id, at) values (#{user}, #{entity}, #{record}, #{at})")
    void opened(
            @Param("user") UUID user,
            @Param("entity") String entity,
            @Param("record") UUID record,
            @Param("at") Instant at);

    @Delete("delete from system_favourite where user_id = #{user} and entity = #{entity} and record_id = #{record}")
    int unstar(@Param("user") UUID user, @Param("entity") String entity, @Param("record") UUID record);

    @Delete("delete from system_recent where user_id = #{user} and entity = #{entity} and record_id = #{record}")
    int forget(@Param("user") UUID user, @Param("entity") String entity, @Param("record") UUID record);

    @Update("update system_favourite set place = #{place} where user_id = #{user} and entity = #{entity}"
            + " and record_id = #{record}")
    void place(
            @Param("user") UUID user,
            @Param("entity") String entity,
            @Param("record") UUID record,
            @Param("place") int place);

    @Select("select views, opens_id from system_view_choice where user_id = #{user} and entity = #{entity}")
    @Nullable
    ChoiceRow choice(@Param("user") UUID user, @Param("entity") String entity);

    @Delete("delete from system_view_choice where user_id = #{user} and entity = #{entity}")
    void dropChoice(@Param("user") UUID user, @Param("entity") String entity);

    @Insert("insert into system_view_choice (user_id, entity, views, opens_id)"
            + " values (#{user}, #{entity}, #{views}, #{opens,jdbcType=OTHER})")
    void choose(
            @Param("user") UUID user,
            @Param("entity") String entity,
            @Param("views") String views,
            @Param("opens") @Nullable UUID opens);

    @Select("select view_key, shown_columns, widths, pinned from system_view_columns where user_id = #{user}"
            + " and entity = #{entity} order by view_key")
    List<ColumnsRow> columns(@Param("user") UUID user, @Param("entity") String entity);

    @Delete("delete from system_view_columns where user_id = #{user} and entity = #{entity} and view_key = #{view}")
    void dropColumns(@Param("user") UUID user, @Param("entity") String entity, @Param("view") String view);

    @Insert("insert into system_view_columns (user_id, entity, view_key, shown_columns, widths, pinned)"
            + " values (#{user}, #{entity}, #{view}, #{columns}, #{widths}, #{pinned})")
    void keepColumns(
            @Param("user") UUID user,
            @Param("entity") String entity,
            @Param("view") String view,
            @Param("columns") String columns,
            @Param("widths") String widths,
            @Param("pinned") int pinned);

    /** Everybody's of all entities that may speak of a field: a letter more or less is for the reader to tell. */
    @Select("select user_id, entity, view_key, shown_columns from system_view_columns"
            + " where shown_columns like concat('%', #{field}, '%') order by user_id, entity, view_key")
    List<OwnersRow> columnsWith(@Param("field") String field);

    /** Unless they were written anew since. */
    @Update("update system_view_columns set shown_columns = #{now} where user_id = #{row.userId}"
            + " and entity = #{row.entity} and view_key = #{row.viewKey} and shown_columns = #{row.shownColumns}")
    void renameColumns(@Param("row") OwnersRow row, @Param("now") String now);

    @Select("select record_id from system_share where entity = #{entity} and user_id = #{user}")
    List<UUID> sharedWithUser(@Param("entity") String entity, @Param("user") UUID user);

    @Select("select record_id from system_share where entity = #{entity} and team_id = #{team}")
    List<UUID> sharedWithTeam(@Param("entity") String entity, @Param("team") UUID team);
}
