package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.contacts.Desk.ACCOUNTS;
import static org.kontor.contacts.Desk.CONTACTS;

import com.fasterxml.jackson.databind.JsonNode;
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
class ContactPersonTest {
    private static final String GROUPS = "records/contacts/person_group";

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Desk desk;
    private String tag;

    @BeforeEach
    void signIn() {
        desk = new Desk(platform.admin());
        tag = "T" + COUNT.incrementAndGet();
    }

    private static Object is(String value) {
        return Json.object("is", value);
    }

    @Test
    @Tag("CON-01")
    @Tag("CON-05")
    void aCompanyHasAnyNumberOfPersonsAndOneOfThemIsTheMainOne() {
        String company = desk.company(tag).id();
        String first = desk.person("Nováková", company, "first_name", "Jana", "main_person", true)
                .id();
        String second = desk.person("Svoboda", company, "first_name", "Petr").id();
        desk.act(CONTACTS, second, "make_main").expect(200);
        assertThat(desk.get(CONTACTS, first).path("main_person").asBoolean()).isFalse();
        assertThat(desk.get(CONTACTS, second).path("main_person").asBoolean()).isTrue();
        String third = desk.person("Žižka", company, "main_person", true).id();
        Object mainOnes = Json.object("account", is(company), "main_person", Json.object("is", true));
        assertThat(desk.ask(CONTACTS, "id", mainOnes)).containsExactly(third);
        desk.act(CONTACTS, third, "make_main").expectProblem(409);
        assertThat(desk.get(CONTACTS, first).path("account").path("title").asText())
                .isEqualTo(tag);
    }

    @Test
    void aMainPersonComesBackFromTheTrashBeforeTheAccountDoes() {
        Answer company = desk.company(tag);
        Answer person = desk.person(tag, company.id(), "main_person", true);
        platform.admin().delete(CONTACTS + "/" + person.id(), person.etag()).expect(204);
        String etag = platform.admin().get(ACCOUNTS + "/" + company.id()).etag();
        platform.admin().delete(ACCOUNTS + "/" + company.id(), etag).expect(204);
        restoreNewest("contact");
        assertThat(desk.get(CONTACTS, person.id()).path("last_name").asText()).isEqualTo(tag);
        restoreNewest("account");
        assertThat(desk.get(CONTACTS, person.id()).path("account").path("title").asText())
                .isEqualTo(tag);
    }

    private static void restoreNewest(String entity) {
        String entry = platform.admin()
                .get("trash/contacts/" + entity + "?limit=1")
                .expect(200)
                .json()
                .at("/entries/0/id")
                .asText();
        platform.admin().post("trash/" + entry + "/restore", Json.object()).expect(200);
    }

    @Test
    @Tag("CON-01")
    void severalAccountsOfOnePersonAreAMatterOfASetting() {
        String one = desk.company(tag + " one").id();
        String other = desk.company(tag + " other").id();
        Object further = List.of(Json.object("account", other, "job_title", "Adviser"));
        platform.admin()
                .post(CONTACTS, Json.object("last_name", tag, "account", one, "further_accounts", further))
                .expectProblem(422, "further_accounts");
        Answer setting = platform.admin()
                .post(
                        "records/system/setting",
                        Json.object("plugin", "contacts", "name", "several_accounts", "content", "true"))
                .expect(201);
        desk.person(tag, one, "further_accounts", further);
        Object atOther = Json.object("some", "further_accounts", "where", Json.object("account", is(other)));
        assertThat(desk.ask(CONTACTS, "last_name", atOther)).containsExactly(tag);
        platform.admin()
                .delete("records/system/setting/" + setting.id(), setting.etag())
                .expect(204);
    }

    @Test
    @Tag("CON-02")
    @Tag("CUS-08")
    @Tag("CUS-09")
    void personsAreListedBySurnameAndFoundByTheirFunction() {
        String company = desk.company(tag).id();
        desk.person("Žižka", company, "job_title", "Jednatel", "phone", "602 111 222");
        desk.person("Čermák", company, "job_title", "Kierownik");
        desk.person("Adam", company, "job_title", "Jednatel");
        assertThat(desk.ask(CONTACTS, "last_name", Json.object("account", is(company)), "last_name"))
                .containsExactly("Adam", "Čermák", "Žižka");
        assertThat(desk.ask(
                        CONTACTS,
                        "last_name",
                        Json.object("account", is(company), "job_title", Json.object("contains", "jednat")),
                        "-last_name"))
                .containsExactly("Žižka", "Adam");
        assertThat(desk.ask(CONTACTS, "last_name", Json.object("account.name", is(tag)), "account.name", "last_name"))
                .containsExactly("Adam", "Čermák", "Žižka");
    }

    @Test
    @Tag("CON-03")
    void privateFactsAreForThoseWithThatRightOnly() {
        String company = desk.company(tag).id();
        String id = desk.person(tag, company, "birthday", "1980-05-17", "hobbies", "chess")
                .id();
        Desk reader = new Desk(platform.users().add("reader" + tag, Roles.of(platform, "contacts.reader")));
        JsonNode seen = reader.get(CONTACTS, id);
        assertThat(seen.path("last_name").asText()).isEqualTo(tag);
        assertThat(seen.has("birthday")).isFalse();
        assertThat(seen.has("hobbies")).isFalse();
        reader.client()
                .post(
                        CONTACTS + "/query",
                        Json.object("where", Json.object("hobbies", Json.object("contains", "chess"))))
                .expectProblem(400);
        assertThat(desk.get(CONTACTS, id).path("hobbies").asText()).isEqualTo("chess");
    }

    @Test
    @Tag("CON-04")
    void aPersonHasSeveralPhonesMailsSitesPreferencesAndAttributesEachWithAKind() {
        String company = desk.company(tag, "country", "DE").id();
        Answer made = desk.person(
                tag,
                company,
                "phones",
                List.of(
                        Json.object("kind", "home", "phone", "030 901820"),
                        Json.object("kind", "mobile", "phone", "0151 23456789")),
                "emails",
                List.of(Json.object("kind", "home", "email", "Ada@Home.example")),
                "web_addresses",
                List.of(Json.object("kind", "blog", "web_address", "ada.example/blog")),
                "attributes",
                List.of(
                        Json.object("kind", "preference", "content", "Tea without milk"),
                        Json.object("kind", "role", "content", "Decides on purchases")));
        assertThat(Desk.texts(made.json().path("phones"), "phone_e164"))
                .containsExactly("+4930901820", "+4915123456789");
        assertThat(made.json().path("attributes")).hasSize(2);
        Object byPreference = Json.object(
                "some", "attributes", "where", Json.object("content", Json.object("contains", "tea without")));
        assertThat(desk.ask(CONTACTS, "last_name", byPreference)).contains(tag);
    }

    @Test
    @Tag("CON-05")
    void editingACompanyLeavesItsPersonsAsTheyAre() {
        String company = desk.company(tag, "phone", "224 004 800").id();
        String person = desk.person(tag, company, "phone", "602 111 222").id();
        desk.change(ACCOUNTS, company, "phone", "224 004 801", "name", tag + " renamed")
                .expect(200);
        JsonNode after = desk.get(CONTACTS, person);
        assertThat(after.path("phone").asText()).isEqualTo("602 111 222");
        assertThat(after.path("account").path("title").asText()).isEqualTo(tag + " renamed");
    }

    @Test
    @Tag("CON-08")
    void ourEmployeeWhoKeepsTheContactIsNamed() {
        platform.users().add("keeper" + tag, Roles.of(platform, "contacts.reader"));
        String keeper = platform.users().id("user keeper" + tag);
        String person =
                desk.person(tag, desk.company(tag).id(), "keeper", keeper).id();
        assertThat(desk.get(CONTACTS, person).path("keeper").path("id").asText())
                .isEqualTo(keeper);
        assertThat(desk.ask(CONTACTS, "id", Json.object("keeper", is(keeper)))).containsExactly(person);
    }

    @Test
    @Tag("CUS-03")
    void aNaturalPersonIsExactlyOnePersonAndBothSidesStayInStep() {
        Answer account = desk.naturalPerson("Jana", tag, "email", tag + "@one.example", "phone", "602 111 222");
        List<String> persons = desk.ask(CONTACTS, "id", Json.object("account", is(account.id())));
        assertThat(persons).hasSize(1);
        String person = persons.getFirst();
        assertThat(desk.get(CONTACTS, person).path("full_name").asText()).isEqualTo("Jana " + tag);

        desk.change(ACCOUNTS, account.id(), "email", tag + "@two.example").expect(200);
        assertThat(desk.get(CONTACTS, person).path("email").asText()).isEqualTo(tag.toLowerCase() + "@two.example");
        desk.change(CONTACTS, person, "phone", "602 333 444", "first_name", "Jana Marie")
                .expect(200);
        assertThat(desk.get(ACCOUNTS, account.id()).path("phone").asText()).isEqualTo("602 333 444");
        assertThat(desk.get(ACCOUNTS, account.id()).path("name").asText()).isEqualTo("Jana Marie " + tag);

        platform.admin()
                .post(CONTACTS, Json.object("last_name", "Second", "account", account.id()))
                .expectProblem(409);
        String company = desk.company(tag + " company").id();
        desk.change(CONTACTS, person, "account", company).expectProblem(422, "account");
        Answer now = platform.admin().get(CONTACTS + "/" + person);
        platform.admin().delete(CONTACTS + "/" + person, now.etag()).expectProblem(409);
        Answer party = platform.admin().get(ACCOUNTS + "/" + account.id());
        platform.admin().delete(ACCOUNTS + "/" + account.id(), party.etag()).expect(204);
        platform.admin().get(CONTACTS + "/" + person).expectProblem(404);
    }

    @Test
    @Tag("CUS-03")
    void aCompanyBecomesANaturalPersonOnlyWithAtMostOneContact() {
        String one = desk.company(tag + " one").id();
        String person = desk.person("Old", one).id();
        desk.change(ACCOUNTS, one, "kind", "natural_person", "first_name", "Petr", "last_name", tag)
                .expect(200);
        assertThat(desk.get(CONTACTS, person).path("full_name").asText()).isEqualTo("Petr " + tag);
        assertThat(desk.get(CONTACTS, person).path("person_of").path("id").asText())
                .isEqualTo(one);
        String several = desk.company(tag + " several").id();
        desk.person("First", several);
        desk.person("Second", several);
        desk.change(ACCOUNTS, several, "kind", "natural_person", "last_name", tag)
                .expectProblem(422, "kind");
    }

    @Test
    @Tag("CON-07")
    void groupsAreFilledByHandAndByCondition() {
        String company = desk.company(tag).id();
        String byHand = desk.person("Hand", company).id();
        desk.person("Wished", company, "newsletter", true);
        desk.person("Neither", company);
        Object criterion = Json.object(
                "entity",
                "contacts.contact",
                "where",
                Json.object("newsletter", Json.object("is", true), "account", is(company)));
        String group = platform.admin()
                .post(GROUPS, Json.object("name", tag, "criterion", criterion))
                .expect(201)
                .id();
        desk.act(GROUPS, group, "add", "contacts", List.of(byHand)).expect(200);
        Answer again =
                desk.act(GROUPS, group, "add", "contacts", List.of(byHand)).expect(200);
        assertThat(again.json().path("values").path("added").asInt()).isZero();
        assertThat(members(group)).containsExactly("Hand", "Wished");
        desk.act(GROUPS, group, "remove", "contacts", List.of(byHand)).expect(200);
        assertThat(members(group)).containsExactly("Wished");
    }

    private List<String> members(String group) {
        JsonNode answer = desk.act(GROUPS, group, "members").expect(200).json();
        return Desk.texts(answer.path("page").path("records"), "last_name");
    }

    @Test
    void chineseNamesStandFamilyNameFirst() {
        Answer made = desk.person("郭", desk.company(tag).id(), "first_name", "丽", "spoken_language", "zh");
        assertThat(made.text("full_name")).isEqualTo("郭丽");
        platform.admin()
                .post(CONTACTS, Json.object("last_name", "x", "spoken_language", "klingon-x"))
                .expectProblem(422, "spoken_language");
    }

    @Test
    void aVcardHoldsWhatItsReaderMaySee() {
        String company = desk.company("Čapek & syn").id();
        String person = desk.person(
                        "Čapek", company, "first_name", "Josef", "birthday", "1887-03-23", "email", tag + "@c.example")
                .id();
        Answer card = platform.admin().get("plugins/contacts/vcard/" + person).expect(200);
        assertThat(card.header("Content-Type").orElse("")).startsWith("text/vcard");
        assertThat(card.body())
                .contains("VERSION:4.0", "FN:Josef Čapek", "ORG:Čapek & syn", tag.toLowerCase() + "@c.example", "1887");
        platform.users()
                .role("cards" + tag.toLowerCase(), new String[] {"contacts.export_vcard"}, reading("contacts.contact"));
        Answer less = platform.users()
                .add("cards" + tag, "cards" + tag.toLowerCase())
                .get("plugins/contacts/vcard/" + person)
                .expect(200);
        assertThat(less.body()).contains("FN:Josef Čapek").doesNotContain("1887");
        platform.users().nobody().get("plugins/contacts/vcard/" + person).expectProblem(403);
        Answer all = platform.admin()
                .get("plugins/contacts/vcard?account=" + company)
                .expect(200);
        assertThat(all.body()).containsOnlyOnce("BEGIN:VCARD").contains("FN:Josef Čapek");
        platform.admin().get("plugins/contacts/vcard/nonsense").expectProblem(400);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode reading(String entity) {
        return org.kontor.testing.TestUsers.grant(entity, org.kontor.api.Verb.READ);
    }
}
