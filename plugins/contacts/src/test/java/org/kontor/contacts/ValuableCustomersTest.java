package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.contacts.Desk.ACCOUNTS;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Customers are ranked by what they bring, also by figures that the company itself has added. */
@OnEachDatabase
class ValuableCustomersTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    private static final String SALE = "custom.sale";

    /** Turnover and margin are sums over sales, an entity of the company's own. */
    private static void addFigures() {
        JsonNode through = Json.object("entity", SALE, "field", "account");
        JsonNode plan = platform.admin()
                .post(
                        "platform/plans",
                        Json.object(
                                "model",
                                List.of(
                                        Json.object("entity", SALE, "label", "Sale", "plural", "Sales"),
                                        Json.object(
                                                "entity",
                                                SALE,
                                                "field",
                                                "account",
                                                "type",
                                                "reference",
                                                "label",
                                                "Customer",
                                                "targets",
                                                List.of("contacts.account")),
                                        field(SALE, "amount"),
                                        field(SALE, "cost"),
                                        field(SALE, "profit"),
                                        field("contacts.account", "turnover"),
                                        field("contacts.account", "margin"),
                                        rule(
                                                SALE,
                                                "profit",
                                                "formula",
                                                "field",
                                                "profit",
                                                "expression",
                                                "amount - cost"),
                                        sum("turnover", "amount", through),
                                        sum("margin", "profit", through))))
                .expect(201)
                .json();
        assertThat(plan.path("conflicts")).isEmpty();
        platform.admin()
                .post("platform/plans/" + plan.path("id").asText() + "/apply", Json.object())
                .expect(200);
    }

    private static JsonNode field(String entity, String name) {
        return Json.object("entity", entity, "field", name, "type", "decimal", "label", "The " + name);
    }

    private static JsonNode rule(String entity, String name, String kind, Object... more) {
        return Json.object("entity", entity, "rule", name, "kind", kind).setAll(Json.object(more));
    }

    private static JsonNode sum(String field, String over, JsonNode through) {
        return rule("contacts.account", field, "sum", "field", "x_" + field, "over", over, "through", through);
    }

    /** A customer who bought twice. */
    private static void customer(String name, String grade, String lastContact, int sold, int cost) {
        String account = new Desk(platform.admin())
                .company(name, "roles", List.of("customer"), "grade", grade, "last_contact_on", lastContact)
                .id();
        for (int i = 0; i < 2; i++) {
            platform.admin()
                    .post(
                            "records/custom/sale",
                            Json.object("name", "Sale", "account", account, "amount", sold / 2, "cost", cost / 2))
                    .expect(201);
        }
    }

    private static List<String> names(TestClient who, String query) {
        return Desk.texts(who.get(ACCOUNTS + query).expect(200).json().path("records"), "name");
    }

    @Test
    @Tag("CUS-14")
    void customersAreFilteredAndRankedByTurnoverMarginGradeAndLastContactAndTheResultIsSaved() {
        addFigures();
        customer("Small", "a", "2026-01-10", 400, 100);
        customer("Thin", "a", "2026-02-10", 9000, 8800);
        customer("Fat", "b", "2026-03-10", 9000, 2000);
        customer("Big", "b", "2026-04-10", 20000, 15000);
        customer("Seen lately", "a", "2026-11-20", 30000, 20000);
        customer("Careless", "d", "2026-01-10", 50000, 20000);
        platform.users().role("reading", grant("contacts.account", Verb.READ));
        TestClient seller = platform.users().add("renata", "reading");

        String worth = "roles==customer;grade=in=(a,b);x_turnover>=1000;last_contact_on<2026-10-01";
        String filter = "&filter=" + URLEncoder.encode(worth, StandardCharsets.UTF_8);
        assertThat(names(seller, "?sort=-x_turnover,-x_margin" + filter)).containsExactly("Big", "Fat", "Thin");
        assertThat(names(seller, "?sort=-x_margin" + filter)).containsExactly("Fat", "Big", "Thin");
        assertThat(names(seller, "?sort=grade,-x_turnover" + filter)).containsExactly("Thin", "Big", "Fat");
        assertThat(names(seller, "?sort=last_contact_on" + filter)).containsExactly("Thin", "Fat", "Big");

        JsonNode where = Json.object(
                "and",
                List.of(
                        Json.object("roles", Json.object("contains", "customer")),
                        Json.object("grade", Json.object("in", List.of("a", "b"))),
                        Json.object("x_turnover", Json.object("atLeast", 1000)),
                        Json.object("last_contact_on", Json.object("lessThan", "2026-10-01"))));
        Answer saved = seller.post(
                        "records/system/saved_query",
                        Json.object(
                                "name",
                                "To be called",
                                "entity",
                                "contacts.account",
                                "condition",
                                Json.object("entity", "contacts.account", "where", where),
                                "sort",
                                "-x_margin",
                                "shown_columns",
                                "name,x_turnover,x_margin,grade,last_contact_on"))
                .expect(201);
        JsonNode first = seller.get(ACCOUNTS + "?view=" + saved.id())
                .expect(200)
                .json()
                .path("records")
                .get(0);
        assertThat(first.path("name").asText()).isEqualTo("Fat");
        assertThat(first.path("x_turnover").asText()).isEqualTo("9000");
        assertThat(first.path("x_margin").asText()).isEqualTo("7000");

        // it is a question and no copy: who was rung up since is there no more, and who bought more goes up
        new Desk(platform.admin())
                .change(ACCOUNTS, first.path("id").asText(), "last_contact_on", "2026-11-29")
                .expect(200);
        assertThat(names(seller, "?view=" + saved.id())).containsExactly("Big", "Thin");
    }
}
