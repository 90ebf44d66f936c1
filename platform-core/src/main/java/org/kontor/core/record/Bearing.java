package org.kontor.core.record;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Operand;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.api.When;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.access.Shared;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;

/**
 * What bears upon whether a record answers a question and is in sight: changes of the record itself, of records behind its
 * references, of records that point to it, of the actor's rights, and the day.
 */
final class Bearing {
    private final Catalog catalog;
    private final Access access;
    private final Instant now;
    private final EntityMeta entity;
    private final Set<String> fields = new HashSet<>(Set.of("owner", "team"));
    private final Map<List<FieldMeta>, EntityName> behind = new LinkedHashMap<>();
    private final Set<EntityName> pointing = new HashSet<>();
    /** Of what hangs on others: on whose records, as far as those are seen by some rights only. */
    private final Set<EntityName> hangsOn = new HashSet<>();
    /** By entity, so that it reads alike on every node. */
    private final Map<String, String> rights = new TreeMap<>();

    private String time = "";

    private Bearing(Catalog catalog, Access access, Instant now, EntityMeta entity) {
        this.catalog = catalog;
        this.access = access;
        this.now = now;
        this.entity = entity;
    }

    /**
     * Works it out.
     *
     * @throws BadValue when the condition names what nobody declares, or asks for this very moment
     */
    static Bearing of(Catalog catalog, Access access, Instant now, EntityMeta entity, Condition where) throws BadValue {
        Bearing bearing = new Bearing(catalog, access, now, entity);
        bearing.add(where, List.of(), true);
        bearing.addRights(entity, List.of());
        return bearing;
    }

    private void add(Condition condition, List<FieldMeta> way, boolean isAsked) throws BadValue {
        switch (condition) {
            case Condition.All all -> addEach(all.conditions(), way, isAsked);
            case Condition.Any any -> addEach(any.conditions(), way, isAsked);
            case Condition.Not not -> add(not.condition(), way, isAsked);
            case Condition.Some some -> add(some, way);
            case Condition.SomeOf some -> add(some, way, isAsked);
            case Condition.Compare compare -> {
                add(compare.term(), way, isAsked);
                if (compare.operand() instanceof Operand.OfTerm other) {
                    add(other.term(), way, isAsked);
                }
                if (compare.operand() instanceof Operand.At at) {
                    add(at.when(), isAsked);
                }
            }
        }
    }

    private void addEach(List<Condition> conditions, List<FieldMeta> way, boolean isAsked) throws BadValue {
        for (Condition each : conditions) {
            add(each, way, isAsked);
        }
    }

    private void add(When when, boolean isAsked) throws BadValue {
        if (when.anchor() == When.Anchor.NOW) {
            if (isAsked) {
                throw new BadValue(Message.of(
                        "system.since_now",
                        "What is asked of this very moment changes without being written; ask of a day or longer"));
            }
            time = now.getEpochSecond() / 60 + "";
        } else if (time.isEmpty()) {
            time = LocalDate.ofInstant(now, access.actor().zone()).toString();
        }
    }

    private void add(Term<?> term, List<FieldMeta> way, boolean isAsked) throws BadValue {
        TermPath path = catalog.resolve(term);
        List<FieldMeta> hops = new ArrayList<>(way);
        if (hops.isEmpty()) {
            fields.add((path.hops().isEmpty() ? path.last() : path.hops().getFirst()).name());
        }
        for (FieldMeta hop : path.hops()) {
            hops.add(hop);
            EntityMeta target = catalog.get(hop.field().targets().getFirst());
            if (target.isPart()) {
                pointing.add(home(target));
            }
            if (behind.putIfAbsent(List.copyOf(hops), target.name()) == null && isAsked) {
                addRights(target, List.copyOf(hops));
            }
        }
    }

    /** The conditions of rights are the administrator's: they see everything. */
    private void addRights(EntityMeta of, List<FieldMeta> way) throws BadValue {
        StringBuilder text = new StringBuilder();
        for (Right right : access.rights(of.name(), Verb.READ)) {
            tell(right, of, text);
            addLoose(right.condition(), way);
            for (Shared shared : right.shared()) {
                addLoose(shared.given().condition(), way);
                tell(shared.given(), of, text);
                shared.givers().forEach(giver -> text.append(giver.user()).append(' '));
            }
        }
        rights.put(of.name().toString(), text.toString());
        if (access.rights(of.name(), Verb.READ).stream().anyMatch(Right::attached)) {
            addAttached(way.isEmpty());
        }
    }

    /** What hangs on others is in sight with them: that a right opens some of them all tells nothing of single ones. */
    private void addAttached(boolean isOwn) throws BadValue {
        for (EntityMeta target : catalog.takingAttached()) {
            List<Right> reading = access.rights(target.name(), Verb.READ);
            if (reading.stream().noneMatch(Right::isUnlimited)) {
                Bearing there = new Bearing(catalog, access, now, target);
                there.addRights(target, List.of());
                pointing.addAll(there.behind.values().stream()
                        .map(name -> home(catalog.get(name)))
                        .toList());
                pointing.addAll(there.pointing);
                time = time.isEmpty() ? there.time : time;
                if (!reading.isEmpty()) {
                    (isOwn ? hangsOn : pointing).add(target.name());
                }
            }
            StringBuilder text = new StringBuilder();
            reading.forEach(right -> tell(right, target, text));
            rights.put("on " + target.name(), text.toString());
        }
    }

    private void addLoose(Condition condition, List<FieldMeta> way) throws BadValue {
        try {
            add(condition, way, false);
        } catch (BadValue gone) {
            // a condition that no longer fits the model never holds, and depends on nothing
            rights.put("gone", gone.reason().key());
        }
    }

    private static void tell(Right right, EntityMeta of, StringBuilder text) {
        text.append(right.scope()).append(' ').append(right.condition()).append(' ');
        of.fields().stream()
                .filter(right.fields()::includes)
                .forEach(field -> text.append(field.name()).append(' '));
    }

    /** Parts of the record itself are written with it. */
    private void add(Condition.Some some, List<FieldMeta> way) throws BadValue {
        EntityName from = some.back().entity();
        EntityMeta meta = from == null ? null : catalog.findMeta(from).orElse(null);
        if (meta == null) {
            return;
        }
        boolean isOwnPart = way.isEmpty()
                && meta.parent()
                        .filter(parent -> parent.entity().equals(entity.name()))
                        .isPresent();
        if (isOwnPart) {
            meta.parent().ifPresent(parent -> fields.add(parent.field()));
        } else {
            pointing.add(home(meta));
        }
        addOthers(meta, some.where());
    }

    /** Which records name one that changed is not looked up. */
    private void add(Condition.SomeOf some, List<FieldMeta> way, boolean isAsked) throws BadValue {
        add(some.references(), way, isAsked);
        List<EntityName> targets =
                catalog.resolve(some.references()).last().field().targets();
        EntityMeta meta =
                targets.isEmpty() ? null : catalog.findMeta(targets.getFirst()).orElse(null);
        if (meta != null) {
            pointing.add(home(meta));
            addOthers(meta, some.where());
        }
    }

    private void addOthers(EntityMeta meta, Condition where) throws BadValue {
        Bearing inner = new Bearing(catalog, access, now, meta);
        inner.add(where, List.of(), true);
        inner.addRights(meta, List.of());
        inner.behind.values().forEach(name -> pointing.add(home(catalog.get(name))));
        pointing.addAll(inner.pointing);
        pointing.addAll(inner.hangsOn);
        inner.rights.forEach((name, text) -> rights.merge(name, text, String::concat));
        time = time.isEmpty() ? inner.time : time;
    }

    private static EntityName home(EntityMeta meta) {
        return meta.parent().map(EntityMeta.Parent::entity).orElse(meta.name());
    }

    /** The entities whose entries in the change log are to be looked at. */
    Set<EntityName> entities() {
        Set<EntityName> all = new HashSet<>(pointing);
        all.addAll(behind.values());
        all.addAll(hangsOn);
        all.add(entity.name());
        return all;
    }

    /** Whether a change of such a record may concern any record of the entity, and nobody can tell which. */
    boolean isAnybodys(EntityName changed) {
        return pointing.contains(changed);
    }

    /** Which records a change of others concerns: those that point to one of them on some way; null when none does. */
    @Nullable
    Condition concerned(Map<EntityName, Set<Ref>> changed) {
        List<Condition> ways = new ArrayList<>();
        behind.forEach((hops, target) -> {
            Set<Ref> refs = changed.getOrDefault(target, Set.of());
            if (!refs.isEmpty()) {
                ways.add(way(hops).in(refs));
            }
        });
        Set<Ref> carriers = hangsOn.stream()
                .flatMap(target -> changed.getOrDefault(target, Set.of()).stream())
                .collect(Collectors.toSet());
        if (!carriers.isEmpty()) {
            ways.add(reference(entity.attachedTo().orElseThrow()).in(carriers));
        }
        return ways.isEmpty() ? null : new Condition.Any(ways);
    }

    private static Term<Ref> way(List<FieldMeta> hops) {
        Term<Ref> way = reference(hops.getFirst());
        for (FieldMeta hop : hops.subList(1, hops.size())) {
            way = reference(hop).of(way);
        }
        return way;
    }

    @SuppressWarnings("unchecked")
    private static Term<Ref> reference(FieldMeta hop) {
        return (Term<Ref>) hop.field();
    }

    /** Whether what changed of a record bears upon its being an answer in sight. */
    boolean concerns(String changes) {
        return changes.contains("\"$with\"")
                || fields.stream().anyMatch(field -> changes.contains("\"" + field + "\":"));
    }

    /** A number that is another one when the actor may read something else, or the day is another one. */
    long sight() {
        String whose = access.user() + " "
                + access.through().orElse("") + " "
                + new TreeSet<>(access.teams()) + " "
                + new TreeSet<>(access.subordinates()) + " "
                + access.actor().zone() + " " + time + " ";
        String all = rights.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("\n", whose, ""));
        return ByteBuffer.wrap(SinceToken.digest(all)).getLong();
    }
}
