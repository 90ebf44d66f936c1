package org.example.rental;

import java.time.Duration;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.ChartKind;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Measure;
import org.kontor.api.Period;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Result;
import org.kontor.api.Role;
import org.kontor.api.Task;
import org.kontor.api.Ui;
import org.kontor.api.Verb;
import org.kontor.api.When;

/** Tools, and who has them. */
public final class RentalPlugin implements Plugin {
    static final Permission LEND = Permission.of("rental", "lend", "Lend tools");
    static final Role CLERK = Role.of("rental", "clerk", "Rental clerk")
            .grant(Grant.on(Tool.NAME, Verb.READ), Grant.on(Loan.NAME, Verb.READ, Verb.CREATE, Verb.UPDATE))
            .may(LEND);

    static final ActionName EXTEND = ActionName.on(Loan.NAME, "extend");
    static final Field<Long> DAYS = EXTEND.integer("days").required();

    @Override
    public Contribution contribute(PluginContext context) {
        Actor self = context.self();
        return Contribution.of("rental", "Rental")
                .migrations("db/rental.sql")
                .mappers(StepMapper.class)
                .entities(Tool.entity(), Loan.entity())
                .rules(Loan.NAME, Loan.ENDS_AFTER_IT_BEGAN, Loan.STAYS_AS_IT_WAS)
                .permissions(LEND)
                .roles(CLERK)
                .actions(
                        Action.on(Loan.NAME, "hand_out")
                                .requires(LEND)
                                .moves(Loan.STATE, Set.of(Loan.RESERVED), Loan.OUT)
                                .run(call -> Result.none()),
                        Action.on(Loan.NAME, "take_back")
                                .requires(LEND)
                                .moves(Loan.STATE, Set.of(Loan.OUT), Loan.BACK)
                                .run(call -> {
                                    call.records()
                                            .as(self)
                                            .update(
                                                    call.record(),
                                                    Loan.BACK_AT.to(
                                                            context.clock().instant()));
                                    return Result.none();
                                }),
                        Action.of(EXTEND)
                                .requires(LEND)
                                .when(Loan.STATE.isNot(Loan.BACK))
                                .input(DAYS)
                                .run(call -> {
                                    call.records()
                                            .update(
                                                    call.record(),
                                                    Loan.DUE.to(call.record()
                                                            .get(Loan.DUE)
                                                            .plusDays(call.get(DAYS))));
                                    return Result.show(call.record().ref());
                                }),
                        Action.of(ActionName.of("rental", "find_overdue"))
                                .requires(LEND)
                                .every(Duration.ofSeconds(1))
                                .behind(task -> findOverdue(task, self)))
                .resources(QuoteResource.class)
                .ui(
                        Ui.menu(Tool.NAME, "Tools", "hammer", 10),
                        Ui.menu(Loan.NAME, "Loans", "calendar-due", 20),
                        Ui.view(Loan.NAME, "by_state", "By state")
                                .columns(Loan.BORROWER, Loan.TOOL, Loan.DUE)
                                .groupBy(Loan.STATE),
                        Ui.section(Loan.NAME, "when", "When", 10, Loan.FIRST_DAY, Loan.DUE, Loan.BACK_AT),
                        Ui.related(
                                Tool.NAME, "loans", "Who had it", Loan.TOOL, 10, Loan.BORROWER, Loan.STATE, Loan.DUE),
                        Ui.panel(Tool.NAME, "demand", "Loans by month")
                                .chart(
                                        Query.of(Loan.NAME).groupBy(Loan.FIRST_DAY.by(Period.MONTH)),
                                        Loan.TOOL,
                                        Measure.count(),
                                        ChartKind.BAR),
                        new Ui.Widget(
                                "rental",
                                "overdue",
                                "Overdue loans",
                                Query.of(Loan.NAME).where(Loan.OVERDUE.is(true)),
                                Measure.count()));
    }

    /** Every second, as an example: what nobody brought back in time. */
    private static Result findOverdue(Task task, Actor self) {
        task.each(
                "overdue",
                Query.of(Loan.NAME)
                        .where(Loan.STATE
                                .is(Loan.OUT)
                                .and(Loan.DUE.before(When.today()))
                                .and(Loan.OVERDUE.isNot(true))),
                (records, loan) -> records.as(self).update(loan, Loan.OVERDUE.to(true)));
        return Result.none();
    }
}
