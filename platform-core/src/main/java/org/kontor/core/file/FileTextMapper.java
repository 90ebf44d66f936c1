package org.kontor.core.file;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The table of the texts of files. */
interface FileTextMapper {
    String ENTRY = "select t.file_id, f.name, f.bytes, t.state, t.fault, t.read_at, t.seq"
            + " from system_file_text t join system_file f on f.id = t.file_id";

    @Insert("insert into system_file_text (file_id, version) select id, 0 from system_file where id = #{file}"
            + " on conflict do nothing")
    int wantOnPostgres(@Param("file") UUID file);

    /** Only one server writes there. */
    @Insert("insert into system_file_text (file_id, version) select id, 0 from system_file f where id = #{file}"
            + " and not exists (select 1 from system_file_text t where t.file_id = f.id)")
    int wantOnH2(@Param("file") UUID file);

    @Select("<script>select file_id from system_file_text where file_id in"
            + " <foreach collection='files' item='file' open='(' separator=',' close=')'>#{file}</foreach></script>")
    List<UUID> known(@Param("files") Collection<UUID> files);

    @Nullable
    @Select("select content from system_file_text where file_id = #{file} and state = 'READ'")
    String text(@Param("file") UUID file);

    @Nullable
    @Select("select file_id from system_file_text where version < #{version}"
            + " and (busy_until is null or busy_until < #{now}) order by version, file_id fetch first 1 rows only")
    UUID waiting(@Param("version") int version, @Param("now") Instant now);

    @Update("update system_file_text set busy_by = #{by}, busy_until = #{until} where file_id = #{file}"
            + " and version < #{version} and (busy_until is null or busy_until < #{now})")
    int claim(
            @Param("file") UUID file,
            @Param("by") UUID by,
            @Param("version") int version,
            @Param("now") Instant now,
            @Param("until") Instant until);

    @Update("update system_file_text set busy_by = null, busy_until = null where file_id = #{file} and busy_by = #{by}")
    int release(@Param("file") UUID file, @Param("by") UUID by);

    @Update("update system_file_text set busy_by = null, busy_until = null where busy_by is not null")
    int releaseAll();

    @Update("update system_file_text_count set seq = seq + 1")
    int count();

    @Select("select seq from system_file_text_count")
    long counted();

    @Update("update system_file_text set version = #{version}, state = #{read.state},"
            + " fault = #{read.fault,jdbcType=VARCHAR}, whole = #{read.isWhole}, letters = #{letters},"
            + " content = #{read.text}, seq = #{seq}, read_at = #{now}, busy_by = null, busy_until = null"
            + " where file_id = #{file} and busy_by = #{by}")
    int done(
            @Param("file") UUID file,
            @Param("by") UUID by,
            @Param("version") int version,
            @Param("read") ReadText read,
            @Param("letters") int letters,
            @Param("seq") long seq,
            @Param("now") Instant now);

    @Select(ENTRY + " where t.seq > #{seq} order by t.seq fetch first #{limit} rows only")
    List<FileText> after(@Param("seq") long seq, @Param("limit") int limit);

    @Select(ENTRY + " where t.state = 'FAILED' and t.version > 0 and t.file_id > #{file}"
            + " order by t.file_id fetch first #{limit} rows only")
    List<FileText> failed(@Param("file") UUID file, @Param("limit") int limit);

    @Update("update system_file_text set version = 0 where state = 'FAILED'")
    int retry();

    @Select("select state, count(*) as files from"
            + " (select case when version < #{version} then null else state end as state from system_file_text) t"
            + " group by state")
    List<TextCount> counts(@Param("version") int version);
}
