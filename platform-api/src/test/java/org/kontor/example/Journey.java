package org.kontor.example;

import java.time.Instant;
import org.kontor.api.Aspect;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Query;
import org.kontor.api.Ref;

/** Where our people were, whatever they went there for. */
public final class Journey {
    // @start region="aspect"
    public static final EntityName NAME = EntityName.of("fleet", "journey");

    public static final Field<Instant> LEFT_AT = NAME.moment("left_at").required();
    public static final Field<String> WHERE_TO = NAME.text("where_to");
    public static final Field<Ref> VISITED = NAME.reference("visited");

    static Aspect aspect() {
        return Aspect.of(NAME, "Journey", "Journeys")
                .fields(LEFT_AT, WHERE_TO, VISITED)
                .title(WHERE_TO)
                .listedBy(VISITED, LEFT_AT);
    }
    // @end region="aspect"

    // @start region="read"
    static Query to(Ref customer) {
        return Query.of(NAME)
                .where(VISITED.is(customer))
                .sort(LEFT_AT.descending())
                .expand(NAME.source());
    }
    // @end region="read"

    private Journey() {}
}
