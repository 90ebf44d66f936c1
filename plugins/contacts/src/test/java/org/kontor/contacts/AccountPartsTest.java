package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.contacts.Desk.ACCOUNTS;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

@OnEachDatabase
class AccountPartsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Desk desk;
    private String tag;

    @BeforeEach
    void signIn() {
        desk = new Desk(platform.admin());
        tag = "t" + COUNT.incrementAndGet();
    }

    @Test
    @Tag("CUS-11")
    void customerDefaultsAreKeptAndCheckedAsCodes() {
        Answer made = desk.company(
                tag,
                "payment_type",
                "bank_transfer",
                "payment_days",
                14,
                "currency",
                "czk",
                "price_group",
                "wholesale",
                "discount",
                "2.5");
        assertThat(made.text("currency")).isEqualTo("CZK");
        assertThat(made.json().path("payment_days").asInt()).isEqualTo(14);
        platform.admin()
                .post(ACCOUNTS, Json.object("name", "x", "currency", "XYZ", "payment_days", -1))
                .expectProblem(422, "currency");
    }

    @Test
    @Tag("ADR-01")
    void eachKindOfAddressHasOneDefault() {
        Answer made = desk.company(
                tag,
                "addresses",
                List.of(
                        Json.object("kind", "invoice", "street", "Husova 1", "city", "Praha", "country", "cz"),
                        Json.object("kind", "delivery", "street", "Polna 2", "city", "Łódź", "country", "PL"),
                        Json.object("kind", "invoice", "street", "Krátká 3", "city", "Brno", "country", "CZ")));
        assertThat(Desk.texts(made.json().path("addresses"), "is_default")).containsExactly("true", "true", "null");
        assertThat(made.text("country")).isEqualTo("CZ");
        var addresses = (com.fasterxml.jackson.databind.node.ArrayNode)
                made.json().path("addresses").deepCopy();
        Answer changed = desk.change(
                        ACCOUNTS,
                        made.id(),
                        "addresses",
                        List.of(
                                Json.object("id", addresses.get(0).path("id")),
                                Json.object("id", addresses.get(1).path("id")),
                                Json.object("id", addresses.get(2).path("id"), "is_default", true)))
                .expect(200);
        assertThat(Desk.texts(changed.json().path("addresses"), "is_default")).containsExactly("false", "true", "true");
        assertThat(Desk.texts(changed.json().path("addresses"), "street"))
                .containsExactly("Husova 1", "Polna 2", "Krátká 3");
        platform.admin()
                .post(
                        ACCOUNTS,
                        Json.object("name", "x", "addresses", List.of(Json.object("kind", "seat", "country", "QQ"))))
                .expectProblem(422, "addresses[0].country");
    }

    @Test
    @Tag("BNK-01")
    void bankAccountsHaveARightIbanOrALocalNumber() {
        Answer made = desk.company(
                tag,
                "bank_accounts",
                List.of(
                        Json.object("iban", "de89 3704 0044 0532 0130 00", "bic", "cobadeff", "holder", "Ada"),
                        Json.object("local_number", "19-2000145399", "bank_code", "0800", "valid_to", "2027-12-31")));
        assertThat(Desk.texts(made.json().path("bank_accounts"), "iban"))
                .containsExactly("DE89370400440532013000", "null");
        assertThat(made.json().path("bank_accounts").get(0).path("is_default").asBoolean())
                .isTrue();
        refused(Json.object("iban", "DE89370400440532013001"), "bank_accounts[0].iban");
        refused(Json.object("iban", "DE89370400440532013000", "bic", "NOBANK"), "bank_accounts[0].bic");
        refused(Json.object("local_number", "19-2000145399"), "bank_accounts[0].bank_code");
        platform.admin()
                .post(ACCOUNTS, Json.object("name", "x", "bank_accounts", List.of(Json.object("holder", "nobody"))))
                .expectProblem(422);
        platform.admin()
                .post(
                        ACCOUNTS,
                        Json.object(
                                "name",
                                "x",
                                "bank_accounts",
                                List.of(Json.object(
                                        "iban",
                                        "DE89370400440532013000",
                                        "valid_from",
                                        "2026-02-01",
                                        "valid_to",
                                        "2026-01-01"))))
                .expectProblem(422);
    }

    private static void refused(Object bank, String field) {
        platform.admin()
                .post(ACCOUNTS, Json.object("name", "x", "bank_accounts", List.of(bank)))
                .expectProblem(422, field);
    }
}
