package org.kontor.core.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.CatalogBuilder;

/**
 * Everything that layers say, as it stood at one moment. Immutable.
 *
 * @param forms what is said of forms: by entity, form and level, in the order in which it was said
 * @param labels by subject and language
 * @param values of lists: by list, value and level
 * @param listLabels how administrators called values of lists, by list and value, where that is not what their names say
 * @param ranks where values of lists stand
 */
record LayerState(
        Map<String, Map<Form, Map<Level, List<FormSaid>>>> forms,
        Map<String, Map<String, LabelSaid>> labels,
        Map<String, Map<String, Map<Level, ValueSaid>>> values,
        Map<String, String> listLabels,
        Map<String, Long> ranks) {
    static final LayerState NOTHING = new LayerState(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    static LayerState read(Transaction transaction) {
        LayerMapper mapper = transaction.mapper(LayerMapper.class);
        LayerState state =
                new LayerState(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        mapper.forms().forEach(state::add);
        mapper.labels()
                .forEach(row -> state.labels
                        .computeIfAbsent(row.subject(), any -> new HashMap<>())
                        .put(row.language(), new LabelSaid(row.said(), row.updatedBy(), row.updatedAt())));
        mapper.values()
                .forEach(row -> Level.parse(row.level())
                        .ifPresent(level -> state.values
                                .computeIfAbsent(row.list(), any -> new HashMap<>())
                                .computeIfAbsent(row.name(), any -> new HashMap<>())
                                .put(
                                        level,
                                        new ValueSaid(
                                                level, row.hidden(), row.rank(), row.updatedBy(), row.updatedAt()))));
        for (LayerMapper.ListRow row : mapper.lists()) {
            String value = row.list() + "." + row.name();
            if (row.label() != null && !row.label().equals(CatalogBuilder.readable(row.name()))) {
                state.listLabels.put(value, row.label());
            }
            if (row.rank() != null) {
                state.ranks.put(value, row.rank());
            }
        }
        return state;
    }

    private void add(LayerMapper.FormRow row) {
        Form form = Form.find(row.form()).orElse(null);
        Level level = Level.parse(row.level()).orElse(null);
        if (form == null || level == null) {
            return;
        }
        forms.computeIfAbsent(row.entity(), any -> new HashMap<>())
                .computeIfAbsent(form, any -> new HashMap<>())
                .computeIfAbsent(level, any -> new ArrayList<>())
                .add(new FormSaid(
                        level,
                        row.kind().equals(FormChange.SECTION_KIND.name()),
                        row.element(),
                        row.hidden(),
                        row.label(),
                        row.words() == null ? Map.of() : LabelText.words(row.words()),
                        row.place(),
                        row.columnCount(),
                        row.collapsed(),
                        row.condition(),
                        row.section(),
                        row.afterElement(),
                        Boolean.TRUE.equals(row.atStart()),
                        row.updatedBy(),
                        row.updatedAt()));
    }
}
