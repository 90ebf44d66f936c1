package org.kontor.core.layer;

import java.util.function.Supplier;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.Access;

/** What holds of labels: they are those of something that exists, in a language, and nothing but text. */
public final class LabelHooks {
    private final Supplier<LayerModel> model;
    private final LayerRights rights;

    public LabelHooks(Supplier<LayerModel> model, LayerRights rights) {
        this.model = model;
        this.rights = rights;
    }

    /** Looks at what is said. */
    public void before(Drafts drafts) {
        if (LayerRights.isKernel(drafts.records())) {
            return;
        }
        LabelSubjects subjects = new LabelSubjects(model.get());
        Access access = model.get().policy().of(drafts.records().actor());
        for (Draft draft : drafts) {
            if (!rights.mayChange(drafts.records(), Level.SYSTEM)) {
                draft.refuse(LayerRights.refusal(drafts.records(), Level.SYSTEM));
                continue;
            }
            draft.find(LabelChange.SUBJECT)
                    .filter(subject -> draft.changes(LabelChange.SUBJECT) && !subjects.has(subject, access))
                    .ifPresent(subject -> draft.refuse(
                            LabelChange.SUBJECT,
                            Message.of("system.label_subject", "Nothing has a label by the name {name}")
                                    .with("name", subject)));
            draft.find(LabelChange.LANGUAGE)
                    .filter(language -> !LabelText.isLanguage(language))
                    .ifPresent(language -> draft.refuse(
                            LabelChange.LANGUAGE,
                            Message.of("system.no_language", "This is no language such as en or zh-CN")));
            int longest = draft.find(LabelChange.SUBJECT).orElse("").endsWith(".help")
                    ? LabelText.LONGEST_HELP
                    : LabelText.LONGEST;
            draft.find(LabelChange.SAID)
                    .flatMap(text -> LabelText.refusal(text, longest))
                    .ifPresent(reason -> draft.refuse(LabelChange.SAID, reason));
        }
    }

    /** Deleting and bringing back go by here alone. */
    public void within(Changes changes) {
        for (Change change : changes) {
            if (change.before().isEmpty() || change.after().isEmpty()) {
                if (!rights.mayChange(changes.records(), Level.SYSTEM)) {
                    throw Refusal.of(Refusal.Code.FORBIDDEN, LayerRights.refusal(changes.records(), Level.SYSTEM));
                }
            }
        }
    }
}
