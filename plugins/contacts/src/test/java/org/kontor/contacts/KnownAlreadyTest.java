package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.contacts.Desk.ACCOUNTS;
import static org.kontor.contacts.Desk.CONTACTS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** Whoever types a company or a person that is there already is told, by the defaults. */
@OnEachDatabase
class KnownAlreadyTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.withPluginUnderTest().given(KnownAlreadyTest::records);

    static void records() {
        Desk desk = new Desk(platform.admin());
        desk.company(
                "Slunce Obchod, s.r.o.",
                "registration_number",
                "01907719",
                "vat_id",
                "CZ01907719",
                "website",
                "https://www.slunce.example",
                "email",
                "info@slunce.example",
                "phone",
                "+420 224 004 800",
                "phones",
                List.of(Json.object("phone", "+420 603 111 222")),
                "bank_accounts",
                List.of(Json.object("iban", "CZ65 0800 0000 1920 0014 5399")));
        String house = desk.company("北京行健科技有限公司").id();
        desk.company("Häusler GmbH");
        desk.company("Weiss & Söhne GmbH & Co. KG");
        desk.person("王小明", house, "email", "wang@xingjian.cn");
        // duplicates come from the same index
        Searching.search(platform.admin(), "xingjian");
    }

    private static JsonNode typed(String entity, Object... values) {
        return platform.admin()
                .post(entity + "/duplicates", Json.object("values", Json.object(values)))
                .expect(200)
                .json()
                .path("records");
    }

    private static List<String> titles(JsonNode records) {
        return records.findValuesAsText("title");
    }

    private static List<String> companies(Object... values) {
        return titles(typed(ACCOUNTS, values));
    }

    @Test
    @Tag("PLUS-05")
    void anOfficialNumberTellsTheCompanyWhateverItsName() {
        JsonNode found =
                typed(ACCOUNTS, "name", "Zcela Jiná", "registration_number", "01907719", "vat_id", "CZ01907719");
        assertThat(titles(found)).containsExactly("Slunce Obchod, s.r.o.");
        assertThat(found.path(0).path("reasons").findValuesAsText("field"))
                .contains("registration_number", "vat_id", "name");
        assertThat(companies("name", "Zcela Jiná", "vat_id", "CZ 01907719")).containsExactly("Slunce Obchod, s.r.o.");
        assertThat(companies(
                        "name",
                        "Zcela Jiná",
                        "bank_accounts",
                        List.of(Json.object("iban", "CZ6508000000192000145399"))))
                .containsExactly("Slunce Obchod, s.r.o.");
    }

    @Test
    @Tag("PLUS-05")
    void aWayToReachThemAloneTellsTheCompanyAndWithAnotherNameDoesNot() {
        assertThat(companies("email", "INFO@slunce.example")).containsExactly("Slunce Obchod, s.r.o.");
        assertThat(companies("phone", "224004800")).containsExactly("Slunce Obchod, s.r.o.");
        assertThat(companies("phones", List.of(Json.object("phone", "603 111 222"))))
                .containsExactly("Slunce Obchod, s.r.o.");
        assertThat(companies("name", "Zcela Jiná", "phone", "224004800")).isEmpty();
    }

    @Test
    @Tag("PLUS-05")
    void namesAreKnownInOtherScriptsOrdersAndForms() {
        JsonNode wang = typed(CONTACTS, "first_name", "Xiaoming", "last_name", "Wang", "email", "wang@xingjian.cn");
        assertThat(titles(wang)).containsExactly("王小明");
        for (String name : List.of("北京行健科技股份有限公司", "beijing xingjian keji youxian gongsi", "Beijing Xingjian Keji")) {
            assertThat(companies("name", name)).as(name).containsExactly("北京行健科技有限公司");
        }
        assertThat(companies("name", "Häuslr GmbH")).containsExactly("Häusler GmbH");
        assertThat(companies("name", "Weiss und Söhne GmbH & Co KG")).containsExactly("Weiss & Söhne GmbH & Co. KG");
    }
}
