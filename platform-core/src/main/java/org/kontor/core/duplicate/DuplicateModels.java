package org.kontor.core.duplicate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.match.MatchKeys;
import org.kontor.core.match.MatchModel;
import org.kontor.core.match.MatchProfile;
import org.kontor.core.merge.Merges;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.IndexRow;
import org.kontor.core.record.Merging;
import org.kontor.core.search.RecordKeys;

/**
 * How records of an entity are compared.
 *
 * @param fields with their weights
 * @param plain the same with the weights that follow from what is declared: the index knows no others
 * @param warn from which score on records are likely one
 * @param certain from which score on they are certainly one
 */
public record DuplicateModels(MatchModel fields, MatchModel plain, double warn, double certain) {
    /** The exact terms of records by which those that may be one are found in the index. */
    public static RecordKeys keys() {
        return new RecordKeys() {
            @Override
            public Set<String> fields(EntityMeta entity) {
                return Set.of();
            }

            @Override
            public String version(EntityMeta entity) {
                return "";
            }

            @Override
            public List<String> of(EntityMeta entity, IndexRow row) {
                return List.of();
            }

            @Override
            public RecordKeys on(Catalog catalog) {
                return new Keys(catalog, new ConcurrentHashMap<>());
            }
        };
    }

    private record Keys(Catalog catalog, Map<EntityName, MatchModel> models) implements RecordKeys {
        private MatchModel of(EntityMeta entity) {
            return models.computeIfAbsent(entity.name(), name -> model(catalog, entity));
        }

        @Override
        public Set<String> fields(EntityMeta entity) {
            return of(entity).names();
        }

        @Override
        public String version(EntityMeta entity) {
            return "2 " + of(entity).text();
        }

        @Override
        public List<String> of(EntityMeta entity, IndexRow row) {
            return MatchKeys.of(MatchProfile.of(of(entity), row.values()));
        }
    }

    /** What follows from an entity's fields; nothing where its records are not merged. */
    private static MatchModel model(Catalog catalog, EntityMeta entity) {
        MatchModel model = Merging.isMergeable(entity) ? MatchModel.of(catalog, entity) : MatchModel.of(List.of());
        return model.isEmpty() ? MatchModel.of(List.of()) : model;
    }

    /**
     * How records of an entity are compared now.
     *
     * @param records of anybody: what is asked for is read in the kernel's right
     * @throws org.kontor.api.Refusal CONFLICT where they are not
     */
    static DuplicateModels of(Catalog catalog, Records records, EntityMeta entity) {
        Merges.requireMergeable(entity);
        MatchModel plain = model(catalog, entity);
        Row rule = rule(records, entity.name());
        if (rule == null) {
            return new DuplicateModels(plain, plain, DuplicateRule.WARN_BY_DEFAULT, DuplicateRule.CERTAIN_BY_DEFAULT);
        }
        Map<String, Double> weights = new HashMap<>();
        rule.find(DuplicateRule.WEIGHTS)
                .orElse(List.of())
                .forEach(each -> weights.put(
                        each.get(DuplicateRule.FIELD),
                        each.get(DuplicateRule.WEIGHT).doubleValue()));
        return new DuplicateModels(
                plain.weighted(weights),
                plain,
                rule.find(DuplicateRule.WARN).map(BigDecimal::doubleValue).orElse(DuplicateRule.WARN_BY_DEFAULT),
                rule.find(DuplicateRule.CERTAIN).map(BigDecimal::doubleValue).orElse(DuplicateRule.CERTAIN_BY_DEFAULT));
    }

    private static @Nullable Row rule(Records records, EntityName entity) {
        return DuplicateScan.kernel(records)
                .list(Query.of(DuplicateRule.NAME)
                        .where(DuplicateRule.ENTITY.is(entity.toString()))
                        .limit(1))
                .rows()
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The paths of an entity's fields that count by default. */
    public static Set<String> paths(Catalog catalog, EntityMeta entity) {
        Set<String> paths = new TreeSet<>();
        model(catalog, entity).fields().forEach(field -> paths.add(field.path()));
        return paths;
    }
}
