package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** Records and pages are answered on a short way; the long way, which unusual requests take, answers the very same. */
@OnEachDatabase
class DirectReadsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String BOXES = "records/every/box";
    private static final String THINGS = "records/every/thing";
    private static final List<String> SHOWN =
            List.of("Content-Type", "ETag", "Retry-After", "WWW-Authenticate", "Allow");

    @Test
    void bothWaysAnswerTheSame() {
        Answer box = platform.admin()
                .post(BOXES, object("label", "Žluťoučký kůň", "size", 3))
                .expect(201);
        TestClient nobody = platform.users().nobody();
        for (TestClient client : List.of(
                platform.admin(), nobody, platform.client(), platform.client().withToken("x"))) {
            for (String rest : List.of(
                    "",
                    "/" + box.id(),
                    "/" + box.id() + "?fields=label,size",
                    "/" + box.id() + "?fields=nothing",
                    "/" + box.id() + "?count=true",
                    "/" + UUID.randomUUID(),
                    "/nothing",
                    "?filter=label=starts=%C5%BDlu;size==3&sort=-size,label&limit=2&fields=label&can=true",
                    "?filter=label==Zlutoucky&count=true",
                    "?filter=size=between=3",
                    "?filter=nothing==1",
                    "?filter=size==3&filter=size==4",
                    "?sort=nothing",
                    "?limit=0",
                    "?limit=1+",
                    "?q=k%C5%AF%C5%88+zl&sort=size",
                    "?label=x",
                    "?filter=%ff",
                    "?&&limit=1&")) {
                same(client, BOXES + rest);
            }
            same(client, "records/every/nothing");
            same(client, "records/system/session");
            same(client.header("If-None-Match", box.etag()), BOXES + "/" + box.id());
        }
    }

    /**
     * Rows are copied from what comes over PostgreSQL's wire, which is text while a statement is new and binary when it
     * was asked some times.
     */
    @Test
    void aPageSaysOfARecordWhatTheRecordItselfSays() {
        String box = platform.admin()
                .post(BOXES, object("label", "Krabice \"A\""))
                .expect(201)
                .id();
        List<String> ids = Stream.of(
                        "2026-11-22T14:30:00Z",
                        "2026-11-22T14:30:00.120Z",
                        "1969-12-31T23:59:59.999Z",
                        "0001-01-01T00:00:00Z",
                        "9999-12-31T23:59:59.999Z")
                .map(seen -> platform.admin()
                        .post(THINGS, full(seen).put("box", box))
                        .expect(201)
                        .id())
                .collect(Collectors.toCollection(ArrayList::new));
        ids.add(platform.admin()
                .post(THINGS, object("caption", "empty"))
                .expect(201)
                .id());
        String fields =
                "caption,length,code,note,story,email,phone,url,country,count,weight,amount,price,good,on_day,at_hour,"
                        + "seen,meeting,stay,state,kind,colour,box,secret,box.label,owner,team,created_at,updated_by";
        for (int asked = 0; asked < 8; asked++) {
            JsonNode page = platform.admin()
                    .get(THINGS + "?can=true&fields=" + fields)
                    .expect(200)
                    .json()
                    .path("records");
            assertThat(page).hasSameSizeAs(ids);
            for (JsonNode record : page) {
                String alone = THINGS + "/" + record.path("id").asText() + "?fields=" + fields;
                assertThat(record)
                        .isEqualTo(platform.admin().get(alone).expect(200).json());
            }
        }
    }

    private static ObjectNode full(String seen) {
        ObjectNode thing = object(
                "caption",
                "Žluťoučký \"kůň\" \\ 行健 😀",
                "note",
                "two\nlines\tand a tab",
                "story",
                "<p>told</p>",
                "email",
                "jan@example.org",
                "phone",
                "+420 601 123 456",
                "url",
                "https://example.org/?a=1&b=2",
                "country",
                "PL",
                "count",
                7);
        thing.put("weight", "-12.500").put("price", "0.000001").put("good", false);
        thing.put("on_day", "2024-02-29").put("at_hour", "23:59:59").put("seen", seen);
        thing.set("amount", object("amount", "1234567.89", "currency", "CZK"));
        thing.set("meeting", object("at", "2026-03-29T01:00:00Z", "zone", "Europe/Prague"));
        thing.set("stay", object("from", "2026-11-22T14:30:00Z", "to", "2026-11-22T15:30:00Z"));
        thing.set("colour", array("red", "blue"));
        return thing.put("kind", "large").put("secret", "between us");
    }

    /** Filters that were read last are kept, whoever asked them. */
    @Test
    void aFilterThatSomebodyMayAskIsRefusedToOthersAsOneThatNobodyAsked() {
        TestClient reader =
                platform.users().role("label_reader", readingBut("size")).add("label_reader", "label_reader");
        for (String filter : List.of("size==3", "size=in=(3,4)")) {
            Answer before = reader.get(BOXES + "?filter=" + filter);
            before.expectProblem(400);
            platform.admin().get(BOXES + "?filter=" + filter).expect(200);
            assertThat(reader.get(BOXES + "?filter=" + filter).body()).isEqualTo(before.body());
        }
    }

    private static ObjectNode readingBut(String field) {
        return TestUsers.grant("every.box", Verb.READ).put("but_fields", field);
    }

    private static void same(TestClient client, String path) {
        Answer direct = client.get(path);
        Answer usual = client.header("Accept", "application/json;q=0.9, application/problem+json")
                .get(path);
        assertThat(direct.status()).as(path).isEqualTo(usual.status());
        assertThat(direct.body()).as(path).isEqualTo(usual.body());
        SHOWN.forEach(name -> assertThat(direct.headers().firstValue(name))
                .as("%s of %s", name, path)
                .isEqualTo(usual.headers().firstValue(name)));
    }

    @Test
    void aPageThatGoesOnInTheEmptyValuesIsOfOneState() {
        for (int i = 0; i < 7; i++) {
            platform.admin()
                    .post(BOXES, i % 2 == 0 ? object("label", "run " + i, "size", i) : object("label", "run " + i))
                    .expect(201);
        }
        Answer all = platform.admin()
                .get(BOXES + "?filter=label=starts=run&sort=size&fields=label")
                .expect(200);
        assertThat(all.json().path("records").findValuesAsText("label"))
                .startsWith("run 0", "run 2", "run 4", "run 6")
                .contains("run 1", "run 3", "run 5")
                .hasSize(7);
        Answer few = platform.admin()
                .get(BOXES + "?filter=label=starts=run&sort=size&fields=label&limit=5")
                .expect(200);
        assertThat(few.json().path("records").findValuesAsText("label")).hasSize(5);
        assertThat(few.json().path("next").isTextual()).isTrue();
    }
}
