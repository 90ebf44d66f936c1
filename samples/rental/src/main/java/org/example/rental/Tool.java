package org.example.rental;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A thing that is lent. */
public final class Tool {
    public static final EntityName NAME = EntityName.of("rental", "tool");

    public static final Field<String> LABEL =
            NAME.text("label").required().maxLength(100).searchable();
    public static final Field<String> SERIAL = NAME.text("serial").maxLength(40).unique();
    public static final Field<BigDecimal> A_DAY = NAME.price("a_day").required();

    private Tool() {}

    static Entity entity() {
        return Entity.of(NAME, "Tool", "Tools").fields(LABEL, SERIAL, A_DAY).title(LABEL);
    }
}
