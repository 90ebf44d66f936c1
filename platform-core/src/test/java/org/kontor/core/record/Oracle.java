package org.kontor.core.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.kontor.api.Bucket;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Money;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Period;
import org.kontor.api.Ref;
import org.kontor.api.Scope;
import org.kontor.api.Sort;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.database.RootOrder;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.World.Kept;

/** Rights and questions worked out the naive way, record by record, in memory. */
final class Oracle {
    /** The actor may not know that there is such a field. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super(what);
        }
    }

    private static final RootOrder TEXT = RootOrder.getInstance(Locale.ROOT);

    private final World world;
    private final Access access;
    private final List<Oracle> givers;

    /**
     * @param access of the actor's own, without what is shared with them
     * @param givers everybody else, as they are without what is shared with them
     */
    Oracle(World world, Access access, List<Access> givers) {
        this.world = world;
        this.access = access;
        this.givers = givers.stream()
                .map(giver -> new Oracle(world, giver, List.of()))
                .toList();
    }

    // rights

    private Kept parent(Kept part) {
        return ((Ref) part.get("parent")).entity() == null
                ? null
                : world.records.get(World.ORDER).get(((Ref) part.get("parent")).id());
    }

    private boolean reaches(Kept row, Right right) {
        return inScope(row, right.scope()) && holds(row, right.condition(), true);
    }

    private boolean inScope(Kept row, Scope scope) {
        if (scope == Scope.ALL) {
            return true;
        }
        if (row.entity().equals(World.LINE)) {
            return inScope(parent(row), scope);
        }
        UUID owner = row.get("owner") instanceof Ref ref ? ref.id() : null;
        UUID team = row.get("team") instanceof Ref ref ? ref.id() : null;
        boolean mine = access.user().equals(owner);
        return switch (scope) {
            case OWN -> mine;
            case TEAM -> mine || (team != null && access.teams().contains(team));
            case SUBORDINATES -> mine || (owner != null && access.subordinates().contains(owner));
            default -> false;
        };
    }

    /** By a right of the actor's, on their own or where somebody shared the record who has such a right too. */
    private boolean reaches(Kept row, Predicate<Right> wanted) {
        return access.rights(row.entity(), Verb.READ).stream()
                .filter(wanted)
                .anyMatch(right -> reaches(row, right)
                        || (right.scope() != Scope.ALL
                                && holds(row, right.condition(), true)
                                && givers.stream()
                                        .filter(giver -> isSharedBy(giver.access.user(), row))
                                        .anyMatch(giver -> giver.reaches(row, wanted))));
    }

    private boolean isSharedBy(UUID giver, Kept row) {
        return world.shares.stream()
                .anyMatch(share -> share.giver().equals(giver)
                        && share.entity().equals(row.entity())
                        && share.record().equals(row.id())
                        && (access.user().equals(share.user())
                                || (share.team() != null && access.teams().contains(share.team()))));
    }

    boolean isVisible(Kept row) {
        if (row.entity().equals(World.LINE)) {
            Kept above = parent(row);
            return above != null && isVisible(above) && isKnown(World.ORDER, "lines") && isOpen(above, "lines");
        }
        return reaches(row, right -> true);
    }

    private boolean mayRead(EntityName entity) {
        return !access.rights(entity.equals(World.LINE) ? World.ORDER : entity, Verb.READ)
                .isEmpty();
    }

    boolean isKnown(EntityName entity, String name) {
        FieldMeta field = world.entity(entity).get(name);
        return field.system() != null
                || access.rights(entity, Verb.READ).stream()
                        .anyMatch(right -> right.fields().includes(field));
    }

    boolean isOpen(Kept row, String name) {
        FieldMeta field = world.entity(row.entity()).get(name);
        return field.system() != null || reaches(row, right -> right.fields().includes(field));
    }

    // terms

    private void check(Term<?> term) {
        List<String> path = path(term);
        EntityName at = term.entity();
        for (int i = 0; i < path.size(); i++) {
            if (!isKnown(at, path.get(i))) {
                throw new Unknown(term.path());
            }
            if (i < path.size() - 1) {
                at = world.entity(at).get(path.get(i)).field().targets().getFirst();
                if (!mayRead(at)) {
                    throw new Unknown(term.path());
                }
            }
        }
    }

    private static List<String> path(Term<?> term) {
        String path = term.path();
        return List.of((path.contains(":") ? path.substring(0, path.indexOf(':')) : path).split("\\."));
    }

    /** The record that holds a term's field, if the way there is open. */
    private Optional<Kept> holder(Kept row, Term<?> term, boolean whole) {
        List<String> path = path(term);
        Kept at = row;
        for (String hop : path.subList(0, path.size() - 1)) {
            if (!whole && !isOpen(at, hop)) {
                return Optional.empty();
            }
            Object ref = at.get(hop);
            Kept next = ref instanceof Ref to ? world.records.get(to.entity()).get(to.id()) : null;
            if (next == null || (!whole && !isVisible(next))) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    /** The value as the actor sees it, null when there is none. */
    Object value(Kept row, Term<?> term, boolean whole) {
        Kept holder = holder(row, term, whole).orElse(null);
        String name = path(term).getLast();
        if (holder == null || (!whole && !isOpen(holder, name))) {
            return null;
        }
        Object value = holder.get(name);
        return term instanceof Bucket<?> bucket && value != null ? bucket(value, bucket.period()) : value;
    }

    private Object bucket(Object value, Period period) {
        if (value instanceof Instant moment) {
            ZonedDateTime local = moment.atZone(access.actor().zone());
            return start(local.toLocalDate(), period)
                    .atStartOfDay(access.actor().zone())
                    .toInstant();
        }
        return start((LocalDate) value, period);
    }

    private static LocalDate start(LocalDate day, Period period) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> LocalDate.of(day.getYear(), day.getMonth(), 1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> LocalDate.of(day.getYear(), 1, 1);
        };
    }

    // conditions

    /** Finds what the actor may not ask, before any record is looked at. */
    void check(Condition condition) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(this::check);
            case Condition.Any any -> any.conditions().forEach(this::check);
            case Condition.Not not -> check(not.condition());
            case Condition.Compare compare -> {
                check(compare.term());
                if (compare.operand() instanceof Operand.OfTerm other) {
                    check(other.term());
                }
            }
            case Condition.Some some -> {
                if (!mayRead(some.back().entity())) {
                    throw new Unknown(some.back().path());
                }
                if (isParent(some.back())) {
                    check(World.LINES);
                } else {
                    check(some.back());
                }
                check(some.where());
            }
            case Condition.SomeOf some -> {
                check(some.references());
                if (!mayRead(target(some.references()))) {
                    throw new Unknown(some.references().path());
                }
                check(some.where());
            }
        }
    }

    private EntityName target(Term<?> term) {
        try {
            return world.catalog.resolve(term).last().field().targets().getFirst();
        } catch (BadValue e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isParent(Term<Ref> back) {
        return back instanceof SystemTerm<Ref> system && system.kind() == SystemTerm.Kind.PARENT;
    }

    boolean holds(Kept row, Condition condition, boolean whole) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().allMatch(each -> holds(row, each, whole));
            case Condition.Any any -> any.conditions().stream().anyMatch(each -> holds(row, each, whole));
            case Condition.Not not -> !holds(row, not.condition(), whole);
            case Condition.Compare compare -> compare(row, compare, whole);
            case Condition.Some some ->
                world.records.get(some.back().entity()).values().stream()
                        .filter(child -> whole || isVisible(child))
                        .filter(child -> pointsTo(value(child, some.back(), whole), row))
                        .anyMatch(child -> holds(child, some.where(), whole));
            case Condition.SomeOf some ->
                value(row, some.references(), whole) instanceof List<?> refs
                        && refs.stream()
                                .map(ref ->
                                        world.records.get(((Ref) ref).entity()).get(((Ref) ref).id()))
                                .filter(named -> named != null && (whole || isVisible(named)))
                                .anyMatch(named -> holds(named, some.where(), whole));
        };
    }

    private static boolean pointsTo(Object value, Kept row) {
        Ref here = new Ref(row.entity(), row.id());
        return value instanceof List<?> refs ? refs.contains(here) : here.equals(value);
    }

    private boolean compare(Kept row, Condition.Compare compare, boolean whole) {
        Object left = value(row, compare.term(), whole);
        Operator operator = compare.operator();
        if (operator == Operator.IS_EMPTY) {
            return left == null || (left instanceof Collection<?> many && many.isEmpty());
        }
        Collection<?> rights = switch (compare.operand()) {
            case Operand.Value value -> List.of(value.value());
            case Operand.Values values -> values.values();
            case Operand.OfTerm other -> {
                Object value = value(row, other.term(), whole);
                yield value == null ? List.of() : List.of(value);
            }
            case Operand.Me me -> List.of(new Ref(CatalogBuilder.USER, access.user()));
            case Operand.MyTeams mine ->
                access.teams().stream()
                        .map(id -> new Ref(CatalogBuilder.TEAM, id))
                        .toList();
            default -> List.of();
        };
        if (operator == Operator.IS_NOT) {
            return rights.stream().noneMatch(right -> Compared.same(left, right));
        }
        return left != null && rights.stream().anyMatch(right -> Compared.holds(left, operator, right));
    }

    // order

    /** As lists are sorted and groups stand. */
    static final Comparator<Object> VALUES = (a, b) -> switch (a) {
        case String text -> TEXT.compare(text, (String) b);
        case Choice choice -> TEXT.compare(choice.name(), ((Choice) b).name());
        case Money money -> money.amount().compareTo(((Money) b).amount());
        case Ref ref -> byId(ref.id(), ((Ref) b).id());
        case UUID id -> byId(id, (UUID) b);
        case Long number -> number.compareTo((Long) b);
        case BigDecimal number -> number.compareTo((BigDecimal) b);
        case Boolean flag -> flag.compareTo((Boolean) b);
        case LocalDate day -> day.compareTo((LocalDate) b);
        case Instant moment -> moment.compareTo((Instant) b);
        default -> throw new IllegalArgumentException(String.valueOf(a));
    };

    private static int byId(UUID a, UUID b) {
        return a.toString().compareTo(b.toString());
    }

    /** Empty values last, both ways. */
    static Comparator<Object> withEmpty(boolean descending) {
        Comparator<Object> filled = descending ? VALUES.reversed() : VALUES;
        return Comparator.nullsLast(filled);
    }

    List<Kept> list(EntityName entity, Condition where, List<Sort> sorts) {
        check(where);
        Comparator<Kept> order = Comparator.comparing(row -> 0);
        for (Sort sort : sorts) {
            check(sort.term());
            Comparator<Object> values = withEmpty(sort.isDescending());
            order = order.thenComparing(
                    (a, b) -> values.compare(value(a, sort.term(), false), value(b, sort.term(), false)));
        }
        boolean back = !sorts.isEmpty() && sorts.getLast().isDescending();
        order = order.thenComparing((a, b) -> back ? byId(b.id(), a.id()) : byId(a.id(), b.id()));
        List<Kept> found = new ArrayList<>();
        for (Kept row : world.records.get(entity).values()) {
            if (isVisible(row) && holds(row, where, false)) {
                found.add(row);
            }
        }
        found.sort(order);
        return found;
    }

    void checkTerm(Term<?> term) {
        check(term);
    }
}
