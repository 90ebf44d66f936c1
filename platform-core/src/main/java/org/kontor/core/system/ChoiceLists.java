package org.kontor.core.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kontor.api.Contribution;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.database.Database;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.notice.NoticeLists;
import org.kontor.core.record.AllRows;

/** Editable lists as administrators made them, for the making of a catalog. */
public final class ChoiceLists {
    private static final long RANKS_BETWEEN = 10;

    private ChoiceLists() {}

    /**
     * Writes down what lists begin with.
     *
     * @param lists labels by the list's name and the value's, in their order
     */
    public static void begin(Records kernel, Map<String, Map<String, String>> lists) {
        lists.forEach((list, values) -> {
            // what is declared is written down whenever a platform is built
            Map<String, Row> declared = AllRows.of(
                            kernel, Query.of(ChoiceValue.NAME).where(ChoiceValue.LIST.is(list)))
                    .collect(Collectors.toMap(row -> row.get(ChoiceValue.VALUE_NAME), row -> row));
            long rank = 0;
            for (Map.Entry<String, String> value : values.entrySet()) {
                rank += RANKS_BETWEEN;
                kernel.update(
                        Objects.requireNonNull(declared.get(value.getKey())),
                        ChoiceValue.LABEL.to(value.getValue()),
                        ChoiceValue.RANK.to(rank));
            }
        });
    }

    /**
     * The values of lists that are not fixed, by the list's name: what administrators wrote, then what plugins declare and no row
     * says yet. The table must exist.
     */
    public static Map<String, List<ChoiceOption>> options(Database database, List<Contribution> contributions) {
        List<SystemMapper.ValueRow> rows = database.glance(
                transaction -> transaction.mapper(SystemMapper.class).values());
        Map<String, List<ChoiceOption>> options = new HashMap<>();
        Declared.editableLists(contributions).forEach((name, list) -> {
            List<ChoiceOption> all = new ArrayList<>();
            rows.stream()
                    .filter(row -> row.list().equals(name))
                    .forEach(row -> all.add(new ChoiceOption(
                            row.name(),
                            row.label() == null ? CatalogBuilder.readable(row.name()) : row.label(),
                            !Boolean.FALSE.equals(row.active()))));
            list.choices().stream()
                    .filter(choice ->
                            all.stream().noneMatch(option -> option.name().equals(choice.name())))
                    .forEach(choice ->
                            all.add(new ChoiceOption(choice.name(), CatalogBuilder.readable(choice.name()), true)));
            options.put(name, List.copyOf(all));
        });
        options.putAll(NoticeLists.options(contributions));
        return options;
    }
}
