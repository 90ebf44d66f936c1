package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.contacts.Desk.ACCOUNTS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
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
class AccountTest {
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

    private static Object is(String value) {
        return Json.object("is", value);
    }

    private static Object contains(String value) {
        return Json.object("contains", value);
    }

    @Test
    @Tag("CUS-01")
    void aCompanyIsFoundAgainByItsNameItsNumbersItsMailItsPhonesAndItsSite() {
        desk.company(
                "Sklárny Kovář a.s.",
                "registration_number",
                "45317054",
                "vat_id",
                "CZ45317054",
                "tax_number",
                tag,
                "country",
                "cz",
                "email",
                "Info@" + tag + ".example",
                "phone",
                "224 004 800",
                "website",
                "WWW.Sklarny.example",
                "emails",
                List.of(Json.object("kind", "invoice", "email", "faktury@" + tag + ".example")),
                "phones",
                List.of(Json.object("kind", "mobile", "phone", "602 123 456")));
        for (Object where : List.of(
                Json.object("name", is("Sklárny Kovář a.s."), "tax_number", is(tag)),
                Json.object("registration_number", is("45317054"), "tax_number", is(tag)),
                Json.object("vat_id", is("CZ45317054"), "tax_number", is(tag)),
                Json.object("email", is("info@" + tag + ".example")),
                Json.object("phone_e164", is("+420224004800"), "tax_number", is(tag)),
                Json.object("website", is("https://www.sklarny.example"), "tax_number", is(tag)),
                Json.object("some", "emails", "where", Json.object("email", is("faktury@" + tag + ".example"))),
                Json.object(
                        "and",
                        List.of(
                                Json.object("tax_number", is(tag)),
                                Json.object(
                                        "some", "phones", "where", Json.object("phone_e164", is("+420602123456"))))))) {
            assertThat(desk.ask(ACCOUNTS, "name", where)).as("%s", where).containsExactly("Sklárny Kovář a.s.");
        }
    }

    @Test
    @Tag("CUS-01")
    void wrongNumbersAreShownAndNotRefused() {
        Answer right = desk.company("Right", "country", "CZ", "registration_number", "45317054");
        assertThat(right.json().path("registration_number_valid").asBoolean()).isTrue();
        Answer wrong = desk.company("Wrong", "country", "CZ", "registration_number", "12345678", "phone", "12 34");
        assertThat(wrong.json().path("registration_number_valid").asBoolean(true))
                .isFalse();
        assertThat(wrong.json().path("phone_e164").isNull()).isTrue();
        assertThat(wrong.text("phone")).isEqualTo("12 34");
        Answer unknown = desk.company("Unknown", "country", "FR", "registration_number", "12345678");
        assertThat(unknown.json().path("registration_number_valid").isNull()).isTrue();
    }

    @Test
    @Tag("CUS-02")
    void aNaturalPersonHasFirstAndLastNameAndALegalPersonOne() {
        Answer person = desk.naturalPerson("Jana", "Nováková");
        assertThat(person.text("name")).isEqualTo("Jana Nováková");
        platform.admin()
                .post(ACCOUNTS, Json.object("kind", "natural_person", "name", "Somebody"))
                .expectProblem(422, "last_name");
        platform.admin().post(ACCOUNTS, Json.object("kind", "legal_person")).expectProblem(422, "name");
    }

    @Test
    @Tag("GEN-11")
    @Tag("GEN-03")
    @Tag("CHN-01")
    @Tag("SUP-01")
    void onePartyIsCustomerAndSupplierAndChannelAtOnceInOneRegistry() {
        String id = desk.company(tag + " all", "roles", List.of("customer", "supplier", "channel"))
                .id();
        desk.company(tag + " only supplier", "roles", List.of("supplier"));
        for (String role : List.of("customer", "supplier", "channel")) {
            assertThat(desk.ask(ACCOUNTS, "id", Json.object("name", contains(tag), "roles", contains(role)), "name"))
                    .contains(id);
        }
        assertThat(desk.ask(ACCOUNTS, "name", Json.object("name", contains(tag), "roles", contains("customer"))))
                .containsExactly(tag + " all");
    }

    @Test
    @Tag("CUS-05")
    @Tag("CUS-12")
    void whoBecomesCustomerAndSupplierGetsANumberOfEachRangeAndStaysOneRecord() {
        String id = desk.company(tag + " party", "lifecycle_stage", "prospect").id();
        Answer customer = desk.act(ACCOUNTS, id, "make_customer").expect(200);
        Answer supplier = desk.act(ACCOUNTS, id, "make_supplier").expect(200);
        JsonNode party = desk.get(ACCOUNTS, id);
        assertThat(party.path("debtor_number").asText())
                .isEqualTo(customer.json().path("values").path("number_given").asText())
                .matches("1\\d{4}");
        assertThat(party.path("creditor_number").asText())
                .isEqualTo(supplier.json().path("values").path("number_given").asText())
                .matches("7\\d{4}");
        assertThat(party.path("lifecycle_stage").asText()).isEqualTo("customer");
        desk.change(ACCOUNTS, id, "email", tag + "@both.example").expect(200);
        for (String role : List.of("customer", "supplier")) {
            assertThat(desk.ask(ACCOUNTS, "email", Json.object("name", is(tag + " party"), "roles", contains(role))))
                    .containsExactly(tag + "@both.example");
        }
    }

    @Test
    @Tag("CUS-12")
    void debtorNumbersAreGivenOnceAndNeverTwice() {
        String one = desk.company(tag + " one", "roles", List.of("customer")).id();
        String two = desk.company(tag + " two", "roles", List.of("customer")).id();
        String first = desk.act(ACCOUNTS, one, "assign_debtor_number")
                .expect(200)
                .json()
                .path("values")
                .path("number_given")
                .asText();
        String next = Long.toString(Long.parseLong(first) + 1);
        desk.company(tag + " by hand", "debtor_number", next);
        desk.act(ACCOUNTS, two, "assign_debtor_number").expect(200);
        assertThat(desk.get(ACCOUNTS, two).path("debtor_number").asText())
                .isNotEqualTo(next)
                .isNotEqualTo(first);
        platform.admin()
                .post(ACCOUNTS, Json.object("name", "taken", "debtor_number", first))
                .expectProblem(409);
        // who has a number keeps it
        desk.act(ACCOUNTS, one, "assign_debtor_number").expectProblem(409);
    }

    @Test
    @Tag("CUS-04")
    void aPartyIsInSeveralBasesAndListsAreLimitedToOne() {
        String wood = base(tag + " wood", null);
        String glass = base(tag + " glass", null);
        desk.company(tag + " both", "bases", List.of(wood, glass));
        desk.company(tag + " wood only", "bases", List.of(wood));
        assertThat(desk.ask(ACCOUNTS, "name", Json.object("bases", contains(wood)), "name"))
                .containsExactly(tag + " both", tag + " wood only");
        assertThat(desk.ask(ACCOUNTS, "name", Json.object("bases", contains(glass))))
                .containsExactly(tag + " both");
        JsonNode members =
                desk.act("records/contacts/base", glass, "members").expect(200).json();
        assertThat(Desk.texts(members.path("page").path("records"), "name")).containsExactly(tag + " both");
    }

    @Test
    @Tag("CUS-04")
    void aBaseCollectsTheAccountsThatMeetItsCriterion() {
        desk.company(tag + " far", "region", "abroad", "short_name", tag);
        desk.company(tag + " near", "region", "centre", "short_name", tag);
        String base = base(
                tag + " abroad",
                Json.object(
                        "entity",
                        "contacts.account",
                        "where",
                        Json.object("region", is("abroad"), "short_name", is(tag))));
        Answer collected = desk.act("records/contacts/base", base, "collect").expect(200);
        assertThat(collected.json().path("values").path("collected").asInt()).isEqualTo(1);
        assertThat(desk.ask(ACCOUNTS, "name", Json.object("bases", contains(base))))
                .containsExactly(tag + " far");
    }

    @Test
    @Tag("CUS-04")
    void aCriterionAboutOtherRecordsIsRefused() {
        platform.admin()
                .post(
                        "records/contacts/base",
                        Json.object(
                                "name",
                                tag,
                                "criterion",
                                Json.object(
                                        "entity", "contacts.contact", "where", Json.object("last_name", is("Novák")))))
                .expectProblem(422, "criterion");
    }

    private String base(String name, Object criterion) {
        return platform.admin()
                .post("records/contacts/base", Json.object("name", name, "criterion", criterion))
                .expect(201)
                .id();
    }

    @Test
    @Tag("CUS-09")
    @Tag("CUS-19")
    @Tag("CLS-05")
    void listsAreSortedByNameTypeAndBranchAndConditionsCombine() {
        desk.company(tag + " B", "account_type", "company", "industry", "retail", "grade", "a");
        desk.company(tag + " A", "account_type", "school", "industry", "media", "grade", "b");
        desk.company(tag + " C", "account_type", "association", "industry", "it", "grade", "a");
        Object mine = Json.object("name", contains(tag));
        assertThat(desk.ask(ACCOUNTS, "name", mine, "name")).containsExactly(tag + " A", tag + " B", tag + " C");
        assertThat(desk.ask(ACCOUNTS, "name", mine, "account_type", "name"))
                .containsExactly(tag + " C", tag + " B", tag + " A");
        assertThat(desk.ask(ACCOUNTS, "name", mine, "industry", "name"))
                .containsExactly(tag + " C", tag + " A", tag + " B");
        Object combined = Json.object(
                "name", contains(tag), "or", List.of(Json.object("grade", is("b")), Json.object("industry", is("it"))));
        assertThat(desk.ask(ACCOUNTS, "name", combined, "-name")).containsExactly(tag + " C", tag + " A");
    }

    @Test
    @Tag("CLS-01")
    @Tag("CLS-02")
    @Tag("CLS-03")
    @Tag("CLS-06")
    void everyFacetIsAFilterAndAReportDimension() {
        Object[] facets = {
            "department",
            "sales",
            "grade",
            "a",
            "account_type",
            "company",
            "source",
            "fair",
            "industry",
            "energy",
            "region",
            "north",
            "credit_grade",
            "good"
        };
        desk.company(
                tag + " one", with(facets, "categories", List.of("customer", "press"), "roles", List.of("channel")));
        desk.company(tag + " two", with(facets, "roles", List.of("supplier")));
        for (int i = 0; i < facets.length; i += 2) {
            Object where = Json.object("name", contains(tag), (String) facets[i], is((String) facets[i + 1]));
            assertThat(desk.ask(ACCOUNTS, "name", where)).as("%s", where).hasSize(2);
            JsonNode groups = platform.admin()
                    .post(
                            ACCOUNTS + "/aggregate",
                            Json.object(
                                    "where",
                                    Json.object("name", contains(tag)),
                                    "groups",
                                    List.of(facets[i]),
                                    "measures",
                                    List.of("count")))
                    .expect(200)
                    .json();
            assertThat(groups.toString()).contains("\"" + facets[i + 1] + "\"");
        }
        assertThat(desk.ask(ACCOUNTS, "name", Json.object("name", contains(tag), "categories", contains("press"))))
                .containsExactly(tag + " one");
        platform.admin()
                .post(ACCOUNTS, Json.object("name", "odd", "grade", "zz"))
                .expectProblem(422, "grade");
    }

    private static Object[] with(Object[] first, Object... second) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(first), java.util.Arrays.stream(second))
                .toArray();
    }

    @Test
    void aCompanyIsNeverItsOwnParent() {
        String mother = desk.company(tag + " mother").id();
        String daughter =
                desk.company(tag + " daughter", "parent_account", mother).id();
        desk.change(ACCOUNTS, mother, "parent_account", daughter).expectProblem(422, "parent_account");
        desk.change(ACCOUNTS, mother, "parent_account", mother).expectProblem(422, "parent_account");
        assertThat(desk.get(ACCOUNTS, mother).path("parent_account").isNull()).isTrue();
    }

    @Test
    @Tag("GEN-07")
    void movesBetweenStagesAreCounted() {
        String id = desk.company(tag, "lifecycle_stage", "prospect").id();
        desk.act(ACCOUNTS, id, "change_stage", "stage", "customer").expect(200);
        desk.act(ACCOUNTS, id, "change_stage", "stage", "dormant").expect(200);
        assertThat(desk.ask("records/contacts/stage_change", "stage_after", Json.object("account", is(id)), "moved_at"))
                .containsExactly("customer", "dormant");
        desk.act(ACCOUNTS, id, "change_stage").expectProblem(422, "stage");
        desk.act(ACCOUNTS, id, "change_stage", "stage", "nowhere").expectProblem(422, "stage");
    }

    @Test
    @Tag("CUS-16")
    void whoChangedWhichFieldFromWhatToWhatIsKept() {
        String id = desk.company(tag, "industry", "it").id();
        desk.change(ACCOUNTS, id, "industry", "energy").expect(200);
        JsonNode entries = platform.admin()
                .get(ACCOUNTS + "/" + id + "/history")
                .expect(200)
                .json()
                .path("entries");
        assertThat(entries).hasSize(2);
        JsonNode last = entries.get(0);
        assertThat(last.path("changes").path("industry")).isEqualTo(Json.array("it", "energy"));
        assertThat(last.path("by").path("name").asText()).isNotEmpty();
        assertThat(Instant.parse(last.path("at").asText()))
                .isAfterOrEqualTo(Instant.parse(entries.get(1).path("at").asText()));
        platform.users().nobody().get(ACCOUNTS + "/" + id + "/history").expectProblem(404);
    }
}
