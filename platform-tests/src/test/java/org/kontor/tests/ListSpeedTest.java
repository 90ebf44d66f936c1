package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Behind;
import org.kontor.api.Bucket;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;
import org.slf4j.LoggerFactory;

/** Long lists: a page is read by an index from where the one before ended, and nobody counts for long. */
@OnEachDatabase
class ListSpeedTest {
    private static final String GRAIN = "custom.grain";
    private static final String GRAINS = "records/custom/grain";

    private static final Pattern SORT = Pattern.compile("^ *(-> *)?Sort  \\(", Pattern.MULTILINE);
    private static final Pattern PAGE = Pattern.compile(" order by .* limit \\d+$");

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(ListSpeedTest::grains);

    private static final Tables TABLES = new Tables(platform::connect);

    private static boolean isPostgres() {
        return platform.database() == TestDatabase.POSTGRESQL;
    }

    /** What is counted to the last record, and some more. */
    private static int many() {
        return (isPostgres() ? 10_000 : 100_000) + 500;
    }

    private static void grains() {
        new PluginDesk(platform.admin())
                .model(
                        object("entity", GRAIN, "label", "Grain", "plural", "Grains"),
                        field(GRAIN, "heap", "integer"),
                        field(GRAIN, "colour", "text"),
                        rule(GRAIN, "by_heap", "index", "fields", array("heap", "colour")));
        String numbers =
                isPostgres() ? "generate_series(1, " + many() + ") as n(x)" : "system_range(1, " + many() + ") n";
        String who = "cast('"
                + platform.admin()
                        .get("records/system/user?limit=1")
                        .expect(200)
                        .json()
                        .at("/records/0/id")
                        .asText()
                + "' as uuid)";
        TABLES.execute("insert into custom_grain"
                + " (id, version, created_at, created_by, updated_at, updated_by, name, heap, colour) select "
                + (isPostgres() ? "gen_random_uuid()" : "random_uuid()")
                + ", 1, current_timestamp, " + who + ", current_timestamp, " + who
                + ", 'grain', n.x, case when mod(n.x, 100) = 0 then 'red' end from " + numbers);
        TABLES.execute(isPostgres() ? "analyze custom_grain" : "analyze");
    }

    private static JsonNode page(String query) {
        return platform.admin().get(GRAINS + "?" + query).expect(200).json();
    }

    @Test
    @Tag("PLUS-15")
    void aCountIsExactWhereThatIsCheapAndSaysSoWhereItIsNot() {
        JsonNode all = page("limit=1&count=true").path("count");
        assertThat(all.path("exact").asBoolean()).isFalse();
        assertThat(all.path("value").asLong()).isBetween(many() * 4L / 5, many() * 6L / 5);

        JsonNode red = page("limit=1&count=true&filter=colour==red").path("count");
        assertThat(red.path("exact").asBoolean()).isTrue();
        assertThat(red.path("value").asLong()).isEqualTo(many() / 100);
        JsonNode heaps = page("limit=1&count=true&filter=heap=le=777").path("count");
        assertThat(heaps.path("exact").asBoolean()).isTrue();
        assertThat(heaps.path("value").asLong()).isEqualTo(777);
        assertThat(page("limit=1&count=true&filter=colour==blue")
                        .at("/count/value")
                        .asLong())
                .isZero();
    }

    @Test
    @Tag("PLUS-15")
    void theNextPageBeginsByTheIndexWhereTheOneBeforeEnded() {
        String first = page("limit=40&sort=-heap").path("next").asText();
        String statement = statements("custom_grain", () -> {
                    JsonNode second = page("limit=40&sort=-heap&cursor=" + first);
                    assertThat(second.path("records")).hasSize(40);
                    assertThat(second.at("/records/0/heap").asLong()).isEqualTo(many() - 40);
                })
                .getFirst();

        assertThat(statement).contains("limit 41").doesNotContain("offset");
        String bounded = statement.substring(statement.indexOf(" where "));
        assertThat(bounded).contains("<=");
    }

    @Test
    @Tag("PLUS-15")
    void everyListThatIsMadeToBeFastIsReadByAnIndex() {
        List<String> slow = new ArrayList<>();
        int lists = 0;
        for (EntityMeta entity : platform.kernel().catalog().all()) {
            if (entity.isAspect() || entity.isPart()) {
                continue;
            }
            for (String sort : sorts(entity)) {
                String path = "records/" + entity.name().plugin() + "/"
                        + entity.name().name() + "?limit=7&fields=id";
                String statement = statements(
                                entity.tableName(),
                                () -> platform.admin().get(path + sort).expect(200))
                        .getFirst();
                if (statement.contains("?")) {
                    // everybody's own, of which rights leave few
                    continue;
                }
                String plan = plan(statement);
                lists++;
                if (!isByIndex(plan)) {
                    slow.add(entity.name() + sort + "\n" + statement + "\n" + plan);
                }
            }
        }
        assertThat(slow).isEmpty();
        assertThat(lists).isGreaterThan(60);
    }

    /** By the id, and by what is indexed, up and down. */
    private static Set<String> sorts(EntityMeta entity) {
        Set<String> sorts = new LinkedHashSet<>(Set.of(""));
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Index index) {
                Term<?> first = index.terms().getFirst();
                if (!(first instanceof Behind<?>) && !(first instanceof Bucket<?>)) {
                    sorts.add("&sort=" + first.path());
                    sorts.add("&sort=-" + first.path());
                }
            }
        }
        return sorts;
    }

    /** The statements by which a page is read, the first one first. */
    private static List<String> statements(String table, Runnable asking) {
        Logger logger = (Logger) LoggerFactory.getLogger(Transaction.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        logger.setAdditive(false);
        logger.setLevel(Level.TRACE);
        try {
            asking.run();
        } finally {
            logger.setLevel(before);
            logger.setAdditive(true);
            logger.detachAppender(told);
        }
        List<String> pages = List.copyOf(told.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(text -> text.toLowerCase(Locale.ROOT).contains("from " + quoted(table) + " "))
                .filter(text -> PAGE.matcher(text).find())
                .toList();
        assertThat(pages).as(table).isNotEmpty();
        return pages;
    }

    private static String quoted(String table) {
        return (isPostgres() ? Dialect.POSTGRESQL : Dialect.H2).quote(table).toLowerCase(Locale.ROOT);
    }

    /** How the database reads it; of tables that are as good as empty, how it would if it minded. */
    private static String plan(String statement) {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = platform.connect();
                Statement explain = connection.createStatement()) {
            if (isPostgres()) {
                explain.execute("set enable_seqscan = off");
                explain.execute("set enable_bitmapscan = off");
            }
            try (ResultSet lines = explain.executeQuery("explain " + statement)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
        return plan.toString();
    }

    private static boolean isByIndex(String plan) {
        // an order that the index has the beginning of is finished some rows at a time
        return isPostgres() ? plan.contains("Index") && !SORT.matcher(plan).find() : plan.contains("index sorted");
    }
}
