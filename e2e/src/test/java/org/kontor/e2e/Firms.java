package org.kontor.e2e;

import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** The companies of one test, that begin with a word of their own, and whoever looks at them. */
final class Firms {
    static final String ACCOUNTS = "records/contacts/account";
    static final String ROLE = "contacts.administrator";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PlatformExtension platform;
    private final String word = "Word" + COUNT.incrementAndGet();

    Firms(PlatformExtension platform) {
        this.platform = platform;
    }

    String word() {
        return word;
    }

    String person() {
        return "looks-at-" + word.toLowerCase(Locale.ROOT);
    }

    /** What is sent to make one. */
    ObjectNode values(String name, Object... more) {
        ObjectNode body = object("kind", "legal_person", "name", word + " " + name, "roles", array("customer"));
        body.setAll(object(more));
        return body;
    }

    String company(String name, Object... more) {
        return platform.admin().post(ACCOUNTS, values(name, more)).expect(201).id();
    }

    Desktop desktop() {
        return Desktop.of(platform).signInAs(person(), ROLE);
    }

    /** The list of these companies. */
    Desktop open(Desktop desktop, String more) {
        String filter = json("[{'field':'name','operator':'startsWith','value':'" + word + "'}]");
        return desktop.open("/contacts/account?filters=" + filter + more);
    }

    /** The form of a record, in which somebody has begun to type a short name. */
    static Locator begun(Desktop desktop, String id, String typed) {
        Page page = desktop.open("/contacts/account/" + id).page();
        desktop.button("Edit").click();
        Locator form = page.getByRole(AriaRole.DIALOG);
        form.getByLabel("Short name").fill(typed);
        return form;
    }

    static void save(Locator form) {
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
    }

    /** The short name that is kept of a record. */
    String kept(String id) {
        return platform.admin().get(ACCOUNTS + "/" + id).expect(200).text("short_name");
    }

    static String json(String text) {
        return text.replace("'", "%22");
    }

    TestClient client() {
        return platform.client().signIn(person(), Desktop.PASSWORD);
    }

    static Locator option(Page page, String name) {
        return page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator item(Page page, String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What somebody chose for themselves is on the server a moment after it is seen. */
    static void sent(Page page, String method, Runnable does) {
        page.waitForResponse(
                answer -> answer.url().contains("/views")
                        && answer.request().method().equals(method)
                        && answer.ok(),
                does);
    }
}
