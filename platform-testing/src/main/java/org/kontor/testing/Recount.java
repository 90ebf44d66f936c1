package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Term;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.SumRule;

/** Adds up anew what sums and counts say, and works out formulas, record by record. */
record Recount(TestClient admin, Catalog catalog) {
    /** A record as it is read, a part with the id of the record that it is part of. */
    private record Held(String whole, JsonNode record) {}

    void check(SumRule sum) {
        Map<String, BigDecimal> expected = new HashMap<>();
        for (Held child : all(sum.child())) {
            String to = sum.isOverParts()
                    ? child.whole()
                    : NaiveComparison.id(child.record().path(sum.to().name()));
            if (NaiveCondition.holds(sum.child(), sum.rule().condition(), child.record())) {
                expected.merge(to, measured(sum, child.record()), BigDecimal::add);
            }
        }
        for (Held parent : all(sum.parent())) {
            JsonNode kept = parent.record().path(sum.field().name());
            String id = parent.record().path("id").asText();
            assertThat(number(kept))
                    .as("%s of %s, added up anew", sum.field(), id)
                    .isEqualByComparingTo(expected.getOrDefault(id, BigDecimal.ZERO));
        }
    }

    /** A formula has no second way to be worked out: what is looked for is a record that it was forgotten in. */
    void check(KeptRule.OfFormula formula) {
        for (Held held : all(formula.entity())) {
            assertThat(value(formula.field(), held.record()))
                    .as(
                            "%s of %s, worked out anew",
                            formula.field(), held.record().path("id"))
                    .isEqualTo(workedOut(formula, held.record()));
        }
    }

    private static @Nullable Object workedOut(KeptRule.OfFormula formula, JsonNode record) {
        try {
            return formula.formula().value(field -> value(field, record));
        } catch (BadValue e) {
            throw new AssertionError("the record " + record + " should have been refused", e);
        }
    }

    private static @Nullable Object value(FieldMeta field, JsonNode record) {
        JsonNode json = record.path(field.name());
        try {
            return NaiveComparison.isEmpty(json) ? null : field.kind().parse(json, field.field());
        } catch (BadValue e) {
            throw new AssertionError(field + " cannot be read in " + record, e);
        }
    }

    private static BigDecimal measured(SumRule sum, JsonNode child) {
        Term<?> term = sum.rule().measure().term();
        return term == null ? BigDecimal.ONE : number(child.path(term.path()));
    }

    private static BigDecimal number(JsonNode value) {
        return NaiveComparison.isEmpty(value) ? BigDecimal.ZERO : new BigDecimal(value.asText());
    }

    private List<Held> all(EntityMeta entity) {
        EntityMeta.Parent parent = entity.parent().orElse(null);
        List<Held> all = new ArrayList<>();
        if (parent == null) {
            exported(entity).forEach(record -> all.add(new Held("", record)));
            return all;
        }
        for (Held whole : all(catalog.get(parent.entity()))) {
            whole.record()
                    .path(parent.field())
                    .forEach(part -> all.add(new Held(whole.record().path("id").asText(), part)));
        }
        return all;
    }

    private List<JsonNode> exported(EntityMeta entity) {
        return admin.get(SampleRecords.path(entity) + "/export").expect(200).lines();
    }
}
