package org.kontor.core.system;

import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.TimeLine;

/** A file that somebody adds to a record. It hangs on the record: who reads that reads this and its file. */
public final class Attachment {
    public static final EntityName NAME = EntityName.of("system", "attachment");

    public static final Field<Ref> ABOUT =
            NAME.reference("about").label("Record").required().help("What it belongs to; it stays there");
    public static final Field<FileId> FILE = NAME.file("file").required().searchable();
    public static final Field<String> TITLE = NAME.text("name")
            .maxLength(200)
            .searchable()
            .help("What people call it; the file's name, where nothing is said");
    static final Field<String> DESCRIPTION =
            NAME.longText("description").maxLength(2000).searchable();
    static final Field<String> AUTHOR = NAME.text("author")
            .maxLength(200)
            .help("What whoever added it was called then, for when they are gone")
            .derived();

    private Attachment() {}

    static Entity entity() {
        return Entity.of(NAME, "Attachment", "Attachments")
                .fields(ABOUT, FILE, TITLE, DESCRIPTION, AUTHOR)
                .title(TITLE)
                .attachedTo(ABOUT)
                .help("Files of records; who may read a record reads its files and adds some");
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.index(ABOUT, NAME.createdAt()),
            Rule.index(NAME.createdAt()),
            Rule.plays(
                    TimeLine.NAME,
                    Condition.always(),
                    TimeLine.AT.from(NAME.createdAt()),
                    TimeLine.ABOUT.from(ABOUT),
                    TimeLine.WHAT.to("attached"),
                    TimeLine.SUBJECT.from(TITLE),
                    TimeLine.WHO.from(NAME.creator()))
        };
    }
}
