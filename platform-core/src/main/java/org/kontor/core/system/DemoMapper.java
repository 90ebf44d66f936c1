package org.kontor.core.system;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;

/** Whose records to try the product with are made, for good. */
interface DemoMapper {
    @Select("select plugin from system_demo")
    List<String> made();

    @Insert("insert into system_demo (plugin, made_at) values (#{plugin}, current_timestamp)")
    int note(String plugin);
}
