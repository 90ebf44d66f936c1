package org.kontor.e2e;

import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;

/** What the tests of ways to look at lists have in common: deals, meetings, expenses that a workflow moves, and who works with them. */
final class Deals {
    static final String DEALS = "records/custom/deal";
    static final String MEETINGS = "records/custom/meeting";
    static final String EXPENSES = "records/custom/expense";
    static final String PLACES = "records/custom/place";
    static final String ACCOUNTS = "records/contacts/account";
    static final AtomicInteger COUNT = new AtomicInteger();

    private final PlatformExtension platform;

    Deals(PlatformExtension platform) {
        this.platform = platform;
    }

    void model() {
        Answer plan = platform.admin()
                .post(
                        "platform/plans",
                        object(
                                "model",
                                array(
                                        entity("deal", "Deal"),
                                        choice("deal", "stage", "new", "proposal", "won"),
                                        field("deal", "amount", "money"),
                                        field("deal", "close_on", "date"),
                                        object(
                                                "entity",
                                                "custom.deal",
                                                "rule",
                                                "won_has_amount",
                                                "kind",
                                                "required",
                                                "when",
                                                object("stage", object("is", "won")),
                                                "fields",
                                                array("amount")),
                                        entity("meeting", "Meeting"),
                                        field("meeting", "held", "span"),
                                        entity("expense", "Expense"),
                                        choice("expense", "state", "draft", "submitted", "approved"),
                                        field("expense", "total", "decimal"),
                                        transition("submit", "draft", "submitted"),
                                        transition("approve", "submitted", "approved"),
                                        entity("place", "Place"),
                                        object(
                                                "entity",
                                                "custom.place",
                                                "field",
                                                "within",
                                                "type",
                                                "reference",
                                                "label",
                                                "Within",
                                                "targets",
                                                array("custom.place")),
                                        field("place", "seats", "integer"))))
                .expect(201);
        platform.admin()
                .send("POST", "platform/plans/" + plan.text("id") + "/apply", "{}", "application/json")
                .expect(200);
        Verb[] all = {Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE};
        platform.users()
                .role("seller", grant("custom.deal", all), grant("custom.meeting", all), grant("custom.place", all))
                .role("looker", grant("custom.deal", Verb.READ));
    }

    private static JsonNode entity(String name, String label) {
        return object("entity", "custom." + name, "label", label, "plural", label + "s");
    }

    private static JsonNode field(String entity, String name, String type) {
        return object(
                "entity", "custom." + entity, "field", name, "type", type, "label", name.replace('_', ' ') + " of it");
    }

    private static JsonNode choice(String entity, String name, String... values) {
        List<JsonNode> options = new ArrayList<>();
        for (String value : values) {
            options.add(object("name", value, "label", value.substring(0, 1).toUpperCase() + value.substring(1)));
        }
        return object(
                "entity",
                "custom." + entity,
                "field",
                name,
                "type",
                "choice",
                "label",
                name + " of it",
                "values",
                array(options.toArray()));
    }

    private static JsonNode transition(String name, String from, String to) {
        return object(
                "entity",
                "custom.expense",
                "rule",
                name,
                "kind",
                "transition",
                "label",
                name.substring(0, 1).toUpperCase() + name.substring(1),
                "moves",
                object("field", "state", "from", array(from), "to", to));
    }

    Desktop seller() {
        return Desktop.of(platform).signInAs("person" + COUNT.incrementAndGet(), "seller");
    }

    Answer deal(String name, String stage, int amount) {
        return platform.admin()
                .post(
                        DEALS,
                        object(
                                "name",
                                name,
                                "stage",
                                stage,
                                "amount",
                                amount == 0 ? null : object("amount", String.valueOf(amount), "currency", "EUR")))
                .expect(201);
    }

    String stage(String id) {
        return platform.admin().get(DEALS + "/" + id).expect(200).text("stage");
    }

    static Locator lane(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator card(Page page, String name) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(name));
    }

    /** An address as the client writes it: values in JSON. */
    static String startsWith(String word) {
        return "[{%22field%22:%22name%22,%22operator%22:%22startsWith%22,%22value%22:%22" + word + "%22}]";
    }
}
