package org.kontor.core.approval;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.core.meta.CatalogBuilder;

/** What became of an approval, one record for each who had a say. Nobody changes it. */
public final class DecisionRecord {
    public static final EntityName NAME = EntityName.of("system", "approval_decision");

    static final Choice REQUESTED = Choice.of("requested");
    static final Choice APPROVED = Choice.of("approved");
    static final Choice REJECTED = Choice.of("rejected");
    static final Choice WITHDRAWN = Choice.of("withdrawn");
    static final Choice REASSIGNED = Choice.of("reassigned");
    static final Choice ESCALATED = Choice.of("escalated");
    static final Choice EXPIRED = Choice.of("expired");
    static final Choice LAPSED = Choice.of("lapsed");

    static final Field<Ref> APPROVAL =
            NAME.reference("approval", ApprovalRecord.NAME).required().derived();
    static final Field<Ref> ABOUT = NAME.reference("about").label("Record").derived();
    static final Field<Choice> KIND = NAME.choice(
                    "decision", REQUESTED, APPROVED, REJECTED, WITHDRAWN, REASSIGNED, ESCALATED, EXPIRED, LAPSED)
            .required()
            .derived();
    static final Field<Ref> BY = NAME.reference("decided_by", CatalogBuilder.USER)
            .label("By")
            .required()
            .derived();
    static final Field<Ref> IN_PLACE_OF = NAME.reference("in_place_of", CatalogBuilder.USER)
            .help("Whose deputy decided")
            .derived();
    static final Field<String> STEP = NAME.text("step").maxLength(50).derived();
    static final Field<Long> ROUND = NAME.integer("round").derived();
    static final Field<String> COMMENT = NAME.longText("comment").derived();

    private DecisionRecord() {}

    public static Entity entity() {
        return Entity.of(NAME, "Decision", "Decisions")
                .fields(KIND, APPROVAL, ABOUT, BY, IN_PLACE_OF, STEP, ROUND, COMMENT)
                .title(KIND)
                .help("What became of an approval, and by whom");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(APPROVAL, NAME.createdAt()), Rule.index(ABOUT)};
    }
}
