package org.kontor.tests.wrong;

import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.kontor.api.Requires;

/** Goes past the engine. */
interface PastMapper {
    @Requires("wrong.err")
    @Update("update wrong_sealed set content = 'tampered' where id = #{id}")
    int tamper(@Param("id") UUID id);

    @Requires("wrong.err")
    @Update("update wrong_purse set coins = coins + 100")
    int steal();
}
