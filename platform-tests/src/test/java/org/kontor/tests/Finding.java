package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.Answer;
import org.kontor.testing.TestClient;

/** Firms and papers that are searched by words, as somebody at a browser does. */
final class Finding {
    static final String FIRMS = "records/finding/firm";
    static final String PAPERS = "records/finding/paper";
    private static final String FIRM = "finding.firm";

    private Finding() {}

    static Answer firm(TestClient by, String called, Object... more) {
        return by.post(FIRMS, object("called", called).setAll(object(more))).expect(201);
    }

    static Answer paper(TestClient by, String number, String subject) {
        return by.post(PAPERS, object("number", number, "subject", subject)).expect(201);
    }

    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** What is answered once all that was written before is indexed, as the answer itself says. */
    static JsonNode search(TestClient by, String words) {
        JsonNode[] answer = new JsonNode[1];
        Eventually.until(() -> {
            answer[0] =
                    by.get("search?limit=20&q=" + encoded(words)).expect(200).json();
            assertThat(answer[0].path("building").asBoolean()
                            || answer[0].path("partial").asBoolean())
                    .isFalse();
        });
        return answer[0];
    }

    /** The titles of the firms and papers that are found, the best first. */
    static List<String> found(TestClient by, String words) {
        List<String> titles = new ArrayList<>();
        for (JsonNode group : search(by, words).path("groups")) {
            if (group.path("entity").asText().startsWith("finding.")) {
                group.path("records")
                        .forEach(record -> titles.add(record.path("title").asText()));
            }
        }
        return titles;
    }

    /** The first firm that is found. */
    static JsonNode first(TestClient by, String words) {
        for (JsonNode group : search(by, words).path("groups")) {
            if (group.path("entity").asText().equals(FIRM)) {
                return group.path("records").get(0);
            }
        }
        throw new AssertionError("no firm is found by " + words);
    }

    /** The names of the firms of a list. */
    static List<String> listed(TestClient by, String words, String more) {
        List<String> names = new ArrayList<>();
        by.get(FIRMS + "?q=" + encoded(words) + more)
                .expect(200)
                .json()
                .path("records")
                .forEach(record -> names.add(record.path("called").asText()));
        return names;
    }
}
