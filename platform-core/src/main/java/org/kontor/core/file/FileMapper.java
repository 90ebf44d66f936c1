package org.kontor.core.file;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The tables of files. */
interface FileMapper {
    String COLUMNS = "id, storage_key, name, media_type, bytes, sha256, made_by, made_at, attached, unused_since";

    @Insert("insert into system_file (id, storage_key, name, media_type, bytes, sha256, made_by, made_at, attached)"
            + " values (#{id}, #{storageKey}, #{name}, #{mediaType}, #{bytes}, #{sha256}, #{madeBy}, #{madeAt},"
            + " #{attached})")
    void insert(FileEntry file);

    @Nullable
    @Select("select " + COLUMNS + " from system_file where id = #{id}")
    FileEntry find(@Param("id") UUID id);

    /** The file, held until the end of the transaction. */
    @Nullable
    @Select("select " + COLUMNS + " from system_file where id = #{id} for update")
    FileEntry hold(@Param("id") UUID id);

    @Update("update system_file set attached = true, unused_since = null where id = #{id}")
    int attach(@Param("id") UUID id);

    @Select("select coalesce(sum(bytes), 0) from system_file where made_by = #{user} and attached = false")
    long unattached(@Param("user") UUID user);

    @Select("select " + COLUMNS + " from system_file where id > #{after} order by id fetch first #{limit} rows only")
    List<FileEntry> after(@Param("after") UUID after, @Param("limit") int limit);

    @Update("update system_file set unused_since = #{since,jdbcType=TIMESTAMP_WITH_TIMEZONE} where id = #{id}")
    void unused(@Param("id") UUID id, @Param("since") @Nullable Instant since);

    @Delete("delete from system_file where id = #{id}")
    void delete(@Param("id") UUID id);

    @Select("select storage_key from system_file where storage_key >= #{from} and storage_key <= #{to}")
    List<String> keys(@Param("from") String from, @Param("to") String to);

    @Select("select entity, table_name, column_name from system_file_column")
    List<FileColumn> columns();

    @Insert("insert into system_file_column (entity, table_name, column_name)"
            + " values (#{entity}, #{tableName}, #{columnName})")
    void addColumn(FileColumn column);
}
