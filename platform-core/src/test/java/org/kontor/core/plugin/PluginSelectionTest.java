package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.plugin.PluginReport.State;

class PluginSelectionTest {
    @RegisterExtension
    final PluginFolder folder = new PluginFolder();

    @Test
    void brokenFilesAreTold() throws IOException {
        Files.createDirectories(folder.path().resolve("empty"));
        Files.createDirectories(folder.path().resolve("garbage"));
        Files.writeString(folder.path().resolve("garbage/garbage.jar"), "not a jar");
        new Sources().type("a.None", "class None {}").jar(folder.jar("none"));
        new Sources().plugin("a.Gone", "null").file(PluginJar.SERVICE, "a.Lost").jar(folder.jar("lost"));
        new Sources()
                .plugin("a.Two", "null")
                .file(PluginJar.SERVICE, "a.Two\na.Three # and four\n")
                .jar(folder.jar("two"));
        Files.writeString(folder.path().resolve("readme.txt"), "no plugin");
        Files.createDirectories(folder.path().resolve(".hidden"));

        assertThat(folder.select().report().text()).isEqualTo("""
                        system 0.1: active
                        empty: refused
                          - files: there is no jar in the folder; put the plugin's jar into it
                        garbage: refused
                          - files: garbage.jar is no jar: zip END header not found; install the plugin again
                        lost: refused
                          - META-INF/services/org.kontor.api.Plugin: org.kontor.api.Plugin: Provider a.Lost not found; name a class of the jar that implements org.kontor.api.Plugin and has a public constructor without parameters; what the class uses must be in the jar too
                        none: refused
                          - files: no jar has META-INF/services/org.kontor.api.Plugin; name the one class that implements org.kontor.api.Plugin there
                        two: refused
                          - files: META-INF/services/org.kontor.api.Plugin names 2 classes; name the one class that implements org.kontor.api.Plugin there""");
    }

    @Test
    void twoJarsThatOfferAPluginAreNamedBothAndAJarWithItsLibrariesIsOnePlugin() throws IOException {
        String shop = "Contribution.of(\"shop\", \"Shop\")";
        Path place = folder.path().resolve("shop");
        new Sources().plugin("a.Shop", shop).jar(place.resolve("shop-1.0.jar"));
        new Sources().type("b.Library", "class Library {}").jar(place.resolve("library.jar"));
        assertThat(folder.told("shop")).isEmpty();

        new Sources().plugin("a.Shop", shop).jar(place.resolve("shop-1.1.jar"));
        assertThat(folder.told("shop"))
                .containsExactly(
                        "files: shop-1.0.jar (1.2.3) and shop-1.1.jar (1.2.3) each have META-INF/services/org.kontor.api.Plugin, and a plugin's"
                                + " folder is one plugin with its libraries; of two versions leave one; another plugin has a"
                                + " folder of its own, and a library has no such file");
    }

    @Test
    void whatAPluginThrowsWhileContributingIsTold() {
        new Sources().plugin("a.A", "null").jar(folder.jar("nothing"));
        new Sources().plugin("a.A", "Contribution.of(null, \"\")").jar(folder.jar("npe"));
        new Sources().plugin("a.A", "contribute(context)").jar(folder.jar("stack"));
        new Sources().plugin("a.A", "context.data().read(null, null)").jar(folder.jar("early"));

        assertThat(folder.told("nothing")).containsExactly("contribute: it answered null; answer Contribution.of(…)");
        assertThat(folder.told("npe"))
                .containsExactly(
                        "contribute: it failed: java.lang.NullPointerException: pluginId; the log shows where");
        assertThat(folder.told("stack"))
                .containsExactly("contribute: it failed: java.lang.StackOverflowError; the log shows where");
        assertThat(folder.told("early"))
                .singleElement()
                .asString()
                .contains("The plugin early called data() before the platform was up");
    }

    @Test
    void whoDependsOnARefusedPluginIsSetAsideAndTheRestStarts() {
        new Sources().plugin("a.A", "Contribution.of(\"bad\", \"Bad\").api(99)").jar(folder.jar("bad"));
        new Sources()
                .plugin("b.B", "Contribution.of(\"needy\", \"Needy\").dependsOn(\"bad\")")
                .jar(folder.jar("needy"));
        new Sources()
                .plugin("c.C", "Contribution.of(\"needier\", \"Needier\").dependsOn(\"needy\")")
                .jar(folder.jar("needier"));
        new Sources()
                .plugin("d.D", "Contribution.of(\"lonely\", \"Lonely\").dependsOn(\"nobody\")")
                .jar(folder.jar("lonely"));
        new Sources()
                .plugin(
                        "e.E",
                        "Contribution.of(\"good\", \"Good\").entities(Entity.of(EntityName.of(\"good\", \"thing\"), \"Thing\", \"Things\"))")
                .jar(folder.jar("good"));

        PluginSelection selected = folder.select();

        assertThat(selected.active()).extracting(LoadedPlugin::id).containsExactly("system", "good");
        assertThat(selected.inactive())
                .extracting(LoadedPlugin::id)
                .containsExactly("bad", "lonely", "needier", "needy");
        assertThat(selected.report().plugins())
                .extracting(PluginReport.Entry::id, PluginReport.Entry::state)
                .containsExactly(
                        tuple("system", State.ACTIVE),
                        tuple("bad", State.REFUSED),
                        tuple("good", State.ACTIVE),
                        tuple("lonely", State.REFUSED),
                        tuple("needier", State.SET_ASIDE),
                        tuple("needy", State.SET_ASIDE),
                        tuple("nobody", State.MISSING));
        assertThat(selected.report().find("needier").orElseThrow().violations())
                .extracting(Violation::toString)
                .containsExactly("dependency on needy: that plugin was left out; mend or enable it");
        assertThat(selected.report().text()).contains("good 1.2.3: active (1 entities)");
    }

    @Test
    void whoSpeaksOfARefusedPluginByNameIsToldInTheNextRound() {
        String other = "EntityName.of(\"bad\", \"thing\")";
        new Sources()
                .plugin(
                        "a.A",
                        "Contribution.of(\"bad\", \"Bad\").api(99).entities(Entity.of(" + other
                                + ", \"Thing\", \"Things\"))")
                .jar(folder.jar("bad"));
        new Sources()
                .plugin("b.B", "Contribution.of(\"loose\", \"Loose\").hooks(Hook.before(" + other + ", drafts -> {}))")
                .jar(folder.jar("loose"));

        assertThat(folder.told("loose"))
                .containsExactly("hook before bad.thing: there is no entity bad.thing;"
                        + " install the plugin bad, which is not there or was left out");
    }

    @Test
    void aCircleIsRefusedAndEachComesAfterWhatItDependsOn() {
        new Sources().plugin("a.A", "Contribution.of(\"z\", \"Z\")").jar(folder.jar("z"));
        new Sources()
                .plugin("a.A", "Contribution.of(\"y\", \"Y\").dependsOn(\"z\")")
                .jar(folder.jar("y"));
        new Sources()
                .plugin("a.A", "Contribution.of(\"a\", \"A\").dependsOn(\"y\", \"z\")")
                .jar(folder.jar("a"));
        new Sources()
                .plugin("a.A", "Contribution.of(\"c\", \"C\").dependsOn(\"d\")")
                .jar(folder.jar("c"));
        new Sources()
                .plugin("a.A", "Contribution.of(\"d\", \"D\").dependsOn(\"c\")")
                .jar(folder.jar("d"));

        assertThat(folder.select().active()).extracting(LoadedPlugin::id).containsExactly("system", "z", "y", "a");
    }

    @Test
    void inSafeModeNoPluginIsLoaded() {
        new Sources().plugin("a.APlugin", "Contribution.of(\"a\", \"A\")").jar(folder.jar("a"));

        PluginDirectory directory = PluginDirectory.read(PluginFolder.config(List.of(folder.path()), List.of(), true));

        assertThat(directory.enabled()).isEmpty();
        assertThat(directory.disabled()).extracting(PluginFiles::id).containsExactly("a");
    }

    @Test
    void aServiceIsForThoseWhoDependOnItsProvider() throws Exception {
        new Sources()
                .plugin("acme.stock.StockPlugin", """
                        Contribution.of("stock", "Stock").provides(acme.stock.api.Levels.class, word -> {
                            if (word.isEmpty()) { throw new IllegalStateException("empty"); }
                            return word + " in " + Thread.currentThread().getContextClassLoader();
                        })""")
                .type("acme.stock.api.Levels", "public interface Levels { String of(String word); }")
                .jar(folder.jar("stock"));
        new Sources()
                .plugin("b.B", "Contribution.of(\"shop\", \"Shop\").dependsOn(\"stock\")")
                .jar(folder.jar("shop"));
        new Sources().plugin("c.C", "Contribution.of(\"other\", \"Other\")").jar(folder.jar("other"));
        PluginSelection selected = folder.select();
        PluginServices services = new PluginServices(selected.active());
        LoadedPlugin stock = selected.active().stream()
                .filter(each -> each.id().equals("stock"))
                .findFirst()
                .orElseThrow();
        Class<?> type = stock.loader().loadClass("acme.stock.api.Levels");

        Object levels = services.get("shop", type);
        Method of = type.getMethod("of", String.class);
        assertThat(of.invoke(levels, "ten")).isEqualTo("ten in plugin stock 1.2.3");
        assertThatThrownBy(() -> of.invoke(levels, "")).hasCauseInstanceOf(PluginFailure.class);
        assertThat(stock.call().figures().calls()).isEqualTo(2);
        assertThat(stock.call().figures().failures()).isEqualTo(1);
        assertThatThrownBy(() -> services.get("other", type))
                .hasMessage("the plugin other does not depend on stock, which provides acme.stock.api.Levels");
        assertThatThrownBy(() -> services.get("shop", Runnable.class))
                .hasMessage("no plugin provides the service java.lang.Runnable");
    }

    @Test
    void aServiceOutsideTheApiPackageIsRefused() {
        new Sources()
                .plugin(
                        "acme.stock.StockPlugin",
                        "Contribution.of(\"stock\", \"Stock\").provides(acme.stock.Levels.class, () -> {})")
                .type("acme.stock.Levels", "public interface Levels { void of(); }")
                .jar(folder.jar("stock"));

        assertThat(folder.told("stock"))
                .containsExactly("service acme.stock.Levels: no other plugin can see the type;"
                        + " put it into the package acme.stock.api");
    }
}
