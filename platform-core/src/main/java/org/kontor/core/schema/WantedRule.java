package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.core.database.Dialect;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.formula.KeptRules;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.PlainCondition;
import org.kontor.core.meta.ShortNames;

/** A rule that records which are there have to be brought in line with. */
sealed interface WantedRule {
    /** What it says, as short as names are. */
    String fingerprint();

    record Kept(KeptRule rule, String fingerprint) implements WantedRule {
        /** What stands for it as long as somebody may still write who does not know it. */
        String counted() {
            return fingerprint + " counted";
        }

        Kept asCounted() {
            return new Kept(rule, counted());
        }
    }

    record Apart(EntityMeta entity, List<Column> columns, String overlapping, String fingerprint)
            implements WantedRule {}

    /** Those of a catalog by their names, what others are made of before these. */
    static Map<String, WantedRule> of(Catalog catalog, Dialect dialect) {
        Map<String, WantedRule> wanted = new LinkedHashMap<>();
        for (KeptRule rule : KeptRules.of(catalog).all()) {
            switch (rule) {
                case KeptRule.OfSum sum ->
                    wanted.put(
                            "sum " + sum.field(),
                            new Kept(sum, ShortNames.hash(sum.sum().count())));
                case KeptRule.OfFormula formula ->
                    wanted.put(
                            "formula " + formula.field(),
                            new Kept(formula, ShortNames.hash(formula.rule().expression())));
            }
        }
        if (dialect == Dialect.H2) {
            for (EntityMeta entity : catalog.all()) {
                for (Rule rule : entity.rules()) {
                    if (rule instanceof Rule.NoOverlap overlap) {
                        Apart apart = apart(entity, overlap);
                        wanted.put(ShortNames.cut("apart " + entity, apart.fingerprint()), apart);
                    }
                }
            }
        }
        return wanted;
    }

    /** The names of those that are made of a field, in their order. */
    static List<String> madeOf(Catalog catalog, Dialect dialect, Field<?> field) {
        return of(catalog, dialect).entrySet().stream()
                .filter(each -> each.getValue() instanceof Kept kept
                        && kept.rule().madeOf().contains(field))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Apart apart(EntityMeta entity, Rule.NoOverlap rule) {
        List<Column> span = entity.get(rule.span().name()).columns();
        List<Column> columns = new ArrayList<>(span);
        String from = span.get(0).sql();
        String to = span.get(1).sql();
        String id = entity.get("id").columns().getFirst().sql();
        StringBuilder sql = new StringBuilder("select 1 from " + entity.table() + " a join " + entity.table()
                + " b on a." + id + " < b." + id + " and a." + from + " < b." + to + " and b." + from + " < a." + to);
        rule.resources().forEach(resource -> {
            for (Column column : entity.get(resource.name()).columns()) {
                sql.append(" and a.").append(column.sql()).append(" = b.").append(column.sql());
                columns.add(column);
            }
        });
        sql.append(" where ").append(PlainCondition.sql(entity, rule.condition(), "a."));
        sql.append(" and ").append(PlainCondition.sql(entity, rule.condition(), "b."));
        return new Apart(entity, columns, sql.toString(), ShortNames.hash(sql.toString()));
    }
}
