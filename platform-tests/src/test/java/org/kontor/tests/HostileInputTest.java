package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

class HostileInputTest {
    private static final String THINGS = "records/every/thing";

    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.with().plugin(EveryPlugin.class);

    private static Answer asked(String name, String value) {
        return PLATFORM.admin().get(THINGS + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @Tag("S-01")
    @ValueSource(strings = {"(CASE WHEN (1=1) THEN caption ELSE id END)", "caption;DROP", "1", "caption,-", "lines"})
    void orderIsDataAndNotCode(String sort) {
        asked("sort", sort).expectProblem(400);
    }

    @Test
    @Tag("S-02")
    void keysOfABodyAreFieldsOrRefused() {
        PLATFORM.admin()
                .post(THINGS, "{\"caption\":\"x\",\"caption) VALUES(1);--\":1}")
                .expectProblem(422, "caption) VALUES(1);--");
    }

    @Test
    @Tag("S-03")
    void numbersAndIdsAreRead() {
        asked("limit", "1;select").expectProblem(400);
        asked("limit", "0").expectProblem(400);
        asked("limit", "100000").expectProblem(400);
        PLATFORM.admin().get(THINGS + "/1%20OR%201=1").expectProblem(404);
        asked("cursor", "eyJ9").expectProblem(400);
    }

    @ParameterizedTest
    @Tag("S-05")
    @ValueSource(strings = {"_domain", "where", "having", "sql", "Filter", "sort%5B%5D"})
    void parametersThatNobodyKnowsAreRefused(String name) {
        PLATFORM.admin().get(THINGS + "?" + name + "=1").expectProblem(400);
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        PLATFORM.admin().get(THINGS + "?limit=1&limit=2").expectProblem(400);
    }

    @ParameterizedTest
    @Tag("S-12")
    @ValueSource(
            strings = {
                "lower(caption)==a",
                "nonsense==1",
                "caption=regex=.*",
                "caption==",
                "caption",
                "caption==a;;caption==b",
                "count==abc",
                "good==perhaps",
                "caption==a*b*",
                "owner.password==x",
                "box.nonsense==1",
                "lines.quantity==1",
                "caption=empty=perhaps",
                "'"
            })
    void filtersKnowAClosedListOfFieldsAndOperators(String filter) {
        asked("filter", filter).expectProblem(400);
    }

    @Test
    void deepAndLongFiltersAreRefusedAtOnce() {
        asked("filter", "(".repeat(900) + "caption==a" + ")".repeat(900)).expectProblem(400);
        asked("filter", "caption==" + "a".repeat(3000)).expectProblem(400);
        asked("filter", String.join(";", Collections.nCopies(250, "count==1"))).expectProblem(400);
        PLATFORM.admin()
                .post(THINGS + "/query", "{\"where\":" + "{\"not\":".repeat(60) + "{}" + "}".repeat(61))
                .expectProblem(400);
    }

    @Test
    @Tag("S-28")
    void whatIsRefusedChangesNothing() {
        Answer thing =
                PLATFORM.admin().post(THINGS, Json.object("caption", "kept")).expect(201);
        TestClient nobody = PLATFORM.users().nobody();
        String path = THINGS + "/" + thing.id();

        nobody.post(THINGS, Json.object("caption", "x")).expectProblem(404);
        nobody.patch(path, thing.etag(), Json.object("caption", "x")).expectProblem(404);
        nobody.delete(path, thing.etag()).expectProblem(404);
        nobody.ndjson(THINGS + "/bulk", List.of(Json.object("caption", "x"))).expectProblem(404);
        nobody.get("audit/changes").expectProblem(403);
        nobody.get("platform/plugins").expectProblem(403);

        assertThat(PLATFORM.admin().get(path).etag()).isEqualTo(thing.etag());
    }

    @Test
    void unsafeRequestsOfASessionNeedItsSecret() {
        PLATFORM.admin()
                .without("X-CSRF-Token")
                .post(THINGS, Json.object("caption", "x"))
                .expectProblem(403);
        PLATFORM.admin()
                .header("Sec-Fetch-Site", "cross-site")
                .post(THINGS, Json.object("caption", "x"))
                .expectProblem(403);
        PLATFORM.admin()
                .send("POST", THINGS, "caption=x", "application/x-www-form-urlencoded")
                .expectProblem(415);
        PLATFORM.admin().send("POST", THINGS, "{}", "text/plain").expectProblem(415);
    }
}
