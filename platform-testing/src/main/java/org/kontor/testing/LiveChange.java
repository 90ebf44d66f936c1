package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.kontor.core.plugin.PluginClassLoader;

/** The plugin under test is disabled, enabled and replaced while the server runs, in the middle of its backgrounds too. */
final class LiveChange {
    private final PlatformExtension platform;
    private final String plugin;
    private final List<String> entities;

    LiveChange(PlatformExtension platform) {
        this.platform = platform;
        this.plugin = platform.pluginId();
        this.entities = Samples.own(platform).map(SampleRecords::path).toList();
    }

    void check() {
        awaitBackgrounds();
        long before = active();
        // what a server before this one had is let go of a moment later
        checkLoaders(before);
        change("disabled");
        entities.forEach(path -> platform.admin().get(path).expectProblem(404));
        checkNothingGoesOn();
        checkLoaders(before - 1);
        change("enabled");
        checkItIsThere(before);
        platform.replacePlugin();
        checkItIsThere(before);
    }

    /** How many plugins run that have files of their own. */
    private long active() {
        return EntityOracle.list(platform.admin()
                        .get("platform/plugins")
                        .expect(200)
                        .json()
                        .path("plugins"))
                .stream()
                .filter(each -> each.path("state").asText().equals("active")
                        && !each.path("hash").asText().isEmpty())
                .count();
    }

    private void checkItIsThere(long loaders) {
        entities.forEach(path -> platform.admin().get(path).expect(200));
        awaitBackgrounds();
        checkLoaders(loaders);
    }

    private void change(String to) {
        Answer plan = platform.admin()
                .post("platform/plans", Json.object("changes", Json.array(Json.object("plugin", plugin, "to", to))))
                .expect(201);
        assertThat(plan.json().path("conflicts"))
                .as("what is against its being %s", to)
                .isEmpty();
        platform.admin()
                .post("platform/plans/" + plan.text("id") + "/apply", Json.object())
                .expect(200);
    }

    /** In the middle of what they do, not before they began. */
    private void awaitBackgrounds() {
        Patience.until(() -> backgrounds().stream()
                .allMatch(each -> each.path("state").asText().equals("held")));
        assertThat(backgrounds())
                .as("backgrounds of the plugin")
                .allSatisfy(each -> assertThat(each.path("state").asText()).isEqualTo("held"));
    }

    private List<JsonNode> backgrounds() {
        return EntityOracle.list(platform.admin()
                        .get("platform/works")
                        .expect(200)
                        .json()
                        .path("backgrounds"))
                .stream()
                .filter(each -> each.path("name").asText().startsWith(plugin + "."))
                .toList();
    }

    private void checkNothingGoesOn() {
        Patience.until(() -> threads().isEmpty());
        assertThat(threads())
                .as("backgrounds that go on after their plugin was disabled")
                .isEmpty();
    }

    private List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("background-" + plugin + "."))
                .toList();
    }

    /** So many plugins are there, and nothing is left of others that were. */
    static void checkLoaders(long expected) {
        BooleanSupplier isGone = () -> loaders() <= expected;
        Patience.until(isGone);
        assertThat(loaders())
                .as("class loaders of plugins that are still reachable")
                .isEqualTo(expected);
    }

    private static long loaders() {
        return ClassHistogram.live(PluginClassLoader.class);
    }
}
