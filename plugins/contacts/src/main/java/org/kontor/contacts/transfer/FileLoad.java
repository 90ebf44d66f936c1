package org.kontor.contacts.transfer;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Actor;
import org.kontor.api.Catalog;
import org.kontor.api.Data;
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
    private static final Message TOO_LONG = Words.of(
            "csv_row_longer",
            "The row has {cells} cells and the header only {columns}: is there a separator in a cell without quotes?");
    private static final Message SECOND_MAIN =
            Words.of("left_out_main", "An earlier row of the file has made another person the main one of the account");

    private final Data data;
    private final Catalog catalog;
    private final Actor actor;
    private final LoadTarget target;
    private final LoadOptions options;
    private final LoadReport report;
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

    FileLoad(PluginContext context, Actor actor, LoadTarget target, LoadOptions options) {
        this.data = context.data();
        this.catalog = context.catalog();
        this.actor = actor;
        this.target = target;
        this.options = options;
        this.report = new LoadReport(target.entity(), options.isRehearsal());
    }

    /** Loads a file; one that turns out broken in the middle is loaded up to there, and the report says so. */
    LoadReport load(Reader file) {
        try (CsvFile csv = CsvFile.open(file, catalog, target, options.paths())) {
            report.begin(csv.format().name(), csv.mapping().hasKey());
            BatchWriter writer =
                    new BatchWriter(target, options.source().orElse(csv.format().name()), options.belonging());
            List<LoadedRow> batch = new ArrayList<>(BATCH);
            try {
                for (Optional<CsvRecord> row = csv.next(); row.isPresent(); row = csv.next()) {
                    read(csv, row.get()).ifPresent(batch::add);
                    if (batch.size() == BATCH) {
                        write(batch, writer);
                        batch.clear();
                    }
                }
            } catch (CsvFile.Unreadable broken) {
                if (!report.hasWritten()) {
                    throw broken.refusal();
                }
                report.gaveUp(broken.reason());
            }
            write(batch, writer);
            return report;
        }
    }

    /** Reads a file and tells which of its values editable lists do not have; nothing is tried. */
    List<ListValue> missing(Reader file) {
        try (CsvFile csv = CsvFile.open(file, catalog, target, options.paths())) {
            for (Optional<CsvRecord> row = csv.next(); row.isPresent(); row = csv.next()) {
                csv.mapping().read(row.get().getStartingLineNumber(), row.get().getFields(), report);
            }
            return report.missing();
        } catch (CsvFile.Unreadable broken) {
            throw broken.refusal();
        }
    }

    /** A row as it is to be written; empty when it cannot even be tried. */
    private Optional<LoadedRow> read(CsvFile csv, CsvRecord record) {
        List<String> cells = record.getFields();
        report.readOne();
        noteIgnored(csv, cells);
        LoadedRow row = csv.mapping().read(record.getStartingLineNumber(), cells, report);
        csv.format().complete(row, cells);
        if (cells.size() > csv.headers().size()) {
            row.problems()
                    .add(new Problem(
                            row.line(),
                            row.key(),
                            "",
                            TOO_LONG.with("cells", cells.size())
                                    .with("columns", csv.headers().size())));
        }
        if (!row.problems().isEmpty()) {
            report.reject(row.problems());
            return Optional.empty();
        }
        oneMain(row);
        return Optional.of(row);
    }

    private void noteIgnored(CsvFile csv, List<String> cells) {
        Set<String> ignored = csv.mapping().ignored();
        if (ignored.isEmpty()) {
            return;
        }
        for (int i = 0; i < Math.min(csv.headers().size(), cells.size()); i++) {
            String header = csv.headers().get(i);
            if (!cells.get(i).isBlank()
                    && ignored.contains(header)
                    && !csv.format().consumed().contains(header)) {
                report.ignored(header);
            }
        }
    }

    /** A file may mark several main persons of an account; the first is taken, so that loading it again changes nothing. */
    private void oneMain(LoadedRow row) {
        LoadedRow.Link account = row.links().get(Contact.ACCOUNT);
        if (account != null && row.find(Contact.MAIN_PERSON).orElse(false) && !accountsWithMain.add(account.key())) {
            row.put(Contact.MAIN_PERSON, null, false);
            report.leftOut(Contact.MAIN_PERSON.name(), SECOND_MAIN, account.key());
        }
    }

    private void write(List<LoadedRow> rows, BatchWriter writer) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            Tally tally = transaction(rows, writer);
            report.wrote(tally);
            tally.rejected().forEach(report::reject);
        } catch (Refusal refusal) {
            if (refusal.code().isOutage() || refusal.code() == Refusal.Code.LIMITED) {
                throw refusal;
            }
            if (rows.size() == 1) {
                report.reject(problems(rows.getFirst(), refusal));
            } else {
                int middle = rows.size() / 2;
                write(rows.subList(0, middle), writer);
                write(rows.subList(middle, rows.size()), writer);
            }
        }
    }

    private Tally transaction(List<LoadedRow> rows, BatchWriter writer) {
        try {
            return data.write(actor, records -> {
                Tally tally = writer.write(records, rows);
                if (options.isRehearsal()) {
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
}
