package org.kontor.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something on the page of each record of an entity, whichever plugin declares that.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="panel"}
 *
 * @param name lower-case letters, digits and {@code _}; for ever the same, and one of its kind in the plugin
 * @param order where among its neighbours; smaller is higher
 * @param when which records' pages have it
 * @param permission without which nobody sees it; null for everybody who sees the record
 */
public record Panel(
        EntityName entity,
        String name,
        String label,
        Slot slot,
        int order,
        Condition when,
        @Nullable Permission permission,
        Content content)
        implements Ui {
    /** Where a panel stands on a record's page. */
    public enum Slot {
        SIDE,
        TAB,
        HEADER
    }

    /** What a panel shows. All but {@link Code} is drawn without any code for the browser. */
    public sealed interface Content {
        /** What the plugin's module draws under the panel's name. */
        record Code() implements Content {}

        /** Fields of the record with their values; those without one are left out. */
        record Facts(List<Field<?>> fields) implements Content {
            public Facts {
                fields = List.copyOf(fields);
            }
        }

        /**
         * Records of another kind.
         *
         * @param back their reference to the record of the page; null for all that the query finds
         */
        record Listing(Query query, @Nullable Term<Ref> back, List<Term<?>> columns) implements Content {
            public Listing {
                Objects.requireNonNull(query, "query");
                columns = List.copyOf(columns);
            }
        }

        /**
         * Numbers of records of another kind, each of which leads to the records behind it.
         *
         * @param query what is counted, grouped by one field of its entity, or by periods of one; by none for one number
         * @param back their reference to the record of the page; null for all that the query finds
         * @param measure a count, a sum or an average
         * @param kind how it is drawn
         */
        record Chart(Query query, @Nullable Term<Ref> back, Measure measure, ChartKind kind) implements Content {
            public Chart {
                Objects.requireNonNull(query, "query");
                Objects.requireNonNull(measure, "measure");
                Objects.requireNonNull(kind, "kind");
            }
        }

        /** A text in Markdown: paragraphs, headings, lists, emphasis, code and links. */
        record Text(String markdown) implements Content {
            public Text {
                Objects.requireNonNull(markdown, "markdown");
            }
        }

        /**
         * A page of the jar in a frame that is cut off from the client and from the server: for code that is not trusted. It is
         * told the record's kind and id, and what these fields hold.
         *
         * @param file path of an HTML file, below {@code META-INF/kontor/ui/}
         */
        record Frame(String file, List<Field<?>> told) implements Content {
            public Frame {
                Objects.requireNonNull(file, "file");
                told = List.copyOf(told);
            }
        }
    }

    public Panel {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(content, "content");
    }

    /** It stands there, and not at the side. */
    public Panel in(Slot slot) {
        return new Panel(entity, name, label, slot, order, when, permission, content);
    }

    public Panel order(int order) {
        return new Panel(entity, name, label, slot, order, when, permission, content);
    }

    /** Only the pages of these records have it. */
    public Panel when(Condition when) {
        return new Panel(entity, name, label, slot, order, when, permission, content);
    }

    /** Only who holds this sees it. What it shows is asked for with each reader's own rights all the same. */
    public Panel requires(Permission permission) {
        return new Panel(entity, name, label, slot, order, when, permission, content);
    }

    public Panel facts(Field<?>... fields) {
        return showing(new Content.Facts(List.of(fields)));
    }

    /**
     * Records that point to the one of the page.
     *
     * @param back the reference by which they do; null for all that the query finds
     */
    public Panel listing(Query query, @Nullable Term<Ref> back, Term<?>... columns) {
        return showing(new Content.Listing(query, back, List.of(columns)));
    }

    /**
     * Numbers of records that point to the one of the page: how many there are, or what a field of theirs comes to, by a field or by
     * time.
     *
     * {@snippet class="org.kontor.example.ContactsPlugin" region="chart"}
     *
     * @param query what is counted, grouped by one field of its entity, or by periods of one; by none for a number alone
     * @param back the reference by which they do; null for all that the query finds
     * @param measure a count, a sum or an average
     */
    public Panel chart(Query query, @Nullable Term<Ref> back, Measure measure, ChartKind kind) {
        return showing(new Content.Chart(query, back, measure, kind));
    }

    public Panel text(String markdown) {
        return showing(new Content.Text(markdown));
    }

    public Panel frame(String file, Field<?>... told) {
        return showing(new Content.Frame(file, List.of(told)));
    }

    private Panel showing(Content content) {
        return new Panel(entity, name, label, slot, order, when, permission, content);
    }
}
