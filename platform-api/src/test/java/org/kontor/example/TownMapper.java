package org.kontor.example;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.kontor.api.Requires;

// @start region="mapper"
/** SQL of one's own, for what conditions cannot say; values are bound, never pasted. */
interface TownMapper {
    @Requires("contacts.see_neighbours")
    @Select("select count(*) from contacts_account where city = #{city}")
    int countIn(@Param("city") String city);
}
// @end region="mapper"
