package org.example.rental;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.kontor.api.Requires;

/** The price list, a table of the plugin's own: what a day costs depends on how many there are. */
interface StepMapper {
    /** Of the longest step that is reached, in per cent; empty below the first. */
    @Requires("rental.lend")
    @Select("select percent from rental_step where days <= #{days} order by days desc fetch first 1 rows only")
    List<Integer> percent(@Param("days") long days);
}
