package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.SumRule;

/** How records that are there are brought in line with rules. */
interface RuleWay {
    void count(SumRule sum) throws SQLException;

    void workOut(List<KeptRule.OfFormula> formulas) throws SQLException;

    void look(WantedRule.Apart apart) throws SQLException;

    void forget(String name) throws SQLException;

    void note(String name, String fingerprint) throws SQLException;

    /** In one transaction, which keeps writers out. */
    final class AtOnce implements RuleWay {
        private final Connection connection;
        private final Dialect dialect;

        AtOnce(Connection connection, Dialect dialect) {
            this.connection = connection;
            this.dialect = dialect;
        }

        @Override
        public void count(SumRule sum) throws SQLException {
            lock(sum.child(), sum.parent());
            StoredSums.count(connection, sum);
        }

        @Override
        public void workOut(List<KeptRule.OfFormula> formulas) throws SQLException {
            lock(formulas.getFirst().entity());
            new StoredFormulas(connection, formulas).workOut();
        }

        @Override
        public void look(WantedRule.Apart apart) throws SQLException {
            RuleWay.look(connection, apart);
        }

        @Override
        public void forget(String name) throws SQLException {
            RuleNotes.forget(connection, name);
        }

        @Override
        public void note(String name, String fingerprint) throws SQLException {
            RuleNotes.note(connection, name, fingerprint);
        }

        /**
         * Readers go on; writers wait, since what they add would be missed or counted twice. So does whoever holds a row to
         * write it, which a weaker lock would let in: they would wait for one another.
         */
        private void lock(EntityMeta... entities) throws SQLException {
            if (dialect == Dialect.POSTGRESQL) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("lock table "
                            + Stream.of(entities)
                                    .map(EntityMeta::table)
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + " in exclusive mode");
                }
            }
        }
    }

    /** Some records at a time, beside those who work; what was done is noted by whoever asked for it. */
    final class InPages implements RuleWay {
        private final Database database;
        private final RulePages pages;
        private final Map<String, String> noted;

        InPages(Database database, RulePages pages, Map<String, String> noted) {
            this.database = database;
            this.pages = pages;
            this.noted = noted;
        }

        @Override
        public void count(SumRule sum) {
            pages.count(sum);
        }

        @Override
        public void workOut(List<KeptRule.OfFormula> formulas) {
            pages.workOut(formulas);
        }

        @Override
        public void look(WantedRule.Apart apart) {
            database.read(transaction -> {
                RuleWay.look(transaction.connection(), apart);
                return true;
            });
        }

        @Override
        public void forget(String name) {
            noted.remove(name);
        }

        @Override
        public void note(String name, String fingerprint) {
            noted.put(name, fingerprint);
        }
    }

    private static void look(Connection connection, WantedRule.Apart apart) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(apart.overlapping())) {
            if (rows.next()) {
                throw StoredRules.failure(
                        apart.entity(),
                        apart.columns(),
                        Message.of("system.times_overlap", "has records whose times overlap already"),
                        StoredRules.MEND,
                        null);
            }
        }
    }
}
