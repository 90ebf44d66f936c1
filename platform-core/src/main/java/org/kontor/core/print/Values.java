package org.kontor.core.print;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.EntityName;
import org.kontor.api.SystemTerm;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What templates may speak of in records. */
final class Values {
    static final int LONGEST_RANGE = 1000;

    private Values() {}

    /** Whether a field is printed as one value. */
    static boolean isPlain(FieldMeta field) {
        return switch (field.type()) {
            case REFERENCE, REFERENCES, PARTS, CONDITION -> false;
            default -> true;
        };
    }

    /** Of which entity the records behind a field are; none for an open link, behind which anything may be. */
    static Optional<EntityName> target(FieldMeta field) {
        boolean isOpen = field.isOpen() || field.system() == SystemTerm.Kind.ID;
        return isOpen ? Optional.empty() : field.field().targets().stream().findFirst();
    }

    /** The field that {@code label("lines.quantity")} names. */
    static Optional<FieldMeta> labelled(Catalog catalog, EntityMeta document, String path) {
        EntityMeta entity = document;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            EntityMeta next = entity.find(names[i])
                    .flatMap(Values::target)
                    .flatMap(catalog::findMeta)
                    .orElse(null);
            if (next == null) {
                return Optional.empty();
            }
            entity = next;
        }
        return entity.find(names[names.length - 1]);
    }

    /** Whole numbers from one up to another, both among them. */
    static List<Long> range(long from, long to) {
        return new AbstractList<>() {
            @Override
            public Long get(int index) {
                return from + index;
            }

            @Override
            public int size() {
                return (int) Math.clamp(to - from + 1, 0, LONGEST_RANGE + 1);
            }
        };
    }
}
