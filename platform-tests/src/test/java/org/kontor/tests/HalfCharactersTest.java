package org.kontor.tests;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Texts within JSON that is kept, which no database and no client can read later. */
@OnEachDatabase
class HalfCharactersTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";
    private static final String VIEWS = "records/system/saved_query";

    @Test
    void halfACharacterIsRefusedWhenAViewIsKeptAndNotWhenItIsUsed() {
        for (String where : List.of(
                "{\"caption\": {\"contains\": \"\\ud800\"}}", "{\"caption\": {\"in\": [\"a\", \"\\u0000\"]}}")) {
            String stored = "{\"entity\": \"every.thing\", \"where\": " + where + "}}";
            sent(VIEWS, "{\"name\": \"half\", \"entity\": \"every.thing\", \"condition\": " + stored)
                    .expectProblem(422, "condition");
            sent(THINGS, "{\"caption\": \"half\", \"rule\": " + stored).expectProblem(422, "rule");
            sent(THINGS + "/query", "{\"where\": " + where + "}").expectProblem(400);
        }
    }

    /** As it stands: a client of Java's own would send something else in place of half a character. */
    private static Answer sent(String path, String body) {
        return platform.admin().send("POST", path, body, "application/json");
    }
}
