package org.kontor.core.record;

import static org.kontor.core.record.World.pick;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Bucket;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Measure;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Period;
import org.kontor.api.Ref;
import org.kontor.api.Scope;
import org.kontor.api.Sort;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.access.TestAccess;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;

/** Makes up rights and questions. */
final class Questions {
    private final World world;
    private final Random random;

    Questions(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** Somebody with rights of their own. */
    Access access(UUID user) {
        Map<EntityName, Map<Verb, List<Right>>> rights = new HashMap<>();
        for (EntityName entity : List.of(World.ACCOUNT, World.ORDER, World.LINE, CatalogBuilder.USER)) {
            List<Right> each = new ArrayList<>();
            int count = random.nextInt(8) == 0 ? 0 : random.nextInt(1, 4);
            for (int i = 0; i < count; i++) {
                each.add(right(entity));
            }
            rights.put(entity, Map.of(Verb.READ, each));
        }
        boolean mayReadSome = List.of(World.ACCOUNT, World.ORDER).stream()
                .anyMatch(entity -> !rights.get(entity).get(Verb.READ).isEmpty());
        rights.put(World.EVENT, Map.of(Verb.READ, mayReadSome ? List.of(Right.whole()) : List.of()));
        return TestAccess.of(
                user,
                ZoneId.of(pick(random, List.of("UTC", "Europe/Prague", "America/New_York", "Asia/Kathmandu"))),
                some(world.teams),
                some(world.users),
                rights,
                Set.of());
    }

    private Set<UUID> some(List<UUID> ids) {
        Set<UUID> some = new HashSet<>();
        ids.forEach(id -> {
            if (random.nextInt(3) == 0) {
                some.add(id);
            }
        });
        return some;
    }

    private Right right(EntityName entity) {
        Set<String> hidden = new HashSet<>();
        if (random.nextInt(3) > 0) {
            world.entity(entity).declaredFields().forEach(field -> {
                if (random.nextInt(4) == 0) {
                    hidden.add(field.name());
                }
            });
        }
        Scope scope = random.nextBoolean() ? Scope.ALL : pick(random, List.of(Scope.values()));
        Condition condition = random.nextBoolean() ? Condition.always() : condition(entity, 2);
        return new Right(scope, condition, field -> field.system() != null || !hidden.contains(field.name()));
    }

    Condition condition(EntityName entity, int depth) {
        int kind = random.nextInt(10);
        if (depth == 0 || kind < 5) {
            return compare(entity);
        }
        return switch (kind) {
            case 5 -> condition(entity, depth - 1).and(condition(entity, depth - 1));
            case 6 -> condition(entity, depth - 1).or(condition(entity, depth - 1));
            case 7 -> condition(entity, depth - 1).not();
            default -> some(entity, depth);
        };
    }

    private Condition some(EntityName entity, int depth) {
        if (random.nextInt(4) == 0) {
            return someOf(entity, depth);
        }
        if (entity.equals(World.ACCOUNT)) {
            if (random.nextInt(5) == 0) {
                return new Condition.Some(pointingBack(World.FRIENDS), condition(World.ACCOUNT, depth - 1));
            }
            Term<Ref> back = pick(random, List.of(World.BUYER, World.ABOUT, World.HEAD, World.MAKER));
            return Condition.some(back, condition(back.entity(), depth - 1));
        }
        if (entity.equals(World.ORDER)) {
            return Condition.some(World.LINE.parent(), condition(World.LINE, depth - 1));
        }
        return compare(entity);
    }

    private Condition someOf(EntityName entity, int depth) {
        Term<List<Ref>> friends = switch (entity.name()) {
            case "account" -> random.nextInt(3) == 0 ? World.FRIENDS.of(World.HEAD) : World.FRIENDS;
            case "deal" -> World.FRIENDS.of(World.BUYER);
            case "line" ->
                random.nextBoolean()
                        ? World.FRIENDS.of(World.MAKER)
                        : World.FRIENDS.of(World.BUYER.of(World.LINE.parent()));
            default -> null;
        };
        return friends == null
                ? compare(entity)
                : Condition.someOf(
                        friends,
                        random.nextInt(5) == 0 ? Condition.always() : condition(World.ACCOUNT, Math.max(0, depth - 2)));
    }

    /** Of several references too it is asked who names a record. */
    @SuppressWarnings("unchecked")
    private static Term<Ref> pointingBack(Term<?> references) {
        return (Term<Ref>) references;
    }

    /** A term of the entity, up to two references away. */
    Term<?> term(EntityName entity, int hops) {
        List<FieldMeta> fields = world.entity(entity).fields().stream()
                .filter(field -> !field.isParts())
                .toList();
        FieldMeta field = pick(random, fields);
        boolean hop = field.type() == FieldType.REFERENCE && !field.isOpen() && hops > 0 && random.nextInt(3) > 0;
        try {
            Term<?> here = world.catalog.term(entity, field.name());
            if (!hop) {
                return here;
            }
            @SuppressWarnings("unchecked")
            Term<Ref> reference = (Term<Ref>) here;
            return term(field.field().targets().getFirst(), hops - 1).of(reference);
        } catch (BadValue e) {
            throw new IllegalStateException(e);
        }
    }

    private TermPath resolve(Term<?> term) {
        try {
            return world.catalog.resolve(term);
        } catch (BadValue e) {
            throw new IllegalStateException(e);
        }
    }

    private Condition compare(EntityName entity) {
        Term<?> term = term(entity, 2);
        FieldMeta field = resolve(term).last();
        List<Operator> operators = field.kind().operators().stream().sorted().toList();
        Operator operator = pick(random, operators);
        boolean dated = field.type() == FieldType.DATE || field.type() == FieldType.MOMENT;
        if (dated && operator != Operator.IN && random.nextInt(4) == 0) {
            term = term.by(pick(random, List.of(Period.values())));
        }
        if (operator == Operator.IS_EMPTY) {
            return term instanceof Bucket<?> bucket ? bucket.term().isEmpty() : term.isEmpty();
        }
        if (operator == Operator.IN) {
            if (field.type() == FieldType.REFERENCE && random.nextBoolean()) {
                return new Condition.Compare(term, operator, new Operand.MyTeams());
            }
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                values.add(value(field));
            }
            return new Condition.Compare(term, operator, new Operand.Values(values));
        }
        if (field.type() == FieldType.REFERENCE && random.nextInt(3) == 0) {
            return new Condition.Compare(term, operator, new Operand.Me());
        }
        boolean ordered = operator != Operator.CONTAINS && operator != Operator.STARTS_WITH;
        if (ordered && !(term instanceof Bucket<?>) && random.nextInt(4) == 0) {
            for (int i = 0; i < 20; i++) {
                Term<?> other = term(entity, 1);
                FieldMeta otherField = resolve(other).last();
                if (otherField.type() == field.type()
                        && otherField.isOpen() == field.isOpen()
                        && otherField.mayEqual(field)) {
                    return new Condition.Compare(term, operator, new Operand.OfTerm(other));
                }
            }
        }
        return new Condition.Compare(term, operator, Operand.of(operand(field, operator)));
    }

    private Object operand(FieldMeta field, Operator operator) {
        Object value = value(field);
        if (value instanceof List<?> refs) {
            return refs.getFirst();
        }
        if (value instanceof Set<?> choices && operator == Operator.CONTAINS) {
            return choices.iterator().next();
        }
        if (value instanceof String text && !operator.equals(Operator.IS) && random.nextBoolean()) {
            return text.substring(0, 1);
        }
        return value;
    }

    private Object value(FieldMeta field) {
        if (field.system() != null && field.type() == FieldType.REFERENCE && !field.isOpen()) {
            EntityName target = field.field().targets().getFirst();
            List<UUID> ids = new ArrayList<>(world.records.get(target).keySet());
            return new Ref(target, ids.isEmpty() ? UUID.randomUUID() : pick(random, ids));
        }
        return world.value(
                field.type(),
                random,
                new ArrayList<>(world.records.get(World.ACCOUNT).keySet()));
    }

    List<Sort> sorts(EntityName entity) {
        List<Sort> sorts = new ArrayList<>();
        int count = random.nextInt(4);
        while (sorts.size() < count) {
            Term<?> term = group(entity);
            sorts.add(random.nextBoolean() ? term.ascending() : term.descending());
        }
        return sorts;
    }

    /** A term that can be sorted and grouped by. */
    Term<?> group(EntityName entity) {
        while (true) {
            Term<?> term = term(entity, 2);
            FieldMeta field = resolve(term).last();
            if (field.kind().isSortable()) {
                boolean dated = field.type() == FieldType.DATE || field.type() == FieldType.MOMENT;
                return dated && random.nextBoolean() ? term.by(pick(random, List.of(Period.values()))) : term;
            }
        }
    }

    Measure measure(EntityName entity) {
        while (true) {
            Term<?> term = term(entity, 1);
            FieldMeta field = resolve(term).last();
            boolean ordered = field.kind().isSortable()
                    && field.columns().size() == 1
                    && field.type() != FieldType.REFERENCE
                    && field.type() != FieldType.YES_NO;
            boolean sums = field.kind().isSummable();
            int kind = random.nextInt(6);
            if (kind == 0) {
                return Measure.count();
            } else if (kind == 1 && field.kind().isSortable() && !field.isOpen()) {
                return Measure.count(term);
            } else if (kind == 2 && sums) {
                return Measure.sum(term);
            } else if (kind == 3 && sums) {
                return Measure.average(term);
            } else if (kind > 3 && (sums || ordered)) {
                return kind == 4 ? Measure.min(term) : Measure.max(term);
            }
        }
    }
}
