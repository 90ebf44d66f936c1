package org.kontor.core.meta.kind;

import java.util.List;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.Identifiers;

/** Text of many lines. */
class LongTextKind extends TextKind {
    private static final int MOST = 100_000;

    LongTextKind() {
        this(FieldType.LONG_TEXT);
    }

    LongTextKind(FieldType type) {
        super(type, MOST);
    }

    @Override
    boolean hasLines() {
        return true;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.column(field.name(), Column.Type.LONG_TEXT));
    }

    @Override
    public boolean isSortable() {
        return false;
    }
}
