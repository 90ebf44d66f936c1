package org.kontor.core.layer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Message;

/**
 * A form as it is for somebody, before their rights are asked.
 *
 * @param sections in their order; of a form without sections the only one
 * @param idle what layers say without effect
 */
public record Arranged(List<Section> sections, List<Idle> idle) {
    /** Where fields stand that nobody placed. */
    public static final String REST = "rest";

    public Arranged {
        sections = List.copyOf(sections);
        idle = List.copyOf(idle);
    }

    /**
     * A section.
     *
     * @param label in English, as the plugin says it; null where a layer added it
     * @param plugin that declares it; null where a layer added it
     * @param when which records have it; null for all
     * @param said what layers say of it, the nearest last
     */
    public record Section(
            String name,
            @Nullable String label,
            @Nullable String plugin,
            int columns,
            boolean isCollapsed,
            @Nullable Condition when,
            boolean isHidden,
            List<Item> items,
            List<FormSaid> said) {
        public Section {
            items = List.copyOf(items);
            said = List.copyOf(said);
        }

        /** What layers call it, if they do. */
        public Optional<String> called(Locale locale) {
            return Arranged.called(said, locale);
        }
    }

    /**
     * A field.
     *
     * @param path how it is written
     * @param said what layers say of it, the nearest last
     */
    public record Item(String path, boolean isHidden, List<FormSaid> said) {
        public Item {
            said = List.copyOf(said);
        }

        /** What layers call it in this form, if they do. */
        public Optional<String> called(Locale locale) {
            return Arranged.called(said, locale);
        }
    }

    /**
     * Something that was said without effect.
     *
     * @param what of it: a key of {@link FormSaid#says}; null for all of it
     */
    public record Idle(FormSaid said, @Nullable String what, Message reason) {}

    private static Optional<String> called(List<FormSaid> said, Locale locale) {
        return said.reversed().stream()
                .flatMap(each -> each.label(locale).stream())
                .findFirst();
    }
}
