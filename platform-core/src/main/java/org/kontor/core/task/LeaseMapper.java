package org.kontor.core.task;

import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Who holds a background. On H2 there is one process, whose leases end with it. */
interface LeaseMapper {
    @Select("select fence from system_lease where name = #{name}")
    @Nullable
    Long find(@Param("name") String name);

    @Insert("insert into system_lease (name, fence) values (#{name}, 0)")
    int insert(@Param("name") String name);

    @Update("update system_lease set node = #{node}, fence = fence + 1 where name = #{name} and node is null")
    int takeOnH2(@Param("name") String name, @Param("node") UUID node);

    @Update("""
            update system_lease set node = #{node}, fence = fence + 1,
                lease_until = clock_timestamp() + #{lease} * interval '1 millisecond'
            where name = #{name} and (node is null or lease_until < clock_timestamp())""")
    int takeOnPostgres(@Param("name") String name, @Param("node") UUID node, @Param("lease") long lease);

    /** Holds it against whoever would take over, as long as the transaction lasts. */
    @Select("select fence from system_lease where name = #{name} and fence = #{fence} and node is not null for update")
    @Nullable
    Long hold(@Param("name") String name, @Param("fence") long fence);

    @Update("""
            update system_lease set lease_until = clock_timestamp() + #{lease} * interval '1 millisecond'
            where name = #{name} and fence = #{fence} and node is not null""")
    int renew(@Param("name") String name, @Param("fence") long fence, @Param("lease") long lease);

    @Update("update system_lease set node = null, fence = fence + 1 where name = #{name} and fence = #{fence}")
    int release(@Param("name") String name, @Param("fence") long fence);

    @Update("update system_lease set node = null where node is not null")
    int forgetNodes();
}
