package org.kontor.contacts.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Actor;
import org.kontor.api.Catalog;
import org.kontor.api.Data;
import org.kontor.api.Entity;
import org.kontor.api.Message;
import org.kontor.api.PluginContext;
import org.kontor.api.Refusal;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.Words;

/**
 * One file on its way into the records. Rows are written in batches, each in a transaction of its own; a batch that is
 * refused is halved until the rows stand alone that do not fit, and only they stay out.
 */
final class FileLoad {
    private static final int BATCH = 500;
    private static final int MOST_REJECTED = 1_000;
    private static final int LONGEST_HEADER = 65_536;
    private static final Message UNREADABLE =
            Words.of("csv_unreadable", "The file cannot be read as CSV in UTF-8: {reason}");
    private static final Message NO_HEADER =
            Words.of("csv_without_columns", "No column of the file is known; the first row must hold their names");
    private static final Message STOPPED =
            Words.of("load_stopped", "More than {most} rows were refused, so the rest of the file was not tried");

    private final Data data;
    private final Catalog catalog;
    private final Actor actor;
    private final LoadTarget target;
    private final boolean isRehearsal;
    private final Set<String> accountsWithMain = new HashSet<>();

    /** Takes back what a rehearsal has written. */
    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Tally tally;

        Rehearsed(Tally tally) {
            super("rehearsal", null, false, false);
            this.tally = tally;
        }
    }

    FileLoad(PluginContext context, Actor actor, LoadTarget target, boolean isRehearsal) {
        this.data = context.data();
        this.catalog = context.catalog();
        this.actor = actor;
        this.target = target;
        this.isRehearsal = isRehearsal;
    }

    /**
     * Loads a file.
     *
     * @param paths which header goes where, for headers that are not names of fields
     * @param source the program that the file comes from, or empty for the format's own name
     */
    LoadReport load(Reader file, Map<String, String> paths, Optional<String> source) {
        return read(file, paths, (rows, headers, format, mapping, report) -> {
            BatchWriter writer = new BatchWriter(target, source.orElse(format.name()));
            run(rows, headers, format, mapping, writer, report);
        });
    }

    /** Reads a file and tells which of its values editable lists do not have; nothing is tried. */
    List<ListValue> missing(Reader file, Map<String, String> paths) {
        return read(file, paths, (rows, headers, format, mapping, report) -> {
                    while (rows.hasNext()) {
                        CsvRecord record = rows.next();
                        mapping.read(record.getStartingLineNumber(), record.getFields(), report);
                    }
                })
                .missing();
    }

    /** What is done with the rows of a file whose columns are known. */
    private interface Reading {
        void of(
                Iterator<CsvRecord> rows,
                List<String> headers,
                FileFormat format,
                CsvMapping mapping,
                LoadReport report);
    }

    private LoadReport read(Reader file, Map<String, String> paths, Reading reading) {
        BufferedReader text = new BufferedReader(file);
        LoadReport report = new LoadReport(target.entity(), isRehearsal);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.STRICT)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> rows = csv.iterator();
            List<String> headers = rows.hasNext() ? headers(rows.next()) : List.of();
            FileFormat format =
                    EspoExport.recognise(target.entity(), headers).orElseGet(() -> new FileFormat.Plain(paths));
            CsvMapping mapping = CsvMapping.of(catalog, entity(), headers, format.paths(), format.emptyIsNo());
            if (!mapping.isUsable()) {
                throw Refusal.of(Refusal.Code.MALFORMED, NO_HEADER);
            }
            report.format(format.name());
            reading.of(rows, headers, format, mapping, report);
            return report;
        } catch (CsvParseException | UncheckedIOException | IOException unreadable) {
            return endedEarly(report, unreadable);
        }
    }

    private Entity entity() {
        return catalog.find(target.entity()).orElseThrow();
    }

    private void run(
            Iterator<CsvRecord> rows,
            List<String> headers,
            FileFormat format,
            CsvMapping mapping,
            BatchWriter writer,
            LoadReport report) {
        List<LoadedRow> batch = new ArrayList<>(BATCH);
        while (rows.hasNext()) {
            CsvRecord record = rows.next();
            List<String> cells = record.getFields();
            report.readOne();
            noteIgnored(headers, cells, format, mapping, report);
            LoadedRow row = mapping.read(record.getStartingLineNumber(), cells, report);
            format.complete(row, cells);
            oneMain(row, report);
            if (!row.problems().isEmpty()) {
                report.reject(row.problems());
            } else {
                batch.add(row);
            }
            if (batch.size() == BATCH) {
                write(batch, writer, report);
                batch.clear();
                if (report.rejected() > MOST_REJECTED) {
                    report.reject(List.of(
                            new Problem(record.getStartingLineNumber(), "", "", STOPPED.with("most", MOST_REJECTED))));
                    return;
                }
            }
        }
        write(batch, writer, report);
    }

    private static void noteIgnored(
            List<String> headers, List<String> cells, FileFormat format, CsvMapping mapping, LoadReport report) {
        if (mapping.ignored().isEmpty()) {
            return;
        }
        for (int i = 0; i < Math.min(headers.size(), cells.size()); i++) {
            String header = headers.get(i);
            if (!cells.get(i).isBlank()
                    && mapping.ignored().contains(header)
                    && !format.consumed().contains(header)) {
                report.ignored(header);
            }
        }
    }

    /** A file may mark several main persons of an account; the first is taken, so that loading it again changes nothing. */
    private void oneMain(LoadedRow row, LoadReport report) {
        LoadedRow.Link account = row.links().get(Contact.ACCOUNT);
        if (account != null && row.find(Contact.MAIN_PERSON).orElse(false) && !accountsWithMain.add(account.key())) {
            row.put(Contact.MAIN_PERSON, null, false);
            report.leftOut(Contact.MAIN_PERSON.name(), "second main person of " + account.key());
        }
    }

    private void write(List<LoadedRow> rows, BatchWriter writer, LoadReport report) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            Tally tally = transaction(rows, writer);
            report.wrote(tally);
            tally.rejected().forEach(report::reject);
        } catch (Refusal refusal) {
            if (refusal.code() == Refusal.Code.UNAVAILABLE || refusal.code() == Refusal.Code.LIMITED) {
                throw refusal;
            }
            if (rows.size() == 1) {
                report.reject(problems(rows.getFirst(), refusal));
            } else {
                int middle = rows.size() / 2;
                write(rows.subList(0, middle), writer, report);
                if (report.rejected() <= MOST_REJECTED) {
                    write(rows.subList(middle, rows.size()), writer, report);
                }
            }
        }
    }

    private Tally transaction(List<LoadedRow> rows, BatchWriter writer) {
        try {
            return data.write(actor, records -> {
                Tally tally = writer.write(records, rows);
                if (isRehearsal) {
                    throw new Rehearsed(tally);
                }
                return tally;
            });
        } catch (Rehearsed rehearsed) {
            return rehearsed.tally;
        }
    }

    private static List<Problem> problems(LoadedRow row, Refusal refusal) {
        if (refusal.errors().isEmpty()) {
            return List.of(new Problem(row.line(), row.key(), "", refusal.text()));
        }
        return refusal.errors().stream()
                .map(error -> new Problem(
                        row.line(), row.key(), error.field().replaceFirst("^\\[\\d+]\\.?", ""), error.message()))
                .toList();
    }

    /** A file that turns out broken in the middle has been loaded up to there, and the report says so. */
    private static LoadReport endedEarly(LoadReport report, Exception reason) {
        Throwable cause = reason.getCause() == null ? reason : reason.getCause();
        Message message = UNREADABLE.with("reason", String.valueOf(cause.getMessage()));
        if (!report.hasWritten()) {
            throw Refusal.of(Refusal.Code.MALFORMED, message, reason);
        }
        report.reject(List.of(new Problem(0, "", "", message)));
        return report;
    }

    private static List<String> headers(CsvRecord record) {
        List<String> headers = new ArrayList<>();
        for (String header : record.getFields()) {
            headers.add(header.replace("\uFEFF", "").strip());
        }
        return headers;
    }

    /** Comma, semicolon or tab: whichever the first line has most of. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        Map<Character, Integer> counts = new LinkedHashMap<>();
        for (int i = 0, character = text.read();
                i < LONGEST_HEADER - 1 && character >= 0 && character != '\n';
                i++, character = text.read()) {
            if (",;\t".indexOf(character) >= 0) {
                counts.merge((char) character, 1, Integer::sum);
            }
        }
        text.reset();
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(',');
    }
}
