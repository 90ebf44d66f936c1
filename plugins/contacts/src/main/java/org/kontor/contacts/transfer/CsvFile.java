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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.api.Catalog;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.contacts.api.Words;

/** A file that is open: what its header says, and its rows one after the other. */
final class CsvFile implements AutoCloseable {
    private static final int LONGEST_HEADER = 65_536;
    private static final int MOST_EXAMPLES = 5;
    private static final Message UNREADABLE =
            Words.of("csv_unreadable", "The file cannot be read as CSV in UTF-8: {reason}");
    private static final Message NOT_UTF8 = Words.of(
            "csv_not_utf8",
            "Line {line} has letters that are not in UTF-8: please save the file as UTF-8 and load it again");
    private static final Message EMPTY = Words.of("csv_empty", "The file is empty: did the upload name it?");
    private static final Message NO_HEADER =
            Words.of("csv_without_columns", "No column of the file is known; the first row must hold their names");
    private static final Message NO_SUCH_COLUMN =
            Words.of("csv_no_such_column", "map: the file has no column {column}; it has {columns}");
    private static final Message NO_SUCH_FIELD = Words.of(
            "csv_no_such_field",
            "map: {column} is to go to {field}, and there is no field of that name that takes a column");
    private static final Message OTHER_KIND = Words.of(
            "csv_of_other_kind",
            "The columns {columns} are those of {other}, and this address takes {these}: please send the file to"
                    + " {address}");

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> rows;
    private final List<String> headers;
    private final FileFormat format;
    private final CsvMapping mapping;

    /** A file that cannot be read, or not to its end. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Message reason;
        private final Refusal.Code code;

        private Unreadable(Exception cause) {
            super(cause);
            Throwable first = cause.getCause() == null ? cause : cause.getCause();
            if (first instanceof Refusal refusal) {
                // it did not come to its end, whatever is in it
                this.reason = refusal.text();
                this.code = refusal.code();
            } else if (first instanceof Utf8Reader.NotUtf8 broken) {
                this.reason = NOT_UTF8.with("line", broken.line());
                this.code = Refusal.Code.MALFORMED;
            } else {
                this.reason = UNREADABLE.with("reason", String.valueOf(first.getMessage()));
                this.code = Refusal.Code.MALFORMED;
            }
        }

        Message reason() {
            return reason;
        }

        Refusal refusal() {
            return Refusal.of(code, reason, this);
        }
    }

    private CsvFile(
            CsvReader<CsvRecord> csv,
            Iterator<CsvRecord> rows,
            List<String> headers,
            FileFormat format,
            CsvMapping mapping) {
        this.csv = csv;
        this.rows = rows;
        this.headers = headers;
        this.format = format;
        this.mapping = mapping;
    }

    /**
     * Reads the header.
     *
     * @param paths which header goes where, for headers that are not names of fields
     * @throws Refusal when the file is empty or is none for this target, or a header is mapped that it has not, or to nowhere
     */
    static CsvFile open(Reader file, Catalog catalog, LoadTarget target, Map<String, String> paths) {
        BufferedReader text = new BufferedReader(file);
        try {
            CsvReader<CsvRecord> csv = CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .skipEmptyLines(true)
                    .ofCsvRecord(text);
            Iterator<CsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                throw Refusal.of(Refusal.Code.MALFORMED, EMPTY);
            }
            List<String> headers = headers(rows.next());
            FileFormat format =
                    EspoExport.recognise(target.entity(), headers).orElseGet(() -> new FileFormat.Plain(paths));
            CsvMapping mapping = mapping(catalog, target, headers, format);
            checkKind(catalog, target, headers, mapping);
            if (format instanceof FileFormat.Plain) {
                checkMapped(headers, mapping, paths);
            }
            if (!mapping.isUsable()) {
                throw Refusal.of(Refusal.Code.MALFORMED, NO_HEADER);
            }
            return new CsvFile(csv, rows, headers, format, mapping);
        } catch (CsvParseException | UncheckedIOException | IOException unreadable) {
            throw new Unreadable(unreadable).refusal();
        }
    }

    private static CsvMapping mapping(Catalog catalog, LoadTarget target, List<String> headers, FileFormat format) {
        return CsvMapping.of(
                catalog, catalog.find(target.entity()).orElseThrow(), headers, format.paths(), format.emptyIsNo());
    }

    /** A word that was mistyped must not lose a column. */
    private static void checkMapped(List<String> headers, CsvMapping mapping, Map<String, String> paths) {
        paths.forEach((header, path) -> {
            if (!headers.contains(header)) {
                throw Refusal.of(
                        Refusal.Code.INVALID,
                        NO_SUCH_COLUMN.with("column", header).with("columns", String.join(", ", headers)));
            }
            if (!mapping.takes(header)) {
                throw Refusal.of(
                        Refusal.Code.INVALID,
                        NO_SUCH_FIELD.with("column", header).with("field", path));
            }
        });
    }

    /** A file that has more columns of another target alone than of this one alone was sent to the wrong address. */
    private static void checkKind(Catalog catalog, LoadTarget target, List<String> headers, CsvMapping mapping) {
        for (LoadTarget other : target.others()) {
            FileFormat format =
                    EspoExport.recognise(other.entity(), headers).orElseGet(() -> new FileFormat.Plain(Map.of()));
            CsvMapping there = mapping(catalog, other, headers, format);
            List<String> onlyThere = new ArrayList<>(headers);
            onlyThere.retainAll(there.known());
            onlyThere.removeAll(mapping.known());
            List<String> onlyHere = new ArrayList<>(mapping.known());
            onlyHere.removeAll(there.known());
            if (onlyThere.size() > onlyHere.size()) {
                List<String> examples = onlyThere.subList(0, Math.min(onlyThere.size(), MOST_EXAMPLES));
                throw Refusal.of(
                        Refusal.Code.INVALID,
                        OTHER_KIND
                                .with("columns", String.join(", ", examples))
                                .with("other", other.word())
                                .with("these", target.word())
                                .with("address", "/api/v1/plugins/contacts/load/" + other.word()));
            }
        }
    }

    List<String> headers() {
        return headers;
    }

    FileFormat format() {
        return format;
    }

    CsvMapping mapping() {
        return mapping;
    }

    /** The next row, or empty at the end. */
    Optional<CsvRecord> next() throws Unreadable {
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw new Unreadable(unreadable);
        }
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

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
