package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kontor.api.FieldType;
import org.kontor.api.Operator;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Asks the server about an entity's records, and compares its answers with a plain evaluation of the same records. */
final class EntityOracle {
    private final TestClient client;
    private final EntityMeta entity;
    private final List<JsonNode> records;

    EntityOracle(TestClient client, EntityMeta entity, List<JsonNode> records) {
        this.client = client;
        this.entity = entity;
        this.records = records;
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    static List<String> ids(List<JsonNode> records) {
        return records.stream().map(each -> each.path("id").asText()).toList();
    }

    void checkPages(int size) {
        List<String> paged = new ArrayList<>();
        JsonNode next;
        String cursor = "";
        do {
            JsonNode page = client.get(SampleRecords.path(entity) + "?limit=" + size + cursor)
                    .expect(200)
                    .json();
            paged.addAll(ids(list(page.path("records"))));
            next = page.path("next");
            cursor = "&cursor=" + next.asText();
        } while (next.isTextual());
        assertThat(paged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(records));
    }

    void checkSorted(FieldMeta field, boolean isDescending) {
        List<JsonNode> sorted =
                query(Json.object("sort", Json.array((isDescending ? "-" : "") + field.name()), "limit", 1000));
        Comparator<JsonNode> order = NaiveComparison.order(field.type(), isDescending);
        assertThat(ids(sorted)).containsExactlyInAnyOrderElementsOf(ids(records));
        assertThat(values(sorted, field))
                .as("sorted by %s%s", field, isDescending ? ", descending" : "")
                .isSortedAccordingTo(order);
    }

    void checkFiltered(FieldMeta field, Operator operator, JsonNode operand) {
        ObjectNode where = Json.object(field.name(), Json.object(operator.json(), operand));
        List<JsonNode> found = query(Json.object("where", where, "fields", Json.array(field.name()), "limit", 1000));
        List<String> expected = ids(records.stream()
                .filter(each -> NaiveComparison.holds(field.type(), each.path(field.name()), operator, operand))
                .toList());
        assertThat(ids(found))
                .as("%s among %s", where, values(records, field))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Values that occur, so that the answer is neither empty nor everything. */
    List<JsonNode> operands(FieldMeta field, Operator operator) {
        List<JsonNode> values = values(records, field).stream()
                .filter(value -> !NaiveComparison.isEmpty(value))
                .limit(3)
                .toList();
        return switch (operator) {
            case IS_EMPTY -> List.of(Json.node(true), Json.node(false));
            case IN ->
                values.isEmpty()
                        ? List.of()
                        : List.of(Json.array(
                                values.stream().map(EntityOracle::sendable).toArray()));
            case CONTAINS -> each(values, value -> value.isArray() ? sendable(value.get(0)) : part(value, 1));
            case STARTS_WITH -> each(values, value -> part(value, 0));
            default -> each(values, EntityOracle::sendable);
        };
    }

    /** Counts and sums, by every field that groups. */
    void checkMeasured(FieldMeta field) {
        if (field.kind().isSummable() && field.type() != FieldType.MONEY) {
            BigDecimal sum = values(records, field).stream()
                    .filter(value -> !NaiveComparison.isEmpty(value))
                    .map(value -> new BigDecimal(value.asText()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            JsonNode measures = aggregate("measures", Json.array("sum:" + field.name(), "count"))
                    .get(0)
                    .path("measures");
            assertThat(measures.path("count").asInt()).isEqualTo(records.size());
            JsonNode answered = measures.path("sum(" + field.name() + ")");
            assertThat(NaiveComparison.isEmpty(answered) ? BigDecimal.ZERO : new BigDecimal(answered.asText()))
                    .as("sum of %s", field)
                    .isEqualByComparingTo(sum);
        }
        if (field.type() == FieldType.CHOICE
                || field.type() == FieldType.YES_NO
                || field.type() == FieldType.REFERENCE) {
            Map<String, Integer> expected = new TreeMap<>();
            values(records, field).forEach(value -> expected.merge(group(value), 1, Integer::sum));
            Map<String, Integer> answered = new TreeMap<>();
            aggregate("groups", Json.array(field.name()))
                    .forEach(line -> answered.put(
                            group(line.path("groups").path(field.name())),
                            line.path("measures").path("count").asInt()));
            assertThat(answered).as("counted by %s", field).isEqualTo(expected);
        }
    }

    private JsonNode aggregate(String key, JsonNode value) {
        return client.post(SampleRecords.path(entity) + "/aggregate", Json.object(key, value, "limit", 1000))
                .expect(200)
                .json()
                .path("lines");
    }

    private static String group(JsonNode value) {
        return NaiveComparison.isEmpty(value) ? "" : NaiveComparison.id(value);
    }

    private List<JsonNode> query(ObjectNode question) {
        return list(client.post(SampleRecords.path(entity) + "/query", question)
                .expect(200)
                .json()
                .path("records"));
    }

    private static List<JsonNode> values(List<JsonNode> records, FieldMeta field) {
        return records.stream().map(each -> each.path(field.name())).toList();
    }

    private static List<JsonNode> each(List<JsonNode> values, Function<JsonNode, JsonNode> operand) {
        return new ArrayList<>(new HashSet<>(values.stream().map(operand).toList()));
    }

    private static JsonNode part(JsonNode value, int begin) {
        String text = value.asText();
        return Json.node(
                text.length() < 3
                        ? text
                        : text.substring(begin, Math.min(text.length(), begin + 3))
                                .strip());
    }

    /** As it is sent: a reference without the title that was answered with it. */
    private static JsonNode sendable(JsonNode value) {
        return value.isObject() && value.has("title") ? ((ObjectNode) value.deepCopy()).without("title") : value;
    }

    /** Whether what was sent is what was written. */
    static void checkWritten(FieldMeta field, JsonNode sent, JsonNode written) {
        String as = field + " of " + sent + " and " + written;
        switch (field.type()) {
            case REFERENCE, FILE ->
                assertThat(NaiveComparison.id(written)).as(as).isEqualTo(NaiveComparison.id(sent));
            case REFERENCES, PARTS -> assertThat(written).as(as).hasSameSizeAs(sent);
            case CHOICES -> assertThat(list(written)).as(as).containsExactlyInAnyOrderElementsOf(list(sent));
            case RICH_TEXT, CONDITION ->
                assertThat(NaiveComparison.isEmpty(written)).as(as).isFalse();
            default ->
                assertThat(NaiveComparison.holds(field.type(), written, Operator.IS, sent)
                                || written.asText().equals(sent.asText()))
                        .as(as)
                        .isTrue();
        }
    }
}
