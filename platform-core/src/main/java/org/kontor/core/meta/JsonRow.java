package org.kontor.core.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The row that is copied to JSON just now. */
public final class JsonRow {
    private final ResultSet rows;
    private final JsonGenerator json;
    private final boolean isRaw;

    /**
     * @param json writes UTF-8
     * @param isRaw whether the driver keeps values as they came over PostgreSQL's wire, text as UTF-8, and hands out their
     *     bytes: the way to Java's types and back is half of what a value costs
     */
    public JsonRow(ResultSet rows, JsonGenerator json, boolean isRaw) {
        this.rows = rows;
        this.json = json;
        this.isRaw = isRaw;
    }

    public ResultSet rows() {
        return rows;
    }

    public JsonGenerator json() {
        return json;
    }

    /** Whether {@link ResultSet#getBytes} gives a value as it came over PostgreSQL's wire. */
    public boolean isRaw() {
        return isRaw;
    }

    /**
     * Copies a column of text; null where it is empty.
     *
     * @return whether there was a text
     */
    public boolean text(int column) throws SQLException, IOException {
        if (!isRaw) {
            String text = rows.getString(column);
            json.writeString(text);
            return text != null;
        }
        byte[] text = rows.getBytes(column);
        if (text == null) {
            json.writeNull();
            return false;
        }
        json.writeUTF8String(text, 0, text.length);
        return true;
    }
}
