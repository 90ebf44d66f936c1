package org.kontor.tests.filing;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;

/** A part that holds a file. */
public final class Sheet {
    public static final EntityName NAME = EntityName.of("filing", "sheet");

    static final Field<FileId> SCAN = NAME.file("scan");

    private Sheet() {}

    static Entity entity() {
        return Entity.of(NAME, "Sheet", "Sheets").fields(SCAN);
    }
}
