package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.kontor.api.FieldType;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Whether dates and moments are the same wherever the server stands and whoever reads them. */
final class Zones {
    /** The first to see a day, one half an hour off, and one far behind. */
    private static final List<String> ZONES = List.of("Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago");

    private static final Set<FieldType> TIMES =
            EnumSet.of(FieldType.DATE, FieldType.TIME, FieldType.MOMENT, FieldType.ZONED, FieldType.SPAN);

    private final PlatformExtension platform;
    private final SampleRecords maker;

    Zones(PlatformExtension platform, Samples samples) {
        this.platform = platform;
        this.maker = samples.maker();
    }

    void check(EntityMeta entity) {
        List<FieldMeta> times = entity.declaredFields().stream()
                .filter(field -> TIMES.contains(field.type()) && !field.field().isRetired())
                .toList();
        if (!times.isEmpty()) {
            checkReaders(entity, times);
            Remade.of(platform.admin(), maker, entity).ifPresent(remade -> checkServers(remade, times));
        }
    }

    private void checkReaders(EntityMeta entity, List<FieldMeta> times) {
        SampleRecords.Made made = maker.create(entity);
        String path = SampleRecords.path(entity);
        JsonNode seen = platform.admin().get(path + "/" + made.id()).expect(200).json();
        for (String zone : ZONES) {
            TestClient reader = reader(entity, zone);
            JsonNode read = reader.get(path + "/" + made.id()).expect(200).json();
            for (FieldMeta field : times) {
                if (!field.field().isSensitive()) {
                    assertThat(read.path(field.name()))
                            .as("%s in %s", field, zone)
                            .isEqualTo(seen.path(field.name()));
                    checkFound(reader, entity, field, read, zone);
                }
            }
        }
    }

    private static void checkFound(
            TestClient reader, EntityMeta entity, FieldMeta field, JsonNode record, String zone) {
        JsonNode value = record.path(field.name());
        if (field.type() == FieldType.DATE && !NaiveComparison.isEmpty(value)) {
            ObjectNode where = Json.object(field.name(), Json.object("is", value));
            List<JsonNode> found = EntityOracle.list(
                    reader.post(SampleRecords.path(entity) + "/query", Json.object("where", where, "limit", 1000))
                            .expect(200)
                            .json()
                            .path("records"));
            assertThat(EntityOracle.ids(found))
                    .as("%s by %s in %s", entity, where, zone)
                    .contains(record.path("id").asText());
        }
    }

    private TestClient reader(EntityMeta entity, String zone) {
        String name = ("zone_" + entity.name().name() + "_" + ZONES.indexOf(zone));
        ObjectNode grant = TestUsers.grant(entity.name().toString(), Verb.READ);
        platform.users().role(name, Hanging.sight(platform.kernel().catalog(), entity, grant));
        return platform.users()
                .add(
                        name,
                        Json.object(
                                "zone",
                                zone,
                                "roles",
                                Json.array(platform.users().id("role " + name))));
    }

    /** What comes of the same values, on servers that stand elsewhere. */
    private void checkServers(Remade remade, List<FieldMeta> times) {
        JsonNode here = written(remade);
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : ZONES) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                JsonNode there = written(remade);
                for (FieldMeta field : times) {
                    // moments that the plugin's hooks set may be those of the writing
                    if (field.type() == FieldType.DATE || remade.body().has(field.name())) {
                        assertThat(there.path(field.name()))
                                .as("%s, written by a server in %s", field, zone)
                                .isEqualTo(here.path(field.name()));
                    }
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private JsonNode written(Remade remade) {
        Answer made = remade.post().expect(201);
        remade.delete(made);
        return made.json();
    }
}
