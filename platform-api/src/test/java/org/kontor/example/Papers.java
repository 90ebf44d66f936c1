package org.kontor.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.kontor.api.Call;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Result;
import org.kontor.api.Row;

/** Files that records hold. */
final class Papers {
    private Papers() {}

    static final EntityName CONTRACT = EntityName.of("contacts", "contract");

    // @start region="file"
    static final Field<FileId> SIGNED = CONTRACT.file("signed");

    static String describe(Row contract) {
        return contract.find(SIGNED)
                .map(file -> file.name() + ", " + file.size() + " bytes of " + file.type())
                .orElse("not signed yet");
    }
    // @end region="file"

    // @start region="make-file"
    static Result cities(Call call) {
        Records records = call.records();
        FileId list = records.file("cities.csv", "text/csv", out -> {
            try (Writer lines = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                for (Row account : records.list(Query.of(Account.NAME)).rows()) {
                    lines.write(account.find(Account.CITY).orElse("") + "\n");
                }
            }
        });
        return Result.file(list);
    }
    // @end region="make-file"

    // @start region="open-file"
    static byte[] beginning(Records records, Row contract) {
        try (InputStream content = records.open(contract.get(SIGNED))) {
            return content.readNBytes(16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
    // @end region="open-file"
}
