package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.kontor.api.EntityName;
import org.kontor.core.meta.EntityMeta;

/**
 * Somebody without grants, who tries doors.
 *
 * @param nobody signed in
 */
record Stranger(TestClient nobody) {
    /** No door of an entity opens; what is approved is known to everybody, since everybody may be asked, and shows nothing. */
    void checkDoors(EntityMeta entity, String id) {
        String path = SampleRecords.path(entity);
        List<Answer> lists = List.of(
                nobody.get(path),
                nobody.get(path + "/changes"),
                nobody.get(path + "/aggregate?measure=count"),
                nobody.post(path + "/query", Json.object()),
                nobody.post(path + "/aggregate", Json.object()),
                nobody.ndjson(path + "/bulk", List.of(Json.object())));
        List<Answer> answers = new ArrayList<>(List.of(
                nobody.get(path + "/" + id),
                nobody.get(path + "/" + id + "/history"),
                nobody.get(path + "/export"),
                nobody.post(path, Json.object()),
                nobody.patch(path + "/" + id, "\"1\"", Json.object()),
                nobody.delete(path + "/" + id, "\"1\"")));
        entity.actions()
                .forEach(action -> answers.add(nobody.header("If-Match", "\"1\"")
                        .post(path + "/" + id + "/actions/" + action.name().name(), Json.object())));
        if (entity.isApproved()) {
            lists.forEach(list -> assertThat(list.body()).as(list.toString()).doesNotContain(id, "\"status\":201"));
        } else {
            answers.addAll(lists);
        }
        answers.forEach(
                answer -> assertThat(answer.status()).as(answer.toString()).isIn(403, 404));
    }

    /** An aspect that others play too shows no row of a plugin's records. */
    void checkAspect(EntityName aspect, String pluginId) {
        Answer answer = nobody.get("records/" + aspect.plugin() + "/" + aspect.name() + "?limit=1000");
        if (answer.isOk()) {
            assertThat(EntityOracle.list(answer.json().path("records")))
                    .allSatisfy(
                            row -> assertThat(row.path("source").path("entity").asText())
                                    .doesNotStartWith(pluginId + "."));
        } else {
            answer.expectProblem(404);
        }
    }
}
