package org.kontor.core.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows of tasks. Leases go by the database's clock; on H2 there is one process, whose leases end with it
 * and need no time.
 */
public interface TaskMapper {
    /** One task's row. */
    record Run(
            UUID taskId,
            String action,
            @Nullable String onEntity,
            @Nullable UUID onId,
            @Nullable UUID userId,
            @Nullable UUID tokenId,
            @Nullable String plugin,
            @Nullable String input,
            long fence,
            int claims,
            boolean cancelled) {}

    @Insert("""
            insert into system_task_run
                (task_id, action, on_entity, on_id, user_id, token_id, plugin, input, due_at, fence, claims, cancelled)
            values (#{taskId}, #{action}, #{onEntity}, #{onId}, #{userId}, #{tokenId}, #{plugin}, #{input},
                current_timestamp, 0, 0, false)""")
    int insert(Run run);

    /** An older version kept what tasks were given here too, in plain. */
    @Update("update system_task_run set input = null where input is not null"
            + " and task_id in (select id from system_task where input is not null)")
    int forgetInputs();

    @Update("update system_task_run set due_at = null where task_id = #{id}")
    int neverDue(@Param("id") UUID id);

    /** Has one wait that nobody has taken yet. */
    @Update("update system_task_run set due_at = #{moment} where task_id = #{id} and node is null")
    int delay(@Param("id") UUID id, @Param("moment") Instant moment);

    @Select("""
            select task_id, action, on_entity, on_id, user_id, token_id, plugin, input, fence, claims, cancelled
            from system_task_run where task_id = #{id}""")
    @Nullable
    Run find(@Param("id") UUID id);

    @Select("select task_id from system_task_run where due_at <= current_timestamp and node is null"
            + " order by due_at limit #{limit}")
    List<UUID> dueOnH2(@Param("limit") int limit);

    @Select("""
            select task_id from system_task_run
            where due_at <= clock_timestamp() and (node is null or lease_until < clock_timestamp())
            order by due_at limit #{limit}""")
    List<UUID> dueOnPostgres(@Param("limit") int limit);

    @Update("""
            update system_task_run set node = #{node}, fence = fence + 1, claims = claims + 1
            where task_id = #{id} and due_at <= current_timestamp and node is null""")
    int takeOnH2(@Param("id") UUID id, @Param("node") UUID node);

    @Update("""
            update system_task_run set node = #{node}, fence = fence + 1, claims = claims + 1,
                lease_until = clock_timestamp() + #{lease} * interval '1 millisecond'
            where task_id = #{id} and due_at <= clock_timestamp() and (node is null or lease_until < clock_timestamp())""")
    int takeOnPostgres(@Param("id") UUID id, @Param("node") UUID node, @Param("lease") long lease);

    /** Holds the row against whoever would take it over, as long as the transaction lasts. */
    @Select("select cancelled from system_task_run where task_id = #{id} and fence = #{fence} and node is not null"
            + " for update")
    @Nullable
    Boolean hold(@Param("id") UUID id, @Param("fence") long fence);

    /** A step is done: what was tried in vain before does not count any more. */
    @Update("update system_task_run set claims = 0 where task_id = #{id}")
    int stepped(@Param("id") UUID id);

    @Update("""
            update system_task_run set lease_until = clock_timestamp() + #{lease} * interval '1 millisecond'
            where task_id = #{id}""")
    int extend(@Param("id") UUID id, @Param("lease") long lease);

    /** Says that a node lives; rows that are held by a step get their time with its end. */
    @Update("""
            update system_task_run set lease_until = clock_timestamp() + #{lease} * interval '1 millisecond'
            where task_id in (select task_id from system_task_run
                where node = #{node} and due_at is not null for update skip locked)""")
    int renew(@Param("node") UUID node, @Param("lease") long lease);

    /** All that a process before this one has left; there is none beside it. */
    @Update("update system_task_run set node = null where node is not null")
    int forgetNodes();

    @Update("""
            update system_task_run set node = null, due_at = null, fence = fence + 1
            where task_id = #{id} and fence = #{fence} and node is not null""")
    int end(@Param("id") UUID id, @Param("fence") long fence);

    @Update("""
            update system_task_run set node = null, fence = fence + 1,
                due_at = dateadd('MILLISECOND', #{millis}, current_timestamp)
            where task_id = #{id} and fence = #{fence} and node is not null""")
    int parkOnH2(@Param("id") UUID id, @Param("fence") long fence, @Param("millis") long millis);

    @Update("""
            update system_task_run set node = null, fence = fence + 1,
                due_at = clock_timestamp() + #{millis} * interval '1 millisecond'
            where task_id = #{id} and fence = #{fence} and node is not null""")
    int parkOnPostgres(@Param("id") UUID id, @Param("fence") long fence, @Param("millis") long millis);

    /** Ends one that nobody works on. */
    @Update("update system_task_run set due_at = null where task_id = #{id} and node is null and due_at is not null")
    int cancelIdle(@Param("id") UUID id);

    @Update("update system_task_run set cancelled = true where task_id = #{id} and due_at is not null")
    int cancel(@Param("id") UUID id);

    @Update("""
            update system_task_run set due_at = current_timestamp, node = null, claims = 0, cancelled = false
            where task_id = #{id} and due_at is null""")
    int again(@Param("id") UUID id);

    /** Of no version and no history: it changes by the second. */
    @Update("update system_task set progress = #{done}, total = #{total} where id = #{id}")
    int progress(@Param("id") UUID id, @Param("done") long done, @Param("total") long total);

    /** How far a step came; of no version and no history either. */
    @Update("update system_task_step set answer = #{answer} where id = #{id}")
    int position(@Param("id") UUID id, @Param("answer") String answer);

    @Select("select id from system_task where ended_at < #{before} limit #{limit}")
    List<UUID> endedBefore(@Param("before") Instant before, @Param("limit") int limit);

    @Delete("delete from system_task_step where task_id = #{id}")
    int deleteSteps(@Param("id") UUID id);

    @Delete("delete from system_task_failure where task_id = #{id}")
    int deleteFailures(@Param("id") UUID id);

    @Delete("delete from system_task_failure where task_id = #{id} and step = #{step}")
    int deleteFailuresOf(@Param("id") UUID id, @Param("step") String step);

    @Delete("delete from system_task_run where task_id = #{id}")
    int deleteRun(@Param("id") UUID id);

    @Delete("delete from system_task where id = #{id}")
    int deleteTask(@Param("id") UUID id);
}
