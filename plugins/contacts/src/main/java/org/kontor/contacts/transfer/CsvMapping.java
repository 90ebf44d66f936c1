package org.kontor.contacts.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Catalog;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Entity;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Words;

/**
 * Which column of a file goes where. A column goes where its header, or what the header is mapped to, says: {@code
 * name}, {@code addresses.street} for the first address, {@code addresses.2.street} for the second.
 */
final class CsvMapping {
    private static final Pattern PATH = Pattern.compile("([a-z][a-z0-9_]*)(?:\\.([1-9][0-9]?))?\\.([a-z][a-z0-9_]*)");
    private static final String KEY = "external_id";
    private static final Message NOT_IN_LIST = Words.of("left_out_choice", "The list has no such value");

    private final List<Column> columns;
    private final Set<String> ignored;
    private final int keyIndex;
    private final int currencyIndex;

    private CsvMapping(List<Column> columns, Set<String> ignored, int keyIndex, int currencyIndex) {
        this.columns = columns;
        this.ignored = ignored;
        this.keyIndex = keyIndex;
        this.currencyIndex = currencyIndex;
    }

    /**
     * Finds the fields of a file's columns.
     *
     * @param paths where headers go that do not name a field themselves
     * @param emptyIsNo whether empty cells of yes-or-no columns say no
     */
    static CsvMapping of(
            Catalog catalog, Entity entity, List<String> headers, Map<String, String> paths, boolean emptyIsNo) {
        List<Column> columns = new ArrayList<>();
        Set<String> ignored = new TreeSet<>();
        int keyIndex = -1;
        int currencyIndex = -1;
        for (int index = 0; index < headers.size(); index++) {
            String header = headers.get(index);
            String path = paths.getOrDefault(header, header);
            Optional<Column> column = column(catalog, entity, index, header, path, emptyIsNo);
            if (path.equals(KEY)) {
                keyIndex = index;
            } else if (column.isPresent()) {
                columns.add(column.get());
            } else if (!header.isBlank()) {
                ignored.add(header);
            }
            if (path.equals(Account.CURRENCY.name())) {
                currencyIndex = index;
            }
        }
        return new CsvMapping(List.copyOf(columns), ignored, keyIndex, currencyIndex);
    }

    private static Optional<Column> column(
            Catalog catalog, Entity entity, int index, String header, String path, boolean emptyIsNo) {
        Matcher ofPart = PATH.matcher(path);
        if (!ofPart.matches()) {
            return entity.field(path)
                    .filter(field -> isLoadable(field.type()))
                    .map(field -> new Column(
                            index,
                            header,
                            field,
                            null,
                            choices(catalog, field),
                            emptyIsNo && field.type() == FieldType.YES_NO));
        }
        int position = ofPart.group(2) == null ? 1 : Integer.parseInt(ofPart.group(2));
        return entity.field(ofPart.group(1))
                .filter(field -> field.type() == FieldType.PARTS)
                .flatMap(parts -> catalog.find(parts.targets().getFirst())
                        .flatMap(part -> part.field(ofPart.group(3)))
                        .filter(field -> isLoadable(field.type()))
                        .map(field -> new Column(
                                index,
                                header,
                                field,
                                new Column.Slot(parts, position),
                                choices(catalog, field),
                                false)));
    }

    private static Set<Choice> choices(Catalog catalog, Field<?> field) {
        return field.list().isPresent() ? Set.copyOf(catalog.choices(field)) : Set.of();
    }

    private static boolean isLoadable(FieldType type) {
        return switch (type) {
            case PARTS, REFERENCES, CONDITION, SPAN, ZONED -> false;
            default -> true;
        };
    }

    /** Whether any column was recognised. */
    boolean isUsable() {
        return !columns.isEmpty();
    }

    /** Whether the file says which record of the other program a row is. */
    boolean hasKey() {
        return keyIndex >= 0;
    }

    /** Whether a header goes somewhere, be it to the key. */
    boolean takes(String header) {
        return !ignored.contains(header);
    }

    /** Headers that go to fields. */
    Set<String> known() {
        return columns.stream().map(Column::header).collect(Collectors.toSet());
    }

    /** Headers that go nowhere. */
    Set<String> ignored() {
        return ignored;
    }

    /** Reads one row; what cannot be read is told in the row's problems, what a list does not have in the report. */
    LoadedRow read(long line, List<String> cells, LoadReport report) {
        LoadedRow row = new LoadedRow(line);
        row.key(cell(cells, keyIndex));
        String currency = currencyIndex < 0 ? null : cell(cells, currencyIndex);
        for (Column column : columns) {
            String text = cell(cells, column.index());
            try {
                if (!text.isBlank()) {
                    fill(row, column, text, currency, report);
                } else if (column.emptyIsNo()) {
                    row.put(column.field(), column.slot(), false);
                }
            } catch (CellFault fault) {
                row.problems().add(new Problem(line, row.key(), column.header(), fault.reason()));
            }
        }
        return row;
    }

    private static void fill(LoadedRow row, Column column, String text, @Nullable String currency, LoadReport report)
            throws CellFault {
        if (column.field().type() == FieldType.REFERENCE) {
            link(row, column, text.strip());
            return;
        }
        Object value = Cell.read(column.field(), text, currency);
        if (isUnknownChoice(column, value)) {
            report.leftOut(column.header(), NOT_IN_LIST, text.strip());
            missing(column, text).forEach(report::missing);
        } else {
            row.put(column.field(), column.slot(), value);
        }
    }

    private static void link(LoadedRow row, Column column, String text) {
        try {
            Ref ref = Ref.of(column.field().targets().getFirst(), UUID.fromString(text));
            row.put(column.field(), column.slot(), ref);
        } catch (IllegalArgumentException notOurs) {
            row.links().put(column.field(), new LoadedRow.Link(column.header(), text));
        }
    }

    /** What administrators would have to add, where they can. */
    private static List<ListValue> missing(Column column, String text) {
        String list = column.field()
                .list()
                .filter(ChoiceList::editable)
                .map(ChoiceList::toString)
                .orElse("");
        if (list.isEmpty()) {
            return List.of();
        }
        return Cell.choices(column.field(), text).entrySet().stream()
                .filter(choice -> !column.choices().contains(Choice.of(choice.getKey())))
                .map(choice -> new ListValue(list, choice.getKey(), choice.getValue()))
                .toList();
    }

    private static boolean isUnknownChoice(Column column, Object value) {
        return switch (value) {
            case Choice choice -> !column.choices().contains(choice);
            case Set<?> several -> !column.choices().containsAll(several);
            default -> false;
        };
    }

    private static String cell(List<String> cells, int index) {
        return index < 0 || index >= cells.size() ? "" : cells.get(index);
    }
}
