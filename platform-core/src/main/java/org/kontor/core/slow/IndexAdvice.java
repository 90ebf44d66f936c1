package org.kontor.core.slow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.Term;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.plugin.Indexable;
import org.kontor.core.record.Timing.Asked;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.IndexSpec;
import org.kontor.core.schema.TableFacts;

/**
 * Which index would help a slow list, or why none would. Fields that are compared with one value come first, then what the
 * list is ordered by or what is compared with bounds: so the rows lie side by side, in the order in which a page reads them.
 */
final class IndexAdvice {
    /** Of fewer records the database reads all as fast. */
    private static final long SMALL = 1_000;
    /** More fields make an index larger, and hardly narrower. */
    private static final int MOST_EQUAL = 3;

    private static final int MOST_SORTED = 2;
    /** As many records are read as fast as anybody waits for, in whichever order they are wanted then. */
    private static final long FEW = 1_000;
    /** Numbers over a fifth of the records read most of the table's pages anyway. */
    private static final long LEAST_DIFFERENT = 5;
    /** Of a hundred records: where more have one value, those who ask for it, as most will, read nearly all anyway. */
    private static final long NEARLY_ALL = 80;

    private final Catalog catalog;
    private final TableFacts facts;

    /**
     * What is advised.
     *
     * @param choice what would help, or why nothing would
     * @param fields of the index, in order; none where none would help
     * @param records of the entity, about
     * @param bytes of the index, about
     * @param indexes that the entity has
     */
    record Advice(Choice choice, List<String> fields, long records, long bytes, long indexes) {
        Advice {
            fields = List.copyOf(fields);
        }

        private static Advice plain(Choice choice) {
            return new Advice(choice, List.of(), 0, 0, 0);
        }
    }

    /** An index that would serve a shape: so many of its first fields are compared with one value, in any order. */
    private record Candidate(List<String> fields, int equal) {}

    IndexAdvice(Catalog catalog, TableFacts facts) {
        this.catalog = catalog;
        this.facts = facts;
    }

    Advice of(ListShape shape) {
        EntityMeta entity = catalog.findMeta(shape.entity()).orElse(null);
        if (entity == null) {
            return Advice.plain(SlowList.GONE);
        }
        if (entity.isAspect()) {
            return Advice.plain(SlowList.SEVERAL_ENTITIES);
        }
        if (entity.name().plugin().equals(AccessPolicy.KERNEL)) {
            return Advice.plain(SlowList.KERNEL);
        }
        long records = facts.rows(entity.tableName()).value();
        long indexes = facts.indexes(entity.tableName()).size();
        Advice none = new Advice(SlowList.SMALL, List.of(), records, 0, indexes);
        if (records < SMALL) {
            return none;
        }
        List<Candidate> candidates = candidates(shape, entity);
        if (candidates.isEmpty()) {
            return new Advice(reason(shape), List.of(), records, 0, indexes);
        }
        return candidates.stream()
                .filter(candidate -> !isThere(candidate, shape, entity, records))
                .findFirst()
                .map(candidate -> advice(candidate, shape, entity, none))
                .orElseGet(
                        () -> new Advice(SlowList.INDEXED, candidates.getFirst().fields(), records, 0, indexes));
    }

    private Advice advice(Candidate candidate, ListShape shape, EntityMeta entity, Advice none) {
        List<String> columns = columns(candidate.fields(), entity);
        boolean isEqualOnly = candidate.equal() == candidate.fields().size();
        if (isEqualOnly && isHardlyNarrower(shape, entity, columns.subList(0, candidate.equal()))) {
            return new Advice(SlowList.NOT_SELECTIVE, List.of(), none.records(), 0, none.indexes());
        }
        return new Advice(
                SlowList.INDEX,
                candidate.fields(),
                none.records(),
                facts.bytes(entity.tableName(), columns, none.records()),
                none.indexes());
    }

    private boolean isHardlyNarrower(ListShape shape, EntityMeta entity, List<String> columns) {
        return shape.asked() == Asked.NUMBERS
                ? facts.different(entity.tableName(), columns) < LEAST_DIFFERENT
                : facts.mostCommon(entity.tableName(), columns) > NEARLY_ALL;
    }

    private static Choice reason(ListShape shape) {
        boolean narrows = !shape.equal().isEmpty() || !shape.ranged().isEmpty();
        if (narrows) {
            return SlowList.UNFIT;
        }
        if (shape.beyond().isEmpty()) {
            return shape.sorted().isEmpty() ? SlowList.EVERYTHING : SlowList.UNFIT;
        }
        return shape.beyond().stream().anyMatch(each -> each.contains(" contains ") || each.contains(" startsWith "))
                ? SlowList.INSIDE_TEXT
                : SlowList.ELSEWHERE;
    }

    /** What would serve it, the best first. */
    private List<Candidate> candidates(ListShape shape, EntityMeta entity) {
        List<String> equal = narrowest(
                shape.equal().stream().filter(name -> isUsable(name, entity)).toList(), entity);
        List<String> sorted = shape.sorted().isEmpty() ? List.of() : served(shape.sorted(), entity);
        List<String> ranged = shape.ranged().stream()
                .filter(name -> isUsable(name, entity) && !equal.contains(name))
                .sorted((one, other) -> Boolean.compare(sorted.contains(other), sorted.contains(one)))
                .limit(1)
                .toList();
        Set<List<String>> behind = new LinkedHashSet<>();
        if (equal.isEmpty()) {
            // what narrows comes before what orders
            behind.add(ranged);
            behind.add(sorted);
        } else {
            behind.add(sorted.isEmpty() ? ranged : sorted);
        }
        return behind.stream()
                .map(more ->
                        Stream.concat(equal.stream(), more.stream()).distinct().toList())
                .filter(fields -> !fields.isEmpty())
                .map(fields -> new Candidate(fields, equal.size()))
                .toList();
    }

    private List<String> narrowest(List<String> equal, EntityMeta entity) {
        if (equal.size() <= MOST_EQUAL) {
            return equal;
        }
        record Different(String name, long values) {}
        return equal.stream()
                .map(name -> new Different(name, facts.different(entity.tableName(), columns(List.of(name), entity))))
                .sorted((one, other) -> Long.compare(other.values(), one.values()))
                .limit(MOST_EQUAL)
                .map(Different::name)
                .sorted()
                .toList();
    }

    /** The beginning of an order that an index can be walked in, this way or the other. */
    private List<String> served(List<String> sorted, EntityMeta entity) {
        boolean isDown = sorted.getFirst().startsWith("-");
        List<String> served = new ArrayList<>();
        for (String each : sorted) {
            String name = each.startsWith("-") ? each.substring(1) : each;
            // empty values come last both ways, and in an index they come first when it is walked down
            boolean isInOrder = each.startsWith("-") == isDown && (served.isEmpty() || !isDown);
            if (!isInOrder || served.size() == MOST_SORTED || !isUsable(name, entity)) {
                break;
            }
            served.add(name);
        }
        return served;
    }

    private static boolean isUsable(String name, EntityMeta entity) {
        return entity.find(name)
                .filter(field -> !field.field().isRetired() && !field.columns().isEmpty())
                .filter(field -> !name.equals("id"))
                .filter(field -> Indexable.is(field.field()))
                .isPresent();
    }

    private List<String> columns(List<String> fields, EntityMeta entity) {
        List<Term<?>> terms = new ArrayList<>();
        for (String name : fields) {
            try {
                terms.add(catalog.term(entity.name(), name));
            } catch (BadValue gone) {
                return List.of();
            }
        }
        return CatalogTables.indexColumns(entity, terms).map(IndexSpec::columns).orElse(List.of());
    }

    /** Whether an index narrows and orders as much already. */
    private boolean isThere(Candidate candidate, ListShape shape, EntityMeta entity, long records) {
        List<String> columns = columns(candidate.fields(), entity);
        // a page is ordered by the id where nothing else is said
        boolean isById = shape.asked() == Asked.LIST
                && candidate.equal() == candidate.fields().size();
        List<String> needed =
                isById ? columns : columns.subList(0, candidate.fields().size());
        Set<String> equal = new HashSet<>(columns.subList(0, candidate.equal()));
        return facts.indexes(entity.tableName()).stream()
                .anyMatch(index -> serves(index.columns(), equal, needed)
                        || index.unique() && equal.containsAll(index.columns())
                        || isNarrow(index.columns(), equal, entity, records));
    }

    private static boolean serves(List<String> index, Set<String> equal, List<String> needed) {
        int same = equal.size();
        return index.size() >= needed.size()
                && equal.containsAll(index.subList(0, same))
                && index.subList(same, needed.size()).equals(needed.subList(same, needed.size()));
    }

    private boolean isNarrow(List<String> index, Set<String> equal, EntityMeta entity, long records) {
        int most = 0;
        while (most < index.size() && equal.contains(index.get(most))) {
            most++;
        }
        return most > 0 && records / Math.max(1, facts.different(entity.tableName(), index.subList(0, most))) <= FEW;
    }
}
