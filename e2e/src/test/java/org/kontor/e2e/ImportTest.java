package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.testing.TestUsers;

/** Somebody gets records out of a file in, without anybody's help, and back out again. */
@OnOneDatabase(TestDatabase.POSTGRESQL)
class ImportTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private static final String PAGE = "/contacts/account/import";
    private static final Charset CENTRAL_EUROPE = Charset.forName("windows-1250");

    @Test
    @Tag("IMP-01")
    void aFileIsMappedCheckedMendedImportedAndTakenBack() throws IOException {
        Firms firms = new Firms(platform);
        String word = firms.word();
        firms.company("už tu je", "employees", 3);
        String file = "Název;Počet zaměstnanců;Datum založení;Obrat;Naše číslo\r\n"
                + word + " Žluťoučký kůň;1 200;8. 1. 2027;1 234,50 Kč;1\r\n"
                + word + " Čáp;mnoho;9. 1. 2027;;2\r\n"
                + word + " Řeka;-5;31. 2. 2027;;3\r\n"
                + word + " už tu je;7;;;4\r\n"
                + word + " Nechť zůstane;-9;;;5\r\n";
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            firms.open(desktop, "");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("More").setExact(true))
                    .first()
                    .click();
            Firms.item(page, "Import…").click();
            choose(page, "zákazníci.csv", file.getBytes(CENTRAL_EUROPE));
            select(page, "Encoding", "WINDOWS-1250");
            assertThat(page.getByText(word + " Žluťoučký kůň")).isVisible();
            assertThat(page.getByText("5 rows.")).isVisible();

            desktop.button("Go on to the columns").click();
            // what fields are called in another language of the client is known, too
            assertThat(field(page, "Název")).hasValue("Name");
            field(page, "Počet zaměstnanců").click();
            Firms.option(page, "Employees").click();
            field(page, "Datum založení").click();
            Firms.option(page, "Founded on").click();
            field(page, "Obrat").click();
            Firms.option(page, "Annual revenue").click();
            select(page, "What to do", "Change it");
            select(page, "It is the same when this is", "Name");
            desktop.button("Check").click();

            // nothing is written by a check
            Locator counts = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("What would happen"));
            assertThat(counts).containsText("1 will be made");
            assertThat(counts).containsText("1 will be changed");
            assertThat(counts).containsText("3 rows do not fit");
            assertThat(names(word)).isEqualTo(word + " už tu je");

            assertThat(page.getByText("“mnoho” does not fit this field")).isVisible();
            assertThat(page.getByText("“31. 2. 2027” does not fit this field")).isVisible();
            cell(page, "Počet zaměstnanců", 3).fill("12");
            cell(page, "Datum založení", 4).fill("28. 2. 2027");
            desktop.button("Check what was mended").click();
            // the server's own reason comes once the row can be read
            assertThat(counts).containsText("2 will be made");
            assertThat(page.getByText("There are no fewer than 0 employees").first())
                    .isVisible();
            desktop.button("Import 3 rows").click();

            Locator result = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Result"));
            assertThat(result).containsText("2 made");
            assertThat(result).containsText("1 changed");
            assertThat(result).containsText("2 refused");
            JsonNode horse = record(word + " Žluťoučký kůň");
            assertThat(horse.path("employees").asInt()).isEqualTo(1200);
            assertThat(horse.path("founded_on").asText()).isEqualTo("2027-01-08");
            assertThat(horse.at("/annual_revenue/currency").asText()).isEqualTo("CZK");
            assertThat(new BigDecimal(horse.at("/annual_revenue/amount").asText()))
                    .isEqualByComparingTo("1234.50");
            assertThat(record(word + " už tu je").path("employees").asInt()).isEqualTo(7);

            Download refused = page.waitForDownload(
                    () -> desktop.button("Save refused rows").click());
            String rows = Files.readString(refused.path(), StandardCharsets.UTF_8);
            assertThat(rows.lines().toList()).hasSize(3);
            assertThat(rows).startsWith("\ufeffNázev;Počet zaměstnanců;").contains(word + " Nechť zůstane;-9;;;5;");

            desktop.button("Undo the whole import").click();
            assertThat(page.getByText("3 rows were taken back.")).isVisible();
            assertThat(names(word)).isEqualTo(word + " už tu je");
            assertThat(record(word + " už tu je").path("employees").asInt()).isEqualTo(3);
        }
    }

    @Test
    void whatSomebodyChangedSinceStaysAndIsNamed() {
        Firms firms = new Firms(platform);
        String word = firms.word();
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open(PAGE).page();
            paste(desktop, "Name\tE-mail\n" + word + " One\tone@example.com\n" + word + " Two\t\n");
            desktop.button("Go on to the columns").click();
            desktop.button("Check").click();
            desktop.button("Import 2 rows").click();
            assertThat(page.getByText("2 made")).isVisible();
            JsonNode one = record(word + " One");
            platform.admin()
                    .patch(
                            Firms.ACCOUNTS + "/" + one.path("id").asText(),
                            "\"" + one.path("version").asText() + "\"",
                            object("email", "other@example.com"))
                    .expect(200);
            desktop.button("Undo the whole import").click();
            assertThat(page.getByText("1 row was taken back.")).isVisible();
            assertThat(page.getByText("1 row was not taken back")).isVisible();
            assertThat(names(word)).isEqualTo(word + " One");
            desktop.expectRefusal(412);
        }
    }

    @Test
    void aWorkbookIsReadAsItsProgramHasIt() throws IOException {
        Firms firms = new Firms(platform);
        String word = firms.word();
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open(PAGE).page();
            choose(page, "firms.xlsx", Workbooks.of(word + " Žluťoučký", "1.234", "46395"));
            assertThat(page.getByText("1 row.")).isVisible();
            desktop.button("Go on to the columns").click();
            desktop.button("Check").click();
            desktop.button("Import 1 row").click();
            assertThat(page.getByText("1 made")).isVisible();
            JsonNode made = record(word + " Žluťoučký");
            assertThat(new BigDecimal(made.path("discount").asText())).isEqualByComparingTo("1.234");
            assertThat(made.path("founded_on").asText()).isEqualTo("2027-01-08");
        }
    }

    @Test
    void theListOfWhatWasMadeIsALinkAway() {
        Firms firms = new Firms(platform);
        String word = firms.word();
        firms.company("of before");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open(PAGE).page();
            paste(desktop, "Name\n" + word + " A\n" + word + " B\n");
            desktop.button("Go on to the columns").click();
            desktop.button("Check").click();
            desktop.button("Import 2 rows").click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2 made"))
                    .click();
            assertThat(desktop.row(word + " A")).isVisible();
            assertThat(desktop.row(word + " B")).isVisible();
            assertThat(desktop.row(word + " of before")).hasCount(0);
        }
    }

    @Test
    void aLostConnectionLosesNothingAndWritesNothingTwice() {
        Firms firms = new Firms(platform);
        String word = firms.word();
        StringBuilder rows = new StringBuilder("Name\n");
        for (int i = 0; i < 450; i++) {
            rows.append(word).append(" No. ").append(i).append('\n');
        }
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open(PAGE).page();
            paste(desktop, rows.toString());
            desktop.button("Go on to the columns").click();
            desktop.button("Check").click();
            assertThat(page.getByText("450 will be made")).isVisible();
            int[] sent = {0};
            page.route("**/bulk?atomic=true", route -> {
                // the server has done it, and nobody hears of it
                if (sent[0]++ == 1) {
                    route.fetch();
                    route.abort();
                } else {
                    route.resume();
                }
            });
            desktop.button("Import 450 rows").click();
            assertThat(page.getByText("450 made")).isVisible();
            assertThat(begin(word + " No. ")).hasSize(450);
            desktop.expectComplaints("net::ERR_FAILED");
        }
    }

    @Test
    void whoMayMakeNothingFindsNoImport() {
        platform.users().role("reads_accounts", TestUsers.grant("contacts.account", Verb.READ));
        try (Desktop desktop = Desktop.of(platform).signInAs("only-reads", "reads_accounts")) {
            Page page = desktop.open("/contacts/account").page();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("More").setExact(true))
                    .first()
                    .click();
            assertThat(Firms.item(page, "Print this list")).isVisible();
            assertThat(Firms.item(page, "Import…")).hasCount(0);
            desktop.open(PAGE);
            assertThat(page.getByText("you may not make any here")).isVisible();
        }
    }

    @Test
    void allOfItWorksByKeysAndForWhoSeesOrHearsOtherwise() {
        Firms firms = new Firms(platform);
        String word = firms.word();
        platform.users().add(firms.person(), Firms.ROLE);
        Desktop.mayEnter(platform, firms.person());
        looksRight(firms, 1440, 900, word + " W");
        looksRight(firms, 390, 844, word + " n");
    }

    private static void looksRight(Firms firms, int width, int height, String name) {
        String where = " at " + width;
        try (Desktop desktop =
                Desktop.of(platform, width, height, "en", ColorScheme.LIGHT).signIn(firms.person())) {
            Page page = desktop.open(PAGE).page();
            page.getByLabel("Or paste a table").focus();
            page.keyboard()
                    .insertText("Name\tEmployees\tE-mail\n" + name + "\tmany\tx@example.com\n" + name + " 2\t3\t\n");
            press(page, desktop.button("Take this table"));
            assertThat(page.getByText("2 rows.")).isVisible();
            seen(desktop, "the file" + where);
            press(page, desktop.button("Go on to the columns"));
            assertThat(field(page, "Employees")).hasValue("Employees");
            seen(desktop, "the columns" + where);
            press(page, desktop.button("Check"));
            assertThat(cell(page, "Employees", 2)).isVisible();
            seen(desktop, "the check" + where);
            cell(page, "Employees", 2).focus();
            page.keyboard().press("Control+a");
            page.keyboard().type("12");
            page.keyboard().press("Enter");
            press(page, desktop.button("Import 2 rows"));
            assertThat(page.getByText("2 made")).isVisible();
            seen(desktop, "the result" + where);
            press(page, desktop.button("Undo the whole import"));
            assertThat(page.getByText("2 rows were taken back.")).isVisible();
        }
    }

    private static void press(Page page, Locator button) {
        assertThat(button).isEnabled();
        button.focus();
        page.keyboard().press("Enter");
    }

    private static void seen(Desktop desktop, String where) {
        desktop.expectForEverybody(where);
    }

    private static void choose(Page page, String name, byte[] content) {
        page.locator("input[type=file]").setInputFiles(new FilePayload(name, "text/csv", content));
    }

    private static void paste(Desktop desktop, String text) {
        desktop.page().getByLabel("Or paste a table").fill(text);
        desktop.button("Take this table").click();
    }

    private static void select(Page page, String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        Firms.option(page, option).click();
    }

    private static Locator field(Page page, String column) {
        return page.getByLabel("Field for " + column, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    private static Locator cell(Page page, String column, int row) {
        return page.getByLabel(Pattern.compile("^" + column + ", row " + row + "$"))
                .first();
    }

    /** What companies there are that begin with a word. */
    private static String names(String word) {
        return StreamSupport.stream(begin(word).spliterator(), false)
                .map(each -> each.path("name").asText())
                .collect(Collectors.joining(", "));
    }

    private static JsonNode begin(String word) {
        return platform.admin()
                .post(
                        Firms.ACCOUNTS + "/query",
                        object(
                                "where",
                                object("name", object("startsWith", word)),
                                "fields",
                                array("name"),
                                "limit",
                                1000))
                .expect(200)
                .json()
                .path("records");
    }

    private static JsonNode record(String name) {
        JsonNode records = platform.admin()
                .post(Firms.ACCOUNTS + "/query", object("where", object("name", object("is", name))))
                .expect(200)
                .json()
                .path("records");
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
