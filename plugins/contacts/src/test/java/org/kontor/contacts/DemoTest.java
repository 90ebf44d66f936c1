package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** A server that is started to be tried shows companies and people of five countries. */
@OnEachDatabase
class DemoTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.withPluginUnderTest().setting("kontor.demo", "true");

    private static final Map<String, Integer> COUNTRIES = Map.of("CZ", 600, "DE", 500, "PL", 400, "CN", 300, "GB", 200);

    @Test
    void thereAreCompaniesAndPeopleOfEachCountryWithRightNumbersAndAnOwner() {
        COUNTRIES.forEach((country, many) -> {
            Object here = object("country", object("is", country));
            assertThat(count(Desk.ACCOUNTS, here)).as(country).isEqualTo(many.longValue());
            assertThat(count(Desk.CONTACTS, object("account", object("isEmpty", false))))
                    .as(country)
                    .isGreaterThan(2_000);
            for (String wrong : List.of("registration_number_valid", "vat_id_valid")) {
                assertThat(count(Desk.ACCOUNTS, object("and", array(here, object(wrong, object("is", false))))))
                        .as(country + " " + wrong)
                        .isZero();
            }
        });
        assertThat(count(Desk.ACCOUNTS, object("owner", object("isEmpty", true))))
                .isZero();
        // whoever tries it has some of their own
        assertThat(count(Desk.ACCOUNTS, object("owner", object("isMe", true)))).isGreaterThan(100);
        assertThat(count(Desk.ACCOUNTS, object("parent_account", object("isEmpty", false))))
                .isGreaterThan(100);
    }

    @Test
    void eachWhoWorksThereHasARoleInWhichTheySeeSomeOfThem() {
        String roles = platform.admin()
                .get("records/system/user?filter=kind==person&fields=roles&limit=20")
                .expect(200)
                .body();
        assertThat(roles.split("\"entity\":\"system.role\"", -1)).hasSize(9);
    }

    @Test
    void anotherStartMakesNoMoreOfThem() {
        long before = count(Desk.CONTACTS, object());
        platform.restart();
        assertThat(count(Desk.CONTACTS, object())).isEqualTo(before);
        assertThat(count(Desk.ACCOUNTS, object())).isEqualTo(2_000);
    }

    private static long count(String entity, Object where) {
        return platform.admin()
                .post(entity + "/query", object("where", where, "count", true, "limit", 1))
                .expect(200)
                .json()
                .path("count")
                .path("value")
                .asLong();
    }
}
