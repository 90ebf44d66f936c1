package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Questions that are wrong, or written to become SQL, are refused by name. */
@OnEachDatabase
class BadQuestionTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String BOXES = "records/every/box";

    @Test
    void aConditionHoldsTwoHundredComparisonsHoweverTheyAreListed() {
        String one = "{\"caption\": {\"is\": \"a\"}}";
        String or = "{\"where\": {\"or\": [%s]}}";
        for (String each : List.of(one, "{}", "{\"and\": []}")) {
            String most = or.formatted(String.join(",", Collections.nCopies(200, each)));
            String more = or.formatted(String.join(",", Collections.nCopies(201, each)));
            query(most).expect(200);
            assertThat(query(more).expectProblem(400).text("detail")).contains("at most 200 comparisons");
        }
    }

    private static Answer query(String body) {
        return platform.admin().send("POST", "records/every/thing/query", body, "application/json");
    }

    @Test
    void aFilterThatCannotBeReadIsMalformed() {
        for (String filter : List.of(
                "colour==1",
                "size=like=1",
                "size==x",
                "size==1;",
                "==1",
                "lower(label)==a",
                "label==a)or(1==1",
                "box.label==a",
                "label.size==1",
                "lock_code.x==1",
                "size=in=()",
                "created_by.password==x",
                "id=contains=a",
                "label=like=a")) {
            check(platform.admin().get(BOXES + "?filter=" + url(filter)), 400);
        }
    }

    @Test
    void aQuestionThatCannotBeReadIsMalformed() {
        List<JsonNode> questions = List.of(
                object("where", object("colour", object("is", 1))),
                object("where", object("size", object("like", 1))),
                object("where", object("size", object("is", "x"))),
                object("where", object("size", object("is", null))),
                object("where", object("size", 1)),
                object("where", array()),
                object("where", "1=1"),
                object("where", object("size", object("in", 1))),
                object("where", object("or", object())),
                object("where", object("$or", array())),
                object("where", object("label", object("isEmpty", "yes"))),
                object("where", object("some", "x")),
                object("sort", array("colour")),
                object("sort", "label"),
                object("sort", array("label;drop")),
                object("limit", 0),
                object("limit", 1001),
                object("limit", "10"),
                object("limit", -1),
                object("cursor", "AAAA"),
                object("cursor", "../../etc/passwd"),
                object("fields", array("colour")),
                object("expand", array("size")),
                object("_domain", "1=1"),
                object("sql", "select 1"));
        for (JsonNode question : questions) {
            check(platform.admin().post(BOXES + "/query", question), 400);
        }
    }

    @Test
    void unknownParametersAreNotPassedOver() {
        for (String parameter : List.of(
                "_domain=1",
                "where=1",
                "having=1",
                "sql=1",
                "filtre=size==1",
                "limit=1&limit=2",
                "sort=(CASE+WHEN+(1=1)+THEN+label+ELSE+id+END)",
                "sort=label;DROP",
                "sort=1",
                "limit=1;select",
                "limit=-1",
                "limit=1e3",
                "cursor=x",
                "fields=colour",
                "count=maybe")) {
            check(platform.admin().get(BOXES + "?" + parameter), 400);
        }
    }

    @Test
    void numbersThatCannotBeWorkedOutAreMalformed() {
        for (String parameter : List.of(
                "measure=max",
                "measure=sum:label",
                "measure=median:size",
                "measure=sum:colour",
                "group=colour",
                "group=size,size,size,size,size,size",
                "measure=sum(size)",
                "limit=0")) {
            check(platform.admin().get(BOXES + "/aggregate?" + parameter), 400);
        }
    }

    private static void check(Answer answer, int status) {
        answer.expectProblem(status);
        assertThat(answer.body())
                .as(answer.toString())
                .doesNotContain(
                        "org.kontor", "Exception", "jdbc", "SELECT ", "java.", "\tat ", "every_box", "EVERY_BOX");
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
