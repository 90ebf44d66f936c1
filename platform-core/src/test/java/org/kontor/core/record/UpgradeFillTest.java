package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.core.record.ShopTest.fields;
import static org.kontor.core.record.ShopTest.refusal;

import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Action;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Money;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.Upgrade;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;

/** What an upgrade may write that nobody else may, and what not even an upgrade may. */
class UpgradeFillTest extends DepotTest {
    private static final EntityName SHEET = EntityName.of("depot", "sheet");
    private static final Field<String> TAX = SHEET.text("tax");
    private static final Field<String> OLD_TAX = SHEET.text("old_tax").retired();

    private static final EntityName PAPER = EntityName.of("depot", "paper");
    private static final Choice OPEN = Choice.of("open");
    private static final Choice CLOSED = Choice.of("closed");
    private static final Field<Choice> STATE = PAPER.choice("state", OPEN, CLOSED);
    private static final Field<String> NOTE = PAPER.text("note");
    private static final Field<Money> PAID = PAPER.money("paid");
    private static final Field<String> LETTER = PAPER.text("letter").derived();
    private static final Field<Choice> MOOD = PAPER.choice("mood", OPEN, CLOSED);
    private static final Field<List<Ref>> OTHERS = PAPER.references("others", PAPER);
    private static final Field<List<Row>> SHEETS = PAPER.parts("sheets", SHEET);

    private static Contribution papers() {
        return Contribution.of("depot", "Depot")
                .entities(
                        Entity.of(SHEET, "Sheet", "Sheets").fields(TAX, OLD_TAX),
                        Entity.of(PAPER, "Paper", "Papers").fields(STATE, NOTE, PAID, LETTER, MOOD, OTHERS, SHEETS))
                .rules(PAPER, Rule.frozen(STATE.is(CLOSED)))
                .actions(Action.on(PAPER, "cheer").moves(MOOD, Set.of(OPEN), CLOSED));
    }

    @Override
    Contribution contribution() {
        return papers();
    }

    private static Ref paper(Opened depot, Assignment... more) {
        return depot.write(records -> {
            Row sheet = records.part(SHEET, OLD_TAX.to("full"));
            Row other = records.part(SHEET, OLD_TAX.to("half"), TAX.to("half"));
            Row row = records.create(PAPER, STATE.to(OPEN), SHEETS.to(List.of(sheet, other)));
            return records.update(row, more).ref();
        });
    }

    private static Row filled(Opened depot, Ref ref, EntityName entity, Assignment... assignments) {
        Query one = entity.equals(PAPER)
                ? Query.of(PAPER).where(PAPER.self().is(ref))
                : Query.of(entity).where(entity.parent().is(ref));
        Upgrade.Fill fill = new Upgrade.Fill(entity, one, List.of(assignments));
        return depot.write(records -> {
            GivenRecords.fill(records, fill, records.list(one).rows());
            return records.get(ref);
        });
    }

    private static void expectFrozen(Opened depot, Ref ref, EntityName entity, String field, Assignment... all) {
        Refusal refusal = refusal(() -> filled(depot, ref, entity, all));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(fields(refusal)).contains(field);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatIsEmptyInAFrozenRecordIsFilledOnce(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref closed = paper(depot, STATE.to(CLOSED));
        Row filled = filled(depot, closed, PAPER, NOTE.to("old"), PAID.to(Money.of("5", "EUR")));
        assertThat(filled.get(NOTE)).isEqualTo("old");
        assertThat(filled.get(PAID)).isEqualTo(Money.of("5", "EUR"));
        assertThat(filled(depot, closed, PAPER, NOTE.to("old")).version()).isEqualTo(filled.version());
        expectFrozen(depot, closed, PAPER, "note", NOTE.to("new"));
        expectFrozen(depot, closed, PAPER, "note", NOTE.to(null));
        assertThat(refusal(() -> depot.update(closed, LETTER.to("x"))).code()).isEqualTo(Refusal.Code.CONFLICT);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void partsOfAFrozenRecordAreFilledEachOnce(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref closed = paper(depot, STATE.to(CLOSED));
        Row filled = filled(depot, closed, SHEET, TAX.from(OLD_TAX));
        assertThat(filled.get(SHEETS)).extracting(sheet -> sheet.get(TAX)).containsExactly("full", "half");
        expectFrozen(depot, closed, SHEET, "sheets", TAX.to("none"));
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void linksOfAFrozenRecordStayAsTheyAre(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref other = paper(depot);
        Ref closed = paper(depot, STATE.to(CLOSED));
        expectFrozen(depot, closed, PAPER, "others", OTHERS.to(List.of(other)));
        assertThat(filled(depot, other, PAPER, OTHERS.to(List.of(closed))).get(OTHERS))
                .containsExactly(closed);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatIsWorkedOutOrMovedByActionsIsFilled(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref open = paper(depot);
        Row filled = filled(depot, open, PAPER, LETTER.to("a"), MOOD.to(OPEN));
        assertThat(filled.get(LETTER)).isEqualTo("a");
        assertThat(filled.get(MOOD)).isEqualTo(OPEN);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aHookOfTheSameWriteMayNotChangeAnythingElseInAFrozenRecord(Dialect dialect) {
        Contribution hooked =
                papers().hooks(Hook.before(PAPER, drafts -> drafts.forEach(draft -> draft.set(LETTER.to("z")))));
        try (var database = TestDatabase.fresh(dialect)) {
            Opened depot = open(database, hooked);
            Ref closed =
                    depot.write(records -> records.create(PAPER, STATE.to(OPEN)).ref());
            depot.update(closed, STATE.to(CLOSED));
            assertThat(filled(depot, closed, PAPER, NOTE.to("old")).get(NOTE)).isEqualTo("old");
            depot.log().close();
        }
        try (var database = TestDatabase.fresh(dialect)) {
            Opened before = open(database, papers());
            Ref closed = paper(before, STATE.to(CLOSED));
            Opened depot = open(database, hooked);
            expectFrozen(depot, closed, PAPER, "letter", NOTE.to("old"));
            before.log().close();
            depot.log().close();
        }
    }

    @Test
    void onPostgresqlTheTriggerOpensForEmptyColumnsThatTheKernelNamesAndForNothingElse() {
        Opened depot = depot(Dialect.POSTGRESQL);
        Ref closed = paper(depot, STATE.to(CLOSED));
        String note = "update depot_paper set note = 'x' where id = '" + closed.id() + "'";
        String names = "select set_config('kontor.fill', 'depot_paper.note', true)";
        assertThatThrownBy(() -> sql(depot, note)).hasStackTraceContaining("the record is frozen");
        assertThatThrownBy(() -> sql(depot, names, note.replace("note =", "letter = 'y', note =")))
                .hasStackTraceContaining("the record is frozen");
        assertThatThrownBy(() -> sql(depot, names, "delete from depot_paper where id = '" + closed.id() + "'"))
                .hasStackTraceContaining("the record is frozen");
        sql(depot, names, note);
        assertThatThrownBy(() -> sql(depot, names, note.replace("'x'", "'y'")))
                .hasStackTraceContaining("the record is frozen");
        assertThat(depot.get(closed).get(NOTE)).isEqualTo("x");
    }

    private static void sql(Opened depot, String... statements) {
        depot.database().write(transaction -> {
            try (Statement statement = transaction.connection().createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                return true;
            }
        });
    }
}
