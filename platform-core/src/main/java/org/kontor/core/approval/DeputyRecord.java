package org.kontor.core.approval;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.record.AllRows;

/** Who decides on approvals in whose place, from one day to another, both included. Everybody says it for themselves. */
public final class DeputyRecord {
    public static final EntityName NAME = EntityName.of("system", "deputy");

    static final Field<Ref> PERSON = NAME.reference("person", CatalogBuilder.USER)
            .label("Who is away")
            .help("Yourself, unless you keep approvals");
    static final Field<Ref> DEPUTY =
            NAME.reference("deputy", CatalogBuilder.USER).required();
    static final Field<LocalDate> FROM = NAME.date("from_day").label("From").required();
    static final Field<LocalDate> UNTIL =
            NAME.date("until_day").label("Until").help("This day too; empty: until you take it back");
    static final Field<String> NOTE = NAME.text("note").maxLength(200);

    private DeputyRecord() {}

    public static Entity entity() {
        return Entity.of(NAME, "Deputy", "Deputies")
                .fields(PERSON, DEPUTY, FROM, UNTIL, NOTE)
                .title(DEPUTY)
                .help("Who decides on approvals in somebody's place while they are away");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(PERSON, FROM), Rule.index(DEPUTY)};
    }

    /** Those that hold on a day. */
    static Condition on(LocalDate day) {
        return FROM.atMost(day).and(UNTIL.isEmpty().or(UNTIL.atLeast(day)));
    }

    /** Nobody is their own deputy, and days follow one another. */
    public static void before(Drafts drafts) {
        for (Draft draft : drafts) {
            if (draft.find(PERSON).isEmpty()) {
                draft.set(PERSON.to(drafts.records().actor().ref()));
            }
            if (draft.before().isPresent() && draft.changes(PERSON)) {
                draft.refuse(
                        PERSON, Message.of("system.deputy_stays", "Stays as it began: delete it, and make another"));
            }
            Ref me = drafts.records().actor().ref();
            if (drafts.records().actor().may(ApprovalActions.KEEP)
                    && draft.find(DEPUTY).filter(me::equals).isPresent()
                    && draft.find(PERSON).filter(me::equals).isEmpty()
                    && draft.changes(DEPUTY)) {
                draft.refuse(
                        DEPUTY,
                        Message.of(
                                "system.deputy_oneself",
                                "Nobody makes themselves somebody else's deputy: they do, or another keeper does"));
            }
            if (draft.find(DEPUTY).isPresent() && draft.find(DEPUTY).equals(draft.find(PERSON))) {
                draft.refuse(
                        DEPUTY,
                        Message.of("system.deputy_self", "Nobody is their own deputy; please name somebody else"));
            }
            Optional<LocalDate> from = draft.find(FROM);
            if (from.isPresent()
                    && draft.find(UNTIL).filter(from.get()::isAfter).isPresent()) {
                draft.refuse(UNTIL, Message.of("system.deputy_days", "Is before the first day"));
            }
        }
    }

    /**
     * Deputies do not stand for each other at the same time: nobody would be left to decide.
     *
     * @throws Refusal INVALID on the deputy
     */
    public static void within(Changes changes) {
        Records kernel = changes.records().as(AccessPolicy.self(AccessPolicy.KERNEL));
        for (Change change : changes) {
            Row after = change.after().orElse(null);
            if (after != null && leadsBack(after, kernel)) {
                throw Refusal.invalid(
                        DEPUTY,
                        Message.of(
                                "system.deputy_circle",
                                "They are represented by you in the same days, perhaps by way of others: then nobody decides"));
            }
        }
    }

    /** People are held in passing, so that of two who name each other at once one waits and then sees it. */
    private static boolean leadsBack(Row asked, Records kernel) {
        Ref person = asked.get(PERSON);
        kernel.lock(person);
        kernel.lock(asked.get(DEPUTY));
        Set<Ref> passed = new HashSet<>();
        Deque<Ref> open = new ArrayDeque<>(Set.of(asked.get(DEPUTY)));
        while (!open.isEmpty()) {
            Ref next = open.pop();
            if (next.equals(person)) {
                return true;
            }
            if (passed.add(next)) {
                Condition overlapping = UNTIL.isEmpty().or(UNTIL.atLeast(asked.get(FROM)));
                Condition begins = asked.find(UNTIL).map(FROM::atMost).orElse(Condition.always());
                AllRows.of(
                                kernel,
                                Query.of(NAME)
                                        .where(PERSON.is(next).and(overlapping).and(begins)))
                        .forEach(row -> open.push(row.get(DEPUTY)));
            }
        }
        return false;
    }
}
