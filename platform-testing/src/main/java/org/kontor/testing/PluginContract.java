package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.EntityName;
import org.kontor.api.Operator;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.plugin.PluginClassLoader;
import org.kontor.core.plugin.PluginReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every plugin keeps, whatever it is about. A plugin's module has one empty class that inherits this one:
 *
 * <pre>{@code
 * class BillingContractTest extends PluginContract {}
 * }</pre>
 *
 * What made-up values cannot fit gives samples of its own, by {@link #sample}. Everything is driven by what the plugin declares: records are made of generated values, and what the database answers
 * is compared with a plain evaluation of the same records.
 */
@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class PluginContract {
    /** The server that runs the plugin. */
    @RegisterExtension
    protected static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    private static final Logger LOG = LoggerFactory.getLogger(PluginContract.class);
    private static final int PATIENCE = 50;

    private @Nullable Samples samples;
    private @Nullable Path home;
    private String running = "";

    /**
     * A record of an entity to try it with, for entities that made-up values cannot fit: a rule compares records, or wants
     * what an action does first. It is asked for whenever a sample is needed, a few dozen times, and answers one that was
     * not there yet; what it refers to it makes itself.
     *
     * <pre>{@code
     * @Override
     * protected Optional<ObjectNode> sample(EntityName entity) {
     *     return entity.equals(EntityName.of("fleet", "refuelling"))
     *             ? Optional.of(Json.object("car", car(), "litres", 30))
     *             : super.sample(entity);
     * }
     * }</pre>
     *
     * @return the body of a {@code POST} that answers 201; empty where the contract makes up one
     */
    protected Optional<ObjectNode> sample(EntityName entity) {
        return Optional.empty();
    }

    @BeforeEach
    void begin(TestInfo test) {
        running = test.getTestMethod().map(Method::getName).orElse("");
        LOG.info("{} on {}: {}", platform.pluginId(), platform.database(), running);
        // the same object serves both databases
        if (!platform.home().equals(home)) {
            home = platform.home();
            samples = null;
        }
    }

    @Test
    @Order(1)
    void itLoadsWithoutAViolation() {
        PluginReport.Entry entry =
                platform.kernel().report().find(platform.pluginId()).orElseThrow();
        assertThat(entry.violations()).isEmpty();
        assertThat(entry.remarks())
                .as("what people would stumble over in its languages")
                .isEmpty();
        assertThat(entry.state()).isEqualTo(PluginReport.State.ACTIVE);
    }

    @Test
    @Order(2)
    void itKnowsNothingOfTheKernelButItsApi() {
        PluginCode code = platform.pluginCode();
        code.checkImports();
        code.checkConstants();
    }

    @Test
    @Order(3)
    void aSecondStartChangesNothingInTheTables() throws SQLException {
        DatabaseState before = structure();
        platform.restart();
        samples = null;
        assertThat(structure().tables()).isEqualTo(before.tables());
    }

    @TestFactory
    @Order(4)
    Stream<DynamicTest> whatWasWrittenIsReadAgain() {
        return entities(entity -> {
            SampleRecords.Made made = samples().maker().create(entity);
            JsonNode written = made.answer().json();
            Answer read =
                    admin().get(SampleRecords.path(entity) + "/" + made.id()).expect(200);
            assertThat(read.json()).isEqualTo(written);
            assertThat(read.etag()).isEqualTo(made.answer().etag());
            if (entity.hooks().isEmpty()) {
                made.sent()
                        .properties()
                        .forEach(value -> EntityOracle.checkWritten(
                                entity.get(value.getKey()), value.getValue(), written.path(value.getKey())));
            }
        });
    }

    @TestFactory
    @Order(5)
    Stream<DynamicTest> listsPageToTheEndWithoutGapOrDouble() {
        return entities(entity -> oracle(entity).checkPages(5));
    }

    @TestFactory
    @Order(6)
    Stream<DynamicTest> listsSortAsAPlainComparisonDoes() {
        return entities(entity -> {
            for (FieldMeta field : entity.declaredFields()) {
                if (field.kind().isSortable() && !field.isReferences() && !field.isParts()) {
                    oracle(entity).checkSorted(field, false);
                    oracle(entity).checkSorted(field, true);
                }
            }
        });
    }

    @TestFactory
    @Order(7)
    Stream<DynamicTest> everyOperatorOfEveryFieldAnswersAsAPlainComparisonDoes() {
        return entities(entity -> {
            EntityOracle oracle = oracle(entity);
            for (FieldMeta field : entity.declaredFields()) {
                for (Operator operator : field.kind().operators()) {
                    oracle.operands(field, operator).forEach(operand -> oracle.checkFiltered(field, operator, operand));
                }
            }
        });
    }

    @TestFactory
    @Order(8)
    Stream<DynamicTest> numbersOverRecordsAreWhatAddingThemUpGives() {
        return entities(entity -> entity.declaredFields().forEach(oracle(entity)::checkMeasured));
    }

    @TestFactory
    @Order(9)
    Stream<DynamicTest> recordsGoOutAndInLineByLine() {
        return entities(entity -> {
            Answer exported =
                    admin().get(SampleRecords.path(entity) + "/export").expect(200);
            assertThat(EntityOracle.ids(exported.lines()))
                    .containsExactlyInAnyOrderElementsOf(
                            EntityOracle.ids(samples().listed(entity)));
            SampleRecords.Made made = samples().maker().create(entity);
            if (admin().delete(
                            SampleRecords.path(entity) + "/" + made.id(),
                            made.answer().etag())
                    .isOk()) {
                JsonNode line = admin().ndjson(
                                SampleRecords.path(entity) + "/bulk",
                                List.of(samples().maker().again(entity, made.sent())))
                        .expect(200)
                        .lines()
                        .getFirst();
                assertThat(line.path("status").asInt()).as(line.toString()).isEqualTo(201);
                admin().get(SampleRecords.path(entity) + "/" + line.path("id").asText())
                        .expect(200);
            }
        });
    }

    @TestFactory
    @Order(10)
    Stream<DynamicTest> theDescriptionNamesEveryFieldAndHasNoLooseEnds() {
        JsonNode description = admin().get("openapi.json").expect(200).json();
        for (JsonNode reference : description.findValues("$ref")) {
            JsonNode target = description.at(reference.asText().substring(1));
            assertThat(target.isMissingNode()).as(reference.asText()).isFalse();
        }
        return entities(entity -> {
            JsonNode schema = description.path("components").path("schemas").path(entity.toString());
            assertThat(description
                            .path("paths")
                            .path("/" + SampleRecords.path(entity))
                            .isMissingNode())
                    .isFalse();
            for (FieldMeta field : entity.declaredFields()) {
                assertThat(field.field().isRetired()
                                || schema.path("properties").has(field.name()))
                        .as(field.toString())
                        .isTrue();
            }
        });
    }

    @TestFactory
    @Order(11)
    Stream<DynamicTest> theHistorySaysWhatWasDone() {
        return entities(entity -> {
            SampleRecords.Made made = samples().maker().create(entity);
            String path = SampleRecords.path(entity) + "/" + made.id();
            List<String> expected = new ArrayList<>(List.of("created"));
            ObjectNode change = samples().maker().change(entity);
            Answer changed = admin().patch(path, made.answer().etag(), change);
            String etag = made.answer().etag();
            if (changed.isOk()) {
                etag = changed.etag();
                if (!etag.equals(made.answer().etag())) {
                    expected.addFirst("updated");
                }
            } else {
                // a rule or a hook may be against it, and what is frozen stays as it is
                assertThat(changed.status()).as(changed.toString()).isIn(409, 422);
                changed.expectProblem(changed.status());
            }
            JsonNode history = admin().get(path + "/history").expect(200).json();
            assertThat(EntityOracle.list(history.path("entries")).stream()
                            .map(entry -> entry.path("kind").asText()))
                    .containsExactlyElementsOf(expected);
            Answer deleted = admin().delete(path, etag);
            if (deleted.isOk()) {
                admin().get(path).expectProblem(404);
            } else {
                // the plugin may hold on to it, by a hook or by a reference that needs it
                assertThat(deleted.status()).as(deleted.toString()).isIn(403, 409, 412, 422);
            }
        });
    }

    /** To somebody who may read one field of every record, and all of them of another record only. */
    @TestFactory
    @Order(12)
    Stream<DynamicTest> theHistoryShowsNoFieldThatTheRecordDoesNot() {
        return entities(entity -> {
            JsonNode record = samples().of(entity).getFirst();
            String open = entity.declaredFields().stream()
                    .filter(field -> !field.field().isRetired())
                    .findFirst()
                    .orElseThrow()
                    .name();
            String name = "history_of_" + entity.name().name();
            ObjectNode elsewhere = TestUsers.grant(entity.name().toString(), Verb.READ);
            elsewhere.set(
                    "condition",
                    Json.object(
                            "entity",
                            entity.name().toString(),
                            "where",
                            Json.object(
                                    "id", Json.object("is", UUID.randomUUID().toString()))));
            TestClient reader = platform.users()
                    .role(
                            name,
                            TestUsers.grant(entity.name().toString(), Verb.READ).put("only_fields", open),
                            elsewhere)
                    .add(name, name);
            String path = SampleRecords.path(entity) + "/" + record.path("id").asText();
            JsonNode seen = reader.get(path).expect(200).json();
            for (JsonNode entry :
                    reader.get(path + "/history").expect(200).json().path("entries")) {
                entry.path("changes")
                        .fieldNames()
                        .forEachRemaining(field -> assertThat(field.equals(open)
                                        || entity.get(field).system() != null
                                        || seen.hasNonNull(field))
                                .as("%s in the history of %s", field, path)
                                .isTrue());
            }
        });
    }

    @TestFactory
    @Order(13)
    Stream<DynamicTest> noDoorOpensToSomebodyWithoutGrants() {
        Stranger stranger = new Stranger(platform.users().nobody());
        return entities(entity -> {
            String id = samples().of(entity).getFirst().path("id").asText();
            DatabaseState before = platform.state("system_session");
            stranger.checkDoors(entity, id);
            assertThat(platform.state("system_session").tables()).isEqualTo(before.tables());
        });
    }

    /** Of aspects that the plugin's entities play: rows of records that one may not read are not there. */
    @TestFactory
    @Order(14)
    Stream<DynamicTest> noAspectShowsItsRecordsToSomebodyWithoutGrants() {
        Stranger stranger = new Stranger(platform.users().nobody());
        return platform.kernel().catalog().all().stream()
                .filter(aspect -> aspect.plays().stream()
                        .anyMatch(play -> play.entity().plugin().equals(platform.pluginId())))
                .map(EntityMeta::name)
                .map(aspect -> dynamicTest(aspect.toString(), () -> {
                    admin().get("records/" + aspect.plugin() + "/" + aspect.name() + "?count=true")
                            .expect(200);
                    stranger.checkAspect(aspect, platform.pluginId());
                }));
    }

    @Test
    @Order(15)
    void everyTemplateHolds() {
        for (JsonNode template : admin().get("templates").expect(200).json().path("templates")) {
            if (template.path("id").asText().startsWith(platform.pluginId() + ".")) {
                assertThat(template.path("faults")).as(template.toString()).isEmpty();
            }
        }
    }

    @Test
    @Order(16)
    void afterItIsTakenAwayItsClassesAreCollected() {
        samples = null;
        platform.uninstallPlugins();
        long left = ClassHistogram.live(PluginClassLoader.class);
        for (int i = 0; i < PATIENCE && left > 0; i++) {
            LockSupport.parkNanos(100_000_000);
            left = ClassHistogram.live(PluginClassLoader.class);
        }
        assertThat(left).as("class loaders of plugins that are still reachable").isZero();
    }

    private DatabaseState structure() throws SQLException {
        try (Connection connection = platform.connect()) {
            return DatabaseState.structureOf(connection);
        }
    }

    private TestClient admin() {
        return platform.admin();
    }

    private Samples samples() {
        Samples made = samples;
        if (made == null) {
            made = new Samples(platform, this::sample);
            samples = made;
        }
        return made;
    }

    private EntityOracle oracle(EntityMeta entity) {
        return new EntityOracle(admin(), entity, samples().of(entity));
    }

    /** By name alone: a test that is kept must not hold on to the plugin's classes. */
    private Stream<DynamicTest> entities(Consumer<EntityMeta> check) {
        return Samples.own(platform)
                .map(EntityMeta::name)
                .map(name -> dynamicTest(
                        name.toString(),
                        () -> samples()
                                .check(
                                        running,
                                        () -> check.accept(
                                                platform.kernel().catalog().get(name)))));
    }
}
