package org.kontor.core.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What is known of upgrades, for good: one row for each fill. */
interface UpgradeMapper {
    /**
     * One fill.
     *
     * @param version its numbers
     * @param place among the upgrade's fills, from 1
     * @param taskId the task that it belongs to; null where there was nothing to fill
     * @param lost whether that task is gone
     */
    record Note(
            String plugin,
            String version,
            int place,
            @Nullable UUID taskId,
            @Nullable Instant doneAt,
            boolean lost) {
        /** Whether it is neither done nor has a task. */
        boolean isOpen() {
            return doneAt == null && lost;
        }
    }

    String NOTES = """
            select u.plugin, u.version, u.place, u.task_id, u.done_at,
                not exists (select 1 from system_task t where t.id = u.task_id) as lost
            from system_upgrade u""";

    @Select(NOTES)
    List<Note> all();

    /**
     * A task of fills that are not done.
     *
     * @param place of the first of its fills
     * @param state of the task; null where there is none yet, or none any more
     * @param failed how many records it could not fill
     */
    record Open(
            String plugin,
            String version,
            int place,
            @Nullable UUID taskId,
            @Nullable String state,
            long failed) {}

    @Select("""
            select u.plugin, u.version, min(u.place) as place, t.id as task_id, t.state,
                (select count(*) from system_task_failure f where f.task_id = t.id) as failed
            from system_upgrade u left join system_task t on t.id = u.task_id
            where u.done_at is null group by u.plugin, u.version, t.id, t.state""")
    List<Open> open();

    @Select(NOTES + " where u.plugin = #{plugin}")
    List<Note> of(@Param("plugin") String plugin);

    @Insert("insert into system_upgrade (plugin, version, place, done_at)"
            + " values (#{plugin}, #{version}, #{place}, #{doneAt})")
    int insert(
            @Param("plugin") String plugin,
            @Param("version") String version,
            @Param("place") int place,
            @Param("doneAt") @Nullable Instant doneAt);

    /** So that one node at a time sees what is open. */
    @Select("select place from system_upgrade where plugin = #{plugin} for update")
    List<Integer> hold(@Param("plugin") String plugin);

    @Update("update system_upgrade set task_id = #{task}"
            + " where plugin = #{plugin} and version = #{version} and place = #{place}")
    int give(
            @Param("plugin") String plugin,
            @Param("version") String version,
            @Param("place") int place,
            @Param("task") UUID task);

    @Update("update system_upgrade set done_at = current_timestamp where task_id = #{task}")
    int done(@Param("task") UUID task);

    /** One that waits for another need not look at once. */
    @Update("update system_task_run set due_at = current_timestamp + interval '1' minute where task_id = #{task}")
    int delay(@Param("task") UUID task);

    /** Whoever had it, and whatever it waits for: it may be taken now. */
    @Update("update system_task_run set due_at = current_timestamp, node = null where task_id = #{task}")
    int atOnce(@Param("task") UUID task);

    /** Those that waited may look now. */
    @Update("""
            update system_task_run set due_at = current_timestamp
            where node is null and due_at is not null and task_id in
                (select task_id from system_upgrade where plugin = #{plugin} and done_at is null)""")
    int wake(@Param("plugin") String plugin);
}
