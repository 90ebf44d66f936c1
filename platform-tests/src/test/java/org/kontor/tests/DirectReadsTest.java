package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
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
