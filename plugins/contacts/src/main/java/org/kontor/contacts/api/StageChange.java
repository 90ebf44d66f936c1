package org.kontor.contacts.api;

import java.time.Instant;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** That an account moved from one stage of its life to another; kept by the program, for reports. */
public final class StageChange {
    public static final EntityName NAME = EntityName.of("contacts", "stage_change");

    public static final Field<Ref> ACCOUNT =
            NAME.reference("account", Account.NAME).required();
    public static final Field<Choice> STAGE_BEFORE = NAME.choice("stage_before", Lists.LIFECYCLE_STAGE);
    public static final Field<Choice> STAGE_AFTER = NAME.choice("stage_after", Lists.LIFECYCLE_STAGE);
    public static final Field<Instant> MOVED_AT = NAME.moment("moved_at").required();
    public static final Field<Ref> MOVED_BY = NAME.reference("moved_by", EntityName.of("system", "user"));

    private StageChange() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Stage change", "Stage changes")
                .title(Account.ACCOUNT_NAME.of(ACCOUNT), STAGE_AFTER)
                .fields(ACCOUNT, STAGE_BEFORE, STAGE_AFTER, MOVED_AT, MOVED_BY);
    }

    /** What is always true of stage changes. */
    public static Rule[] rules() {
        return new Rule[] {Rule.index(MOVED_AT)};
    }
}
