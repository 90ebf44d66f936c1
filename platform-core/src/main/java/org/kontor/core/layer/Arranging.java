package org.kontor.core.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;

/**
 * Puts layers on a form, one after another: each changes what those below it left, and names nothing else, so that what a
 * plugin adds later comes through.
 */
final class Arranging {
    /** Sections that layers add come after those of plugins, and before the rest. */
    private static final long ADDED = 1_000_000;

    private static final long LAST = Long.MAX_VALUE;
    private static final List<String> PLACE = List.of("section", "after_element", "at_start");

    private final boolean hasSections;
    private final Predicates known;
    private final Map<String, Part> sections = new LinkedHashMap<>();
    private final Map<String, Part> items = new HashMap<>();
    private final List<Arranged.Idle> idle = new ArrayList<>();

    /** What there is to speak of, and how conditions are read. */
    interface Predicates {
        /** Whether the entity has such a field. */
        boolean has(String path);

        /** A condition as it is stored. */
        Condition condition(String stored) throws BadValue;
    }

    /** A section or a field while layers are put on it. */
    private static final class Part {
        final String name;
        final @Nullable String label;
        final @Nullable String plugin;
        final List<Part> items = new ArrayList<>();
        final List<FormSaid> said = new ArrayList<>();
        long place;
        long columns = 1;
        boolean isCollapsed;
        boolean isHidden;

        @Nullable
        Condition when;
        /** Where it stands, of a field. */
        @Nullable
        Part section;
        /** Which layer placed it last, and after what. */
        @Nullable
        Level placed;

        @Nullable
        String anchor;

        Part(String name, @Nullable String label, @Nullable String plugin, long place) {
            this.name = name;
            this.label = label;
            this.plugin = plugin;
            this.place = place;
        }
    }

    Arranging(DeclaredForm declared, Predicates known) {
        this.hasSections = declared.form().hasSections();
        this.known = known;
        for (DeclaredForm.Section section : declared.sections()) {
            Part part = new Part(
                    section.name(), section.label(), section.plugin(), section.isRest() ? LAST : section.order());
            part.columns = section.columns();
            part.isCollapsed = section.isCollapsed();
            part.when = section.when();
            sections.put(part.name, part);
            section.fields().forEach(field -> add(part, field));
        }
    }

    private Part add(Part section, String field) {
        Part item = new Part(field, null, null, 0);
        item.section = section;
        section.items.add(item);
        items.put(field, item);
        return item;
    }

    /** Puts a layer on top. */
    void put(List<FormSaid> layer) {
        layer.stream().filter(FormSaid::isSection).forEach(this::section);
        Map<String, FormSaid> terms = new LinkedHashMap<>();
        layer.stream().filter(said -> !said.isSection()).forEach(said -> terms.put(said.element(), said));
        Set<String> done = new HashSet<>();
        terms.values().forEach(said -> term(said, terms, done));
    }

    /** Notes a layer that does not count. */
    void leave(List<FormSaid> layer, Message reason) {
        layer.forEach(said -> idle(said, null, reason));
    }

    private void section(FormSaid said) {
        Part part = sections.computeIfAbsent(said.element(), name -> new Part(name, null, null, ADDED));
        said(part, said);
        part.isHidden = or(said.hidden(), part.isHidden);
        part.place = or(said.place(), part.place);
        part.columns = or(said.columns(), part.columns);
        part.isCollapsed = or(said.collapsed(), part.isCollapsed);
        String condition = said.condition();
        if (condition != null) {
            try {
                part.when = known.condition(condition);
            } catch (BadValue e) {
                idle(said, "condition", e.reason());
            }
        }
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return said == null ? otherwise : said;
    }

    /** What stands after another field of the same layer comes after that is in its place. */
    private void term(FormSaid said, Map<String, FormSaid> layer, Set<String> done) {
        if (!done.add(said.element())) {
            return;
        }
        FormSaid before = said.after() == null ? null : layer.get(said.after());
        if (before != null) {
            term(before, layer, done);
        }
        if (!known.has(said.element())) {
            idle(said, null, noField(said.element()));
            return;
        }
        Part item = items.get(said.element());
        if (item == null) {
            if (Boolean.TRUE.equals(said.hidden())) {
                idle(said, null, notThere(said.element()));
                return;
            }
            item = add(hasSections ? rest() : sections.values().iterator().next(), said.element());
        }
        said(item, said);
        item.isHidden = or(said.hidden(), item.isHidden);
        if (said.places()) {
            place(item, said);
        }
    }

    private Part rest() {
        return Objects.requireNonNull(sections.get(Arranged.REST));
    }

    private void place(Part item, FormSaid said) {
        Part after = said.after() == null ? null : items.get(said.after());
        Part section = said.section() == null ? null : sections.get(said.section());
        if (said.section() != null && section == null) {
            idle(
                    said,
                    "section",
                    Message.of("system.layer_no_section", "There is no section {section}")
                            .with("section", said.section()));
        }
        if (said.after() != null && after == null) {
            idle(said, "after_element", known.has(said.after()) ? notThere(said.after()) : noField(said.after()));
        }
        if (after != null && section != null && after.section != section) {
            idle(
                    said,
                    "after_element",
                    Message.of("system.layer_elsewhere", "{element} stands in another section")
                            .with("element", after.name));
            after = null;
        }
        if (section == null && after == null && !said.isFirst()) {
            return;
        }
        Part from = Objects.requireNonNull(item.section);
        Part to = section != null ? section : after != null ? Objects.requireNonNull(after.section) : from;
        from.items.remove(item);
        item.section = to;
        item.placed = said.level();
        item.anchor = after != null ? after.name : said.isFirst() ? "" : null;
        to.items.add(index(to, after, item), item);
    }

    /** Behind what the same layer put at the same place before. */
    private static int index(Part section, @Nullable Part after, Part item) {
        if (item.anchor == null) {
            return section.items.size();
        }
        int index = after == null ? 0 : section.items.indexOf(after) + 1;
        while (index < section.items.size()
                && item.placed != null
                && item.placed.equals(section.items.get(index).placed)
                && item.anchor.equals(section.items.get(index).anchor)) {
            index++;
        }
        return index;
    }

    /** What a nearer layer says counts in place of what a farther one said. */
    private void said(Part part, FormSaid said) {
        for (FormSaid below : part.said) {
            Set<String> same = new HashSet<>(below.says().keySet());
            boolean placesBoth = below.places() && said.places();
            same.removeIf(
                    key -> PLACE.contains(key) ? !placesBoth : !said.says().containsKey(key));
            below.says().keySet().stream()
                    .filter(same::contains)
                    .filter(key -> idle.stream().noneMatch(each -> each.said() == below && key.equals(each.what())))
                    .forEach(key ->
                            idle(below, key, Message.of("system.layer_overridden", "A nearer layer says otherwise")));
        }
        part.said.add(said);
    }

    private void idle(FormSaid said, @Nullable String what, Message reason) {
        idle.add(new Arranged.Idle(said, what, reason));
    }

    static Message noField(String path) {
        return Message.of("system.unknown_field", "There is no field {field}").with("field", path);
    }

    private static Message notThere(String path) {
        return Message.of("system.layer_not_there", "{element} is not in this form")
                .with("element", path);
    }

    /** The form as it is. */
    Arranged done() {
        Function<Part, Arranged.Section> section = part -> new Arranged.Section(
                part.name,
                part.label,
                part.plugin,
                (int) part.columns,
                part.isCollapsed,
                part.when,
                part.isHidden,
                part.items.stream()
                        .map(item -> new Arranged.Item(item.name, item.isHidden, item.said))
                        .toList(),
                part.said);
        return new Arranged(
                sections.values().stream()
                        .sorted(Comparator.comparingLong(part -> part.place))
                        .map(section)
                        .toList(),
                idle);
    }
}
