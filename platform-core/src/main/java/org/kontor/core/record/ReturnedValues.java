package org.kontor.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.PastEntries;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * What the record that stayed gets back when a merge is taken back: what the merge wrote there and nobody changed since, be
 * it theirs to read or not; of the rest what whoever asks decides, as far as they may write it.
 */
final class ReturnedValues {
    private final RecordWriter store;
    private final Occasion occasion;
    private final StoredRow survivor;
    private final UnmergeOrder order;
    private final OpenFields open;
    private final Licence licence;
    private final Undo undo;
    private final List<Unmerged.Given> given = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Hurdle> left = new ArrayList<>();
    private final List<Refusal.FieldError> forbidden = new ArrayList<>();

    ReturnedValues(RecordWriter store, Occasion occasion, Locked held, UnmergeOrder order, OpenFields open) {
        this.store = store;
        this.occasion = occasion;
        this.survivor = held.row();
        this.order = order;
        this.open = open;
        EntityMeta entity = held.row().entity();
        this.licence = new Licence(
                occasion.access(), occasion.access().rights(entity.name(), Verb.READ), held.rights(), List.of());
        this.undo = new Undo(catalog());
    }

    List<Unmerged.Given> given() {
        return given;
    }

    List<Assignment> assignments() {
        return assignments;
    }

    /** What it cannot get back. */
    List<Hurdle> left() {
        return left;
    }

    private Catalog catalog() {
        return store.reader().catalog();
    }

    ReturnedValues workOut() {
        EntityMeta entity = survivor.entity();
        UUID id = survivor.ref().id();
        long written = order.survivor().number();
        Unmerging.Told told = Unmerging.told(store, occasion, entity, Map.of(id, written), order.merge())
                .get(id);
        ChangeEntry made = told == null ? null : told.entry(written);
        if (told == null || made == null) {
            throw Refusal.of(Refusal.Code.CONFLICT, Reasons.FORGOTTEN);
        }
        Set<String> known = new HashSet<>();
        for (Map.Entry<String, JsonNode> each :
                Undo.tree(made.change().changes()).properties()) {
            Instant at = made.change().at();
            FieldMeta field = undo.present(entity, each.getKey(), at);
            if (field == null) {
                undo.last(entity, each.getKey(), at)
                        .ifPresent(name -> left.add(new Hurdle(
                                entity.name(), survivor.ref(), order.namesGone() ? name : null, Reasons.FIELD_GONE)));
            } else if (field.isWritable()) {
                if (open.includes(field)) {
                    known.add(field.name());
                }
                boolean touched = told.isTouched(field.name(), written);
                if (field.isParts()) {
                    parts(field, each, touched, made);
                } else {
                    value(field, each.getValue(), touched);
                }
            }
        }
        List<Refusal.FieldError> errors = order.choices().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new Refusal.FieldError(
                        "choices." + name, Catalog.unknownField(name).reason()))
                .toList();
        if (!errors.isEmpty()) {
            throw Refusal.of(Refusal.Code.INVALID, Reasons.FIELDS_INVALID, errors);
        }
        if (!forbidden.isEmpty()) {
            throw Refusal.of(Refusal.Code.FORBIDDEN, Reasons.FIELDS_FORBIDDEN, forbidden);
        }
        return this;
    }

    private void value(FieldMeta field, JsonNode sides, boolean touched) {
        UUID id = survivor.ref().id();
        Object before = Undo.value(field, id, sides.get(0));
        Object after = Undo.value(field, id, sides.get(1));
        Object now = survivor.values().get(field.name());
        if (Sameness.of(field, now, before)) {
            return;
        }
        boolean changed = touched || !Sameness.of(field, now, after);
        Boolean restored = decide(field, changed);
        if (Boolean.TRUE.equals(restored)) {
            assignments.add(new Assignment.Value(field.field(), before));
            requireWritable(field, changed && !licence.mayWrite(field));
        }
        boolean shown = open.includes(field) && !field.field().isSensitive();
        if (shown || restored == null) {
            given.add(new Unmerged.Given(
                    field.name(),
                    changed,
                    restored,
                    shown ? json(field, before) : null,
                    shown ? json(field, after) : null,
                    shown ? json(field, now) : null));
        }
    }

    /** What nobody sees nobody decides about: it stays. */
    private @Nullable Boolean decide(FieldMeta field, boolean changed) {
        if (!changed) {
            return order.choices().getOrDefault(field.name(), true);
        }
        return open.includes(field) ? order.choices().get(field.name()) : Boolean.FALSE;
    }

    private static @Nullable String json(FieldMeta field, @Nullable Object value) {
        return value == null ? null : PartsThen.text(json -> field.kind().write(json, value));
    }

    /** What the merge did is taken back by whoever may take it back; what others did since by who might have done that. */
    private void requireWritable(FieldMeta field, boolean isForbidden) {
        if (isForbidden) {
            forbidden.add(new Refusal.FieldError("choices." + field.name(), Reasons.NOT_WRITABLE));
        }
    }

    private void parts(FieldMeta field, Map.Entry<String, JsonNode> written, boolean touched, ChangeEntry made) {
        PartsThen parts = then(field, written, touched, made);
        if (parts.isBack()) {
            return;
        }
        Boolean restored = decide(field, touched);
        if (Boolean.TRUE.equals(restored)) {
            assignments.add(new Assignment.Value(field.field(), parts.back()));
            requireWritable(field, touched && !mayWriteParts(field, parts.part()));
        }
        if (open.includes(field)) {
            boolean shown = !field.field().isSensitive();
            given.add(new Unmerged.Given(
                    field.name(),
                    touched,
                    restored,
                    shown ? parts.json(parts.before(), open) : null,
                    shown ? parts.json(parts.merged(), open) : null,
                    shown ? parts.json(parts.now(), open) : null));
        }
    }

    /** All of their fields, whichever differ: else a refusal would tell of fields that are not theirs to read. */
    private boolean mayWriteParts(FieldMeta field, EntityMeta part) {
        Licence onParts = Licence.of(occasion.access(), part, Verb.UPDATE);
        return licence.mayWrite(field)
                && part.declaredFields().stream().filter(FieldMeta::isWritable).allMatch(onParts::mayWrite);
    }

    private PartsThen then(FieldMeta field, Map.Entry<String, JsonNode> written, boolean touched, ChangeEntry made) {
        EntityMeta entity = survivor.entity();
        UUID id = survivor.ref().id();
        Map<String, @Nullable Object> values = new HashMap<>(survivor.values());
        if (touched) {
            PastEntries.after(
                    occasion.transaction(), survivor.ref(), made.change().version(), entry -> {
                        // what the merge turned afterwards is turned back by itself
                        if (!Unmerging.isOf(entry, order.merge())) {
                            undo.apply(
                                    entity,
                                    id,
                                    values,
                                    entry.change().changes(),
                                    entry.change().at());
                        }
                    });
        }
        List<StoredRow> merged = PartsThen.rows(values.get(field.name()));
        String entry = "{\"" + written.getKey() + "\":" + written.getValue() + "}";
        undo.apply(entity, id, values, entry, made.change().at());
        return new PartsThen(
                catalog().get(field.field().targets().getFirst()),
                PartsThen.rows(values.get(field.name())),
                merged,
                TreeWriter.parts(survivor, field));
    }
}
