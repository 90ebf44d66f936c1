package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.yard.YardPlugin;

/** Records that others cannot do without are not deleted while somebody refers to them. */
@OnEachDatabase
class NeededTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(YardPlugin.class);

    private static final String CRATES = "records/yard/crate";
    private static final String GOODS = "records/yard/good";
    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 200 : 12;

    @Test
    void whatIsNeededAtTheSameMomentIsNotDeleted() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Answer crate = crate("contested " + round);
            int many = 1 + 40 * (round % 6);
            List<Answer> answers = Together.send(List.of(
                    () -> platform.admin().ndjson(GOODS + "/bulk?atomic=true", goods(many, crate.id())),
                    () -> platform.admin().delete(CRATES + "/" + crate.id(), crate.etag())));
            Answer referring = answers.get(0);
            Answer deleting = answers.get(1);
            int left = goodsIn(crate.id());
            if (deleting.isOk()) {
                referring.expectProblem(422);
                assertThat(left).as("goods without their crate").isZero();
            } else {
                deleting.expectProblem(409);
                referring.expect(200);
                assertThat(left).isEqualTo(many);
                platform.admin().get(CRATES + "/" + crate.id()).expect(200);
            }
        }
    }

    @Test
    void manyWhoNeedTheSameRecordsInAnyOrderAllGetThem() throws Exception {
        List<Answer> crates = List.of(crate("one"), crate("two"), crate("three"));
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<ObjectNode> lines = new ArrayList<>();
            crates.forEach(crate -> lines.addAll(goods(5, crate.id())));
            Collections.rotate(lines, i);
            tasks.add(() -> platform.admin().ndjson(GOODS + "/bulk?atomic=true", lines));
        }
        List<Answer> answers = Together.send(tasks);
        assertThat(answers).extracting(Answer::status).containsOnly(200);
    }

    private static Answer crate(String label) {
        return platform.admin()
                .post(CRATES, object("label", label, "capacity", 10))
                .expect(201);
    }

    private static List<ObjectNode> goods(int many, String crate) {
        List<ObjectNode> goods = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            goods.add(object("label", "good " + i, "crate", crate));
        }
        return goods;
    }

    private static int goodsIn(String crate) {
        return platform.admin()
                .post(
                        GOODS + "/query",
                        object(
                                "where",
                                object("crate", object("is", crate)),
                                "limit",
                                1000,
                                "fields",
                                List.of("label")))
                .expect(200)
                .json()
                .path("records")
                .size();
    }
}
