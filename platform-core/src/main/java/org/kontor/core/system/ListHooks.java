package org.kontor.core.system;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kontor.api.Change;
import org.kontor.api.Changes;
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
