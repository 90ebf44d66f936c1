package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.JsonRow;

/**
 * Copies rows to JSON that are complete as they stand, as {@link LineJson} writes lines: pages are what a server answers
 * most, and an object for each of their values costs more than the database's part.
 */
final class RowJson {
    private final JsonGenerator json;
    private final Reading reading;
    private final SensitiveReads sensitive;
    private final @Nullable Abilities can;
    private final boolean isRaw;
    private final List<Cell> cells = new ArrayList<>();

    /**
     * @param reading one that {@link Reading#isPlain is plain}
     * @param names shared by all who write
     */
    RowJson(JsonGenerator json, Reading reading, SensitiveReads sensitive, JsonNames names, @Nullable Abilities can) {
        this.json = json;
        this.reading = reading;
        this.sensitive = sensitive;
        this.can = can;
        this.isRaw = reading.source().asking().dialect() == Dialect.POSTGRESQL;
        for (Reading.Item item : reading.items()) {
            if (!LineJson.isId(item)) {
                cells.add(cell(item, names));
            }
        }
    }

    private static Cell cell(Reading.Item item, JsonNames names) {
        TitleColumns title = item.title();
        if (title != null) {
            SerializableString entity = names.of(item.field().field().targets().getFirst());
            return new ReferenceCell(item, names.of(item), entity, title);
        }
        return new PlainCell(item, names.of(item));
    }

    void write(ResultSet rows) throws SQLException {
        try {
            copy(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(ResultSet rows) throws SQLException, IOException {
        JsonRow row = new JsonRow(rows, json, isRaw);
        UUID id = Reading.id(rows);
        json.writeStartObject();
        json.writeFieldName(LineJson.ID);
        json.writeString(id.toString());
        json.writeFieldName(LineJson.VERSION);
        json.writeNumber(Reading.version(rows));
        List<FieldMeta> told = null;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            json.writeFieldName(cell.name);
            if (cell.copy(row) && cell.isSensitive) {
                told = told == null ? new ArrayList<>() : told;
                tell(cell.item, rows, told);
            }
        }
        if (can != null) {
            can.write(json, reading.extras(rows));
        }
        json.writeEndObject();
        if (told != null && !told.isEmpty()) {
            sensitive.read(reading.source().entity(), id, told);
        }
    }

    private void tell(Reading.Item item, ResultSet rows, List<FieldMeta> own) throws SQLException {
        if (item.holder() < 0) {
            own.add(item.field());
        } else {
            UUID id = (UUID) Objects.requireNonNull(reading.extras(rows)[item.holder()]);
            sensitive.read(item.term().source().entity(), id, List.of(item.field()));
        }
    }

    /** One field of every row. */
    private abstract static class Cell {
        final Reading.Item item;
        final SerializableString name;
        final boolean isSensitive;

        Cell(Reading.Item item, SerializableString name) {
            this.item = item;
            this.name = name;
            this.isSensitive = item.field().field().isSensitive();
        }

        /** Copies the value; answers whether there was one. */
        abstract boolean copy(JsonRow row) throws SQLException, IOException;
    }

    private static final class PlainCell extends Cell {
        private final FieldKind<Object> kind;
        private final int first;

        PlainCell(Reading.Item item, SerializableString name) {
            super(item, name);
            this.kind = item.kind();
            this.first = item.first();
        }

        @Override
        boolean copy(JsonRow row) throws SQLException, IOException {
            return kind.copy(row, first);
        }
    }

    /** A reference with its title; rows that follow each other often name the same record. */
    private static final class ReferenceCell extends Cell {
        private final int first;
        private final SerializableString entity;
        private final TitleColumns title;
        private @Nullable UUID last;
        private SerializableString lastId;
        private @Nullable SerializableString lastTitle;

        ReferenceCell(Reading.Item item, SerializableString name, SerializableString entity, TitleColumns title) {
            super(item, name);
            this.first = item.first();
            this.entity = entity;
            this.title = title;
            this.lastId = name;
        }

        @Override
        boolean copy(JsonRow row) throws SQLException, IOException {
            JsonGenerator json = row.json();
            UUID id = row.rows().getObject(first, UUID.class);
            if (id == null) {
                json.writeNull();
                return false;
            }
            if (!id.equals(last)) {
                String text = title.read(row.rows());
                last = id;
                lastId = new SerializedString(id.toString());
                lastTitle = text == null ? null : new SerializedString(text);
            }
            json.writeStartObject();
            json.writeFieldName(LineJson.ENTITY);
            json.writeString(entity);
            json.writeFieldName(LineJson.ID);
            json.writeString(lastId);
            json.writeFieldName(LineJson.TITLE);
            if (lastTitle == null) {
                json.writeNull();
            } else {
                json.writeString(lastTitle);
            }
            json.writeEndObject();
            return true;
        }
    }
}
