package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Everybody is refused in their own language. */
@OnEachDatabase
class SpokenLanguageTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .setting("kontor.login.attempts", "3")
            .setting("kontor.http.trusted-proxies", "127.0.0.1,::1")
            .given(SpokenLanguageTest::role);

    private static final String THINGS = "records/every/thing";
    private static final String USERS = "records/system/user";

    private static final List<Language> LANGUAGES = List.of(
            new Language(
                    "en",
                    "Values do not fit",
                    "Must not be empty",
                    "Expected a whole number",
                    "There is no field nonsense",
                    "The record has changed since the version that you name. Please load it again.",
                    "You may not create User",
                    "Too many failed attempts. Please try again in "),
            new Language(
                    "cs",
                    "Neplatné hodnoty",
                    "Musí být vyplněno",
                    "Očekává se celé číslo",
                    "Pole nonsense neexistuje",
                    "Záznam se od uvedené verze změnil. Načtěte ho prosím znovu.",
                    "Nemáte oprávnění zakládat záznamy typu Uživatel",
                    "Příliš mnoho neúspěšných pokusů. Zkuste to prosím znovu za "),
            new Language(
                    "pl",
                    "Nieprawidłowe wartości",
                    "Pole jest wymagane",
                    "Oczekiwano liczby całkowitej",
                    "Nie ma pola nonsense",
                    "Rekord zmienił się od podanej wersji. Proszę wczytać go ponownie.",
                    "Brak uprawnień do tworzenia rekordów typu Użytkownik",
                    "Zbyt wiele nieudanych prób. Proszę spróbować ponownie za "),
            new Language(
                    "de",
                    "Ungültige Werte",
                    "Darf nicht leer sein",
                    "Erwartet wird eine ganze Zahl",
                    "Das Feld nonsense gibt es nicht",
                    "Der Datensatz hat sich seit der genannten Version geändert. Bitte laden Sie ihn neu.",
                    "Sie dürfen keine Datensätze vom Typ Benutzer anlegen",
                    "Zu viele Fehlversuche. Bitte versuchen Sie es in "),
            new Language(
                    "zh",
                    "值无效",
                    "不能为空",
                    "应为整数",
                    "没有字段 nonsense",
                    "自您给出的版本以来，该记录已被修改。请重新载入。",
                    "您无权新建“用户”",
                    "失败次数过多。请在 "));

    /** A language, and how refusals sound in it. */
    private record Language(
            String tag,
            String title,
            String required,
            String wholeNumber,
            String unknownField,
            String stale,
            String mayNotCreate,
            String throttled) {}

    static void role() {
        platform.users()
                .role(
                        "speaker",
                        new String[] {"every.work"},
                        grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE),
                        grant("system.user", Verb.READ));
    }

    private static TestClient speaker(String name, String locale) {
        return platform.users()
                .add(
                        name,
                        object("locale", locale, "roles", array(platform.users().id("role speaker"))));
    }

    private static String reason(Answer answer) {
        return answer.json().path("errors").path(0).path("reason").asText();
    }

    @Test
    void theSameRefusalsAreSaidInTheLanguageOfEachUser() {
        for (Language language : LANGUAGES) {
            TestClient user = speaker("reads_" + language.tag, language.tag).header("Accept-Language", "fr, ja");
            Answer thing =
                    user.post(THINGS, object("caption", "in " + language.tag)).expect(201);

            Answer empty = user.post(THINGS, object("caption", "")).expectProblem(422, "caption");
            assertThat(empty.text("title")).isEqualTo(language.title);
            assertThat(reason(empty)).isEqualTo(language.required);
            assertThat(reason(user.post(THINGS, object("caption", "a", "count", "many"))
                            .expectProblem(422, "count")))
                    .isEqualTo(language.wholeNumber);
            assertThat(reason(user.post(THINGS, object("caption", "a", "nonsense", 1))
                            .expectProblem(422, "nonsense")))
                    .isEqualTo(language.unknownField);
            assertThat(user.get(THINGS + "?filter=nonsense==1")
                            .expectProblem(400)
                            .text("detail"))
                    .isEqualTo(language.unknownField);

            String path = THINGS + "/" + thing.id();
            user.patch(path, thing.etag(), object("note", "first")).expect(200);
            assertThat(user.patch(path, thing.etag(), object("note", "second"))
                            .expectProblem(412)
                            .text("detail"))
                    .isEqualTo(language.stale);
            assertThat(user.post(USERS, object("name", "x", "full_name", "x"))
                            .expectProblem(403)
                            .text("detail"))
                    .isEqualTo(language.mayNotCreate);
        }
    }

    @Test
    void whoeverIsNotSignedInIsAnsweredInTheLanguageThatTheirBrowserAsksFor() {
        int address = 0;
        for (Language language : LANGUAGES) {
            TestClient guest = platform.client()
                    .signedOut()
                    .header("Accept-Language", "xx, " + language.tag + ";q=0.8, en;q=0.1")
                    .header("X-Forwarded-For", "192.0.2." + ++address);
            Object guess = object("user", "nobody_" + language.tag, "password", "wrong wrong wrong");
            for (int i = 0; i < 3; i++) {
                guest.post("session", guess).expectProblem(401);
            }
            assertThat(guest.post("session", guess).expectProblem(429).text("detail"))
                    .startsWith(language.throttled);
        }
    }

    @Test
    void whoeverChoseNoLanguageIsAnsweredInTheOneThatTheirBrowserAsksFor() {
        TestClient user = platform.users().add("undecided");

        assertThat(user.header("Accept-Language", "de-AT")
                        .get(THINGS)
                        .expectProblem(404)
                        .text("title"))
                .isEqualTo("Nicht gefunden");
        assertThat(user.get(THINGS).expectProblem(404).text("title")).isEqualTo("Not found");
    }

    @Test
    void whatNoPlatformIsAskedForIsRefusedInTheBrowsersLanguageToo() {
        TestClient guest = platform.client().signedOut().header("Accept-Language", "pl");

        assertThat(guest.get("/nowhere").expectProblem(404).text("detail")).isEqualTo("Pod tym adresem nic nie ma.");
        assertThat(guest.post("/health/live", object()).expectProblem(405).text("title"))
                .isEqualTo("Metoda niedozwolona");
        assertThat(guest.get("/metrics").expectProblem(401).text("title")).isEqualTo("Nikt nie jest zalogowany");
    }

    @Test
    void anActionIsRefusedWithItsLabelAndThatOfTheState() {
        TestClient user = speaker("acts", "de");
        Answer thing = user.post(THINGS, object("caption", "acted on")).expect(201);
        String finish = THINGS + "/" + thing.id() + "/actions/finish";

        assertThat(user.header("If-Match", thing.etag())
                        .post(finish, object())
                        .expectProblem(409)
                        .text("detail"))
                .isEqualTo("„Finish“ ist im Zustand „New“ nicht möglich");
    }

    @Test
    void thePagesOfTheKernelAreLabelledInTheReadersLanguage() {
        TestClient user = speaker("looks", "cs");
        JsonNode entity = user.get("meta/system/user").expect(200).json();

        assertThat(entity.path("label").asText()).isEqualTo("Uživatel");
        assertThat(entity.path("plural").asText()).isEqualTo("Uživatelé");
        assertThat(entity.path("help").asText()).startsWith("Uživatelé se nemažou");
        assertThat(labels(entity)).contains("Přihlašovací jméno", "Nadřízený", "Vytvořeno");
        assertThat(labels(user.get("meta/every/thing").expect(200).json())).contains("Caption", "Vlastník", "Změněno");
    }

    private static List<String> labels(JsonNode entity) {
        return StreamSupport.stream(entity.path("fields").spliterator(), false)
                .map(field -> field.path("label").asText())
                .toList();
    }
}
