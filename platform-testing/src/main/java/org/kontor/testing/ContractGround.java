package org.kontor.testing;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.core.meta.EntityMeta;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all parts of the contract stand on: the server that runs the plugin, and records that the plugin takes. */
abstract class ContractGround {
    /** The server that runs the plugin. */
    @RegisterExtension
    protected static final PlatformExtension platform =
            PlatformExtension.withPluginUnderTest().setting("kontor.task.lease", "2s");

    private static final Logger LOG = LoggerFactory.getLogger(PluginContract.class);

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

    /**
     * Makes users, teams and roles that the plugin's actions name, by {@code platform.users()}, where a test should go by them:
     * on the test server there are none but those that plugins bring. It is called once the server runs, on each database
     * anew.
     */
    protected void given() {}

    @BeforeEach
    void begin(TestInfo test) {
        running = test.getTestMethod().map(Method::getName).orElse("");
        LOG.info("{} on {}: {}", platform.pluginId(), platform.database(), running);
        // the same object serves both databases
        if (!platform.home().equals(home)) {
            home = platform.home();
            forget();
            given();
        }
    }

    /** Holds on to nothing of the plugin any longer, so that its classes can go. */
    void forget() {
        samples = null;
    }

    TestClient admin() {
        return platform.admin();
    }

    Samples samples() {
        Samples made = samples;
        if (made == null) {
            made = new Samples(platform, this::sample);
            samples = made;
        }
        return made;
    }

    EntityOracle oracle(EntityMeta entity) {
        return new EntityOracle(admin(), entity, samples().of(entity));
    }

    /** What the plugin's own tables hold now: the kernel's own change behind everybody's back, by schedules for example. */
    static Map<String, String> ownTables() {
        Map<String, String> own = new TreeMap<>(platform.state().tables());
        own.keySet().removeIf(table -> !table.startsWith(platform.pluginId() + "_"));
        return own;
    }

    /** By name alone: a test that is kept must not hold on to the plugin's classes. */
    Stream<DynamicTest> entities(Consumer<EntityMeta> check) {
        return Samples.own(platform)
                .map(EntityMeta::name)
                .map(name -> dynamicTest(name.toString(), () -> with(name, check)));
    }

    /** Those of which something holds. */
    Stream<DynamicTest> entities(Predicate<EntityMeta> wanted, Consumer<EntityMeta> check) {
        return Samples.own(platform)
                .filter(wanted)
                .map(EntityMeta::name)
                .map(name -> dynamicTest(name.toString(), () -> with(name, check)));
    }

    /** The plugin's actions that run behind a request, and start without being given anything. */
    Stream<DynamicTest> tasks(Consumer<ActionName> check) {
        return Stream.concat(
                        platform.kernel().catalog().freeActions().stream(),
                        platform.kernel().catalog().all().stream()
                                .filter(entity -> !entity.isPart())
                                .flatMap(entity -> entity.actions().stream()))
                .filter(action -> action.task().isPresent()
                        && action.name().plugin().equals(platform.pluginId())
                        && action.input().stream().noneMatch(Field::isRequired))
                .map(Action::name)
                .map(name -> dynamicTest(name.toString(), () -> samples().check(running, () -> check.accept(name))));
    }

    private void with(EntityName name, Consumer<EntityMeta> check) {
        samples().check(running, () -> check.accept(platform.kernel().catalog().get(name)));
    }
}
