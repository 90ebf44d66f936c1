package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;

/** What is kept of rights: whoever may not see something meets it through no door. */
abstract class RightsContract extends RecordContract {
    /** To somebody who may read one field of every record, and all of them of another record only. */
    @TestFactory
    @Order(12)
    Stream<DynamicTest> theHistoryShowsNoFieldThatTheRecordDoesNot() {
        return entities(entity -> {
            JsonNode record = samples().of(entity).getFirst();
            String open = entity.declaredFields().stream()
                    .filter(field -> !field.field().isRetired())
                    .findFirst()
                    .orElseThrow()
                    .name();
            String name = "history_of_" + entity.name().name();
            ObjectNode elsewhere = TestUsers.grant(entity.name().toString(), Verb.READ);
            elsewhere.set(
                    "condition",
                    Json.object(
                            "entity",
                            entity.name().toString(),
                            "where",
                            Json.object(
                                    "id", Json.object("is", UUID.randomUUID().toString()))));
            TestClient reader = platform.users()
                    .role(
                            name,
                            Hanging.sight(
                                    platform.kernel().catalog(),
                                    entity,
                                    TestUsers.grant(entity.name().toString(), Verb.READ)
                                            .put("only_fields", open),
                                    elsewhere))
                    .add(name, name);
            String path = SampleRecords.path(entity) + "/" + record.path("id").asText();
            JsonNode seen = reader.get(path).expect(200).json();
            for (JsonNode entry :
                    reader.get(path + "/history").expect(200).json().path("entries")) {
                entry.path("changes")
                        .fieldNames()
                        .forEachRemaining(field -> assertThat(field.equals(open)
                                        || entity.get(field).system() != null
                                        || seen.hasNonNull(field))
                                .as("%s in the history of %s", field, path)
                                .isTrue());
            }
        });
    }

    @TestFactory
    @Order(13)
    Stream<DynamicTest> noDoorOpensToSomebodyWithoutGrants() {
        Stranger stranger = new Stranger(platform.users().nobody());
        return entities(entity -> {
            String id = samples().of(entity).getFirst().path("id").asText();
            Map<String, String> before = ownTables();
            stranger.checkDoors(entity, id);
            assertThat(ownTables()).isEqualTo(before);
        });
    }

    /** Of aspects that the plugin's entities play: rows of records that one may not read are not there. */
    @TestFactory
    @Order(14)
    Stream<DynamicTest> noAspectShowsItsRecordsToSomebodyWithoutGrants() {
        Stranger stranger = new Stranger(platform.users().nobody());
        return platform.kernel().catalog().all().stream()
                .filter(aspect -> aspect.plays().stream()
                        .anyMatch(play -> play.entity().plugin().equals(platform.pluginId())))
                .map(EntityMeta::name)
                .map(aspect -> dynamicTest(aspect.toString(), () -> {
                    admin().get("records/" + aspect.plugin() + "/" + aspect.name() + "?count=true")
                            .expect(200);
                    stranger.checkAspect(aspect, platform.pluginId());
                }));
    }
}
