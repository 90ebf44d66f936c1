package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Fault;
import org.kontor.core.secret.Keeping;
import org.kontor.core.secret.Renewal;
import org.kontor.testing.Answer;
import org.kontor.testing.FreshDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.guarding.GuardingPlugin;

/** Keys are renewed: all that is encrypted comes under the newest one, also when that is cut short. */
@Tag("PLUS-23")
class SecretRotationTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(GuardingPlugin.class);

    private static final String PERSONS = "records/guarding/person";
    private static final int MANY = 700;

    @ParameterizedTest
    @EnumSource
    void allThatIsEncryptedComesUnderTheNewestKey(TestDatabase kind, @TempDir Path folder) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        FreshDatabase database = FreshDatabase.of(kind, home);
        Path file = home.resolve("data/secret.key");
        String id;
        try (Installation first = start(database, home)) {
            Answer made = first.admin()
                    .post(
                            PERSONS,
                            object(
                                    "called",
                                    "one",
                                    "iban",
                                    "first value",
                                    "cards",
                                    array(object("label", "a", "number", "card value"))))
                    .expect(201);
            id = made.id();
            first.admin()
                    .patch(PERSONS + "/" + id, made.etag(), object("iban", "second value"))
                    .expect(200);
            List<Object> many = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                many.add(object("called", "many", "iban", "value " + i));
            }
            first.admin().ndjson(PERSONS + "/bulk", many).expect(200);
            Answer settings = first.admin().get("settings/system").expect(200);
            first.admin()
                    .patch("settings/system", settings.etag(), object("guarding", object("access_key", "the key")))
                    .expect(200);
        }
        String old = keys(file).getFirst();
        try (Database open = Database.open(settings(database))) {
            Keeping.addKey(open, file, Clock.systemUTC());
            Renewal renewal = new Renewal(open, Keeping.open(open, file, Clock.systemUTC()));
            long wanted = renewal.look().renewed();
            assertThat(wanted).isGreaterThan(2L * MANY);
            int[] pages = {0};
            try (AutoCloseable cut = Fault.tell(point -> {
                if (point.equals("secret.page") && ++pages[0] == 3) {
                    throw new IllegalStateException("as if the process had died here");
                }
            })) {
                assertThatThrownBy(renewal::renew).hasMessageContaining("died here");
            }
            long left = renewal.look().renewed();
            assertThat(left).isBetween(1L, wanted - 1);
            Renewal.Result result = renewal.renew();
            assertThat(result.renewed()).isEqualTo(left);
            assertThat(result.unopenable()).isZero();
            assertThat(renewal.look().renewed()).isZero();
        }
        Files.writeString(file, Files.readString(file).replace(old + "\n", ""));
        try (Installation again = start(database, home)) {
            assertThat(again.admin().get(PERSONS + "/" + id).expect(200).text("iban"))
                    .isEqualTo("second value");
            assertThat(again.admin()
                            .get(PERSONS + "/" + id + "/history")
                            .expect(200)
                            .body())
                    .contains("first value", "card value");
            assertThat(again.admin()
                            .get(PERSONS + "/export?filter=called==many")
                            .expect(200)
                            .lines())
                    .hasSize(MANY)
                    .allSatisfy(
                            person -> assertThat(person.path("iban").asText()).startsWith("value "));
            assertThat(again.admin()
                            .post("actions/guarding/read", object())
                            .expect(200)
                            .text("say"))
                    .contains("the key");
        }
    }

    private static Installation start(FreshDatabase database, Path home) {
        return Installation.start(
                platform.client(),
                database,
                home,
                "--kontor.plugins-ask=false",
                "--kontor.plugins-dir=" + platform.home().resolve("plugins"));
    }

    private static List<String> keys(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static DatabaseSettings settings(FreshDatabase database) {
        return new DatabaseSettings(
                database.url(), database.user(), "", 4, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
