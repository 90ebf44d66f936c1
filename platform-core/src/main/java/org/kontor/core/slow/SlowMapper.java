package org.kontor.core.slow;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The figures of slow lists: they change all the time, and are written without a version. */
interface SlowMapper {
    /** Adds what this server saw; other servers add theirs. */
    @Update("""
            update system_slow_list set times = times + #{times}, total_ms = total_ms + #{total},
                worst_ms = greatest(worst_ms, #{worst}), last_at = greatest(last_at, #{last})
            where shape = #{shape}""")
    int add(
            @Param("shape") String shape,
            @Param("times") long times,
            @Param("total") long total,
            @Param("worst") long worst,
            @Param("last") Instant last);

    @Select("select count(*) from system_slow_list")
    int count();

    /** Forgets the ones that were asked for longest ago, for good: nobody deleted them. */
    @Delete(
            "delete from system_slow_list where id in (select id from system_slow_list order by last_at, id limit #{number})")
    int forget(@Param("number") int number);
}
