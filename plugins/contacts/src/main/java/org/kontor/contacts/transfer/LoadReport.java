package org.kontor.contacts.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Message;

/** What became of a file: counted as it goes, told at the end. */
final class LoadReport {
    private static final int MOST_PROBLEMS = 200;
    private static final int MOST_MISSING = 1_000;
    private static final int MOST_EXAMPLES = 10;
    private static final JsonFactory JSON = new JsonFactory();

    /** Why values of a column stay out. */
    private record LeftOut(String column, Message reason) {}

    private static final class Sum {
        private final Set<String> examples = new LinkedHashSet<>();
        private long rows;

        void add(String value) {
            rows++;
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(value);
            }
        }
    }

    private final EntityName entity;
    private final boolean isRehearsal;
    private String format = "";
    private boolean isKeyed;
    private @Nullable Message gaveUp;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<LeftOut, Sum> leftOut = new LinkedHashMap<>();
    private final Map<String, ListValue> missing = new LinkedHashMap<>();
    private final Set<ListValue> added = new LinkedHashSet<>();
    private final Set<String> ignored = new TreeSet<>();
    private long read;
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private long problemsLeftOut;

    LoadReport(EntityName entity, boolean isRehearsal) {
        this.entity = entity;
        this.isRehearsal = isRehearsal;
    }

    /**
     * The header is read.
     *
     * @param format what it showed
     * @param isKeyed whether rows have ids, so that what is there already can be recognised
     */
    void begin(String format, boolean isKeyed) {
        this.format = format;
        this.isKeyed = isKeyed;
    }

    void readOne() {
        read++;
    }

    void wrote(Tally tally) {
        created += tally.created();
        updated += tally.updated();
        unchanged += tally.unchanged();
    }

    /** A row stays out, for these reasons. */
    void reject(List<Problem> reasons) {
        rejected++;
        for (Problem reason : reasons) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(reason);
            } else {
                problemsLeftOut++;
            }
        }
    }

    /** A value stays out, and its row is loaded without it. */
    void leftOut(String column, Message reason, String value) {
        leftOut.computeIfAbsent(new LeftOut(column, reason), first -> new Sum()).add(value);
    }

    /** An editable list lacks a value. */
    void missing(ListValue value) {
        if (missing.size() < MOST_MISSING) {
            missing.putIfAbsent(value.list() + " " + value.name(), value);
        }
    }

    /** The values that editable lists lack. */
    List<ListValue> missing() {
        return List.copyOf(missing.values());
    }

    /** Lists got these values before the rows were loaded. */
    void added(Set<ListValue> values) {
        added.addAll(values);
    }

    /** A column that goes nowhere has values. */
    void ignored(String column) {
        ignored.add(column);
    }

    /** Whether anything was written. */
    boolean hasWritten() {
        return created + updated + unchanged > 0 && !isRehearsal;
    }

    /** The rest of the file cannot be read; what was read is loaded. */
    void gaveUp(Message reason) {
        gaveUp = reason;
    }

    String json(Duration took, Function<Message, String> text) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(written)) {
            json.writeStartObject();
            json.writeStringField("entity", entity.toString());
            json.writeStringField("format", format);
            if (isKeyed) {
                json.writeStringField("matched_by", "external_id");
            } else {
                json.writeNullField("matched_by");
            }
            json.writeBooleanField("dry_run", isRehearsal);
            json.writeNumberField("read", read);
            json.writeNumberField("created", created);
            json.writeNumberField("updated", updated);
            json.writeNumberField("unchanged", unchanged);
            json.writeNumberField("rejected", rejected);
            json.writeNumberField("seconds", took.toMillis() / 1000.0);
            if (gaveUp == null) {
                json.writeNullField("gave_up_after");
            } else {
                json.writeNumberField("gave_up_after", read);
                json.writeStringField("gave_up_reason", text.apply(gaveUp));
            }
            json.writeArrayFieldStart("problems");
            for (Problem problem : problems) {
                json.writeStartObject();
                json.writeNumberField("row", problem.line());
                json.writeStringField("external_id", problem.key());
                json.writeStringField("column", problem.column());
                json.writeStringField("reason", text.apply(problem.reason()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("problems_left_out", problemsLeftOut);
            json.writeArrayFieldStart("left_out");
            for (Map.Entry<LeftOut, Sum> entry : leftOut.entrySet()) {
                json.writeStartObject();
                json.writeStringField("column", entry.getKey().column());
                json.writeStringField("reason", text.apply(entry.getKey().reason()));
                json.writeNumberField("rows", entry.getValue().rows);
                json.writeArrayFieldStart("examples");
                for (String example : entry.getValue().examples) {
                    json.writeString(example);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("list_values");
            for (ListValue value : added) {
                write(json, value, true);
            }
            for (ListValue value : missing.values()) {
                write(json, value, false);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("ignored_columns");
            for (String column : ignored) {
                json.writeString(column);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    private static void write(JsonGenerator json, ListValue value, boolean isAdded) throws IOException {
        json.writeStartObject();
        json.writeStringField("list", value.list());
        json.writeStringField("name", value.name());
        json.writeStringField("label", value.label());
        json.writeBooleanField("added", isAdded);
        json.writeEndObject();
    }
}
