package org.kontor.core.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.kontor.api.Assignment;
import org.kontor.api.Ref;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Play;
import org.kontor.core.record.World.Kept;

/** The rows of an aspect as an actor sees them, worked out the naive way: a record made of each that plays. */
final class PlayedOracle {
    private PlayedOracle() {}

    static Map<UUID, Kept> rows(World world, Oracle oracle) {
        Map<UUID, Kept> rows = new LinkedHashMap<>();
        for (Play play : world.entity(World.EVENT).plays()) {
            if (isAsked(() -> oracle.check(play.when()))) {
                for (Kept row : world.records.get(play.entity()).values()) {
                    if (oracle.isVisible(row) && oracle.holds(row, play.when(), false)) {
                        add(world, oracle, play, row, rows);
                    }
                }
            }
        }
        return rows;
    }

    private static void add(World world, Oracle oracle, Play play, Kept row, Map<UUID, Kept> rows) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldMeta field : world.entity(World.EVENT).declaredFields()) {
            Object value = value(oracle, row, play.fields().get(field.name()));
            if (value == null && field.field().isRequired()) {
                return;
            }
            values.put(field.name(), value);
        }
        String text = row.id().toString();
        UUID id = UUID.fromString(text.substring(0, 14) + (7 + play.turn()) + text.substring(15));
        values.put("id", new Ref(World.EVENT, id));
        values.put("source", row.get("parent") instanceof Ref parent ? parent : new Ref(row.entity(), row.id()));
        rows.put(id, new Kept(World.EVENT, id, values));
    }

    private static Object value(Oracle oracle, Kept row, Assignment assignment) {
        return switch (assignment) {
            case Assignment.Value value -> value.value();
            case Assignment.Source from ->
                isAsked(() -> oracle.checkTerm(from.term())) ? oracle.value(row, from.term(), false) : null;
            case null, default -> null;
        };
    }

    private static boolean isAsked(Runnable question) {
        try {
            question.run();
            return true;
        } catch (Oracle.Unknown unreadable) {
            return false;
        }
    }
}
