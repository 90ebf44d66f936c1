package org.kontor.core.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** When actions start by themselves next. */
interface ScheduleMapper {
    /** One action's row; the task is the one that was started last. */
    record Next(String action, Instant nextAt, @Nullable UUID taskId) {}

    @Select("select action, next_at, task_id from system_schedule")
    List<Next> all();

    @Select("select action, next_at, task_id from system_schedule where action = #{action} for update")
    @Nullable
    Next hold(@Param("action") String action);

    @Insert("insert into system_schedule (action, next_at) values (#{action}, #{nextAt})")
    int insert(@Param("action") String action, @Param("nextAt") Instant nextAt);

    @Update("update system_schedule set next_at = #{nextAt}, task_id = #{taskId} where action = #{action}")
    int update(@Param("action") String action, @Param("nextAt") Instant nextAt, @Param("taskId") @Nullable UUID taskId);

    @Select("select count(*) from system_task_run where task_id = #{id} and due_at is not null")
    int isUnderWay(@Param("id") UUID id);
}
