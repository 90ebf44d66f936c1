package org.kontor.core.layer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Ui;
import org.kontor.core.access.Access;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.AllRows;

/** What holds of changes of forms: they speak of what exists for whoever says them, in a layer that is theirs to change. */
public final class FormChangeHooks {
    private static final int MOST = 300;
    private static final int MOST_COLUMNS = 3;
    private static final long FARTHEST = 1_000_000;
    private static final Pattern SECTION = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    /** What says of what it is. */
    private static final List<Field<?>> ABOUT =
            List.of(FormChange.ENTITY, FormChange.FORM, FormChange.KIND, FormChange.ELEMENT);

    private static final Message LABEL_NEEDED =
            Message.of("system.layer_label_needed", "A section that is not there yet needs a label");

    private final Supplier<LayerModel> model;
    private final LayerRights rights;

    public FormChangeHooks(Supplier<LayerModel> model, LayerRights rights) {
        this.model = model;
        this.rights = rights;
    }

    /** Looks at what is said by itself. */
    public void before(Drafts drafts) {
        LayerModel now = model.get();
        Access access = now.policy().of(drafts.records().actor());
        boolean byKernel = LayerRights.isKernel(drafts.records());
        for (Draft draft : drafts) {
            Level level = FormChange.LEVELS.settle(draft).orElse(null);
            if (level == null || byKernel) {
                // the kernel has names follow renamed fields, beside others that may be gone
                continue;
            }
            if (!rights.mayChange(drafts.records(), level)) {
                draft.refuse(LayerRights.refusal(drafts.records(), level));
                continue;
            }
            entity(draft, now.catalog(), access).ifPresent(entity -> said(draft, entity, now, access));
        }
    }

    private static Optional<EntityMeta> entity(Draft draft, Catalog catalog, Access access) {
        String name = draft.find(FormChange.ENTITY).orElse("");
        Optional<EntityMeta> entity = catalog.named(name).filter(meta -> LayerModel.knows(access, meta));
        // what was said of a plugin that is away stays as it is
        if (entity.isEmpty() && !name.isEmpty() && draft.changes(FormChange.ENTITY)) {
            draft.refuse(FormChange.ENTITY, unknown(name));
        }
        return entity;
    }

    private static Message unknown(String name) {
        return Message.of("system.unknown_name", "There is no {name}").with("name", name);
    }

    private static void said(Draft draft, EntityMeta entity, LayerModel now, Access access) {
        Form form = draft.find(FormChange.FORM)
                .flatMap(choice -> Form.find(choice.name()))
                .orElse(null);
        Choice kind = draft.find(FormChange.KIND).orElse(null);
        String element = draft.find(FormChange.ELEMENT).orElse("");
        if (form == null || kind == null || element.isEmpty()) {
            return;
        }
        boolean isSection = kind.equals(FormChange.SECTION_KIND);
        if (isSection && !form.hasSections()) {
            draft.refuse(
                    FormChange.KIND,
                    Message.of("system.layer_no_sections", "Cards and lists have no sections: say it of a field"));
            return;
        }
        Stream.concat(
                        isSection ? FormChange.OF_TERMS.stream() : FormChange.OF_SECTIONS.stream(),
                        form.hasSections() ? Stream.<Field<?>>of() : Stream.<Field<?>>of(FormChange.SECTION))
                .filter(field -> draft.find(field).isPresent())
                .forEach(field -> draft.refuse(
                        field,
                        isSection
                                ? Message.of("system.layer_of_fields", "Is said of fields, and not of sections")
                                : Message.of("system.layer_of_sections", "Is said of sections, and not of fields")));
        labels(draft);
        if (isSection) {
            section(draft, element, entity, now.catalog(), access);
        } else {
            term(draft, form, element, entity, now.catalog(), access);
        }
    }

    private static void labels(Draft draft) {
        if (draft.changes(FormChange.LABEL)) {
            draft.find(FormChange.LABEL)
                    .flatMap(text -> LabelText.refusal(text, LabelText.LONGEST))
                    .ifPresent(reason -> draft.refuse(FormChange.LABEL, reason));
        }
        if (draft.changes(FormChange.WORDS)) {
            draft.find(FormChange.WORDS)
                    .flatMap(LabelText::wordsRefusal)
                    .ifPresent(reason -> draft.refuse(FormChange.WORDS, reason));
        }
    }

    private static void section(Draft draft, String name, EntityMeta entity, Catalog catalog, Access access) {
        if (!SECTION.matcher(name).matches()) {
            draft.refuse(
                    FormChange.ELEMENT,
                    Message.of(
                            "system.layer_section_name",
                            "A section's name begins with a letter and has lower-case letters, digits and _ only"));
        }
        draft.find(FormChange.COLUMNS)
                .filter(columns -> columns < 1 || columns > MOST_COLUMNS)
                .ifPresent(columns -> draft.refuse(
                        FormChange.COLUMNS,
                        Message.of("system.layer_columns", "A section has 1 to {most} columns")
                                .with("most", MOST_COLUMNS)));
        draft.find(FormChange.PLACE)
                .filter(place -> Math.abs(place) > FARTHEST)
                .ifPresent(place -> draft.refuse(
                        FormChange.PLACE,
                        Message.of("system.layer_place", "Is at most {most, number}")
                                .with("most", FARTHEST)));
        if (draft.changes(FormChange.CONDITION) || draft.changes(FormChange.ENTITY)) {
            draft.find(FormChange.CONDITION)
                    .ifPresent(condition -> condition(draft, condition, entity, catalog, access));
        }
    }

    private static void condition(Draft draft, Condition condition, EntityMeta entity, Catalog catalog, Access access) {
        EntityName asked = catalog.conditionJson().entity(condition);
        if (asked != null && !asked.equals(entity.name())) {
            draft.refuse(
                    FormChange.CONDITION,
                    Message.of("system.saved_condition", "The condition is one on {entity}")
                            .with("entity", asked.toString()));
            return;
        }
        new ReadableTerms(catalog, access)
                .hidden(condition)
                .ifPresent(path -> draft.refuse(
                        FormChange.CONDITION, Catalog.unknownField(path).reason()));
    }

    private static void term(Draft draft, Form form, String path, EntityMeta entity, Catalog catalog, Access access) {
        boolean isOther = ABOUT.stream().anyMatch(draft::changes);
        if (isOther && !isKnown(form, path, entity, catalog, access)) {
            draft.refuse(FormChange.ELEMENT, Catalog.unknownField(path).reason());
            return;
        }
        boolean isElsewhere = isOther || draft.changes(FormChange.AFTER) || draft.changes(FormChange.AT_START);
        draft.find(FormChange.AFTER).filter(after -> isElsewhere).ifPresent(after -> {
            if (!isKnown(form, after, entity, catalog, access)) {
                draft.refuse(FormChange.AFTER, Catalog.unknownField(after).reason());
            } else if (draft.find(FormChange.AT_START).orElse(false)) {
                draft.refuse(
                        FormChange.AFTER,
                        Message.of("system.layer_after_or_first", "It stands first or after another field, not both"));
            }
        });
        boolean hides = draft.find(FormChange.HIDDEN).orElse(false);
        if (hides
                && (isOther || draft.changes(FormChange.HIDDEN))
                && form == Form.CREATE
                && Forms.needed(entity).contains(path)) {
            draft.refuse(FormChange.HIDDEN, needed());
        }
    }

    /** Why a field is not hidden where records are made. */
    public static Message needed() {
        return Message.of(
                "system.layer_needed", "No record is made without it, so that the form for new ones shows it");
    }

    private static boolean isKnown(Form form, String path, EntityMeta entity, Catalog catalog, Access access) {
        if (!Forms.isField(catalog, entity, form, path)) {
            return false;
        }
        if (form.hasSections()) {
            return LayerModel.knows(access, entity.get(path));
        }
        try {
            return new ReadableTerms(catalog, access).reads(catalog.term(entity.name(), path));
        } catch (BadValue e) {
            return false;
        }
    }

    /** Looks at what is said beside everything else that is said of the same form; deleting and bringing back go by here alone. */
    public void within(Changes changes) {
        Map<String, List<Row>> forms = new HashMap<>();
        for (Change change : changes) {
            Row row = change.after().or(change::before).orElseThrow();
            Level level = FormChange.LEVELS.of(row);
            if (!rights.mayChange(changes.records(), level)) {
                throw Refusal.of(Refusal.Code.FORBIDDEN, LayerRights.refusal(changes.records(), level));
            }
            if (change.after().isPresent() && !LayerRights.isKernel(changes.records())) {
                String key = row.get(FormChange.ENTITY) + " "
                        + row.get(FormChange.FORM).name();
                List<Row> all = forms.computeIfAbsent(key, any -> all(changes.records(), row));
                beside(row, level, all);
            }
        }
    }

    private static List<Row> all(Records records, Row row) {
        Condition same =
                FormChange.ENTITY.is(row.get(FormChange.ENTITY)).and(FormChange.FORM.is(row.get(FormChange.FORM)));
        return AllRows.of(LayerRights.own(records), Query.of(FormChange.NAME).where(same))
                .toList();
    }

    private void beside(Row row, Level level, List<Row> all) {
        List<Row> mine = all.stream()
                .filter(each -> FormChange.LEVELS.of(each).equals(level))
                .toList();
        if (mine.size() > MOST) {
            throw Refusal.invalid(
                    FormChange.ELEMENT,
                    Message.of("system.layer_most", "A layer says at most {most, number} things of a form")
                            .with("most", MOST));
        }
        Set<String> sections = Stream.concat(
                        declared(row.get(FormChange.ENTITY)),
                        all.stream()
                                .filter(each -> isBelow(FormChange.LEVELS.of(each), level))
                                .filter(each -> each.get(FormChange.KIND).equals(FormChange.SECTION_KIND))
                                .filter(each -> !each.ref().equals(row.ref()))
                                .map(each -> each.get(FormChange.ELEMENT)))
                .collect(Collectors.toSet());
        if (row.get(FormChange.KIND).equals(FormChange.SECTION_KIND)) {
            if (row.find(FormChange.LABEL).isEmpty()
                    && row.find(FormChange.WORDS).isEmpty()
                    && !sections.contains(row.get(FormChange.ELEMENT))) {
                throw Refusal.invalid(FormChange.LABEL, LABEL_NEEDED);
            }
            return;
        }
        row.find(FormChange.SECTION)
                .filter(section -> !sections.contains(section))
                .ifPresent(section -> {
                    throw Refusal.invalid(
                            FormChange.SECTION,
                            Message.of("system.layer_no_section", "There is no section {section}")
                                    .with("section", section));
                });
        if (goesRound(row, mine)) {
            throw Refusal.invalid(FormChange.AFTER, Message.of("system.circle", "This would go round in a circle"));
        }
    }

    private Stream<String> declared(String entity) {
        return Stream.concat(
                Stream.of(Arranged.REST),
                model.get().contributions().stream()
                        .flatMap(contribution -> contribution.ui().stream())
                        .filter(Ui.Section.class::isInstance)
                        .map(Ui.Section.class::cast)
                        .filter(section -> section.entity().toString().equals(entity))
                        .map(Ui.Section::name));
    }

    private static boolean isBelow(Level level, Level above) {
        return level.equals(above) || level.kind().compareTo(above.kind()) < 0 || isTeams(level, above);
    }

    /** A team may be part of another, and its members see the sections of both. */
    private static boolean isTeams(Level one, Level other) {
        return one.kind() == other.kind() && one.kind() == Level.Kind.TEAM;
    }

    private static boolean goesRound(Row row, List<Row> mine) {
        Map<String, String> after = new HashMap<>();
        mine.stream()
                .filter(each -> each.get(FormChange.KIND).equals(FormChange.TERM))
                .forEach(each -> each.find(FormChange.AFTER)
                        .ifPresent(before -> after.put(each.get(FormChange.ELEMENT), before)));
        Set<String> seen = new HashSet<>();
        @Nullable String here = row.get(FormChange.ELEMENT);
        while (here != null && seen.add(here)) {
            here = after.get(here);
        }
        return here != null;
    }
}
