package org.kontor.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that the web client shows, as data; what the browser reads is made from it. Labels are in English.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="ui"}
 */
public sealed interface Ui {
    /**
     * An entry of the menu that opens an entity's list.
     *
     * @param icon a name of the Tabler icon set, for example {@code building}
     * @param order where among its neighbours; smaller is higher
     */
    record Menu(EntityName entity, String label, String icon, int order) implements Ui {
        public Menu {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(icon, "icon");
        }
    }

    /**
     * A ready-made way to look at an entity's list.
     *
     * @param name lower-case letters, digits and {@code _}; for ever the same
     * @param layout how it is shown
     * @param groups terms to group by; may be empty
     */
    record View(
            EntityName entity,
            String name,
            String label,
            Layout layout,
            List<Term<?>> columns,
            Condition where,
            List<Sort> sorts,
            List<Term<?>> groups)
            implements Ui {
        public View {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(layout, "layout");
            Objects.requireNonNull(where, "where");
            columns = List.copyOf(columns);
            sorts = List.copyOf(sorts);
            groups = List.copyOf(groups);
        }

        public View columns(Term<?>... columns) {
            return new View(entity, name, label, layout, List.of(columns), where, sorts, groups);
        }

        public View where(Condition where) {
            return new View(entity, name, label, layout, columns, where, sorts, groups);
        }

        public View sort(Sort... sorts) {
            return new View(entity, name, label, layout, columns, where, List.of(sorts), groups);
        }

        public View groupBy(Term<?>... groups) {
            return new View(entity, name, label, layout, columns, where, sorts, List.of(groups));
        }
    }

    /** How a list is shown. */
    enum Layout {
        TABLE,
        BOARD,
        CALENDAR,
        TREE,
        CHART
    }

    /** Fields that stand together on a record's page. */
    record Section(EntityName entity, String name, String label, List<Field<?>> fields, int order) implements Ui {
        public Section {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            fields = List.copyOf(fields);
        }
    }

    /** On a record's page: the list of records that point to it by a reference. */
    record Related(EntityName entity, String name, String label, Term<Ref> back, List<Term<?>> columns, int order)
            implements Ui {
        public Related {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(back, "back");
            columns = List.copyOf(columns);
        }
    }

    /** A tile for the home page: a query's measure, list or chart. */
    record Widget(
            String plugin,
            String name,
            String label,
            Query query,
            @Nullable Measure measure) implements Ui {
        public Widget {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(query, "query");
        }
    }

    /**
     * The plugin's own code for the browser, where data do not suffice.
     *
     * @param module path of an ES module in the jar, below {@code META-INF/kontor/ui/}
     * @param style path of a style sheet there, or null
     */
    record Module(String plugin, String module, @Nullable String style) implements Ui {
        public Module {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(module, "module");
        }
    }

    static Menu menu(EntityName entity, String label, String icon, int order) {
        return new Menu(entity, label, icon, order);
    }

    static View view(EntityName entity, String name, String label) {
        return new View(entity, name, label, Layout.TABLE, List.of(), Condition.always(), List.of(), List.of());
    }

    static Section section(EntityName entity, String name, String label, int order, Field<?>... fields) {
        return new Section(entity, name, label, List.of(fields), order);
    }

    static Related related(
            EntityName entity, String name, String label, Term<Ref> back, int order, Term<?>... columns) {
        return new Related(entity, name, label, back, List.of(columns), order);
    }
}
