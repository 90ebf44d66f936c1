package org.kontor.core.plugin;

import java.util.EnumSet;
import java.util.Set;
import org.kontor.api.Field;
import org.kontor.api.FieldType;

/** Which fields an index of the database can hold. */
public final class Indexable {
    /** PostgreSQL's index takes rows of 2,700 bytes, and a letter may have four. */
    static final int LONGEST = 500;

    private static final Set<FieldType> LINES =
            EnumSet.of(FieldType.TEXT, FieldType.EMAIL, FieldType.PHONE, FieldType.URL);
    private static final Set<FieldType> NOT_COMPARED = EnumSet.of(
            FieldType.LONG_TEXT,
            FieldType.RICH_TEXT,
            FieldType.CHOICES,
            FieldType.REFERENCES,
            FieldType.PARTS,
            FieldType.CONDITION,
            FieldType.FILE);

    private Indexable() {}

    /** Whether it holds a single value that is short and says its order. */
    public static boolean is(Field<?> field) {
        return !field.isEncrypted() && isCompared(field) && !isTooLong(field);
    }

    static boolean isCompared(Field<?> field) {
        return !NOT_COMPARED.contains(field.type());
    }

    static boolean isTooLong(Field<?> field) {
        return LINES.contains(field.type()) && field.maxLength() > LONGEST;
    }
}
