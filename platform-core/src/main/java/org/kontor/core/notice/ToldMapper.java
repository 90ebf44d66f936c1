package org.kontor.core.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Who was told of what as long as it holds, and how far each notice was looked after. */
interface ToldMapper {
    /** As many rows as one statement writes. */
    int AT_ONCE = 500;

    /** Somebody and the record that they were told of. */
    record Pair(UUID recordId, UUID recipient) {}

    /** A notice that is in force: since it was declared in these words, and up to which moment was looked for what is due. */
    record State(String notice, String definition, Instant lookedTo) {}

    /** Keeps everybody else from telling until the transaction ends, so that nobody is told twice. */
    @Select("select notice from system_notice_state where notice = '*' for update")
    String hold();

    @Select("select notice, definition, looked_to from system_notice_state where notice <> '*'")
    List<State> states();

    @Select("select notice, definition, looked_to from system_notice_state where notice = #{notice}")
    @Nullable
    State state(@Param("notice") String notice);

    @Insert("insert into system_notice_state (notice, definition, looked_to)"
            + " values (#{notice}, #{definition}, #{lookedTo})")
    void begin(State state);

    @Delete("delete from system_notice_state where notice = #{notice}")
    void end(@Param("notice") String notice);

    @Update("update system_notice_state set looked_to = #{to} where notice = #{notice} and looked_to < #{to}")
    void look(@Param("notice") String notice, @Param("to") Instant to);

    @Select("<script>select record_id, recipient from system_notice_told where notice = #{notice} and record_id in"
            + " <foreach collection='records' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    List<Pair> told(@Param("notice") String notice, @Param("records") Collection<UUID> records);

    @Insert("<script>insert into system_notice_told (notice, record_id, recipient) values"
            + " <foreach collection='pairs' item='pair' separator=','>"
            + "(#{notice}, #{pair.recordId}, #{pair.recipient})</foreach></script>")
    void tell(@Param("notice") String notice, @Param("pairs") Collection<Pair> pairs);

    @Delete("<script>delete from system_notice_told where notice = #{notice} and (record_id, recipient) in"
            + " <foreach collection='pairs' item='pair' open='(' separator=',' close=')'>"
            + "(#{pair.recordId}, #{pair.recipient})</foreach></script>")
    void forget(@Param("notice") String notice, @Param("pairs") Collection<Pair> pairs);

    @Delete("delete from system_notice_told where notice = #{notice}")
    void forgetAll(@Param("notice") String notice);

    @Delete("<script>delete from system_notice where about_entity = #{entity} and about_id in"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    void removeAbout(@Param("entity") String entity, @Param("ids") Collection<UUID> ids);

    @Select("select id from system_notice where created_at < #{before} order by created_at limit #{limit}")
    List<UUID> before(@Param("before") Instant before, @Param("limit") int limit);

    @Delete("<script>delete from system_notice where id in"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    void remove(@Param("ids") Collection<UUID> ids);
}
