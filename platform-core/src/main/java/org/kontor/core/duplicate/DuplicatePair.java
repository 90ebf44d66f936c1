package org.kontor.core.duplicate;

import java.math.BigDecimal;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.core.meta.CatalogBuilder;

/** Two records that may be one, found by looking through all of them, and what became of that. The kernel alone writes it. */
public final class DuplicatePair {
    public static final EntityName NAME = EntityName.of("system", "duplicate_pair");

    static final Choice OPEN = Choice.of("open");
    static final Choice MERGED = Choice.of("merged");
    static final Choice DISTINCT = Choice.of("distinct");

    /** Of the two the one that was made first. */
    static final Field<Ref> ONE =
            NAME.reference("one").label("Record").required().derived();

    static final Field<Ref> OTHER = NAME.reference("other")
            .label("Other record")
            .help("That may be the same; empty when it is gone")
            .derived();
    static final Field<String> ENTITY =
            NAME.text("entity").required().maxLength(100).derived();
    static final Field<BigDecimal> SCORE =
            NAME.decimal("score").help("How likely they are one, from 0 to 1").derived();
    static final Field<Boolean> CERTAIN =
            NAME.yesNo("certain").help("Whether hardly anybody would doubt it").derived();
    static final Field<Choice> STATE =
            NAME.choice("state", OPEN, MERGED, DISTINCT).required().derived();
    static final Field<Ref> DECIDED_BY =
            NAME.reference("decided_by", CatalogBuilder.USER).derived();

    private DuplicatePair() {}

    public static Entity entity() {
        return Entity.of(NAME, "Likely duplicate", "Likely duplicates")
                .fields(ONE, OTHER, ENTITY, SCORE, CERTAIN, STATE, DECIDED_BY)
                .title(ENTITY)
                .attachedTo(ONE)
                .help("Two records that may be one, found by looking through all of an entity");
    }

    public static Rule[] rules() {
        return new Rule[] {
            Rule.index(ONE), Rule.index(OTHER), Rule.index(ENTITY, STATE, SCORE), Rule.index(NAME.createdAt())
        };
    }
}
