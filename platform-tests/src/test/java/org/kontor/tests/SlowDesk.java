package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.core.Kernel;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;

/** An administrator who looks at slow lists. */
record SlowDesk(PlatformExtension platform) {
    static final String LISTS = "records/system/slow_list";

    static final String PARCEL = "custom.parcel";
    static final String PARCELS = "records/custom/parcel";
    static final int MANY = 1_500;

    private TestClient admin() {
        return platform.admin();
    }

    /** So many parcels, without indexes but that of their code; from then on each list is slow. */
    void parcels() {
        new PluginDesk(admin())
                .model(
                        object("entity", PARCEL, "label", "Parcel", "plural", "Parcels"),
                        field(PARCEL, "town", "text"),
                        field(PARCEL, "street", "text"),
                        field(PARCEL, "weight", "integer"),
                        field(PARCEL, "fragile", "yes_no"),
                        field(PARCEL, "current", "yes_no"),
                        field(PARCEL, "note", "long_text"),
                        field(PARCEL, "code", "text", "unique", true),
                        field(PARCEL, "thing", "reference", "targets", array("every.thing")));
        List<JsonNode> lines = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            lines.add(object(
                    "name",
                    "Parcel " + i,
                    "town",
                    "T" + i % 40,
                    "street",
                    "S" + i % 300,
                    "weight",
                    i % 50,
                    "current",
                    i % 10 > 0,
                    "fragile",
                    i % 2 == 0,
                    "code",
                    "C" + i));
        }
        admin().ndjson(PARCELS + "/bulk", lines).expect(200);
        slowFrom(0);
    }

    /** From now on whatever takes as long is slow; 0 for all. */
    void slowFrom(Object millis) {
        admin().patch(
                        "settings/system",
                        admin().get("settings/system").expect(200).etag(),
                        object("system", object("slow_list", millis)))
                .expect(200);
        keep(platform.kernel());
    }

    /** Has what was noted until now written down. */
    static void keep(Kernel kernel) {
        kernel.keepSlowLists();
    }

    /** What is written down of an entity. */
    List<JsonNode> of(String entity) {
        keep(platform.kernel());
        List<JsonNode> found = new ArrayList<>();
        admin().get(LISTS + "?limit=1000&sort=-last_at&filter=entity_name==" + entity)
                .expect(200)
                .json()
                .path("records")
                .forEach(found::add);
        return found;
    }

    /** What is written down of lists with such a condition and order. */
    JsonNode find(String entity, String asked, String condition, String order) {
        return of(entity).stream()
                .filter(list -> list.path("asked").asText().equals(asked))
                .filter(list -> list.path("asked_where").asText("").equals(condition))
                .filter(list -> list.path("sorted_by").asText("").equals(order))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        asked + " of " + condition + " by " + order + " is not among " + of(entity)));
    }

    String advice(String entity, String asked, String condition, String order) {
        return find(entity, asked, condition, order).path("advice").asText();
    }

    /** Has an index planned, and answers the plan. */
    Answer plan(JsonNode list) {
        String path = LISTS + "/" + list.path("id").asText();
        String task = admin().header("If-Match", admin().get(path).expect(200).etag())
                .post(path + "/actions/plan", object())
                .expect(202)
                .json()
                .at("/task/id")
                .asText();
        JsonNode ended = TaskWait.ended(admin(), task);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
        String plan = admin().get(path).expect(200).json().at("/index_plan/id").asText();
        return admin().get("platform/plans/" + plan).expect(200);
    }

    /** The columns of a table's indexes, in their order. */
    List<String> indexes(String table) {
        boolean isPostgres = platform.database() == TestDatabase.POSTGRESQL;
        return new Tables(platform::connect)
                .texts(
                        isPostgres
                                ? "select string_agg(a.attname, ',' order by a.attnum) from pg_index x join pg_attribute a"
                                        + " on a.attrelid = x.indexrelid where x.indrelid = to_regclass('" + table
                                        + "') and x.indisvalid group by x.indexrelid"
                                : "select lower(listagg(column_name, ',') within group (order by ordinal_position)) from"
                                        + " information_schema.index_columns where table_schema = 'PUBLIC' and"
                                        + " lower(table_name) = '" + table + "' group by index_name");
    }
}
