package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** Files, documents and formatted text on a record's page: looked at here, and nothing in them runs. */
@OnOneDatabase(TestDatabase.H2)
class RecordFilesTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private static final byte[] SVG =
            "<svg xmlns='http://www.w3.org/2000/svg'><script>document.title='hacked'</script></svg>".getBytes(UTF_8);

    private final Firms firms = new Firms(platform);

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static Locator files(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Files"));
    }

    private static Locator viewer(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    @Test
    @Tag("DOC-01")
    void filesAreAddedRefusedLookedAtAndTakenAway() throws IOException {
        String id = firms.company("Files");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            files(page).locator("input[type=file]").setInputFiles(new FilePayload[] {
                new FilePayload("front.png", "image/png", picture()),
                new FilePayload("lies.png", "image/png", "<html><script>1</script>".getBytes(UTF_8)),
                new FilePayload("prices.csv", "text/csv", "name,price\n螺丝,0.30\n".getBytes(UTF_8)),
                new FilePayload("logo.svg", "image/svg+xml", SVG)
            });
            Locator refused = files(page)
                    .getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Files on their way"))
                    .getByRole(AriaRole.LISTITEM);
            assertThat(refused).hasCount(1);
            assertThat(refused).containsText("lies.png");
            assertThat(refused.getByRole(AriaRole.ALERT)).not().isEmpty();
            desktop.expectRefusal(422);
            desktop.button("Leave out lies.png").click();
            assertThat(refused).hasCount(0);
            desktop.expectAccessible("files");

            desktop.button("front.png").click();
            assertThat(viewer(page).getByAltText("front.png")).isVisible();
            assertThat(page.getByText("3 of 3").or(page.getByText("2 of 3")).or(page.getByText("1 of 3")))
                    .isVisible();
            page.keyboard().press("+");
            assertThat(desktop.button("125 %")).isVisible();
            desktop.expectAccessible("picture");
            page.keyboard().press("Escape");
            assertThat(viewer(page)).isHidden();
            desktop.button("logo.svg").click();
            assertThat(viewer(page).getByText("document.title='hacked'")).isVisible();
            desktop.expectAccessible("text");
            page.keyboard().press("Escape");
            assertThat(page).not().hasTitle("hacked");

            desktop.button("Remove prices.csv").click();
            assertThat(desktop.button("prices.csv")).isHidden();
            desktop.undo().click();
            assertThat(desktop.button("prices.csv")).isVisible();
        }
    }

    @Test
    @Tag("DOC-01")
    void aFileIsPasted() {
        String id = firms.company("Paste");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            assertThat(files(page)).isVisible();
            page.evaluate(
                    "text => { const held = new DataTransfer(); held.items.add(new File([text], 'image.txt', { type: 'text/plain' }));"
                            + " document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true })); }",
                    "pasted");
            assertThat(files(page)
                            .getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions().setName(Pattern.compile("^image \\d{4}-.*\\.txt$"))))
                    .isVisible();
        }
    }

    @Test
    @Tag("PLUS-71")
    void aRecordIsLookedAtAsADocumentInALanguage() {
        String id = firms.company("Paper");
        letter("any", "<p>Dear {{ record.name }}</p>");
        letter("de", "<p>Guten Tag {{ record.name }}, schöne Grüße</p>");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            desktop.button("More actions").click();
            Firms.item(page, "Print…").click();
            assertThat(viewer(page).getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Page 1 of 1")))
                    .containsText("Dear " + firms.word());
            desktop.expectAccessible("document");
            page.waitForResponse(
                    answer -> answer.url().endsWith("language=de") && answer.ok(),
                    () -> page.getByLabel("Language of the document").selectOption("de"));
            assertThat(viewer(page).getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Page 1 of 1")))
                    .containsText(Pattern.compile("Guten Tag " + firms.word() + ".*schöne Grüße"));
        }
    }

    private static void letter(String language, String content) {
        platform.admin()
                .post(
                        "records/system/template",
                        object(
                                "template",
                                "custom.letter",
                                "entity",
                                "contacts.account",
                                "language",
                                language,
                                "content",
                                content))
                .expect(201);
    }

    @Test
    void formattedTextIsWrittenCleanedAndShown() {
        String id = firms.company("Rich");
        platform.admin()
                .post(
                        "records/system/comment",
                        object(
                                "about",
                                object("entity", "contacts.account", "id", id),
                                "text",
                                "<p>Call <b>back</b></p><script>document.title='hacked'</script>"
                                        + "<a href=\"javascript:alert(1)\">link</a><img src=x onerror=alert(1)>"))
                .expect(201);
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            Locator line =
                    page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Call back"));
            assertThat(line.locator("b")).hasText("back");
            assertThat(line.locator("a[href], img, script")).hasCount(0);
            desktop.button("Format the text").click();
            Locator editor = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Write a comment…"));
            assertThat(editor).isFocused();
            page.keyboard().type("We ship ");
            desktop.button("Bold").click();
            page.keyboard().type("today");
            desktop.expectAccessible("editor");
            page.keyboard().press("Control+Enter");
            Locator said =
                    page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("We ship today"));
            assertThat(said.locator("strong")).hasText("today");
            String kept = platform.admin()
                    .get("records/system/comment?sort=-created_at&limit=1")
                    .expect(200)
                    .json()
                    .path("records")
                    .path(0)
                    .path("text")
                    .asText();
            assertThat(kept).isEqualTo("<p>We ship <strong>today</strong></p>");
        }
    }

    @Test
    @Tag("PLUS-59")
    void twoWhoChangeOneRecordAreToldByFieldOnAPhoneToo() {
        String id = firms.company("Phone");
        try (Desktop desktop = Desktop.of(platform, 390, 844, "en", ColorScheme.LIGHT)
                .signInAs(firms.person() + "-phone", Firms.ROLE)) {
            Page page = desktop.open("/contacts/account/" + id).page();
            desktop.button("Edit").click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel("Short name").fill("mine");
            platform.admin()
                    .patch(Firms.ACCOUNTS + "/" + id, "\"1\"", object("short_name", "theirs"))
                    .expect(200);
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(form.getByText("These fields were changed by both of you"))
                    .isVisible();
            desktop.expectAccessible("conflict")
                    .expectNoSidewaysScroll("conflict")
                    .expectRefusal(412);
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take theirs"))
                    .click();
            assertThat(form.getByLabel("Short name")).hasValue("theirs");
        }
    }
}
