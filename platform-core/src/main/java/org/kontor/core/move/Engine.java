package org.kontor.core.move;

import java.time.InstantSource;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordJson;
import org.kontor.core.record.RecordParser;

/**
 * What records are read and written by.
 *
 * @param data the one door to records
 */
public record Engine(Catalog catalog, JdbcData data, RecordJson json, RecordParser parser) {
    public static Engine of(Catalog catalog, JdbcData data, Dialect dialect, InstantSource clock) {
        return new Engine(catalog, data, new RecordJson(catalog, dialect, clock), new RecordParser(catalog));
    }
}
