package org.kontor.core.approval;

import java.time.Instant;
import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Notice;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.Ui;
import org.kontor.core.meta.CatalogBuilder;

/** That others are asked to agree to an action on a record. The kernel alone writes it. */
public final class ApprovalRecord {
    public static final EntityName NAME = EntityName.of("system", "approval");

    static final Choice PENDING = Choice.of("pending");
    static final Choice APPROVED = Choice.of("approved");
    static final Choice REJECTED = Choice.of("rejected");
    static final Choice WITHDRAWN = Choice.of("withdrawn");
    static final Choice LAPSED = Choice.of("lapsed");

    static final Field<String> WHAT = NAME.text("what")
            .label("What is asked for")
            .required()
            .maxLength(200)
            .derived();
    static final Field<Ref> ABOUT = NAME.reference("about").label("Record").derived();
    static final Field<String> ACTION =
            NAME.text("action").required().maxLength(200).derived();
    static final Field<Ref> REQUESTER = NAME.reference("requester", CatalogBuilder.USER)
            .label("Asked by")
            .required()
            .derived();
    static final Field<Choice> STATE = NAME.choice("state", PENDING, APPROVED, REJECTED, WITHDRAWN, LAPSED)
            .required()
            .derived();
    static final Field<String> STEP = NAME.text("step").maxLength(50).derived();
    static final Field<List<Ref>> WAITING_FOR = NAME.references("waiting_for", CatalogBuilder.USER)
            .label("Waits for")
            .help("Who may decide now: approvers who have not, and their deputies")
            .derived();
    static final Field<List<Ref>> ASSIGNED = NAME.references("assigned", CatalogBuilder.USER)
            .label("Assigned to")
            .help("Who decides in place of the step's approvers, since it was reassigned or its deadline passed")
            .derived();
    static final Field<Long> NEEDED = NAME.integer("needed")
            .label("Approvals needed")
            .help("In this step; 0 for all who are asked")
            .derived();
    static final Field<Instant> DUE_AT = NAME.moment("due_at").label("Due").derived();
    static final Field<Instant> ENDED_AT =
            NAME.moment("ended_at").label("Ended").derived();
    static final Field<String> BEFORE = NAME.text("state_before")
            .label("State before")
            .help("Where the record goes back to when it is withdrawn")
            .maxLength(50)
            .derived();
    static final Field<Long> ROUND = NAME.integer("round")
            .help("Rises with every step, and whenever others are asked")
            .derived();

    private ApprovalRecord() {}

    public static Entity entity() {
        return Entity.of(NAME, "Approval", "Approvals")
                .fields(
                        WHAT,
                        ABOUT,
                        ACTION,
                        REQUESTER,
                        STATE,
                        STEP,
                        WAITING_FOR,
                        ASSIGNED,
                        NEEDED,
                        DUE_AT,
                        ENDED_AT,
                        BEFORE,
                        ROUND)
                .title(WHAT)
                .help("What somebody was asked to agree to");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(ABOUT, STATE), Rule.index(STATE, NAME.createdAt())};
    }

    /** What waits for whoever looks, the oldest first; and what waits for nobody. */
    public static Ui[] ui() {
        Condition mine = new Condition.Compare(WAITING_FOR, Operator.CONTAINS, new Operand.Me());
        return new Ui[] {
            Ui.menu(NAME, "Approvals", "checks", 870),
            Ui.view(NAME, "mine", "Waits for me")
                    .columns(WHAT, ABOUT, REQUESTER, DUE_AT)
                    .where(STATE.is(PENDING).and(mine))
                    .sort(NAME.createdAt().ascending()),
            Ui.view(NAME, "nobody", "Waits for nobody")
                    .columns(WHAT, ABOUT, REQUESTER, STEP)
                    .where(STATE.is(PENDING).and(WAITING_FOR.isEmpty()))
                    .sort(NAME.createdAt().ascending()),
            Ui.related(
                    NAME,
                    "decisions",
                    "Decisions",
                    DecisionRecord.APPROVAL,
                    10,
                    DecisionRecord.KIND,
                    DecisionRecord.BY,
                    DecisionRecord.IN_PLACE_OF,
                    DecisionRecord.COMMENT)
        };
    }

    /** Approvers are told that something waits for them, whoever asked how it ended. */
    public static Notice[] notices() {
        return new Notice[] {
            Notice.on(NAME, "approval_waiting")
                    .label("Waits for your approval")
                    .when(STATE.is(PENDING))
                    .toEach(WAITING_FOR),
            Notice.on(NAME, "approval_ended")
                    .label("Your request was decided")
                    .when(STATE.in(List.of(APPROVED, REJECTED)))
                    .to(REQUESTER)
        };
    }
}
