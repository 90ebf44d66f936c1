package org.kontor.core.meta;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** The field that a rule keeps, and that nobody else writes. */
public final class KeptField {
    private KeptField() {}

    /** Those fields of an entity that formulas keep. */
    public static Set<Field<?>> formulas(EntityMeta entity) {
        Set<Field<?>> fields = new HashSet<>();
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Formula formula) {
                fields.add(formula.field());
            }
        }
        return fields;
    }

    public static Optional<Field<?>> of(Rule rule) {
        return switch (rule) {
            case Rule.Sum sum -> Optional.of(sum.field());
            case Rule.Formula formula -> Optional.of(formula.field());
            case Rule.Number number -> Optional.of(number.field());
            case Rule.Must must -> Optional.empty();
            case Rule.Required required -> Optional.empty();
            case Rule.Unique unique -> Optional.empty();
            case Rule.Index index -> Optional.empty();
            case Rule.Fill fill -> Optional.empty();
            case Rule.Frozen frozen -> Optional.empty();
            case Rule.NoOverlap overlap -> Optional.empty();
            case Rule.Shown shown -> Optional.empty();
            case Rule.Plays plays -> Optional.empty();
        };
    }
}
