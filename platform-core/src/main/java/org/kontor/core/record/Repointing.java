package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.LinkTable;
import org.kontor.core.meta.Sql;

/**
 * Turns references to records that go to one that stays, whoever holds them, by ordinary writes in the kernel's right: rules,
 * hooks and sums of those records see them.
 */
final class Repointing {
    private static final int AT_ONCE = 200;

    private final RecordWriter store;
    private final Catalog catalog;
    private final RecordReader reader;
    /** As the actor, to tell what they see. */
    private final Occasion occasion;
    /** In the kernel's right. */
    private final Occasion kernel;

    private final Cause cause;
    private final int most;
    private final List<Moved> moved = new ArrayList<>();
    private final List<Hurdle> hurdles = new ArrayList<>();

    /** @param most so many references are moved at once */
    Repointing(RecordWriter store, Occasion occasion, Occasion kernel, Cause cause, int most) {
        this.store = store;
        this.reader = store.reader();
        this.catalog = reader.catalog();
        this.occasion = occasion;
        this.kernel = kernel;
        this.cause = cause;
        this.most = most;
    }

    List<Moved> moved() {
        return moved;
    }

    List<Hurdle> hurdles() {
        return hurdles;
    }

    /** Where references of an entity's records may point to others: its own, and those in its parts. */
    private record Holder(EntityMeta home, Map<FieldMeta, List<FieldMeta>> parts, List<FieldMeta> own) {}

    /**
     * Turns all references.
     *
     * @param target whose records they point to
     * @param ways from which record to which
     * @param without records that stay as they are: those that go themselves
     * @param staying entities that stay as they are
     * @return whether there was one
     */
    boolean turn(EntityMeta target, Map<UUID, UUID> ways, Set<UUID> without, Set<EntityName> staying) {
        int before = moved.size();
        List<EntityMeta> homes = catalog.all().stream()
                .filter(entity -> !entity.isAspect() && !entity.isPart() && !staying.contains(entity.name()))
                .sorted(Comparator.comparing(entity -> entity.name().toString()))
                .toList();
        for (EntityMeta home : homes) {
            Holder holder = holder(home, target);
            if (!holder.own().isEmpty() || !holder.parts().isEmpty()) {
                turn(holder, target, ways, new HashSet<>(without));
            }
        }
        return moved.size() > before;
    }

    private Holder holder(EntityMeta home, EntityMeta target) {
        Map<FieldMeta, List<FieldMeta>> parts = new LinkedHashMap<>();
        for (FieldMeta field : home.declaredFields()) {
            if (field.isParts()) {
                List<FieldMeta> theirs = pointing(part(field), target);
                if (!theirs.isEmpty()) {
                    parts.put(field, theirs);
                }
            }
        }
        return new Holder(home, parts, pointing(home, target));
    }

    private EntityMeta part(FieldMeta field) {
        return catalog.get(field.field().targets().getFirst());
    }

    private static List<FieldMeta> pointing(EntityMeta from, EntityMeta target) {
        return target.incoming().stream()
                .filter(incoming -> incoming.from().equals(from.name()))
                .map(EntityMeta.Incoming::field)
                .toList();
    }

    private void turn(Holder holder, EntityMeta target, Map<UUID, UUID> ways, Set<UUID> left) {
        List<UUID> ids = find(holder, target, ways.keySet(), left);
        while (!ids.isEmpty()) {
            left.addAll(write(holder, target, ways, ids));
            if (moved.size() > most) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of(
                                        "system.merge_many",
                                        "More than {max, number} references point to these records: that is too much for one merge; keep the record that most of them point to")
                                .with("max", most));
            }
            ids = find(holder, target, ways.keySet(), left);
        }
    }

    /** Some records that point to one of these, held, in the order of their ids. */
    private List<UUID> find(Holder holder, EntityMeta target, Set<UUID> from, Set<UUID> left) {
        List<UUID> those = from.stream().sorted().toList();
        Sql sql = new Sql().add("select f.").add(quote("id")).add(" from ");
        sql.add(holder.home().table()).add(" f where (");
        String or = "";
        for (FieldMeta field : holder.own()) {
            pointsTo(sql.add(or), "f", field, target, those);
            or = " or ";
        }
        for (Map.Entry<FieldMeta, List<FieldMeta>> parts : holder.parts().entrySet()) {
            sql.add(or)
                    .add("exists (select 1 from ")
                    .add(part(parts.getKey()).table())
                    .add(" p where p.");
            sql.add(quote("parent_id")).add(" = f.").add(quote("id")).add(" and (");
            String inner = "";
            for (FieldMeta field : parts.getValue()) {
                pointsTo(sql.add(inner), "p", field, target, those);
                inner = " or ";
            }
            sql.add("))");
            or = " or ";
        }
        sql.add(")");
        if (!left.isEmpty()) {
            sql.add(" and not f.")
                    .add(quote("id"))
                    .add(" = any(")
                    .bind(left.toArray(UUID[]::new))
                    .add(")");
        }
        sql.add(" order by f.").add(quote("id")).add(" limit " + AT_ONCE);
        sql.add(kernel.transaction().dialect().held());
        return Run.query(kernel.transaction(), sql, rows -> {
            List<UUID> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        });
    }

    private void pointsTo(Sql sql, String alias, FieldMeta field, EntityMeta target, List<UUID> those) {
        if (field.isReferences()) {
            sql.add("exists (select 1 from ").add(String.valueOf(field.link())).add(" l where l.");
            sql.add(quote(LinkTable.RECORD))
                    .add(" = " + alias + ".")
                    .add(quote("id"))
                    .add(" and l.");
            sql.add(quote(LinkTable.TARGET)).add(" in (").bindAll(those).add("))");
            return;
        }
        sql.add("(" + alias + ".")
                .add(field.columns().getLast().sql())
                .add(" in (")
                .bindAll(those)
                .add(")");
        if (field.isOpen()) {
            sql.add(" and " + alias + ".").add(field.columns().getFirst().sql()).add(" = ");
            sql.bind(target.name().toString());
        }
        sql.add(")");
    }

    /** Answers which of them are left as they are. */
    private Set<UUID> write(Holder holder, EntityMeta target, Map<UUID, UUID> ways, List<UUID> ids) {
        Set<UUID> left = new HashSet<>();
        List<UUID> open = ids;
        while (!open.isEmpty()) {
            List<StoredRow> rows = reader.whole(kernel.transaction(), holder.home(), open);
            List<Moved> some = new ArrayList<>();
            try {
                List<DraftRow> drafts = store.engine()
                        .rewrite(kernel, holder.home(), rows, draft -> turn(holder, draft, target, ways, some), cause);
                drafts.stream().filter(draft -> !draft.isChanged()).forEach(draft -> left.add(draft.id()));
                moved.addAll(some);
                return left;
            } catch (Refusal refusal) {
                if (SqlErrors.find(refusal).isPresent()) {
                    hurdles.add(new Hurdle(holder.home().name(), null, null, hidden(holder.home())));
                    throw new Stopped();
                }
                List<UUID> tried = rows.stream().map(row -> row.ref().id()).toList();
                Set<UUID> named = note(holder.home(), tried, refusal);
                left.addAll(named);
                open = tried.stream().filter(id -> !named.contains(id)).toList();
            }
        }
        return left;
    }

    /** The database refused a statement, and takes no more in this transaction. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private void turn(Holder holder, DraftRow draft, EntityMeta target, Map<UUID, UUID> ways, List<Moved> some) {
        for (FieldMeta field : holder.own()) {
            turn(draft, field, null, field.name(), target, ways, some);
        }
        holder.parts().forEach((parts, fields) -> {
            for (DraftRow part : draft.partDrafts(parts)) {
                for (FieldMeta field : fields) {
                    turn(part, field, draft, parts.name() + "." + field.name(), target, ways, some);
                }
            }
        });
    }

    private static void turn(
            DraftRow draft,
            FieldMeta field,
            @Nullable DraftRow home,
            String path,
            EntityMeta target,
            Map<UUID, UUID> ways,
            List<Moved> some) {
        Ref record = home == null ? draft.ref() : home.ref();
        UUID part = home == null ? null : draft.id();
        StoredRow stored = home == null ? draft.stored() : home.stored();
        long version = stored == null ? 0 : stored.version() + 1;
        switch (draft.previous(field)) {
            case Ref ref
            when ref.entity().equals(target.name()) && ways.containsKey(ref.id()) -> {
                Ref to = new Ref(target.name(), to(ways, ref.id()));
                // nothing points to itself because of a merge, unless it must point somewhere
                boolean isSelf = to.equals(record) && !field.field().isRequired();
                assign(draft, field, isSelf ? null : to);
                some.add(new Moved(record, path, part, version, ref.id(), to.id(), false));
            }
            case List<?> refs
            when field.isReferences() -> {
                List<Ref> after = new ArrayList<>();
                boolean isTurned = false;
                for (Object each : refs) {
                    Ref ref = (Ref) each;
                    UUID way = ref.entity().equals(target.name()) ? ways.get(ref.id()) : null;
                    if (way == null) {
                        after.add(ref);
                        continue;
                    }
                    isTurned = true;
                    Ref to = new Ref(target.name(), way);
                    boolean both = refs.contains(to) || after.contains(to);
                    some.add(new Moved(record, path, part, version, ref.id(), way, both));
                    if (!both && !to.equals(record)) {
                        after.add(to);
                    }
                }
                if (isTurned) {
                    assign(draft, field, after.isEmpty() ? null : List.copyOf(after));
                }
            }
            case null, default -> {}
        }
    }

    private static UUID to(Map<UUID, UUID> ways, UUID from) {
        return ways.getOrDefault(from, from);
    }

    static void assign(DraftRow draft, FieldMeta field, @Nullable Object value) {
        draft.batch().assigner().byRule(draft, new Assignment.Value(field.field(), value));
    }

    /** Notes what stands against some; answers which records. */
    Set<UUID> note(EntityMeta home, List<UUID> tried, Refusal refusal) {
        SomeRefused some = SomeRefused.of(refusal, tried).orElse(null);
        if (some == null) {
            // nobody knows which of them it is about: none is written
            hurdles.add(new Hurdle(home.name(), null, null, refusal.text()));
            return new HashSet<>(tried);
        }
        Set<UUID> named = new HashSet<>();
        some.obstacles().forEach(each -> named.add(each.record()));
        Set<UUID> seen = reader.present(occasion.transaction(), occasion.access(), home, named, false);
        for (Obstacle each : some.obstacles()) {
            hurdles.add(
                    seen.contains(each.record())
                            ? new Hurdle(
                                    home.name(), new Ref(home.name(), each.record()), each.field(), told(each.reason()))
                            : new Hurdle(home.name(), null, null, hidden(home)));
        }
        return named;
    }

    /** Reasons that name other records were worked out in the kernel's right: whoever reads them may not see those. */
    static Message told(Message reason) {
        return switch (reason.key()) {
            case "system.taken_by" -> Reasons.TAKEN;
            case "system.overlaps_span" -> Reasons.OVERLAPS;
            default -> reason;
        };
    }

    static Message hidden(EntityMeta home) {
        return Message.of("system.merge_hidden", "A record of {entity} that you do not see stands against it")
                .with("entity", home.name());
    }

    private String quote(String name) {
        return catalog.identifiers().quote(name);
    }
}
