package org.kontor.core.system;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.api.Action;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What holds of the values of lists: they belong to a list that may be edited, and what is stored stays. */
final class ListHooks {
    private static final Pattern VALUE = Pattern.compile("[a-z0-9_]{1,50}");

    private final Supplier<Declared> declared;

    ListHooks(Supplier<Declared> declared) {
        this.declared = declared;
    }

    void before(Drafts drafts) {
        for (Draft draft : drafts) {
            if (draft.before().isPresent()) {
                if (draft.changes(ChoiceValue.LIST) || draft.changes(ChoiceValue.VALUE_NAME)) {
                    draft.refuse(
                            ChoiceValue.VALUE_NAME,
                            Message.of("system.list_name_stays", "Records hold this name; please change the label"));
                }
                if (draft.changes(ChoiceValue.ACTIVE)
                        && draft.find(ChoiceValue.ACTIVE).equals(Optional.of(false))) {
                    checkUnmoved(draft);
                }
                continue;
            }
            draft.find(ChoiceValue.LIST)
                    .filter(list -> !declared.get().editableLists().containsKey(list))
                    .ifPresent(list -> draft.refuse(ChoiceValue.LIST, Words.unknown(list)));
            draft.find(ChoiceValue.VALUE_NAME)
                    .filter(name -> !VALUE.matcher(name).matches())
                    .ifPresent(name -> draft.refuse(
                            ChoiceValue.VALUE_NAME,
                            Message.of("system.list_name", "A name has lower-case letters, digits and _ only")));
        }
    }

    /** A state that an action starts from or leads to is used by it, whether or not a record is in it. */
    private void checkUnmoved(Draft draft) {
        String list = draft.find(ChoiceValue.LIST).orElse("");
        Choice value = Choice.of(draft.find(ChoiceValue.VALUE_NAME).orElse(""));
        declared.get().catalog().all().stream()
                .flatMap(entity -> entity.actions().stream())
                .filter(action -> action.move()
                        .filter(move -> move.field()
                                .list()
                                .filter(each -> each.toString().equals(list))
                                .isPresent())
                        .filter(move -> states(action, move).anyMatch(value::equals))
                        .isPresent())
                .findFirst()
                .ifPresent(action -> draft.refuse(
                        ChoiceValue.ACTIVE,
                        Message.of(
                                        "system.list_state_used",
                                        "{action} moves records from or to it; please change that first")
                                .with("action", action.name())));
    }

    private static Stream<Choice> states(Action action, Action.Move move) {
        return Stream.of(
                        move.from().stream(),
                        move.to().stream(),
                        action.approval().stream()
                                .flatMap(approval -> Stream.of(approval.waiting(), approval.rejected())))
                .flatMap(states -> states);
    }

    void within(Changes changes) {
        // with the data of a plugin that is purged nothing is left that may hold it
        if (Administrators.isKernel(changes.records())) {
            return;
        }
        for (Change change : changes) {
            if (change.after().isEmpty()) {
                long count = uses(change.before().orElseThrow(), Administrators.own(changes.records()));
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        count > 0
                                ? Message.of(
                                                "system.list_value_used",
                                                "{count, plural, one {# record has} other {# records have}} this value; please make it"
                                                        + " inactive")
                                        .with("count", count)
                                : Message.of(
                                        "system.list_value_stays",
                                        "Records may hold this value; please make it inactive"));
            }
        }
    }

    /** How many records have it, in whatever field. The trash and the history may hold it too, so that it stays anyway. */
    private long uses(Row value, Records own) {
        String list = value.get(ChoiceValue.LIST);
        Choice choice = Choice.of(value.get(ChoiceValue.VALUE_NAME));
        long count = 0;
        for (EntityMeta entity : declared.get().catalog().all()) {
            for (FieldMeta field : entity.isAspect() ? List.<FieldMeta>of() : entity.declaredFields()) {
                if (field.field()
                        .list()
                        .filter(of -> of.toString().equals(list))
                        .isPresent()) {
                    count += own.list(Query.of(entity.name())
                                    .where(holds(field, choice))
                                    .limit(1)
                                    .count())
                            .count()
                            .map(Page.Count::value)
                            .orElse(0L);
                }
            }
        }
        return count;
    }

    @SuppressWarnings("unchecked")
    private static Condition holds(FieldMeta field, Choice choice) {
        return field.type() == FieldType.CHOICE
                ? ((Field<Choice>) field.field()).is(choice)
                : field.field().contains(choice);
    }
}
