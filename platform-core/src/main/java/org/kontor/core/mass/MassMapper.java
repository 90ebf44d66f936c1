package org.kontor.core.mass;

import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Which records mass changes are about, in pages, and what became of each; and their numbers, which change by the second. */
public interface MassMapper {
    @Insert("insert into system_mass_page (mass_id, page, items, is_open) values (#{mass}, #{page}, #{items}, true)")
    int insert(@Param("mass") UUID mass, @Param("page") int page, @Param("items") String items);

    @Select("select items from system_mass_page where mass_id = #{mass} and page = #{page}")
    @Nullable
    String items(@Param("mass") UUID mass, @Param("page") int page);

    /** The first page behind another on which something is to be done still. */
    @Select("""
            select page from system_mass_page where mass_id = #{mass} and is_open and page > #{behind}
            order by page limit 1""")
    @Nullable
    Integer open(@Param("mass") UUID mass, @Param("behind") int behind);

    @Select("select max(page) from system_mass_page where mass_id = #{mass}")
    @Nullable
    Integer last(@Param("mass") UUID mass);

    @Select("select count(*) from system_mass_page where mass_id = #{mass} and not is_open")
    long closed(@Param("mass") UUID mass);

    @Update("""
            update system_mass_page set items = #{items}, is_open = #{open}
            where mass_id = #{mass} and page = #{page}""")
    int settle(
            @Param("mass") UUID mass,
            @Param("page") int page,
            @Param("items") String items,
            @Param("open") boolean open);

    @Delete("delete from system_mass_page where mass_id = #{mass}")
    int forget(@Param("mass") UUID mass);

    @Update("""
            update system_mass_change set matched = #{matched}, changed = 0, unchanged = 0, passed = 0, failed = 0,
                partly = 0
            where id = #{mass}""")
    int listed(@Param("mass") UUID mass, @Param("matched") long matched);

    @Update("""
            update system_mass_change set changed = changed + #{changed}, unchanged = unchanged + #{unchanged},
                passed = passed + #{passed}, failed = failed + #{failed},
                partly = coalesce(partly, 0) + #{partly}
            where id = #{mass}""")
    int count(
            @Param("mass") UUID mass,
            @Param("changed") long changed,
            @Param("unchanged") long unchanged,
            @Param("passed") long passed,
            @Param("failed") long failed,
            @Param("partly") long partly);

    /** Of what cannot be taken back any more. */
    @Delete("""
            delete from system_mass_page where mass_id in (select id from system_mass_change where ended_at <= #{before})
                or mass_id not in (select id from system_mass_change)""")
    int sweepPages(@Param("before") Instant before);

    @Delete("""
            delete from system_mass_failure
            where mass_change_id in (select id from system_mass_change where ended_at <= #{before})
                or mass_change_id not in (select id from system_mass_change)""")
    int sweepFailures(@Param("before") Instant before);
}
