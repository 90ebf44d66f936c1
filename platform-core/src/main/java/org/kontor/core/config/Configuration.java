package org.kontor.core.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All settings of the server.
 *
 * @param home the folder that holds {@code config}, and {@code data} unless that is set elsewhere
 * @param adminPassword the first administrator's password, from {@code KONTOR_ADMIN_PASSWORD}; without it one is made up
 * @param lines the settings in force with where each comes from, secrets masked, for the log
 * @param given those of them that were set
 */
public record Configuration(
        Path home,
        HttpConfig http,
        DataConfig data,
        DatabaseConfig database,
        SessionConfig session,
        LoginConfig login,
        ExportConfig export,
        TaskConfig task,
        NetworkConfig network,
        FileConfig file,
        PrintConfig print,
        ChangesConfig changes,
        EventsConfig events,
        NoticesConfig notices,
        PluginConfig plugin,
        CallbackConfig callback,
        LogConfig log,
        MetricsConfig metrics,
        SecretConfig secret,
        SearchConfig search,
        Optional<Secret> adminPassword,
        List<String> lines,
        List<String> given) {
    /** The variable that gives the first administrator's password. */
    public static final String ADMIN_PASSWORD = "KONTOR_ADMIN_PASSWORD";

    /** An API token of an administrator, for commands that talk to a server. */
    public static final String TOKEN = "KONTOR_TOKEN";

    /** Whose password such commands ask for where there is no token; admin unless set. */
    public static final String USER = "KONTOR_USER";

    /** That password, where nobody can be asked. */
    public static final String PASSWORD = "KONTOR_PASSWORD";

    /** The variable that says where the program is installed. */
    public static final String INSTALLATION = "KONTOR_HOME";

    /** The file's path from the server's home. */
    public static final String FILE = "config/kontor.properties";

    public Configuration {
        lines = List.copyOf(lines);
        given = List.copyOf(given);
    }

    /**
     * Reads the settings of a server.
     *
     * @param home the server's folder; its {@code config/kontor.properties} may be missing
     * @param environment variables such as {@code KONTOR_HTTP_PORT}; they count more than the file
     * @param arguments settings such as {@code --kontor.http.port=8080}; they count most
     * @throws ConfigurationError with everything that is wrong
     */
    public static Configuration load(Path home, Map<String, String> environment, List<String> arguments) {
        Path folder = home.toAbsolutePath().normalize();
        PropertiesFile file = PropertiesFile.read(folder.resolve(FILE), FILE);
        ConfigurationSources sources = new ConfigurationSources(keys(), file, environment, arguments);
        ConfigurationReader reader = new ConfigurationReader(sources.all(), folder);
        Optional<Secret> adminPassword = Optional.ofNullable(environment.get(ADMIN_PASSWORD))
                .filter(password -> !password.isEmpty())
                .map(Secret::of);
        Path installation = folder.resolve(environment.getOrDefault(INSTALLATION, ""));
        Configuration read = read(folder, installation, reader, adminPassword);
        List<ConfigurationFault> faults = new ArrayList<>(sources.faults());
        if (!Files.isDirectory(folder)) {
            faults.add(new ConfigurationFault(
                    "the server's home", folder.toString(), "it is not a folder", "name the folder that holds config"));
        }
        faults.addAll(reader.faults());
        if (!faults.isEmpty()) {
            throw new ConfigurationError(faults);
        }
        return read;
    }

    /** Every key there is, with what holds unless it is set. */
    public static Collection<ConfigurationKey> keys() {
        ConfigurationReader reader = new ConfigurationReader(List.of(), Path.of(""));
        read(Path.of(""), Path.of(""), reader, Optional.empty());
        return reader.keys().values();
    }

    private static Configuration read(
            Path home, Path installation, ConfigurationReader in, Optional<Secret> adminPassword) {
        DataConfig data = DataConfig.read(in);
        return new Configuration(
                home,
                HttpConfig.read(in),
                data,
                DatabaseConfig.read(in),
                SessionConfig.read(in),
                LoginConfig.read(in),
                ExportConfig.read(in),
                TaskConfig.read(in),
                NetworkConfig.read(in),
                FileConfig.read(in),
                PrintConfig.read(in),
                ChangesConfig.read(in),
                EventsConfig.read(in),
                NoticesConfig.read(in),
                PluginConfig.read(in, home, installation),
                CallbackConfig.read(in),
                LogConfig.read(in),
                MetricsConfig.read(in),
                SecretConfig.read(in, data),
                SearchConfig.read(in, data),
                adminPassword,
                lines(in, key -> true),
                lines(in, key -> in.given(key.name()).isPresent()));
    }

    private static List<String> lines(ConfigurationReader in, Predicate<ConfigurationKey> wanted) {
        return in.keys().values().stream()
                .filter(wanted)
                .map(key -> key.name() + " = "
                        + in.given(key.name())
                                .map(value -> (key.isSecret() && !value.isEmpty() ? Secret.MASK : value) + "  ("
                                        + in.place(key.name()) + ")")
                                .orElse(key.standard()))
                .toList();
    }
}
