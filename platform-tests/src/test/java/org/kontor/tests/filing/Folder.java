package org.kontor.tests.filing;

import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Row;

/** Something that holds files, by itself and in its parts. */
public final class Folder {
    public static final EntityName NAME = EntityName.of("filing", "folder");

    static final Field<String> CAPTION = NAME.text("caption").required();
    static final Field<FileId> PAPER = NAME.file("paper");
    static final Field<FileId> DIAGNOSIS = NAME.file("diagnosis").sensitive();
    static final Field<List<Row>> SHEETS = NAME.parts("sheets", Sheet.NAME);

    private Folder() {}

    static Entity entity() {
        return Entity.of(NAME, "Folder", "Folders")
                .fields(CAPTION, PAPER, DIAGNOSIS, SHEETS)
                .title(CAPTION)
                .owned();
    }
}
