package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Message;
import org.kontor.core.plugin.PluginLoader.Loading;
import org.kontor.core.record.CallKind;

class PluginLoaderTest {
    @RegisterExtension
    final PluginFolder folder = new PluginFolder();

    @Test
    void eachFolderOfJarsIsAPlugin() {
        new Sources().plugin("a.APlugin", "Contribution.of(\"a\", \"A\")").jar(folder.jar("a"));
        new Sources().plugin("b.BPlugin", "Contribution.of(\"b\", \"B\")").jar(folder.jar("b"));

        PluginSelection selected = folder.select();

        assertThat(selected.active())
                .extracting(LoadedPlugin::toString)
                .containsExactly("system 0.1", "a 1.2.3", "b 1.2.3");
        assertThat(selected.report().isClean()).isTrue();
        assertThat(selected.active().get(1).loader()).hasToString("plugin a 1.2.3");
        assertThat(selected.report().text()).isEqualTo("system 0.1: active\na 1.2.3: active\nb 1.2.3: active");
    }

    @Test
    void aPluginIsHashedAsSha256sumDoes() throws Exception {
        Path jar = new Sources()
                .plugin("a.APlugin", "Contribution.of(\"a\", \"A\")")
                .jar(folder.jar("a"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));

        assertThat(PluginFiles.of("a", List.of(jar)).hash())
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void aFolderThatDoesNotExistHoldsNoPlugin() {
        assertThat(folder.select().active()).extracting(LoadedPlugin::id).containsExactly("system");
    }

    @Test
    void aPluginHasItsOwnVersionOfALibraryTheKernelHas() throws Exception {
        new Sources()
                .plugin("a.APlugin", "Contribution.of(\"a\", org.h2.Driver.name())")
                .type("org.h2.Driver", "public class Driver { public static String name() { return \"mine\"; } }")
                .jar(folder.jar("a"));

        LoadedPlugin plugin = folder.loaded("a");

        assertThat(plugin.contribution().title()).isEqualTo("mine");
        assertThat(plugin.loader().loadClass("org.h2.Driver")).isNotSameAs(Class.forName("org.h2.Driver"));
    }

    @Test
    void twoPluginsHaveEachTheirVersionOfALibrary() {
        for (String id : List.of("a", "b")) {
            new Sources()
                    .plugin(id + ".TestPlugin", "Contribution.of(\"" + id + "\", lib.Version.NAME())")
                    .type(
                            "lib.Version",
                            "public class Version { public static String NAME() { return \"of " + id + "\"; } }")
                    .jar(folder.jar(id));
        }

        assertThat(folder.select().active())
                .extracting(plugin -> plugin.contribution().title())
                .containsExactly("Kontor", "of a", "of b");
    }

    @Test
    void aPluginSeesTheApiAndTheJdkAndNothingOfTheKernel() throws Exception {
        new Sources().plugin("a.APlugin", "Contribution.of(\"a\", \"A\")").jar(folder.jar("a"));
        ClassLoader seen = folder.loaded("a").loader();

        for (String shared : List.of(
                "org.kontor.api.Plugin",
                "jakarta.ws.rs.GET",
                "org.apache.ibatis.annotations.Select",
                "org.slf4j.Logger",
                "org.jspecify.annotations.Nullable",
                "java.sql.Connection")) {
            assertThat(seen.loadClass(shared)).isSameAs(Class.forName(shared));
        }
        for (String hidden : List.of(
                "org.kontor.core.plugin.PluginLoader",
                "org.h2.Driver",
                "com.zaxxer.hikari.HikariDataSource",
                "org.apache.ibatis.session.SqlSession",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "org.junit.jupiter.api.Test")) {
            assertThatThrownBy(() -> seen.loadClass(hidden)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void aPluginThatUsesAKernelClassIsRefused() {
        new Sources()
                .plugin("a.APlugin", "Contribution.of(\"a\", \"\" + new org.h2.Driver())")
                .jar(folder.jar("a"));

        assertThat(folder.told("a"))
                .containsExactly("classes: they do not fit together: java.lang.ClassNotFoundException: org.h2.Driver;"
                        + " put what they need into the plugin's jar, or install the plugin whose api they use");
    }

    @Test
    void constantsThatWaitForOneAnotherAreToldFromClassesThatAreMissing() {
        new Sources()
                .type(
                        "a.One",
                        "public class One { static final int LENGTH = Two.NAME.length(); static final String NAME ="
                                + " \"one\".trim(); }")
                .type(
                        "a.Two",
                        "public class Two { static final int LENGTH = One.NAME.length(); static final String NAME ="
                                + " \"two\".trim(); }")
                .plugin("a.APlugin", "Contribution.of(\"a\", \"A\" + One.LENGTH)")
                .jar(folder.jar("a"));

        assertThat(folder.told("a"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("classes: the constants of a.Two cannot be made: java.lang.NullPointerException")
                .endsWith(
                        "; constants of two classes wait for one another; put what speaks of both into a static method"
                                + " that runs when contributing");
    }

    @Test
    void constantsOfThePluginsOwnClassThatCannotBeMadeAreSaid() {
        new Sources()
                .type("a.One", "public class One { static final String NAME = APlugin.TITLE.trim(); }")
                .type("a.APlugin", """
                        import org.kontor.api.*;
                        public class APlugin implements Plugin {
                            static final String OTHER = One.NAME;
                            static final String TITLE = "A".trim();
                            @Override public Contribution contribute(PluginContext context) {
                                return Contribution.of("a", TITLE + OTHER);
                            }
                        }""")
                .file("META-INF/services/org.kontor.api.Plugin", "a.APlugin\n")
                .jar(folder.jar("a"));

        assertThat(folder.told("a"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("classes: the constants of a.One cannot be made: java.lang.NullPointerException");
    }

    @Test
    void filesAreThePluginsOwn() throws Exception {
        new Sources()
                .plugin("a.APlugin", "Contribution.of(\"a\", \"A\")")
                .file("i18n/de.properties", "a.hello=Hallo")
                .jar(folder.jar("a"));
        new Sources()
                .plugin("b.BPlugin", "Contribution.of(\"b\", \"B\").dependsOn(\"a\")")
                .jar(folder.jar("b"));
        PluginSelection selected = folder.select();
        ClassLoader a = selected.active().get(1).loader();
        ClassLoader b = selected.active().get(2).loader();

        assertThat(a.getResource("logback-test.xml")).isNull();
        assertThat(a.getResource("org/kontor/api/Plugin.class")).isNull();
        assertThat(b.getResource("i18n/de.properties")).isNull();
        assertThat(Collections.list(b.getResources("META-INF/services/org.kontor.api.Plugin")))
                .hasSize(1);
        assertThat(Collections.list(a.getResources("META-INF/services/java.sql.Driver")))
                .isEmpty();
        assertThat(ServiceLoader.load(org.slf4j.spi.SLF4JServiceProvider.class, a))
                .isEmpty();
        URL file = a.getResource("i18n/de.properties");
        try (InputStream text = file.openStream()) {
            assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a.hello=Hallo");
        }
    }

    @Test
    void aFileOfAReplacedJarIsReadFromTheNewOne() throws Exception {
        for (String version : List.of("old", "the new one")) {
            Files.deleteIfExists(folder.jar("a"));
            new Sources()
                    .plugin("a.APlugin", "Contribution.of(\"a\", \"A\")")
                    .file("db/change-log.xml", version)
                    .jar(folder.jar("a"));
            // loaders that came before are still open, as those of a retired platform are
            Loading loading = folder.loader().load(folder.directory().enabled(), List.of());
            try (InputStream file = loading.plugins().getFirst().loader().getResourceAsStream("db/change-log.xml")) {
                assertThat(file).hasBinaryContent(version.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void theApiPackageOfADependencyIsSeenAndNothingElseOfIt() throws Exception {
        PluginFolder.provider().jar(folder.jar("stock"));
        new Sources()
                .against(folder.jar("stock"))
                .plugin(
                        "shop.ShopPlugin",
                        "Contribution.of(\"shop\", acme.stock.api.Levels.NAME()).dependsOn(\"stock\")")
                .jar(folder.jar("shop"));

        PluginSelection selected = folder.select();

        assertThat(selected.active()).extracting(LoadedPlugin::id).containsExactly("system", "stock", "shop");
        ClassLoader stock = selected.active().get(1).loader();
        ClassLoader shop = selected.active().get(2).loader();
        assertThat(selected.active().get(2).contribution().title()).isEqualTo("levels");
        assertThat(shop.loadClass("acme.stock.api.Levels")).isSameAs(stock.loadClass("acme.stock.api.Levels"));
        assertThat(shop.loadClass("acme.stock.api.deep.Deep")).isSameAs(stock.loadClass("acme.stock.api.deep.Deep"));
        assertThatThrownBy(() -> shop.loadClass("acme.stock.StockPlugin")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> shop.loadClass("acme.stock.apiary.Bees")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> stock.loadClass("shop.ShopPlugin")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void theApiPackageOfAPluginThatItDoesNotDependOnIsRefused() {
        PluginFolder.provider().jar(folder.jar("stock"));
        new Sources()
                .against(folder.jar("stock"))
                .plugin("shop.ShopPlugin", "Contribution.of(\"shop\", acme.stock.api.Levels.NAME())")
                .jar(folder.jar("shop"));

        assertThat(folder.told("shop")).containsExactly("classes: they use the api of stock; say dependsOn(\"stock\")");
    }

    @Test
    void theApiPackageOfAMissingPluginIsRefusedByName() {
        PluginFolder.provider().jar(folder.jar("stock"));
        new Sources()
                .against(folder.jar("stock"))
                .plugin(
                        "shop.ShopPlugin",
                        "Contribution.of(\"shop\", acme.stock.api.Levels.NAME()).dependsOn(\"stock\")")
                .jar(folder.jar("shop"));
        PluginDirectory directory =
                PluginDirectory.read(PluginFolder.config(List.of(folder.path()), List.of("stock"), false));
        PluginSelection selected = folder.select(directory);

        assertThat(selected.report().text()).isEqualTo("""
                        system 0.1: active
                        shop: refused
                          - classes: they do not fit together: java.lang.ClassNotFoundException: acme.stock.api.Levels; put what they need into the plugin's jar, or install the plugin whose api they use
                        stock: set aside
                          - configuration: it is disabled; change kontor.plugins-disabled or kontor.safe-mode to have it back""");
    }

    @Test
    void aFolderOfClassesIsIsolatedLikeAJar() {
        Path classes = new Sources()
                .plugin("a.APlugin", "Contribution.of(\"a\", \"A\")")
                .folder(folder.path().resolveSibling("target/classes"));

        Loading last = folder.load(List.of(PluginFiles.of("a", List.of(classes))));

        assertThat(last.violations()).isEmpty();
        LoadedPlugin plugin = last.plugins().getFirst();
        assertThat(plugin.version()).isEqualTo("development");
        assertThatThrownBy(() -> plugin.loader().loadClass("org.h2.Driver")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void aClosedLoaderIsCollected() throws Exception {
        new Sources()
                .plugin(
                        "a.APlugin",
                        "Contribution.of(\"a\", \"A\").hooks(Hook.before(EntityName.of(\"a\", \"b\"), drafts -> {}))")
                .file("i18n/de.properties", "a.hello=Hallo")
                .jar(folder.jar("a"));
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
        WeakReference<ClassLoader> reference = loadAndLetGo(collected);

        Reference<? extends ClassLoader> gone = null;
        for (int i = 0; i < 100 && gone == null; i++) {
            System.gc();
            gone = collected.remove(50);
        }
        assertThat(gone).isSameAs(reference);
    }

    private WeakReference<ClassLoader> loadAndLetGo(ReferenceQueue<ClassLoader> queue) {
        LoadedPlugin plugin = folder.loader()
                .load(folder.directory().enabled(), List.of())
                .plugins()
                .getFirst();
        assertThat(PluginTexts.of(List.of(plugin)).text(Message.of("a.hello", "Hello"), Locale.GERMAN))
                .isEqualTo("Hallo");
        assertThat(plugin.call()
                        .call(CallKind.HOOK, "test", () -> plugin.loader().toString()))
                .isEqualTo("plugin a 1.2.3");
        assertThat(ContributionCheck.check(List.of(plugin.candidate()))).hasSize(1);
        plugin.close();
        return new WeakReference<>(plugin.loader(), queue);
    }

    @Test
    void whatDidNotChangeIsCarriedOver() {
        PluginFolder.provider().jar(folder.jar("stock"));
        new Sources()
                .plugin("shop.ShopPlugin", "Contribution.of(\"shop\", \"Shop\").dependsOn(\"stock\")")
                .jar(folder.jar("shop"));
        new Sources().plugin("a.APlugin", "Contribution.of(\"a\", \"A\")").jar(folder.jar("a"));
        Loading first = folder.loader().load(folder.directory().enabled(), List.of());

        Loading same = folder.loader().load(folder.directory().enabled(), first.plugins());
        assertThat(same.plugins())
                .usingElementComparator((x, y) -> x == y ? 0 : 1)
                .containsExactlyElementsOf(first.plugins());

        PluginFolder.provider().file("more.txt", "more").jar(folder.jar("stock"));
        Loading changed = folder.loader().load(folder.directory().enabled(), first.plugins());
        assertThat(changed.plugins().get(0)).isSameAs(first.plugins().get(0));
        assertThat(changed.plugins().get(1)).isNotSameAs(first.plugins().get(1));
        assertThat(changed.plugins().get(2)).isNotSameAs(first.plugins().get(2));
        Stream.of(first, changed).flatMap(loading -> loading.plugins().stream()).forEach(LoadedPlugin::close);
    }
}
