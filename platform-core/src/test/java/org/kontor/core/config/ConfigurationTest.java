package org.kontor.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {
    private static final String FILE = "config/kontor.properties";

    @TempDir
    Path home;

    @Test
    void withoutAFileEverythingHasItsStandard() {
        Configuration read = Configuration.load(home, Map.of(), List.of());

        assertThat(read.http())
                .isEqualTo(new HttpConfig(
                        "127.0.0.1",
                        8080,
                        Optional.empty(),
                        List.of(),
                        64,
                        10 * 1024 * 1024,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(30)));
        assertThat(read.data()).isEqualTo(new DataConfig(home.resolve("data"), false));
        assertThat(read.database())
                .isEqualTo(new DatabaseConfig(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        8,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30)));
        assertThat(read.session()).isEqualTo(new SessionConfig(Duration.ofHours(12), Duration.ofDays(7)));
        assertThat(read.login()).isEqualTo(new LoginConfig(10, Duration.ofMinutes(15), 12));
        assertThat(read.plugin())
                .isEqualTo(new PluginConfig(
                        List.of(home.resolve("plugins")),
                        List.of(),
                        false,
                        true,
                        true,
                        16 << 20,
                        false,
                        home.resolve("config/revoked-plugins.txt"),
                        home.resolve("lib/plugins.sha256")));
        assertThat(read.log()).isEqualTo(new LogConfig(LogConfig.Level.INFO, LogConfig.Format.TEXT));
        assertThat(read.metrics()).isEqualTo(new MetricsConfig(Optional.empty()));
        assertThat(read.adminPassword()).isEmpty();
    }

    @Test
    void theEnvironmentCountsMoreThanTheFileAndTheCommandLineMost() throws IOException {
        write("kontor.http.port=1\nkontor.http.host=0.0.0.0\nkontor.http.threads=8");

        HttpConfig http = Configuration.load(
                        home,
                        Map.of("KONTOR_HTTP_PORT", "2", "KONTOR_HTTP_THREADS", "9", "PATH", "/bin"),
                        List.of("--kontor.http.port=0"))
                .http();

        assertThat(http.port()).isZero();
        assertThat(http.threads()).isEqualTo(9);
        assertThat(http.host()).isEqualTo("0.0.0.0");
    }

    @Test
    void everyKeyHasAVariable() {
        assertThat(Configuration.keys())
                .extracting(ConfigurationKey::variable)
                .contains("KONTOR_HTTP_PORT", "KONTOR_DATA_DIR", "KONTOR_DATABASE_URL", "KONTOR_SAFE_MODE")
                .doesNotHaveDuplicates();
    }

    @Test
    void valuesOfAllKindsAreRead() throws IOException {
        write("""
                # remark
                ! remark
                kontor.http.public-url = https://crm.example.com:8443
                kontor.http.trusted-proxies = 10.0.0.0/8, ::1
                kontor.http.max-body-size=64k
                kontor.http.request-timeout=1500ms
                kontor.data-dir=/var/lib/kontor
                kontor.database.url=jdbc:postgresql://db:5432/kontor
                kontor.database.user=ada
                kontor.database.password=a${b}\\\\c=d #1
                kontor.plugins-disabled=mail,\\
                    telephony
                kontor.safe-mode=true
                kontor.log.level=debug
                kontor.log.format=json
                kontor.metrics.token=0123456789abcdef
                """);

        Configuration read = Configuration.load(home, Map.of("KONTOR_ADMIN_PASSWORD", "geheim"), List.of());

        assertThat(read.http().publicUrl()).contains(URI.create("https://crm.example.com:8443"));
        assertThat(read.http().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
        assertThat(read.http().maxBodySize()).isEqualTo(65_536);
        assertThat(read.http().requestTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(read.data().dir()).isEqualTo(Path.of("/var/lib/kontor"));
        assertThat(read.database().password()).contains(Secret.of("a${b}\\c=d #1"));
        assertThat(read.plugin().disabled()).containsExactly("mail", "telephony");
        assertThat(read.plugin().safeMode()).isTrue();
        assertThat(read.log()).isEqualTo(new LogConfig(LogConfig.Level.DEBUG, LogConfig.Format.JSON));
        assertThat(read.adminPassword()).contains(Secret.of("geheim"));
    }

    @Test
    void pluginsAreTheInstallationsUnlessSetElsewhere() {
        Map<String, String> installed = Map.of("KONTOR_HOME", "/opt/kontor");

        assertThat(Configuration.load(home, installed, List.of()).plugin().dirs())
                .containsExactly(Path.of("/opt/kontor/plugins"), home.resolve("plugins"));
        assertThat(Configuration.load(home, installed, List.of("--kontor.plugins-dir=mine"))
                        .plugin()
                        .dirs())
                .containsExactly(home.resolve("mine"));
    }

    @Test
    void secretsAreNeverPrinted() throws IOException {
        write("kontor.database.user=ada\nkontor.database.password=geheim");

        Configuration read = Configuration.load(
                home,
                Map.of("KONTOR_METRICS_TOKEN", "geheim-geheim-geheim", "KONTOR_ADMIN_PASSWORD", "geheim"),
                List.of());

        assertThat(read.toString()).doesNotContain("geheim");
        assertThat(read.lines())
                .contains(
                        "kontor.http.port = 8080",
                        "kontor.database.user = ada  (config/kontor.properties, line 1)",
                        "kontor.database.password = ********  (config/kontor.properties, line 2)",
                        "kontor.metrics.token = ********  (KONTOR_METRICS_TOKEN in the environment)");
    }

    @Test
    void allFaultsAreReportedTogether() throws IOException {
        write("kontor.http.prot=80\nkontor.http.port=eighty\nnonsense");

        ConfigurationError error = catchThrowableOfType(
                ConfigurationError.class,
                () -> Configuration.load(home, Map.of("KONTOR_DATA_DRI", "/data"), List.of("port")));

        assertThat(error).hasMessage("""
                Kontor cannot start: there are 5 faults in its configuration.
                  nonsense (config/kontor.properties, line 3): the line has no =; write key=value, or # before a remark
                  kontor.http.prot (config/kontor.properties, line 1): there is no such key; did you mean kontor.http.port?
                  KONTOR_DATA_DRI (the environment): there is no such variable; did you mean KONTOR_DATA_DIR?
                  port (the command line): it is no setting; write --kontor.http.port=8080
                  kontor.http.port (config/kontor.properties, line 2): "eighty" does not fit; give a whole number from 0 to 65535\
                """);
    }

    static List<Arguments> wrongFiles() {
        String port = "give a whole number from 0 to 65535";
        String url = "give jdbc:postgresql://host:5432/name, or jdbc:h2:file:/path without further settings";
        String time = "give a number with ms, s, m, h or d, from 1s to 1h";
        String size = "give a number with k, M or G, from 64k to 2G";
        String origin = "give an address such as https://crm.example.com, without a path";
        String all = "remove it; config/kontor.properties shows every key";
        return List.of(
                wrong("kontor.http.port=", "it has no value; " + port + ", or remove the line to get 8080"),
                wrong("kontor.http.port=-1", "\"-1\" does not fit; " + port),
                wrong("kontor.http.port=65536", "\"65536\" does not fit; " + port),
                wrong("kontor.http.port=80 80", "\"80 80\" does not fit; " + port),
                wrong("kontor.http.port=8080 # the port", "\"8080 # the port\" does not fit; " + port),
                wrong("kontor.http.port=99999999999", "\"99999999999\" does not fit; " + port),
                wrong("kontor.http.port=0x50", "\"0x50\" does not fit; " + port),
                wrong("kontor.http.threads=1", "\"1\" does not fit; give a whole number from 4 to 4096"),
                wrong("kontor.http.request-timeout=30", "\"30\" does not fit; " + time),
                wrong("kontor.http.request-timeout=30 s", "\"30 s\" does not fit; " + time),
                wrong("kontor.http.request-timeout=-30s", "\"-30s\" does not fit; " + time),
                wrong("kontor.http.request-timeout=2h", "\"2h\" does not fit; " + time),
                wrong("kontor.http.request-timeout=PT30S", "\"PT30S\" does not fit; " + time),
                wrong("kontor.http.max-body-size=10", "\"10\" does not fit; " + size),
                wrong("kontor.http.max-body-size=10m", "\"10m\" does not fit; " + size),
                wrong("kontor.http.max-body-size=3G", "\"3G\" does not fit; " + size),
                wrong("kontor.http.public-url=crm.example.com", "\"crm.example.com\" does not fit; " + origin),
                wrong("kontor.http.public-url=ftp://example.com", "\"ftp://example.com\" does not fit; " + origin),
                wrong("kontor.http.public-url=https://a.b/c", "\"https://a.b/c\" does not fit; " + origin),
                wrong("kontor.http.public-url=https://a b", "\"https://a b\" does not fit; " + origin),
                wrong(
                        "kontor.http.trusted-proxies=localhost",
                        "\"localhost\" does not fit; give IP addresses or networks such as 10.0.0.0/8, separated by commas"),
                wrong(
                        "kontor.http.trusted-proxies=10.0.0.0/99",
                        "\"10.0.0.0/99\" does not fit; give IP addresses or networks such as 10.0.0.0/8, separated by commas"),
                wrong("kontor.database.url=postgres://db/kontor", "\"postgres://db/kontor\" does not fit; " + url),
                wrong(
                        "kontor.database.url=jdbc:h2:mem:x;INIT=RUNSCRIPT",
                        "\"jdbc:h2:mem:x;INIT=RUNSCRIPT\" does not fit; " + url),
                wrong("kontor.database.url=jdbc:h2:tcp://db/x", "\"jdbc:h2:tcp://db/x\" does not fit; " + url),
                wrong("kontor.database.url=jdbc:mysql://db/x", "\"jdbc:mysql://db/x\" does not fit; " + url),
                wrong("kontor.database.pool-size=0", "\"0\" does not fit; give a whole number from 2 to 1000"),
                wrong(
                        "kontor.database.password=x",
                        "there is no user to this password; set kontor.database.user or KONTOR_DATABASE_USER"),
                wrong(
                        "kontor.session.max-age=1h",
                        "it is shorter than kontor.session.idle-timeout; give at least as much as kontor.session.idle-timeout"),
                wrong("kontor.safe-mode=yes", "\"yes\" does not fit; give true or false"),
                wrong("kontor.safe-mode=TRUE", "\"TRUE\" does not fit; give true or false"),
                wrong(
                        "kontor.plugins-disabled=mail,",
                        "\"mail,\" does not fit; give the ids of plugins, separated by commas"),
                wrong(
                        "kontor.plugins-disabled=Mail",
                        "\"Mail\" does not fit; give the ids of plugins, separated by commas"),
                wrong("kontor.log.level=INFO", "\"INFO\" does not fit; give one of error, warn, info, debug, trace"),
                wrong("kontor.log.format=xml", "\"xml\" does not fit; give one of text, json"),
                wrong("kontor.metrics.token=short", "it is too short to be safe; give at least 16 characters"),
                wrong("kontor.htpp.port=80", "there is no such key; did you mean kontor.http.port?"),
                wrong("Kontor.Http.Port=80", "there is no such key; did you mean kontor.http.port?"),
                wrong("http.port=80", "there is no such key; did you mean kontor.http.port?"),
                wrong("kontor.http.publicurl=80", "there is no such key; did you mean kontor.http.public-url?"),
                wrong("quarkus.datasource.jdbc.max-size=80", "there is no such key; " + all),
                wrong("kontor.colour=blue", "there is no such key; " + all),
                wrong("kontor.http.port 80", "the line has no =; write key=value, or # before a remark"),
                wrong(
                        "kontor.http port=80",
                        "before the = stands no key; write key=value; keys have letters, digits, . and -"),
                wrong(
                        "kontor.data-dir=C:\\kontor\\data",
                        "a single \\ has no meaning in its value; write \\\\ for a backslash, or / in a path"),
                wrong(
                        "kontor.http.host=\\u00zz",
                        "its value has a broken \\u escape; write the letter itself; the file is UTF-8"));
    }

    private static Arguments wrong(String line, String told) {
        int sign = line.indexOf('=');
        return Arguments.of(line, (sign < 0 ? line : line.substring(0, sign)) + " (" + FILE + ", line 2): " + told);
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aWrongLineIsToldWithItsMend(String line, String told) throws IOException {
        write("# our settings\n" + line + "\n");

        ConfigurationError error =
                catchThrowableOfType(ConfigurationError.class, () -> Configuration.load(home, Map.of(), List.of()));

        assertThat(error).hasMessage("Kontor cannot start: there is a fault in its configuration.\n  " + told);
    }

    @Test
    void aKeyGivenTwiceIsTold() throws IOException {
        write("kontor.http.port=80\n\nkontor.http.port=80\n");

        assertThat(faults(Map.of()))
                .containsExactly("kontor.http.port (config/kontor.properties, line 3):"
                        + " the key already stands in line 1; remove one of the two");
    }

    @Test
    void aKeyGivenTwiceOnTheCommandLineIsTold() {
        assertThat(faults(Map.of(), "--kontor.http.port=1", "--kontor.http.port=2"))
                .containsExactly("kontor.http.port (the command line): it is given twice; remove one of the two");
    }

    @Test
    void aMissingUserOfPostgresqlIsTold() {
        assertThat(faults(Map.of("KONTOR_DATABASE_URL", "jdbc:postgresql://db/kontor")))
                .containsExactly("kontor.database.user (not set): PostgreSQL needs a user;"
                        + " set kontor.database.user or KONTOR_DATABASE_USER");
    }

    @Test
    void aFileInAnotherCharacterSetIsTold() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.write(home.resolve(FILE), "kontor.http.host=M\u00fcnchen".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults(Map.of()))
                .containsExactly("config/kontor.properties (config/kontor.properties):"
                        + " it is not written in UTF-8; save the file in UTF-8");
    }

    @Test
    void aFolderInPlaceOfTheFileIsTold() throws IOException {
        Files.createDirectories(home.resolve(FILE));

        assertThat(faults(Map.of())).singleElement().asString().contains("it cannot be read");
    }

    @Test
    void aHomeThatIsNotThereIsTold() {
        home = home.resolve("nowhere");

        assertThat(faults(Map.of()))
                .containsExactly(
                        "the server's home (" + home + "): it is not a folder; name the folder that holds config");
    }

    @Test
    void aWrongValueInTheEnvironmentNamesItsVariable() {
        assertThat(faults(Map.of("KONTOR_HTTP_PORT", "eighty", "KONTOR_JAVA_OPTS", "-Xmx1g", "KONTOR_HOME", "/opt")))
                .containsExactly("kontor.http.port (KONTOR_HTTP_PORT in the environment):"
                        + " \"eighty\" does not fit; give a whole number from 0 to 65535");
    }

    @Test
    void aSecretIsNotPrintedInAFault() throws IOException {
        write("kontor.metrics.token=geheim");

        assertThat(faults(Map.of())).singleElement().asString().doesNotContain("geheim");
    }

    private List<String> faults(Map<String, String> environment, String... arguments) {
        ConfigurationError error = catchThrowableOfType(
                ConfigurationError.class, () -> Configuration.load(home, environment, List.of(arguments)));
        return error.faults().stream().map(ConfigurationFault::toString).toList();
    }

    private void write(String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(FILE), text);
    }
}
