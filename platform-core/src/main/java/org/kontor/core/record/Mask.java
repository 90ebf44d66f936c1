package org.kontor.core.record;

import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.MaskText;
import org.kontor.core.meta.Sealing;

/** What stands in the place of a value for whoever may read its record and not the value. */
record Mask(String text) {
    /** The mask of a field's value; none where there is no value. */
    static @Nullable Mask of(FieldMeta field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        int last = field.field().masked().orElse(0);
        return new Mask(
                MaskText.of(value == Sealing.Damaged.VALUE ? "" : field.kind().written(value), last));
    }
}
