package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sealing;

/** Writes lines as JSON, and tells which sensitive values they held. */
final class LineJson {
    static final SerializableString ID = new SerializedString("id");
    static final SerializableString ENTITY = new SerializedString("entity");
    static final SerializableString TITLE = new SerializedString("title");
    static final SerializableString VERSION = new SerializedString("version");
    /** The fields whose values cannot be decrypted; no field is called so. */
    private static final SerializableString DAMAGED = new SerializedString("$damaged");

    private final JsonGenerator json;
    private final SensitiveReads sensitive;
    private final JsonNames names;
    private final PlayedReads played;
    private final @Nullable Speech speech;
    private @Nullable Reading named;
    private SerializableString[] namesOfItems = {};

    /**
     * @param names shared by all who write
     * @param speech says texts in the language of whoever reads them; null where they stay as they were written down
     */
    LineJson(JsonGenerator json, SensitiveReads sensitive, JsonNames names, @Nullable Speech speech) {
        this.speech = speech;
        this.json = json;
        this.sensitive = sensitive;
        this.names = names;
        this.played = new PlayedReads(sensitive);
    }

    void write(Reading reading, Line line, @Nullable Abilities can) throws IOException {
        json.writeStartObject();
        json.writeFieldName(ID);
        json.writeString(line.id().toString());
        json.writeFieldName(VERSION);
        json.writeNumber(line.version());
        List<Reading.Item> items = reading.items();
        SerializableString[] itemNames = names(reading);
        boolean isPart = reading.source().entity().isPart();
        for (int i = 0; i < items.size(); i++) {
            Reading.Item item = items.get(i);
            if (!isId(item) && (!isPart || item.field().system() != SystemTerm.Kind.PARENT)) {
                json.writeFieldName(itemNames[i]);
                write(reading, item, line.values()[i], title(line, i));
            }
        }
        damaged(line, itemNames);
        if (can != null) {
            can.write(json, line.extras());
        }
        json.writeEndObject();
        tell(reading, line);
    }

    private void damaged(Line line, SerializableString[] itemNames) throws IOException {
        boolean any = false;
        for (int i = 0; i < itemNames.length; i++) {
            if (line.values()[i] == Sealing.Damaged.VALUE) {
                if (!any) {
                    json.writeFieldName(DAMAGED);
                    json.writeStartArray();
                    any = true;
                }
                json.writeString(itemNames[i]);
            }
        }
        if (any) {
            json.writeEndArray();
        }
    }

    /** Whether it is the record's own id, which stands first however it was asked for. */
    static boolean isId(Reading.Item item) {
        return item.field().system() == SystemTerm.Kind.ID && item.path().equals("id");
    }

    /** The names of a reading's items, found once for all of its lines. */
    private SerializableString[] names(Reading reading) {
        if (reading != named) {
            List<Reading.Item> items = reading.items();
            SerializableString[] all = new SerializableString[items.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = names.of(items.get(i));
            }
            named = reading;
            namesOfItems = all;
        }
        return namesOfItems;
    }

    private static @Nullable String title(Line line, int at) {
        return at < line.titles().length ? line.titles()[at] : null;
    }

    private void write(Reading reading, Reading.Item item, @Nullable Object value, @Nullable String title)
            throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Sealing.Damaged damaged -> json.writeNull();
            case Mask mask -> json.writeString(mask.text());
            case Said said -> json.writeString(text(reading, item, said));
            case Ref ref ->
                reference(reading, item, ref, title == null ? reading.titles().get(ref) : title);
            case Line.Parts parts -> {
                json.writeStartArray();
                for (Line part : parts.lines()) {
                    write(parts.reading(), part, null);
                }
                json.writeEndArray();
            }
            case Line.Links links -> {
                json.writeStartArray();
                for (Ref ref : links.refs()) {
                    reference(reading, item, ref, reading.titles().get(ref));
                }
                json.writeEndArray();
            }
            default -> item.kind().write(json, value);
        }
    }

    private String text(Reading reading, Reading.Item item, Said said) {
        Asking asking = reading.source().asking();
        return speech == null
                ? said.text()
                : said.in(asking.access().actor().locale(), item.field(), asking.catalog(), speech);
    }

    private void reference(Reading reading, Reading.Item item, Ref ref, @Nullable String title) throws IOException {
        json.writeStartObject();
        writeRef(json, ref, title);
        Expansion expansion = reading.expansions().get(item.path());
        if (expansion != null) {
            json.writeFieldName("record");
            Expansion.Found found = expansion.find(ref).orElse(null);
            Line line = found == null ? null : found.line();
            if (found == null || line == null) {
                json.writeNull();
            } else {
                write(found.reading(), line, null);
            }
        }
        json.writeEndObject();
    }

    /** Writes what a reference consists of, within an object. */
    static void writeRef(JsonGenerator json, Ref ref, @Nullable String title) throws IOException {
        json.writeFieldName(ENTITY);
        json.writeString(ref.entity().toString());
        json.writeFieldName(ID);
        json.writeString(ref.id().toString());
        json.writeFieldName(TITLE);
        json.writeString(title);
    }

    private void tell(Reading reading, Line line) {
        if (reading.source().entity().isAspect()) {
            played.tell(reading, line);
        }
        List<FieldMeta> own = null;
        List<Reading.Item> items = reading.items();
        for (int i = 0; i < items.size(); i++) {
            Reading.Item item = items.get(i);
            Object value = line.values()[i];
            boolean isRead = value != null && value != Sealing.Damaged.VALUE && !(value instanceof Mask);
            if (!isRead || !item.field().field().isSensitive()) {
                continue;
            }
            if (item.holder() >= 0) {
                EntityMeta there = item.term().source().entity();
                UUID id = (UUID) Objects.requireNonNull(line.extras()[item.holder()]);
                sensitive.read(there, id, List.of(item.field()));
            } else {
                own = own == null ? new ArrayList<>() : own;
                own.add(item.field());
            }
        }
        if (own != null) {
            sensitive.read(reading.source().entity(), line.id(), own);
        }
    }
}
