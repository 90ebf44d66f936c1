package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;

/** Accounts are found by what stands on a bank statement. */
@OnEachDatabase
class BankAccountSearchTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.withPluginUnderTest().given(BankAccountSearchTest::records);

    private static final String GERMAN = "Sonnenhandel GmbH";
    private static final String POLISH = "Słońce sp. z o.o.";
    private static final String CZECH = "Slunce s.r.o.";

    static void records() {
        Desk desk = new Desk(platform.admin());
        desk.company(GERMAN, "bank_accounts", List.of(Json.object("iban", "DE89 3704 0044 0532 0130 00")));
        desk.company(POLISH, "bank_accounts", List.of(Json.object("iban", "PL61109010140000071219812874")));
        desk.company(
                CZECH,
                "bank_accounts",
                List.of(
                        Json.object("iban", "CZ65 0800 0000 1920 0014 5399"),
                        Json.object("local_number", "19-2000145399", "bank_code", "0800")));
        platform.users()
                .role(
                        "without_banks",
                        TestUsers.grant("contacts.account", Verb.READ).put("but_fields", "bank_accounts"));
    }

    private static List<String> found(TestClient client, String words) {
        List<String> titles = new ArrayList<>();
        Searching.search(client, words)
                .path("groups")
                .forEach(group -> titles.addAll(group.path("records").findValuesAsText("title")));
        return titles;
    }

    @Test
    @Tag("SRC-01")
    void anAccountIsFoundByItsBankAccountHoweverItIsWrittenAndByParts() {
        for (String words : List.of(
                "DE89370400440532013000",
                "de89 3704 0044 0532 0130 00",
                "DE89 3704",
                "DE893704",
                "370400440532013000",
                "3704 0044 0532 0130 00",
                "0532013000",
                "37040044")) {
            assertThat(found(platform.admin(), words)).as(words).containsExactly(GERMAN);
        }
        for (String words : List.of(
                "PL61109010140000071219812874",
                "PL61 1090 1014 0000 0712 1981 2874",
                "61 1090 1014 0000 0712 1981 2874",
                "61109010140000071219812874",
                "109010140000071219812874",
                "0712 1981 2874")) {
            assertThat(found(platform.admin(), words)).as(words).containsExactly(POLISH);
        }
        for (String words : List.of("CZ6508000000192000145399", "2000145399", "19-2000145399", "slunce 2000145399")) {
            assertThat(found(platform.admin(), words)).as(words).containsExactly(CZECH);
        }
        // a year or a house is no part of an account
        for (String words : List.of("0440", "1981", "0320", "DE89 3705", "DE89370400440532013001", "05320130001")) {
            assertThat(found(platform.admin(), words)).as(words).isEmpty();
        }
        JsonNode reason = Searching.search(platform.admin(), "0532013000")
                .path("groups")
                .path(0)
                .path("records")
                .path(0)
                .path("reasons")
                .path(0);
        assertThat(reason.path("field").asText()).isEqualTo("bank_accounts.iban");
    }

    @Test
    @Tag("S-20")
    void whoMayNotReadBankAccountsFindsNothingByThem() {
        TestClient clerk = platform.users().add("without-banks", "without_banks");
        assertThat(found(clerk, "sonnenhandel")).containsExactly(GERMAN);
        for (String words : List.of("DE89370400440532013000", "DE89 3704", "0532013000", "sonnenhandel 0532013000")) {
            assertThat(Searching.search(clerk, words).path("groups")).as(words).isEmpty();
        }
        assertThat(Searching.search(clerk, "sonnenhandel").toString()).doesNotContain("DE89");
    }
}
