package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.contacts.Desk.ACCOUNTS;
import static org.kontor.contacts.Desk.CONTACTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

@OnEachDatabase
class RightsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    @Test
    @Tag("GEN-06")
    @Tag("GEN-03")
    void salesAndServiceAndPurchasingSeeTheSameCustomerEachTheirOwnSide() {
        TestClient sales = platform.users().add("sally", Roles.of(platform, "contacts.sales"));
        TestClient service = platform.users().add("sergej", Roles.of(platform, "contacts.service"));
        TestClient buyer = platform.users().add("boris", Roles.of(platform, "contacts.buyer"));
        Desk desk = new Desk(sales);
        String customer = desk.company("Shared customer", "roles", List.of("customer"), "price_group", "wholesale")
                .id();
        assertThat(new Desk(service).get(ACCOUNTS, customer).path("name").asText())
                .isEqualTo("Shared customer");
        assertThat(new Desk(service).get(ACCOUNTS, customer).has("price_group")).isFalse();
        buyer.get(ACCOUNTS + "/" + customer).expectProblem(404);

        new Desk(service).change(ACCOUNTS, customer, "phone", "224 004 800").expect(200);
        assertThat(desk.get(ACCOUNTS, customer).path("phone").asText()).isEqualTo("224 004 800");
        new Desk(service).change(ACCOUNTS, customer, "grade", "a").expectProblem(403);

        desk.change(ACCOUNTS, customer, "roles", List.of("customer", "supplier"))
                .expect(200);
        assertThat(new Desk(buyer).get(ACCOUNTS, customer).path("phone").asText())
                .isEqualTo("224 004 800");
    }

    @Test
    @Tag("SUP-01")
    void aBuyerMakesSuppliersAndNothingElse() {
        TestClient buyer = platform.users().add("bara", Roles.of(platform, "contacts.buyer"));
        Answer made = new Desk(buyer).company("Wood and more", "roles", List.of("supplier"));
        new Desk(buyer).person("Dřevo", made.id());
        buyer.post(ACCOUNTS, Json.object("name", "A customer", "roles", List.of("customer")))
                .expectProblem(403);
        assertThat(new Desk(buyer)
                        .act(ACCOUNTS, made.id(), "assign_creditor_number")
                        .expect(200)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("CUS-17")
    void anOwnerSharesACustomerSeesTheSharesAndRevokesThem() {
        TestClient owner = platform.users().add("olga", Roles.of(platform, "contacts.sales"));
        platform.users().role("own_only", within("contacts.account"));
        TestClient friend = platform.users().add("fred", "own_only");
        String id = new Desk(owner).company("Secret customer").id();
        friend.get(ACCOUNTS + "/" + id).expectProblem(404);
        String shares = ACCOUNTS + "/" + id + "/shares";
        Answer share = owner.post(shares, Json.object("user", platform.users().id("user fred"), "edit", true))
                .expect(201);
        assertThat(new Desk(friend).get(ACCOUNTS, id).path("name").asText()).isEqualTo("Secret customer");
        new Desk(friend).change(ACCOUNTS, id, "short_name", "edited").expect(200);
        JsonNode list = owner.get(shares).expect(200).json().path("shares");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).path("edit").asBoolean()).isTrue();
        owner.send("DELETE", shares + "/" + share.id(), null, null).expect(204);
        friend.get(ACCOUNTS + "/" + id).expectProblem(404);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode within(String entity) {
        return org.kontor.testing.TestUsers.within(
                org.kontor.api.Scope.OWN,
                org.kontor.testing.TestUsers.grant(entity, org.kontor.api.Verb.READ, org.kontor.api.Verb.UPDATE));
    }

    @Test
    @Tag("CON-03")
    void salesSeesPrivateFactsOfOwnPersonsOnly() {
        TestClient one = platform.users().add("one", Roles.of(platform, "contacts.sales"));
        TestClient other = platform.users().add("other", Roles.of(platform, "contacts.sales"));
        String company = new Desk(one).company("Of one").id();
        String person =
                new Desk(one).person("Mine", company, "hobbies", "rowing").id();
        assertThat(new Desk(one).get(CONTACTS, person).path("hobbies").asText()).isEqualTo("rowing");
        JsonNode seen = new Desk(other).get(CONTACTS, person);
        assertThat(seen.path("last_name").asText()).isEqualTo("Mine");
        assertThat(seen.path("hobbies").asText("")).isNotEqualTo("rowing");
        assertThat(new Desk(other).ask(CONTACTS, "id", Json.object("hobbies", Json.object("contains", "row"))))
                .isEmpty();
    }

    @Test
    @Tag("SYS-06")
    @Tag("SYS-07")
    void ownCompanyDataAndUnitsAreKeptOnceAndReadByEverybody() {
        TestClient admin = platform.admin();
        String organization = admin.post(
                        "records/contacts/organization",
                        Json.object(
                                "name",
                                "Kontor s.r.o.",
                                "street",
                                "Husova 1",
                                "city",
                                "Praha",
                                "country",
                                "cz",
                                "vat_id",
                                "CZ45317054",
                                "logo",
                                "https://kontor.example/logo.svg",
                                "bank_accounts",
                                List.of(Json.object("iban", "CZ65 0800 0000 1920 0014 5399"))))
                .expect(201)
                .id();
        String sales = admin.post(
                        "records/contacts/organizational_unit",
                        Json.object("name", "Sales", "code", "S", "organization", organization))
                .expect(201)
                .id();
        String north = admin.post(
                        "records/contacts/organizational_unit",
                        Json.object("name", "Sales North", "code", "SN", "parent_unit", sales))
                .expect(201)
                .id();
        new Desk(admin)
                .change("records/contacts/organizational_unit", sales, "parent_unit", north)
                .expectProblem(422, "parent_unit");
        TestClient reader = platform.users().add("rita", Roles.of(platform, "contacts.reader"));
        JsonNode seen = new Desk(reader).get("records/contacts/organization", organization);
        assertThat(seen.path("country").asText()).isEqualTo("CZ");
        assertThat(seen.has("bank_accounts")).isFalse();
        new Desk(admin).company("Of the north", "organizational_unit", north);
        assertThat(new Desk(reader)
                        .ask(
                                ACCOUNTS,
                                "name",
                                Json.object("organizational_unit.parent_unit.name", Json.object("is", "Sales"))))
                .containsExactly("Of the north");
    }

    @Test
    @Tag("SEC-02")
    void aRoleOfThePluginShowsWhatItGives() {
        TestClient admin = platform.admin();
        JsonNode buyer = role("contacts.buyer");
        JsonNode persons = grant(buyer, "contacts.contact");
        assertThat(persons.path("verbs").toString()).contains("read", "create", "update");
        assertThat(persons.path("scope").asText()).isEqualTo("all");
        assertThat(persons.path("condition").path("where").toString()).contains("account.roles", "supplier");
        assertThat(Desk.texts(buyer.path("permissions"), "permission")).contains("contacts.make_main");
        assertThat(grant(role("contacts.reader"), "contacts.account")
                        .path("but_fields")
                        .asText())
                .contains("annual_revenue");

        admin.post(
                        "records/system/choice_value",
                        Json.object("list", "contacts.industry", "name", "fishing", "label", "Fishing"))
                .expect(201);
        assertThat(role("contacts.buyer")).as("the next platform").isEqualTo(buyer);
        admin.patch(
                        "records/system/role/" + buyer.path("id").asText(),
                        "\"" + buyer.path("version").asText() + "\"",
                        Json.object("grants", List.of()))
                .expectProblem(422, "origin");

        List<Object> copied = new ArrayList<>();
        buyer.path("grants").forEach(grant -> {
            ObjectNode copy = Json.object();
            for (String name : List.of("entity", "verbs", "scope", "condition", "but_fields")) {
                copy.set(name, grant.path(name));
            }
            copied.add(copy);
        });
        admin.post("records/system/role", Json.object("name", "own_buyer", "label", "Own buyer", "grants", copied))
                .expect(201);
    }

    private static JsonNode role(String name) {
        String id = Roles.of(platform, name).path("roles").get(0).asText();
        return platform.admin().get("records/system/role/" + id).expect(200).json();
    }

    private static JsonNode grant(JsonNode role, String entity) {
        for (JsonNode grant : role.path("grants")) {
            if (grant.path("entity").asText().equals(entity)) {
                return grant;
            }
        }
        throw new AssertionError(entity + " in " + role);
    }

    @Test
    @Tag("SEC-02")
    void whoIsSignedInIsToldHowFarTheirRightsReach() {
        JsonNode buyer = entities("berta", "contacts.buyer");
        assertThat(buyer.path("contacts.account").path("read").toString()).isEqualTo("[\"some\"]");
        assertThat(buyer.path("system.user").path("read").toString()).isEqualTo("[\"all\"]");
        assertThat(buyer.path("system.user").path("update").toString()).isEqualTo("[\"some\"]");
        assertThat(buyer.has("contacts.bank_account")).isFalse();
        JsonNode sales = entities("silke", "contacts.sales");
        assertThat(sales.path("contacts.account").path("read").toString()).isEqualTo("[\"all\"]");
        assertThat(sales.path("contacts.account").path("update").toString()).isEqualTo("[\"own\"]");
    }

    private static JsonNode entities(String name, String role) {
        return platform.users()
                .add(name, Roles.of(platform, role))
                .get("session")
                .expect(200)
                .json()
                .path("entities");
    }
}
