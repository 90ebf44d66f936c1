package org.kontor.core.formula;

import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.FieldMeta;

/** A record whose fields a formula asks for. */
public interface Operands {
    /** A field's value; null where it is empty. */
    @Nullable
    Object value(FieldMeta field);
}
