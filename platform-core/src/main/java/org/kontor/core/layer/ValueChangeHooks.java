package org.kontor.core.layer;

import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.meta.FieldMeta;

/** What holds of changes of lists: they speak of values that there are; users order them for themselves, and hide none. */
public final class ValueChangeHooks {
    private final Supplier<LayerModel> model;
    private final LayerRights rights;

    public ValueChangeHooks(Supplier<LayerModel> model, LayerRights rights) {
        this.model = model;
        this.rights = rights;
    }

    /** Looks at what is said. */
    public void before(Drafts drafts) {
        for (Draft draft : drafts) {
            Level level = ValueChange.LEVELS.settle(draft).orElse(null);
            if (level == null) {
                continue;
            }
            if (!rights.mayChange(drafts.records(), level)) {
                draft.refuse(LayerRights.refusal(drafts.records(), level));
            } else if (level.kind() == Level.Kind.SYSTEM) {
                draft.refuse(
                        ValueChange.TEAM,
                        Message.of(
                                "system.value_for_whom",
                                "Say for which role, team or user; for everybody the list itself is changed"));
            } else if (ValueChange.SAID.stream().anyMatch(draft::changes)) {
                said(draft, level);
            }
        }
    }

    private void said(Draft draft, Level level) {
        String list = draft.find(ValueChange.LIST).orElse("");
        String value = draft.find(ValueChange.VALUE_NAME).orElse("");
        Optional<FieldMeta> field = model.get().catalog().all().stream()
                .flatMap(entity -> entity.fields().stream())
                .filter(each -> each.field()
                        .list()
                        .filter(of -> of.toString().equals(list))
                        .isPresent())
                .findFirst();
        if (field.isEmpty()) {
            refuse(draft, ValueChange.LIST, list);
        } else if (field.get().options().stream()
                .noneMatch(option -> option.name().equals(value))) {
            refuse(draft, ValueChange.VALUE_NAME, value);
        }
        if (level.kind() == Level.Kind.USER && draft.find(ValueChange.HIDDEN).isPresent()) {
            draft.refuse(
                    ValueChange.HIDDEN,
                    Message.of(
                            "system.value_hidden_for_user", "Is said for a role or a team; users order values only"));
        }
    }

    private static void refuse(Draft draft, Field<String> field, String name) {
        if (!name.isEmpty() && draft.changes(field)) {
            draft.refuse(
                    field,
                    Message.of("system.unknown_name", "There is no {name}").with("name", name));
        }
    }

    /** Deleting and bringing back go by here alone. */
    public void within(Changes changes) {
        for (Change change : changes) {
            Level level = change.after()
                    .or(change::before)
                    .map(ValueChange.LEVELS::of)
                    .orElse(Level.SYSTEM);
            if (!rights.mayChange(changes.records(), level)) {
                throw Refusal.of(Refusal.Code.FORBIDDEN, LayerRights.refusal(changes.records(), level));
            }
        }
    }
}
