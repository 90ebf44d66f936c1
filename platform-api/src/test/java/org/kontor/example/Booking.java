package org.kontor.example;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.api.Span;

/** A room that somebody has for a time. */
public final class Booking {
    public static final EntityName NAME = EntityName.of("inventory", "booking");

    public static final Field<String> ROOM = NAME.text("room").required().maxLength(40);
    public static final Field<Span> TIME = NAME.span("time").required();
    public static final Field<Boolean> CANCELLED = NAME.yesNo("cancelled");

    // @start region="apart"
    static final Rule ONE_AT_A_TIME = Rule.noOverlap(TIME, ROOM).where(CANCELLED.isNot(true));
    // @end region="apart"

    private Booking() {}

    static Entity entity() {
        return Entity.of(NAME, "Booking", "Bookings").fields(ROOM, TIME, CANCELLED);
    }
}
