package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.kontor.api.Operator;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What is kept of records: they are written, read, listed, filtered, added up, taken out and in as any others are. */
abstract class RecordContract extends ContractGround {
    @TestFactory
    @Order(4)
    Stream<DynamicTest> whatWasWrittenIsReadAgain() {
        return entities(entity -> {
            SampleRecords.Made made = samples().maker().create(entity);
            JsonNode written = made.answer().json();
            Answer read =
                    admin().get(SampleRecords.path(entity) + "/" + made.id()).expect(200);
            assertThat(read.json()).isEqualTo(written);
            assertThat(read.etag()).isEqualTo(made.answer().etag());
            if (entity.hooks().isEmpty()) {
                made.sent()
                        .properties()
                        .forEach(value -> EntityOracle.checkWritten(
                                entity.get(value.getKey()), value.getValue(), written.path(value.getKey())));
            }
        });
    }

    @TestFactory
    @Order(5)
    Stream<DynamicTest> listsPageToTheEndWithoutGapOrDouble() {
        return entities(entity -> oracle(entity).checkPages(5));
    }

    @TestFactory
    @Order(6)
    Stream<DynamicTest> listsSortAsAPlainComparisonDoes() {
        return entities(entity -> {
            for (FieldMeta field : seen(entity)) {
                if (field.kind().isSortable() && !field.isReferences() && !field.isParts()) {
                    oracle(entity).checkSorted(field, false);
                    oracle(entity).checkSorted(field, true);
                }
            }
        });
    }

    @TestFactory
    @Order(7)
    Stream<DynamicTest> everyOperatorOfEveryFieldAnswersAsAPlainComparisonDoes() {
        return entities(entity -> {
            EntityOracle oracle = oracle(entity);
            for (FieldMeta field : seen(entity)) {
                for (Operator operator : field.kind().operators()) {
                    oracle.operands(field, operator).forEach(operand -> oracle.checkFiltered(field, operator, operand));
                }
            }
        });
    }

    /** The fields that questions may name: a retired one is out of everybody's sight. */
    private static List<FieldMeta> seen(EntityMeta entity) {
        return entity.declaredFields().stream()
                .filter(field -> !field.field().isRetired())
                .toList();
    }

    @TestFactory
    @Order(8)
    Stream<DynamicTest> numbersOverRecordsAreWhatAddingThemUpGives() {
        return entities(entity -> seen(entity).forEach(oracle(entity)::checkMeasured));
    }

    @TestFactory
    @Order(9)
    Stream<DynamicTest> recordsGoOutAndInLineByLine() {
        return entities(entity -> {
            Answer exported =
                    admin().get(SampleRecords.path(entity) + "/export").expect(200);
            assertThat(EntityOracle.ids(exported.lines()))
                    .containsExactlyInAnyOrderElementsOf(
                            EntityOracle.ids(samples().listed(entity)));
            SampleRecords.Made made = samples().maker().create(entity);
            if (admin().delete(
                            SampleRecords.path(entity) + "/" + made.id(),
                            made.answer().etag())
                    .isOk()) {
                JsonNode line = admin().ndjson(
                                SampleRecords.path(entity) + "/bulk",
                                List.of(samples().maker().again(entity, made.sent())))
                        .expect(200)
                        .lines()
                        .getFirst();
                assertThat(line.path("status").asInt()).as(line.toString()).isEqualTo(201);
                admin().get(SampleRecords.path(entity) + "/" + line.path("id").asText())
                        .expect(200);
            }
        });
    }

    @TestFactory
    @Order(10)
    Stream<DynamicTest> theDescriptionNamesEveryFieldAndHasNoLooseEnds() {
        JsonNode description = admin().get("openapi.json").expect(200).json();
        for (JsonNode reference : description.findValues("$ref")) {
            JsonNode target = description.at(reference.asText().substring(1));
            assertThat(target.isMissingNode()).as(reference.asText()).isFalse();
        }
        return entities(entity -> {
            JsonNode schema = description.path("components").path("schemas").path(entity.toString());
            assertThat(description
                            .path("paths")
                            .path("/" + SampleRecords.path(entity))
                            .isMissingNode())
                    .isFalse();
            for (FieldMeta field : entity.declaredFields()) {
                assertThat(field.field().isRetired()
                                || schema.path("properties").has(field.name()))
                        .as(field.toString())
                        .isTrue();
            }
        });
    }

    @TestFactory
    @Order(11)
    Stream<DynamicTest> theHistorySaysWhatWasDone() {
        return entities(entity -> {
            SampleRecords.Made made = samples().maker().create(entity);
            String path = SampleRecords.path(entity) + "/" + made.id();
            List<String> expected = new ArrayList<>(List.of("created"));
            ObjectNode change = samples().maker().change(entity);
            Answer changed = admin().patch(path, made.answer().etag(), change);
            String etag = made.answer().etag();
            if (changed.isOk()) {
                etag = changed.etag();
                if (!etag.equals(made.answer().etag())) {
                    expected.addFirst("updated");
                }
            } else {
                // a rule or a hook may be against it, and what is frozen stays as it is
                assertThat(changed.status()).as(changed.toString()).isIn(409, 422);
                changed.expectProblem(changed.status());
            }
            JsonNode history = admin().get(path + "/history").expect(200).json();
            assertThat(EntityOracle.list(history.path("entries")).stream()
                            .map(entry -> entry.path("kind").asText()))
                    .containsExactlyElementsOf(expected);
            Answer deleted = admin().delete(path, etag);
            if (deleted.isOk()) {
                admin().get(path).expectProblem(404);
            } else {
                // the plugin may hold on to it, by a hook or by a reference that needs it
                assertThat(deleted.status()).as(deleted.toString()).isIn(403, 409, 412, 422);
            }
        });
    }
}
