package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** A refusal says what to do instead. */
@OnEachDatabase
class HelpfulRefusalTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";
    private static final String BOXES = "records/every/box";

    @Test
    void aFilterThatCannotBeReadSaysWhereAndThatValuesWithASpaceNeedQuotes() {
        assertThat(refused(BOXES, "label==two words")).contains("from character 12", "words", "in quotes");
        assertThat(platform.admin()
                        .get(BOXES + "?filter=" + url("label==\"two words\";label!=Škoda"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOperatorWithoutItsWordSaysWhichItTakes() {
        assertThat(refused(THINGS, "owner=me=")).contains("=me=true");
        assertThat(refused(BOXES, "label=empty=;size==1")).contains("=empty=true");
    }

    @Test
    void anOperatorThatIsNoneIsAnsweredWithThoseThereAre() {
        assertThat(refused(BOXES, "label=like=a")).contains("=like=", "=starts=", "=contains=");
    }

    @Test
    void aFieldOfPartsIsLedToTheQuestionThatCanAskIt() {
        assertThat(refused(THINGS, "lines.text==a"))
                .contains("{\"where\": {\"some\": \"lines\", \"where\": {\"text\": {\"is\": …}}}}");
    }

    @Test
    void aValueOfAWrongFormIsRefusedWithTheComparisonItStandsIn() {
        assertThat(refused(BOXES, "size=gt=big")).startsWith("size=gt=: ");
        assertThat(refused(THINGS, "amount=gt=12")).contains("amount=gt=", "\"12.50 EUR\"");
    }

    @Test
    void aChoiceThatIsNoneIsRefusedByNameAndNotAnsweredWithNothing() {
        assertThat(refused(THINGS, "state==nonsense")).contains("state: nonsense is not one of: new, ");
        assertThat(refused(THINGS, "state=in=(new,nonsense)")).contains("nonsense");
        assertThat(refused(THINGS, "colour=contains=nonsense")).contains("nonsense");
        Answer body = platform.admin()
                .post(THINGS + "/query", object("where", object("state", object("is", "nonsense"))))
                .expectProblem(400);
        assertThat(body.text("detail")).contains("nonsense");
        platform.admin().get(THINGS + "?filter=" + url("state==new")).expect(200);
    }

    @Test
    void ofAFieldThatOneMayNotReadNotEvenTheTypeIsTold() {
        TestClient reader = platform.users()
                .role("captions", grant("every.thing", Verb.READ).put("only_fields", "caption"))
                .add("narrow", "captions");
        for (String hidden :
                new String[] {"count==x", "state==nonsense", "amount=gt=1", "caption.x==1", "lines.text==a"}) {
            String field = hidden.replaceFirst("[=].*", "");
            assertThat(reader.get(THINGS + "?filter=" + url(hidden))
                            .expectProblem(400)
                            .text("detail"))
                    .startsWith("There is no field " + field);
            String missing = hidden.replace(field, "zzz");
            assertThat(reader.get(THINGS + "?filter=" + url(missing))
                            .expectProblem(400)
                            .text("detail"))
                    .startsWith("There is no field zzz");
        }
        for (Object asked : new Object[] {object("is", "x"), object("like", "x")}) {
            assertThat(reader.post(THINGS + "/query", object("where", object("count", asked)))
                            .expectProblem(400)
                            .text("detail"))
                    .isEqualTo("There is no field count");
        }
        assertThat(reader.get(THINGS + "/aggregate?measure=count&filter=" + url("count==x"))
                        .expectProblem(400)
                        .text("detail"))
                .isEqualTo("There is no field count");
    }

    @Test
    void aVersionWithoutQuotesIsToldAboutThem() {
        String id = thing();
        Answer answer = platform.admin()
                .header("If-Match", "1")
                .send("PATCH", THINGS + "/" + id, object("caption", "x"), "application/json")
                .expectProblem(428);
        assertThat(answer.text("detail")).contains("quotes", "\"3\"");
    }

    @Test
    void whatIsForPeopleSaysHowToComeWithoutTheToken() {
        String secret = platform.admin()
                .post("tokens", object("name", "robot", "expires_at", Soon.soon()))
                .expect(201)
                .text("secret");
        Answer answer = platform.client()
                .withToken(secret)
                .post(
                        "users/"
                                + platform.admin()
                                        .get("session")
                                        .json()
                                        .at("/user/id")
                                        .asText() + "/password",
                        object())
                .expectProblem(403);
        assertThat(answer.text("detail")).contains("cookie", "no Authorization header");
    }

    @Test
    void aDeletedRecordComesBackByItsOwnIdAsWellAsByThatOfItsEntry() {
        for (boolean byEntry : new boolean[] {false, true}) {
            String id = thing();
            platform.admin().delete(THINGS + "/" + id, "\"1\"").expect(204);
            String entry = platform.admin()
                    .get("trash/every/thing")
                    .json()
                    .path("entries")
                    .path(0)
                    .path("id")
                    .asText();
            platform.admin()
                    .post("trash/" + (byEntry ? entry : id) + "/restore", object())
                    .expect(200);
            platform.admin().get(THINGS + "/" + id).expect(200);
            assertThat(platform.admin().get("trash/every/thing").json().path("entries"))
                    .isEmpty();
        }
    }

    @Test
    void aProgramAtTheRootIsLedToTheInterface() {
        assertThat(platform.client().get("/").expectProblem(404).text("detail")).contains("/api/v1/", "/api/docs/");
    }

    @Test
    void aBodyOfAWrongKindIsAnsweredWithTheKindsThatAreTaken() {
        Answer create = platform.admin().send("POST", THINGS, "a=b", "application/x-www-form-urlencoded");
        assertThat(create.expectProblem(415).text("detail")).contains("application/json");
        Answer bulk = platform.admin().send("POST", THINGS + "/bulk", "{}", "application/json");
        assertThat(bulk.expectProblem(415).text("detail")).contains("application/x-ndjson");
    }

    private static String refused(String path, String filter) {
        return platform.admin()
                .get(path + "?filter=" + url(filter))
                .expectProblem(400)
                .text("detail");
    }

    private static String thing() {
        return platform.admin()
                .post(THINGS, object("caption", "helped", "lines", array(object("text", "a line"))))
                .expect(201)
                .id();
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
