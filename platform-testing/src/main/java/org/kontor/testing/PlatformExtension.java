package org.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.kontor.api.Plugin;
import org.kontor.core.Kernel;

/**
 * A running server for the tests of one class: real HTTP on a free port, a database of its own, plugins installed and
 * loaded as in production. With {@link OnEachDatabase} the class runs on H2 and on PostgreSQL.
 *
 * <pre>{@code
 * @OnEachDatabase
 * class InvoiceTest {
 *     @RegisterExtension
 *     static final PlatformExtension platform = PlatformExtension.with("billing");
 *
 *     @Test
 *     void anInvoiceHasANumber() {
 *         platform.admin().post("records/billing/invoice", Json.object(…)).expect(201);
 *     }
 * }
 * }</pre>
 *
 * When the class has ended, nothing may be left behind: no lease on the platform, no connection in use, no thread.
 */
public final class PlatformExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeClassTemplateInvocationCallback,
                AfterClassTemplateInvocationCallback {
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<Class<? extends Plugin>> plugins = new LinkedHashSet<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Runnable> preparations = new ArrayList<>();
    private boolean underTest;
    private Clock clock = Clock.systemUTC();
    private @Nullable TestServer server;
    private @Nullable TestUsers users;
    private Map<String, PluginPackage> ownPackages = Map.of();

    private PlatformExtension() {}

    /** A platform with plugins on the class path and those that they depend on; without any, the kernel alone. */
    public static PlatformExtension with(String... pluginIds) {
        PlatformExtension platform = new PlatformExtension();
        platform.ids.addAll(Set.of(pluginIds));
        return platform;
    }

    /** A platform with the plugin of the module that the test class is part of, or that it names by {@link PluginUnderTest}. */
    public static PlatformExtension withPluginUnderTest() {
        PlatformExtension platform = new PlatformExtension();
        platform.underTest = true;
        return platform;
    }

    /** With a plugin that the tests bring themselves: all that lies in the package of its class. */
    public PlatformExtension plugin(Class<? extends Plugin> plugin) {
        plugins.add(plugin);
        return this;
    }

    /** With a setting of the server, for example {@code kontor.login.attempts}. */
    public PlatformExtension setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Without a search index: where it should lie is a file, in which there can be no folder. */
    public PlatformExtension withoutSearchIndex() {
        try {
            Path taken = Files.createTempFile("kontor", "taken");
            return setting("kontor.search.dir", taken.resolve("index").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a clock that the test moves. */
    public PlatformExtension clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** What is done once the server runs, before the first test; on each database anew, which {@code @BeforeAll} is not. */
    public PlatformExtension given(Runnable preparation) {
        preparations.add(preparation);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!isTemplate(context)) {
            start(context);
        }
    }

    @Override
    public void beforeClassTemplateInvocation(ExtensionContext context) {
        start(context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (!isTemplate(context)) {
            stop();
        }
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) throws Exception {
        stop();
    }

    private static boolean isTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), ClassTemplate.class);
    }

    private void start(ExtensionContext context) {
        Map<String, PluginPackage> own = new LinkedHashMap<>();
        ownPackages = own;
        plugins.forEach(plugin -> add(own, PluginPackage.of(plugin)));
        if (underTest) {
            add(own, PluginUnderTest.Finder.find(context.getRequiredTestClass()));
        }
        server = TestServer.start(
                EachDatabase.current(context),
                folder -> InstalledPlugins.install(folder, ids, own),
                settings,
                clock,
                own.keySet());
        preparations.forEach(Runnable::run);
    }

    private void stop() throws Exception {
        TestServer running = server;
        server = null;
        users = null;
        if (running != null) {
            running.close();
        }
    }

    private static void add(Map<String, PluginPackage> own, PluginPackage plugin) {
        own.put(InstalledPlugins.id(plugin), plugin);
    }

    /** Nobody yet. */
    public TestClient client() {
        return server().client();
    }

    /** The administrator. */
    public TestClient admin() {
        return server().admin();
    }

    /** Makes users, roles and teams. */
    public TestUsers users() {
        TestUsers made = users;
        if (made == null) {
            made = new TestUsers(server());
            users = made;
        }
        return made;
    }

    /** The id of the plugin under test, or of the only plugin that the tests brought. */
    public String pluginId() {
        return server().ownPlugins().iterator().next();
    }

    /** Stops the server and starts it again on the same data. Who was signed in still is. */
    public void restart() {
        server().restart();
    }

    /** Takes all plugins away while the server runs. */
    void uninstallPlugins() {
        server().uninstallPlugins();
    }

    /** The classes of the plugin under test. */
    PluginCode pluginCode() {
        return PluginCode.of(
                ownPackages.values().iterator().next(),
                InstalledPlugins.type(ownPackages.values().iterator().next()).getPackageName());
    }

    /** Its classes, loaded anew in other orders. */
    LoadingOrder loadingOrder() {
        PluginPackage plugin = ownPackages.values().iterator().next();
        return new LoadingOrder(
                plugin,
                InstalledPlugins.type(plugin).getPackageName(),
                pluginCode().names());
    }

    /** Puts other files into the place of the plugin under test, which do the same, while the server runs. */
    void replacePlugin() {
        replacePlugin(pluginId());
    }

    /** The same of one of several. */
    public void replacePlugin(String id) {
        server().replace(id);
    }

    /** The kernel itself, for what cannot be seen from outside. */
    public Kernel kernel() {
        return server().kernel();
    }

    /** The folder of the server: its configuration, data and plugins. */
    public Path home() {
        return server().home();
    }

    /** Which database it runs on. */
    public TestDatabase database() {
        return server().database().database();
    }

    /** A connection beside the server's own, to look at tables from outside. */
    public Connection connect() throws SQLException {
        return server().database().connect();
    }

    /** What all tables hold now, but for the named ones. */
    public DatabaseState state(String... butNot) {
        try (Connection connection = connect()) {
            return DatabaseState.of(connection, butNot);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestServer server() {
        TestServer running = server;
        if (running == null) {
            throw new IllegalStateException(
                    "the platform runs while a test class does: keep the extension in a static field");
        }
        return running;
    }
}
