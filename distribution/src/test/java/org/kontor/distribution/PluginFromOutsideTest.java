package org.kontor.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/**
 * Plugins that were built outside of this repository by Maven alone, each by a project of its own, are taken by a server
 * that runs: the one that {@code new-plugin} writes, and the sample.
 */
@OnEachDatabase
class PluginFromOutsideTest {
    private static final Path OUTSIDE = Path.of(System.getProperty("kontor.outside"));
    private static final long PATIENCE = 30_000_000_000L;

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("hello").setting("kontor.plugins-ask", "true");

    private static TestClient admin() {
        return platform.admin();
    }

    @Test
    @Tag("GEN-02")
    @Tag("PLUS-86")
    void whatNewPluginWroteIsDroppedInAndEnabledWhileTheServerRuns() throws IOException {
        Path folder = Files.createDirectories(platform.home().resolve("plugins/fleet"));
        for (Path jar : built("fleet")) {
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
        admin().send("POST", "platform/plugins/look", "", "application/json").expect(204);
        admin().get("records/fleet/thing").expectProblem(404);

        enable("fleet");

        Answer made =
                admin().post("records/fleet/thing", object("subject", "first")).expect(201);
        assertThat(admin().get("records/fleet/thing/" + made.id()).expect(200).text("subject"))
                .isEqualTo("first");
        assertThat(admin().get("openapi.json").expect(200).json().path("paths").has("/records/fleet/thing"))
                .isTrue();
        assertThat(admin().get("ui/plugins").expect(200).body()).contains("Length of the note", "/ui-plugins/fleet/");
    }

    @Test
    @Tag("GEN-02")
    void allThatTheSampleBringsIsThereOnceItIsEnabled() throws IOException {
        admin().send("POST", "platform/plugins", zip("rental", built("rental")), "application/octet-stream")
                .expect(201);
        enable("rental");

        itsEntitiesMenusAndPanelsAreThere();
        TestClient clerk = platform.users().add("clerk", "rental.clerk");
        String tool = admin().post("records/rental/tool", object("label", "Drill", "serial", "D 1", "a_day", "12.50"))
                .expect(201)
                .id();
        itAnswersOutOfItsOwnTableWithItsOwnLibrary(clerk, tool);
        aLoanGoesFromStateToState(clerk, tool);
        itLooksByItselfForWhatIsOverdue(clerk, tool);
    }

    private static void itsEntitiesMenusAndPanelsAreThere() {
        String ui = admin().get("ui/plugins").expect(200).body();
        assertThat(ui)
                .contains("rental.tool", "rental.loan", "Who had it", "Overdue loans", "By state", "calendar-due");
        assertThat(admin().get("openapi.json").expect(200).json().path("paths").has("/plugins/rental/quote"))
                .isTrue();
    }

    /** The server has a newer version of it, and the steps of the price stand in a table that no entity describes. */
    private static void itAnswersOutOfItsOwnTableWithItsOwnLibrary(TestClient clerk, String tool) {
        assertThat(org.apache.commons.lang3.StringUtils.class.getPackage().getImplementationVersion())
                .isNotEqualTo("3.14.0");
        assertThat(clerk.get("plugins/rental/quote/libraries").expect(200).body())
                .isEqualTo("commons-lang3 3.14.0");
        assertThat(clerk.get("plugins/rental/quote?days=3&tool=" + tool)
                        .expect(200)
                        .body())
                .isEqualTo("37.5 for 3 days");
        assertThat(clerk.get("plugins/rental/quote?days=10&tool=" + tool)
                        .expect(200)
                        .body())
                .isEqualTo("100 for 10 days");
        clerk.get("plugins/rental/quote?days=0&tool=" + tool).expectProblem(422);
        platform.users()
                .nobody()
                .get("plugins/rental/quote?days=3&tool=" + tool)
                .expectProblem(403);
    }

    private static void aLoanGoesFromStateToState(TestClient clerk, String tool) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Answer loan = loan(clerk, tool, today);
        assertThat(loan.text("state")).isEqualTo("reserved");
        act(clerk, loan, "take_back", object()).expectProblem(409);
        act(clerk, loan, "hand_out", object()).expect(200);
        act(clerk, read(clerk, loan), "extend", object("days", 2)).expect(200);
        assertThat(read(clerk, loan).text("due")).isEqualTo(today.plusDays(2).toString());
        act(clerk, read(clerk, loan), "take_back", object()).expect(200);

        Answer back = read(clerk, loan);
        assertThat(back.text("state")).isEqualTo("back");
        assertThat(back.json().path("back_at").isTextual()).isTrue();
        act(clerk, back, "extend", object("days", 2)).expectProblem(409);
        clerk.patch("records/rental/loan/" + loan.id(), back.etag(), object("borrower", "Somebody else"))
                .expectProblem(409);
    }

    private static void itLooksByItselfForWhatIsOverdue(TestClient clerk, String tool) {
        Answer late = loan(clerk, tool, LocalDate.now(ZoneOffset.UTC).minusDays(3));
        act(clerk, late, "hand_out", object()).expect(200);
        long end = System.nanoTime() + PATIENCE;
        JsonNode found = read(clerk, late).json();
        while (!found.path("overdue").asBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
            found = read(clerk, late).json();
        }
        assertThat(found.path("overdue").asBoolean()).isTrue();
    }

    private static Answer loan(TestClient clerk, String tool, LocalDate due) {
        return clerk.post(
                        "records/rental/loan",
                        object(
                                "borrower",
                                "Ada",
                                "tool",
                                tool,
                                "first_day",
                                due.minusDays(1).toString(),
                                "due",
                                due.toString()))
                .expect(201);
    }

    private static Answer read(TestClient clerk, Answer loan) {
        return clerk.get("records/rental/loan/" + loan.id()).expect(200);
    }

    private static Answer act(TestClient clerk, Answer loan, String action, JsonNode input) {
        return clerk.header("If-Match", loan.etag())
                .post("records/rental/loan/" + loan.id() + "/actions/" + action, input);
    }

    private static void enable(String plugin) {
        Answer plan = admin().post(
                        "platform/plans", object("changes", List.of(object("plugin", plugin, "to", "enabled"))))
                .expect(201);
        assertThat(plan.json().path("possible").asBoolean()).as(plan.body()).isTrue();
        Answer applied = admin().post("platform/plans/" + plan.text("id") + "/apply", object())
                .expect(200);
        assertThat(applied.text("state")).isEqualTo("applied");
    }

    private static List<Path> built(String plugin) throws IOException {
        try (Stream<Path> files = Files.list(OUTSIDE.resolve(plugin).resolve("target/plugin"))) {
            return files.sorted().toList();
        }
    }

    private static byte[] zip(String plugin, List<Path> jars) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path jar : jars) {
                zip.putNextEntry(new ZipEntry(plugin + "/" + jar.getFileName()));
                zip.write(Files.readAllBytes(jar));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
