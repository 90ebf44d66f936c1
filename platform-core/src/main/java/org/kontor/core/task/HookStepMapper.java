package org.kontor.core.task;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Steps of readers of the change log; they go when the reader's position moves. */
interface HookStepMapper {
    /** One step. */
    record Step(
            String reader,
            String step,
            String kind,
            String state,
            long tries,
            @Nullable String message,
            @Nullable String answer) {}

    @Select("""
            select reader, step, kind, state, tries, message, answer from system_log_reader_step
            where reader = #{reader} and step = #{step}""")
    @Nullable
    Step find(@Param("reader") String reader, @Param("step") String step);

    @Insert("""
            insert into system_log_reader_step (reader, step, kind, state, tries, message, answer)
            values (#{reader}, #{step}, #{kind}, #{state}, #{tries}, #{message}, #{answer})""")
    int insert(Step step);

    @Update("""
            update system_log_reader_step set state = #{state}, tries = #{tries}, message = #{message}, answer = #{answer}
            where reader = #{reader} and step = #{step}""")
    int update(Step step);
}
