package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.record.Edit;
import org.kontor.core.record.RecordParser;

/** What one line asks for. */
sealed interface BulkLine {
    /** Which line it is, from 1. */
    int number();

    /** A new record. */
    record Create(int number, List<Assignment> values) implements BulkLine {}

    /** A change, with the version that was read. */
    record Update(int number, Edit edit) implements BulkLine {}

    /** A deletion, with the version that was read. */
    record Delete(int number, Edit victim) implements BulkLine {}

    /**
     * Reads a line: with an id it changes that record, with {@code "delete": true} besides it deletes it.
     *
     * @throws Refusal INVALID
     */
    static BulkLine of(int number, JsonNode json, EntityName entity, RecordParser parser) {
        if (!json.isObject()) {
            throw Refusal.of(Refusal.Code.INVALID, Message.of("system.not_an_object", "Expected an object of JSON"));
        }
        if (!json.has("id")) {
            return new Create(number, parser.record(entity, json));
        }
        if (json.path("delete").isBoolean() && json.path("delete").booleanValue() && json.size() == 3) {
            return new Delete(number, parser.edit(entity, ((ObjectNode) json.deepCopy()).without("delete")));
        }
        return new Update(number, parser.edit(entity, json));
    }

    /** What became of a line. */
    record Done(int line, int status, UUID id, long version) {}

    /** The record that it is about; none for a new one. */
    default Optional<UUID> record() {
        return switch (this) {
            case Create create -> Optional.empty();
            case Update update -> Optional.of(update.edit().id());
            case Delete delete -> Optional.of(delete.victim().id());
        };
    }

    /** The same refusal with the number of its line, counted from 0 as places in arrays are. */
    static Refusal at(int number, Refusal refusal) {
        String line = "[" + (number - 1) + "]";
        List<Refusal.FieldError> errors = refusal.errors().isEmpty()
                ? List.of(new Refusal.FieldError(line, refusal.text()))
                : refusal.errors().stream()
                        .map(error -> new Refusal.FieldError(line + "." + error.field(), error.message()))
                        .toList();
        return Refusal.of(refusal.code(), refusal.text(), errors);
    }

    /**
     * Carries out lines in order, those of one kind that stand together at once, unless two are about the same record.
     * Refused fields are named with their line, unless there is one line alone.
     */
    static List<Done> carryOut(List<BulkLine> lines, EntityName entity, Visit visit, Services services) {
        boolean indexed = lines.size() > 1;
        List<Done> done = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int to = endOfRun(lines, from);
            done.addAll(alike(lines.subList(from, to), entity, visit, services, indexed));
            from = to;
        }
        return done;
    }

    private static int endOfRun(List<BulkLine> lines, int from) {
        Set<UUID> records = new HashSet<>();
        int to = from;
        while (to < lines.size()
                && lines.get(to).getClass() == lines.get(from).getClass()
                && lines.get(to).record().map(records::add).orElse(true)) {
            to++;
        }
        return to;
    }

    private static List<Done> alike(
            List<BulkLine> lines, EntityName entity, Visit visit, Services services, boolean indexed) {
        try {
            return switch (lines.getFirst()) {
                case Create first -> {
                    List<List<Assignment>> records =
                            lines.stream().map(line -> ((Create) line).values()).toList();
                    yield written(
                            lines,
                            201,
                            services.writer().create(visit.transaction(), visit.access(), entity, records, indexed));
                }
                case Update first -> {
                    List<Edit> edits =
                            lines.stream().map(line -> ((Update) line).edit()).toList();
                    yield written(
                            lines,
                            200,
                            services.writer().update(visit.transaction(), visit.access(), entity, edits, indexed));
                }
                case Delete first -> {
                    List<Edit> victims =
                            lines.stream().map(line -> ((Delete) line).victim()).toList();
                    services.writer().delete(visit.transaction(), visit.access(), entity, victims, indexed);
                    yield lines.stream().map(line -> gone((Delete) line)).toList();
                }
            };
        } catch (Refusal refusal) {
            throw named(refusal, lines);
        }
    }

    private static List<Done> written(List<BulkLine> lines, int status, List<Row> rows) {
        List<Done> done = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            done.add(new Done(lines.get(i).number(), status, row.ref().id(), row.version()));
        }
        return done;
    }

    private static Done gone(Delete line) {
        return new Done(line.number(), 204, line.victim().id(), line.victim().version());
    }

    /** The engine names records by their place in the batch; people count lines. */
    private static Refusal named(Refusal refusal, List<BulkLine> lines) {
        Function<String, String> line = field -> {
            int end = field.indexOf(']');
            if (!field.startsWith("[") || end < 2) {
                return field;
            }
            int index = Integer.parseInt(field.substring(1, end));
            return "[" + (lines.get(index).number() - 1) + "]" + field.substring(end + 1);
        };
        return Refusal.of(
                refusal.code(),
                refusal.text(),
                refusal.errors().stream()
                        .map(error -> new Refusal.FieldError(line.apply(error.field()), error.message()))
                        .toList());
    }
}
