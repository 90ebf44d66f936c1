package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Measure;
import org.kontor.api.Money;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Sort;
import org.kontor.api.Table;
import org.kontor.api.Term;
import org.kontor.core.access.Access;
import org.kontor.core.access.TestAccess;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.World.Kept;

/** Random rights and questions, answered by the database and by a naive walk through memory: both agree. */
class RightsOracleTest {
    private static final int CASES = Boolean.getBoolean("kontor.test.long") ? 100_000 : 1_000;
    private static final int CASES_PER_WORLD = 50;
    private static final String MALFORMED = "malformed";

    @ParameterizedTest
    @Tag("S-29")
    @MethodSource("org.kontor.core.database.TestDatabase#all")
    void whatIsSeenIsWhatTheRightsSay(Dialect dialect) {
        long seed = Long.getLong("kontor.test.seed", System.nanoTime());
        System.out.println("RightsOracleTest on " + dialect + ": -Dkontor.test.seed=" + seed);
        Random random = new Random(seed);
        try (World world = new World(dialect)) {
            RecordReader reader = new RecordReader(world.catalog, Clock.systemUTC());
            int filled = 0;
            for (int at = 0; at < CASES; at++) {
                if (at % CASES_PER_WORLD == 0) {
                    world.refill(random, 12, 14);
                }
                filled +=
                        new Case(world, reader, new Random(random.nextLong()), "case " + at + " of seed " + seed).run();
            }
            assertThat(filled).as("questions that found something").isGreaterThan(CASES / 5);
        }
    }

    /** One actor with rights, asking one question as a list and one as numbers. */
    private static final class Case {
        private final World world;
        private final RecordReader reader;
        private final Random random;
        private final String name;
        private final Questions questions;
        private final Access access;
        private final Oracle oracle;
        private final EntityName entity;
        private final Condition where;

        Case(World world, RecordReader reader, Random random, String name) {
            this.world = world;
            this.reader = reader;
            this.random = random;
            this.name = name;
            this.questions = new Questions(world, random);
            List<Access> people = new ArrayList<>();
            world.users.forEach(user -> people.add(questions.access(user)));
            Access own = people.remove(random.nextInt(people.size()));
            this.access = TestAccess.receiving(own, people);
            this.oracle = new Oracle(world, own, people);
            this.entity = random.nextInt(8) == 0
                    ? World.EVENT
                    : World.pick(random, List.of(World.ACCOUNT, World.ORDER, World.LINE));
            world.records.put(World.EVENT, PlayedOracle.rows(world, oracle));
            this.where = random.nextInt(4) == 0 ? Condition.always() : questions.condition(entity, 3);
        }

        /** Answers 1 when the question found something. */
        int run() {
            List<Sort> sorts = questions.sorts(entity);
            Query query = Query.of(entity)
                    .where(where)
                    .sort(sorts.toArray(Sort[]::new))
                    .limit(entity.equals(World.EVENT) ? random.nextInt(5, 40) : random.nextInt(1, 8));
            Object expected = answer(() -> oracle.list(entity, where, sorts).stream()
                    .map(this::naiveValues)
                    .toList());
            Object found = answer(() -> pages(query));
            assertThat(found).as(name + "\n" + query).isEqualTo(expected);
            numbers();
            return found instanceof List<?> rows && !rows.isEmpty() ? 1 : 0;
        }

        private static Object answer(Supplier<Object> work) {
            try {
                return work.get();
            } catch (Oracle.Unknown e) {
                return MALFORMED;
            } catch (Refusal e) {
                assertThat(e.code()).as(e.getMessage()).isEqualTo(Refusal.Code.MALFORMED);
                return MALFORMED;
            }
        }

        private List<Map<String, Object>> pages(Query query) {
            return world.database.read(transaction -> {
                List<Map<String, Object>> all = new ArrayList<>();
                Query at = query.count();
                while (true) {
                    Page<StoredRow> page = reader.list(transaction, access, at);
                    page.rows().forEach(row -> all.add(values(row)));
                    if (page.next().isEmpty()) {
                        assertThat(page.count().orElseThrow()).as(name).isEqualTo(new Page.Count(all.size(), true));
                        return all;
                    }
                    at = query.after(page.next().get()).count();
                }
            });
        }

        private Map<String, Object> values(StoredRow row) {
            Map<String, Object> values = new TreeMap<>();
            row.values()
                    .forEach((field, value) -> values.put(
                            field,
                            value instanceof List<?> list
                                    ? list.stream()
                                            .map(each -> each instanceof StoredRow part ? values(part) : each)
                                            .toList()
                                    : value));
            return values;
        }

        private Map<String, Object> naiveValues(Kept row) {
            Map<String, Object> values = new TreeMap<>();
            for (FieldMeta field : world.entity(row.entity()).fields()) {
                if (!oracle.isKnown(row.entity(), field.name())) {
                    continue;
                }
                Object value = oracle.isOpen(row, field.name()) ? row.get(field.name()) : null;
                boolean open = oracle.isOpen(row, field.name());
                if (open && field.isParts()) {
                    value = ((List<?>) value)
                            .stream()
                                    .map(id -> naiveValues(
                                            world.records.get(World.LINE).get(id)))
                                    .toList();
                } else if (open && field.isReferences() && value == null) {
                    value = List.of();
                }
                values.put(field.name(), value);
            }
            return values;
        }

        private void numbers() {
            List<Term<?>> groups = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                Term<?> group = questions.group(entity);
                if (groups.stream().noneMatch(other -> other.path().equals(group.path()))) {
                    groups.add(group);
                }
            }
            List<Measure> measures = new ArrayList<>(List.of(Measure.count()));
            for (int i = random.nextInt(3); i > 0; i--) {
                Measure measure = questions.measure(entity);
                if (!measures.contains(measure)) {
                    measures.add(measure);
                }
            }
            Query query = Query.of(entity)
                    .where(where)
                    .groupBy(groups.toArray(Term<?>[]::new))
                    .limit(1000);
            Object expected = answer(() -> naiveNumbers(groups, measures));
            Object found = answer(() -> {
                Table table =
                        world.database.read(transaction -> reader.aggregate(transaction, access, query, measures));
                assertThat(table.complete()).isTrue();
                List<List<String>> lines = new ArrayList<>();
                for (Table.Line line : table) {
                    List<String> cells = new ArrayList<>();
                    groups.forEach(group -> cells.add(cell(line.find(group).orElse(null))));
                    measures.forEach(
                            measure -> cells.add(cell(line.find(measure).orElse(null))));
                    lines.add(cells);
                }
                return lines;
            });
            assertThat(found).as(name + "\n" + query + "\n" + measures).isEqualTo(expected);
        }

        private static String cell(Object value) {
            return value instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : value instanceof Money money
                            ? money.amount().stripTrailingZeros().toPlainString() + " " + money.currency()
                            : String.valueOf(value);
        }

        private List<List<String>> naiveNumbers(List<Term<?>> groups, List<Measure> measures) {
            oracle.check(where);
            groups.forEach(oracle::checkTerm);
            List<Term<?>> amounts = new ArrayList<>();
            for (Measure measure : measures) {
                if (measure.term() != null) {
                    oracle.checkTerm(measure.term());
                    if (measure.term().type() == FieldType.MONEY) {
                        amounts.add(measure.term());
                    }
                }
            }
            Map<List<Object>, List<Kept>> lines = new LinkedHashMap<>();
            boolean one = groups.isEmpty() && amounts.isEmpty();
            if (one) {
                lines.put(List.of(), new ArrayList<>());
            }
            for (Kept row : oracle.list(entity, where, List.of())) {
                List<Object> key = new ArrayList<>();
                groups.forEach(group -> key.addAll(columns(oracle.value(row, group, false), group)));
                amounts.forEach(amount ->
                        key.add(oracle.value(row, amount, false) instanceof Money money ? money.currency() : null));
                lines.computeIfAbsent(one ? List.of() : key, any -> new ArrayList<>())
                        .add(row);
            }
            Comparator<List<Object>> order = (a, b) -> {
                for (int i = 0; i < a.size(); i++) {
                    int by = Oracle.withEmpty(false).compare(a.get(i), b.get(i));
                    if (by != 0) {
                        return by;
                    }
                }
                return 0;
            };
            return lines.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(order))
                    .map(line -> {
                        List<String> cells = new ArrayList<>();
                        groups.forEach(group ->
                                cells.add(cell(oracle.value(line.getValue().getFirst(), group, false))));
                        measures.forEach(measure -> cells.add(cell(naive(measure, line.getValue()))));
                        return cells;
                    })
                    .toList();
        }

        private static List<Object> columns(Object value, Term<?> term) {
            boolean open = term instanceof Field<?> field
                    ? field.type() == FieldType.REFERENCE && field.targets().isEmpty()
                    : term.path().endsWith("about") || term.path().endsWith("source");
            return switch (value) {
                case Money money -> List.of(money.amount(), money.currency());
                case Ref ref when open -> List.of(ref.entity().toString(), ref);
                case null ->
                    term.type() == FieldType.MONEY || open ? Arrays.asList(null, null) : Arrays.asList((Object) null);
                default -> List.of(value);
            };
        }

        private Object naive(Measure measure, List<Kept> rows) {
            if (measure.term() == null) {
                return (long) rows.size();
            }
            List<Object> values = rows.stream()
                    .map(row -> oracle.value(row, measure.term(), false))
                    .filter(Objects::nonNull)
                    .toList();
            if (measure.kind() == Measure.Kind.COUNT) {
                return values.stream().map(Case::cell).distinct().count();
            }
            if (values.isEmpty()) {
                return null;
            }
            return switch (measure.kind()) {
                case MIN -> values.stream().min(Oracle.VALUES).orElseThrow();
                case MAX -> values.stream().max(Oracle.VALUES).orElseThrow();
                case SUM -> sum(values, BigDecimal.ONE);
                case AVERAGE -> sum(values, BigDecimal.valueOf(values.size()));
                case COUNT -> throw new IllegalStateException();
            };
        }

        private static Object sum(List<Object> values, BigDecimal by) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Object value : values) {
                sum = sum.add(value instanceof Money money ? money.amount() : new BigDecimal(value.toString()));
            }
            BigDecimal result = sum.divide(by, 6, RoundingMode.HALF_EVEN);
            return values.getFirst() instanceof Money money ? new Money(result, money.currency()) : result;
        }
    }
}
