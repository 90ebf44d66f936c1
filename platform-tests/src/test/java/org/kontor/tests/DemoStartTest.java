package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.config.ConfigurationError;
import org.kontor.testing.FreshDatabase;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.tryout.TryoutPlugin;

/** A company that does not exist, for whoever tries the product. */
@OnEachDatabase
class DemoStartTest {
    private static final String SAMPLES = "records/tryout/sample";

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(TryoutPlugin.class);

    @TempDir
    Path folder;

    private FreshDatabase database;

    @BeforeEach
    void aDatabaseOfItsOwn() {
        database = FreshDatabase.of(platform.database(), folder);
    }

    @AfterEach
    void mended() {
        System.clearProperty(TryoutPlugin.BROKEN);
    }

    @Test
    void whatAPluginBringsIsThereWithPeopleWhoOwnIt() {
        try (Installation demo = start("--kontor.demo=true")) {
            JsonNode samples =
                    demo.admin().get(SAMPLES + "?sort=label").expect(200).json().path("records");
            assertThat(samples.findValuesAsText("label")).containsExactly("first", "second");
            String owner = samples.path(0).path("owner").path("id").asText();
            assertThat(demo.admin()
                            .get("records/system/user/" + owner)
                            .expect(200)
                            .text("full_name"))
                    .isEqualTo("Agnieszka Wójcik");
        }
    }

    @Test
    @Tag("S-49")
    void nobodySignsInAsOneOfThemBeforeAnAdministratorGivesThemAPassword() {
        try (Installation demo = start("--kontor.demo=true")) {
            JsonNode people = demo.admin()
                    .get("records/system/user?limit=100")
                    .expect(200)
                    .json()
                    .path("records");
            assertThat(people).hasSizeGreaterThan(5);
            for (JsonNode person : people) {
                String login = person.path("name").asText();
                for (String password : new String[] {"", login, "demo", "kontor", "password"}) {
                    assertThat(demo.admin()
                                    .post("session", object("user", login, "password", password))
                                    .status())
                            .as(login)
                            .isIn(400, 401, 422, 429);
                }
            }
        }
    }

    @Test
    void whatFailsLeavesNothingAndIsTriedAgainAtTheNextStart() {
        System.setProperty(TryoutPlugin.BROKEN, "true");
        try (Installation demo = start("--kontor.demo=true")) {
            assertThat(demo.admin().get(SAMPLES).expect(200).json().path("records"))
                    .isEmpty();
        }
        System.clearProperty(TryoutPlugin.BROKEN);
        try (Installation demo = start("--kontor.demo=true")) {
            assertThat(demo.admin().get(SAMPLES).expect(200).json().path("records"))
                    .hasSize(2);
        }
    }

    @Test
    void whatACompanyHasOfItsOwnIsNotMixedWithIt() {
        try (Installation own = start()) {
            own.admin().post(SAMPLES, object("label", "ours")).expect(201);
        }
        assertThatThrownBy(() -> start("--kontor.demo=true").close())
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContainingAll("kontor.demo", "own records", "kontor.data-dir");
        try (Installation own = start()) {
            assertThat(own.admin().get(SAMPLES).expect(200).json().path("records"))
                    .hasSize(1);
            assertThat(own.admin()
                            .get("records/system/user?filter=kind==person")
                            .expect(200)
                            .json()
                            .path("records"))
                    .hasSize(1);
        }
    }

    private Installation start(String... more) {
        String[] settings = new String[more.length + 3];
        settings[0] = "--kontor.plugins-ask=false";
        settings[1] = "--kontor.plugins-dir=" + platform.home().resolve("plugins");
        settings[2] = "--kontor.data-dir=" + folder.resolve("data");
        System.arraycopy(more, 0, settings, 3, more.length);
        return Installation.start(platform.client(), database, folder, settings);
    }
}
