package org.kontor.core.record;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Verb;
import org.kontor.core.access.Right;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/**
 * An entity's table as it was, to stand where the table of now would: the rows that nobody changed since, and beside them
 * those that were changed, with what their fields held. Only the columns that a question speaks of are in it.
 */
final class PastTable {
    /** Where a row's record is now, as {@link PastChanges.Place} numbers it. */
    private static final String PLACE = "past__place";
    /** H2's arrays hold no more than 65,536 values. */
    private static final int AT_ONCE = 50_000;

    private final EntityMeta entity;
    private final Instant moment;
    private final List<FieldMeta> fields;
    private final PastChanges changes;

    PastTable(EntityMeta entity, Instant moment, List<FieldMeta> fields, PastChanges changes) {
        this.entity = entity;
        this.moment = moment;
        this.fields = List.copyOf(fields);
        this.changes = changes;
    }

    /**
     * The table in brackets, of the rows that the actor may see: whose record is in sight now. Of what lies in the trash
     * nothing else is among the changes.
     */
    Sql rows(Asking asking) {
        Sql sql = new Sql().add("(");
        unchanged(asking, sql);
        List<Map.Entry<UUID, PastChanges.Patch>> all =
                List.copyOf(changes.patches().entrySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            changed(asking, sql.add(" union all "), all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return sql.add(")");
    }

    /**
     * Asked of each row: a list of all that changed is kept in memory by PostgreSQL as a whole, and gathered anew for each row by H2 while
     * others write.
     */
    private void unchanged(Asking asking, Sql sql) {
        Source now = Source.of(asking, entity);
        sql.add("select " + now.id() + ", " + now.column("version"));
        for (FieldMeta field : fields) {
            // what is encrypted is selected as an expression, which has no name of its own
            String name =
                    field.isEncrypted() ? " as " + field.columns().getFirst().sql() : "";
            now.columns(field).forEach(column -> sql.add(", " + column + name));
        }
        now.addTo(sql.add(", 0 as " + asking.quote(PLACE) + " from "));
        RowCondition.of(now, Verb.READ).addTo(sql.add(" where ")).add(" and ");
        sql.add("not exists (select 1 from system_change c where c.entity = ")
                .bind(entity.name().toString())
                .add(" and c.record_id = " + now.id() + " and c.at > ")
                .bind(moment.atOffset(ZoneOffset.UTC))
                .add(")");
    }

    private void changed(Asking asking, Sql sql, List<Map.Entry<UUID, PastChanges.Patch>> some) {
        Source now = Source.of(asking, entity);
        sql.add("select p.c0, " + now.column("version"));
        int next = 1;
        for (FieldMeta field : fields) {
            int known = next++;
            List<String> columns = now.columns(field);
            for (int i = 0; i < columns.size(); i++) {
                sql.add(", case when p.c" + known + " is null then " + columns.get(i) + " else cast(p.c" + next++
                        + " as " + type(field.columns().get(i)) + ") end");
            }
        }
        sql.add(", cast(p.c" + next + " as integer) from unnest(");
        arrays(sql, some);
        sql.add(") p (c0");
        for (int i = 1; i <= next; i++) {
            sql.add(", c" + i);
        }
        now.addTo(sql.add(") left join ")).add(" on " + now.id() + " = p.c0 where (p.c" + next + " <> '0' or ");
        Where.all(Where.of(new Sql().add(now.id() + " is not null")), RowCondition.of(now, Verb.READ))
                .addTo(sql)
                .add(")");
    }

    private void arrays(Sql sql, List<Map.Entry<UUID, PastChanges.Patch>> some) {
        List<PastChanges.Patch> all = some.stream().map(Map.Entry::getValue).toList();
        sql.add("cast(")
                .bind(some.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .add(" as uuid array)");
        for (int field = 0; field < fields.size(); field++) {
            array(sql, known(all, field));
            for (int column = 0; column < fields.get(field).columns().size(); column++) {
                array(sql, texts(all, field, column));
            }
        }
        array(
                sql,
                all.stream()
                        .map(patch -> Integer.toString(patch.place().ordinal()))
                        .toArray(String[]::new));
    }

    private static @Nullable String[] known(List<PastChanges.Patch> patches, int field) {
        @Nullable String[] known = new @Nullable String[patches.size()];
        for (int row = 0; row < known.length; row++) {
            known[row] = patches.get(row).knows(field) ? "1" : null;
        }
        return known;
    }

    private @Nullable String[] texts(List<PastChanges.Patch> patches, int field, int column) {
        @Nullable String[] texts = new @Nullable String[patches.size()];
        List<@Nullable Object> bound = new ArrayList<>();
        for (int row = 0; row < texts.length; row++) {
            Object value = patches.get(row).value(field);
            if (fields.get(field).isEncrypted()) {
                // nothing is asked of it but whether it is there
                texts[row] = value == null ? null : "";
                continue;
            }
            bound.clear();
            fields.get(field).kind().bind(value, bound);
            texts[row] = text(bound.get(column));
        }
        return texts;
    }

    private static void array(Sql sql, @Nullable String[] texts) {
        sql.add(", cast(").bind(texts).add(" as varchar array)");
    }

    private static @Nullable String text(@Nullable Object bound) {
        return switch (bound) {
            case null -> null;
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            default -> bound.toString();
        };
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case UUID -> "uuid";
            case TEXT, LONG_TEXT -> "varchar";
            case INTEGER -> "integer";
            case LONG -> "bigint";
            case DECIMAL -> "numeric(25, 6)";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case MOMENT -> "timestamp(3) with time zone";
        };
    }

    /**
     * The rows on which the actor may read a field, by the rights of now on the record of now.
     *
     * @throws BadValue when there is none
     */
    Where open(Source past, FieldMeta field) throws BadValue {
        Source today = Source.of(past.asking(), entity);
        Where open = RowCondition.open(today, field);
        List<Right> reading = past.asking().access().rights(entity.name(), Verb.READ);
        boolean everywhere = field.system() != null
                || reading.stream()
                        .anyMatch(right -> right.isUnlimited() && right.fields().includes(field));
        if (everywhere) {
            return Where.ALWAYS;
        }
        Where live = open.isAlways() ? open : there(past, today, open);
        boolean onMine = new TrashSight(past.asking().access(), entity).opensMine(field);
        return Where.any(
                Where.all(place(past, " = " + PastChanges.Place.LIVE.ordinal()), live),
                onMine ? place(past, " = " + PastChanges.Place.OWN_TRASH.ordinal()) : Where.NEVER);
    }

    private static Where there(Source past, Source today, Where where) {
        Where same = Where.of(new Sql().add(today.id()).add(" = ").add(past.id()));
        return today.exists(Where.all(same, where));
    }

    private static Where place(Source past, String compared) {
        return Where.of(new Sql().add(past.column(PLACE)).add(compared));
    }
}
