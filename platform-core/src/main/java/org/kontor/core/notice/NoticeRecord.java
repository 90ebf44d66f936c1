package org.kontor.core.notice;

import java.time.Instant;
import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.Ui;
import org.kontor.core.meta.CatalogBuilder;

/** That somebody was told of a record. The kernel alone writes it, and the recipient alone reads it. */
public final class NoticeRecord {
    public static final EntityName NAME = EntityName.of("system", "notice");

    static final Field<Ref> RECIPIENT =
            NAME.reference("recipient", CatalogBuilder.USER).derived();
    static final Field<Choice> KIND =
            NAME.choice("notice", NoticeLists.KINDS).required().derived();
    static final Field<Ref> ABOUT = NAME.reference("about").label("Record").derived();
    static final Field<Boolean> URGENT = NAME.yesNo("urgent").derived();
    static final Field<Set<Choice>> WAYS =
            NAME.choices("ways", NoticeLists.WAYS).help("How it is brought").derived();
    static final Field<Instant> SEEN_AT =
            NAME.moment("seen_at").label("Seen").help("Empty: not yet").derived();

    private NoticeRecord() {}

    public static Entity entity() {
        return Entity.of(NAME, "Notice", "Notices")
                .fields(RECIPIENT, KIND, ABOUT, URGENT, WAYS, SEEN_AT)
                .title(KIND)
                .help("What you were told of; nobody else sees it");
    }

    /** What waits to be seen, the newest first. */
    public static Ui unseen() {
        return Ui.view(NAME, "unseen", "Not seen yet")
                .columns(KIND, ABOUT, URGENT)
                .where(SEEN_AT.isEmpty())
                .sort(NAME.createdAt().descending());
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(RECIPIENT, SEEN_AT), Rule.index(NAME.createdAt())};
    }
}
