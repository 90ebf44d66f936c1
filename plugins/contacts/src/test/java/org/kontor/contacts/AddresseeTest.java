package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Companies and persons are among those who can be written to and called, whatever other plugins bring. */
@OnEachDatabase
class AddresseeTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    private static final String ADDRESSEES = "records/system/addressable";

    @Test
    void whoeverHasAnAddressOrANumberIsFoundByIt() {
        Desk desk = new Desk(platform.admin());
        String company = desk.company("Perun Sklo", "phone", "+420 224 004 811").id();
        String person = desk.person("Skálová", company, "email", "skalova@perun.example", "spoken_language", "cs")
                .id();
        desk.person("Němý", company);
        JsonNode byMail = found("email", "skalova@perun.example");
        assertThat(byMail).hasSize(1);
        assertThat(byMail.get(0).at("/source/id").asText()).isEqualTo(person);
        assertThat(byMail.get(0).path("language").asText()).isEqualTo("cs");
        assertThat(byMail.get(0).at("/account/id").asText()).isEqualTo(company);
        assertThat(found("phone", "+420 224 004 811").get(0).at("/source/id").asText())
                .isEqualTo(company);
        assertThat(found("full_name", "Němý")).isEmpty();
    }

    @Test
    void allThatIsKeptOfAPersonNamesThePersonItself() {
        Desk desk = new Desk(platform.admin());
        String person = desk.person("Osobní", desk.company("Osobní a syn").id()).id();
        JsonNode kept = found(
                platform.admin(),
                "records/system/personal_data",
                Json.object("person", Json.object("is", "contacts.contact/" + person)));
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).path("what").asText()).isEqualTo("contact");
        assertThat(kept.get(0).path("content").asText()).isEqualTo("Osobní");
    }

    @Test
    void whoMayNotSeeAPersonDoesNotFindTheirAddress() {
        Desk desk = new Desk(platform.admin());
        desk.person("Skrytá", desk.company("Skrytá firma").id(), "email", "skryta@perun.example");
        JsonNode seen = found(
                platform.users().nobody(), ADDRESSEES, Json.object("email", Json.object("is", "skryta@perun.example")));
        assertThat(seen).isEmpty();
    }

    private static JsonNode found(String field, String value) {
        return found(platform.admin(), ADDRESSEES, Json.object(field, Json.object("is", value)));
    }

    private static JsonNode found(TestClient asker, String aspect, JsonNode where) {
        return asker.post(aspect + "/query", Json.object("where", where))
                .expect(200)
                .json()
                .path("records");
    }
}
