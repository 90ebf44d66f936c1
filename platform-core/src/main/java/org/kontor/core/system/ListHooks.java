package org.kontor.core.system;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.api.Action;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

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

    static void within(Changes changes) {
        // with the data of a plugin that is purged nothing is left that may hold it
        if (Administrators.isKernel(changes.records())) {
            return;
        }
        for (Change change : changes) {
            if (change.after().isEmpty()) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.list_value_stays", "Records may hold this value; please make it inactive"));
            }
        }
    }
}
