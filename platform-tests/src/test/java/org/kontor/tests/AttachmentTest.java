package org.kontor.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** Files that people add to records are read as far as the records are, and go and come with them. */
@OnEachDatabase
@Tag("DOC-01")
class AttachmentTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(AttachmentTest::roles);

    private static final String THINGS = "records/every/thing/";
    private static final String ATTACHMENTS = "records/system/attachment";

    static void roles() {
        platform.users()
                .role("keeper", within(Scope.OWN, grant("every.thing", Verb.values())))
                .role("all", grant("every.thing", Verb.values()))
                .role("reader", grant("every.thing", Verb.READ));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static Answer thing(TestClient by) {
        return by.post("records/every/thing", object("caption", "a thing")).expect(201);
    }

    private static ObjectNode added(Answer thing, String file, Object... more) {
        ObjectNode body =
                object("about", object("entity", "every.thing", "id", thing.id()), "file", object("id", file));
        body.setAll(object(more));
        return body;
    }

    private static String upload(TestClient by, String name, String content) {
        return by.upload(name, "text/plain", content.getBytes(UTF_8))
                .expect(201)
                .id();
    }

    private static Answer attach(TestClient by, Answer thing, String name, String content) {
        return by.post(ATTACHMENTS, added(thing, upload(by, name, content))).expect(201);
    }

    private static String file(Answer attachment) {
        return "files/" + attachment.json().path("file").path("id").asText();
    }

    @Test
    @Tag("S-26")
    void whoReadsTheRecordAddsFilesAndReadsThem() {
        TestClient ada = users().add("a-ada", "keeper");
        TestClient bob = users().add("a-bob", "reader");
        TestClient eve = users().add("a-eve", "keeper");
        Answer thing = thing(ada);
        Answer offer = attach(bob, thing, "offer.txt", "one hundred");
        assertThat(offer.text("name")).isEqualTo("offer.txt");
        assertThat(new String(ada.download(file(offer)), UTF_8)).isEqualTo("one hundred");
        eve.get(ATTACHMENTS + "/" + offer.id()).expectProblem(404);
        eve.get(file(offer)).expectProblem(404);
        assertThat(eve.get(ATTACHMENTS + "?filter=about==every.thing/" + thing.id())
                        .body())
                .doesNotContain("offer.txt");
        // neither to a record out of sight, nor of a file out of sight
        String own = upload(eve, "eve.txt", "hers");
        eve.post(ATTACHMENTS, added(thing, own)).expectProblem(422, "about");
        Answer hers = thing(eve);
        String foreign = offer.json().path("file").path("id").asText();
        eve.post(ATTACHMENTS, added(hers, foreign)).expectProblem(422, "file");
        assertThat(eve.get(ATTACHMENTS + "?filter=about==every.thing/" + hers.id())
                        .json()
                        .path("records"))
                .isEmpty();
    }

    @Test
    void severalAreAddedAtOnceAndThePageOfTheRecordTellsOfThem() {
        TestClient ada = users().add("b-ada", "keeper");
        Answer thing = thing(ada);
        ada.ndjson(
                        ATTACHMENTS + "/bulk?atomic=true",
                        List.of(
                                added(thing, upload(ada, "1.txt", "1")),
                                added(thing, upload(ada, "2.txt", "2"), "name", "second", "description", "why")))
                .expect(200);
        JsonNode desk = ada.get(THINGS + thing.id() + "/desk").expect(200).json();
        assertThat(desk.path("record").path("id").asText()).isEqualTo(thing.id());
        assertThat(desk.path("attachments").path("count").path("value").asInt()).isEqualTo(2);
        assertThat(desk.path("attachments").path("records").findValuesAsText("description"))
                .contains("why");
        assertThat(desk.path("comments").path("count").path("value").asInt()).isZero();
    }

    @Test
    void theyGoIntoTheTrashAndComeBackWithTheRecord() {
        TestClient ada = users().add("t-ada", "all");
        Answer thing = thing(ada);
        Answer offer = attach(ada, thing, "offer.txt", "kept");
        ada.delete(THINGS + thing.id(), thing.etag()).expect(204);
        ada.get(ATTACHMENTS + "/" + offer.id()).expectProblem(404);
        ada.get(file(offer)).expectProblem(404);
        ada.post("trash/" + thing.id() + "/restore", object()).expect(200);
        assertThat(new String(ada.download(file(offer)), UTF_8)).isEqualTo("kept");
        ada.delete(THINGS + thing.id(), ada.get(THINGS + thing.id()).etag()).expect(204);
        platform.admin().delete("trash/" + thing.id(), "*").expect(204);
        platform.admin().get(file(offer)).expectProblem(404);
        assertThat(new Tables(platform::connect)
                        .number("select count(*) from system_trash where record_id = '" + offer.id() + "'"))
                .isZero();
    }

    @Test
    void whatIsNotWhatItSaysIsRefused() {
        TestClient ada = users().add("l-ada", "keeper");
        byte[] page = "<html><script>alert(1)</script>".getBytes(UTF_8);
        for (String type : List.of(
                "image/png",
                "image/jpeg",
                "application/pdf",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document")) {
            Answer refused = ada.upload("picture", type, page);
            assertThat(refused.expectProblem(422).body()).contains(type);
        }
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};
        ada.upload("picture.png", "image/png", png).expect(201);
    }

    @Test
    void aSettingSaysHowLargeTheyAreAndHowManyThereAre() {
        TestClient ada = users().add("m-ada", "keeper");
        Answer thing = thing(ada);
        set("attachments_most", 2);
        try {
            attach(ada, thing, "1.txt", "1");
            attach(ada, thing, "2.txt", "2");
            Answer third = ada.post(ATTACHMENTS, added(thing, upload(ada, "3.txt", "3")));
            assertThat(third.expectProblem(409).body()).contains("at most 2 attachments");
        } finally {
            set("attachments_most", null);
        }
        set("attachment_size", 1);
        try {
            String large = ada.upload("large", "text/plain", new byte[1024 * 1024 + 1])
                    .expect(201)
                    .id();
            // the size that is sent along is nothing to go by
            ObjectNode lying = added(thing(ada), large);
            ((ObjectNode) lying.path("file")).put("size", 1).put("name", "small.txt");
            ada.post(ATTACHMENTS, lying).expectProblem(422, "file");
        } finally {
            set("attachment_size", null);
        }
    }

    private static void set(String name, Object value) {
        Answer level = platform.admin().get("settings/system").expect(200);
        platform.admin()
                .patch("settings/system", level.etag(), object("system", object(name, value)))
                .expect(200);
    }
}
