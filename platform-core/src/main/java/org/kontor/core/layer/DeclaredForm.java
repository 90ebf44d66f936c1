package org.kontor.core.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.ListView;
import org.kontor.api.Term;
import org.kontor.api.Ui;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** A form as plugins declare it: the lowest layer. What stands in none of their sections stands in the rest. */
record DeclaredForm(Form form, List<Section> sections) {
    private static final int MOST_COLUMNS_OF_LIST = 6;
    private static final Set<FieldType> NOT_IN_LISTS =
            Set.of(FieldType.LONG_TEXT, FieldType.RICH_TEXT, FieldType.PARTS, FieldType.CONDITION, FieldType.FILE);

    DeclaredForm {
        sections = List.copyOf(sections);
    }

    /**
     * A section.
     *
     * @param plugin that declares it
     */
    record Section(
            String name,
            String label,
            String plugin,
            int order,
            int columns,
            boolean isCollapsed,
            @Nullable Condition when,
            List<String> fields) {
        Section {
            fields = List.copyOf(fields);
        }

        boolean isRest() {
            return name.equals(Arranged.REST);
        }
    }

    /** What all plugins together show of an entity there. */
    static DeclaredForm of(EntityMeta entity, Form form, List<Contribution> contributions) {
        return new DeclaredForm(
                form,
                form.hasSections()
                        ? sections(entity, contributions)
                        : List.of(rest(
                                form == Form.CARD ? card(entity, contributions) : columns(entity, contributions))));
    }

    private static Section rest(List<String> fields) {
        return new Section(
                Arranged.REST, "Further details", AccessPolicy.KERNEL, Integer.MAX_VALUE, 1, false, null, fields);
    }

    private static List<Section> sections(EntityMeta entity, List<Contribution> contributions) {
        Map<String, Section> sections = new LinkedHashMap<>();
        Set<String> placed = new HashSet<>();
        each(contributions, Ui.Section.class, (plugin, section) -> {
            if (section.entity().equals(entity.name())) {
                List<String> fields = section.fields().stream()
                        .map(Field::name)
                        .filter(name -> entity.find(name)
                                .filter(field -> !field.field().isRetired())
                                .isPresent())
                        .filter(placed::add)
                        .toList();
                sections.merge(section.name(), of(section, plugin, fields), DeclaredForm::both);
            }
        });
        List<Section> all = new ArrayList<>(sections.values());
        all.sort(Comparator.comparingInt(Section::order));
        all.add(rest(entity.fields().stream()
                .filter(field -> field.system() == null || field.saysWhose())
                .filter(field -> !field.field().isRetired() && !placed.contains(field.name()))
                .map(FieldMeta::name)
                .toList()));
        return all;
    }

    private static Section of(Ui.Section section, String plugin, List<String> fields) {
        return new Section(
                section.name(),
                section.label(),
                plugin,
                section.order(),
                section.columns(),
                section.isCollapsed(),
                section.when().equals(Condition.always()) ? null : section.when(),
                fields);
    }

    /** Another plugin's fields in a section of that name. */
    private static Section both(Section one, Section other) {
        return new Section(
                one.name(),
                one.label(),
                one.plugin(),
                one.order(),
                one.columns(),
                one.isCollapsed(),
                one.when(),
                Stream.concat(one.fields().stream(), other.fields().stream()).toList());
    }

    private static List<String> card(EntityMeta entity, List<Contribution> contributions) {
        Set<String> paths = new LinkedHashSet<>();
        each(contributions, Ui.Card.class, (plugin, card) -> {
            if (card.entity().equals(entity.name())) {
                card.terms().forEach(term -> paths.add(term.path()));
            }
        });
        return paths.isEmpty() ? title(entity) : List.copyOf(paths);
    }

    private static List<String> columns(EntityMeta entity, List<Contribution> contributions) {
        Set<String> paths = new LinkedHashSet<>();
        each(contributions, Ui.Columns.class, (plugin, columns) -> {
            if (columns.entity().equals(entity.name())) {
                columns.terms().forEach(term -> paths.add(term.path()));
            }
        });
        if (paths.isEmpty()) {
            each(contributions, ListView.class, (plugin, view) -> {
                boolean fits =
                        view.entity().equals(entity.name()) && view.layout() == Ui.Layout.TABLE && view.drawn() == null;
                if (fits && paths.isEmpty()) {
                    view.columns().forEach(term -> paths.add(term.path()));
                }
            });
        }
        if (paths.isEmpty()) {
            paths.addAll(title(entity));
            entity.declaredFields().stream()
                    .filter(field -> !field.field().isRetired() && !NOT_IN_LISTS.contains(field.type()))
                    .limit(MOST_COLUMNS_OF_LIST)
                    .forEach(field -> paths.add(field.name()));
        }
        return List.copyOf(paths);
    }

    private static List<String> title(EntityMeta entity) {
        return entity.declared().title().stream().map(Term::path).distinct().collect(Collectors.toList());
    }

    private static <U extends Ui> void each(
            List<Contribution> contributions, Class<U> type, BiConsumer<String, U> work) {
        contributions.forEach(contribution -> contribution.ui().stream()
                .filter(type::isInstance)
                .forEach(element -> work.accept(contribution.pluginId(), type.cast(element))));
    }
}
