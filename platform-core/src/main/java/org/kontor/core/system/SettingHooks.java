package org.kontor.core.system;

import java.util.List;
import java.util.function.Supplier;
import org.kontor.api.Changes;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Field;
import org.kontor.api.Refusal;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldMeta;

/** What holds of settings: a plugin declares them, and their content fits; administrators alone write them. */
final class SettingHooks {
    private final Supplier<Declared> declared;

    SettingHooks(Supplier<Declared> declared) {
        this.declared = declared;
    }

    void before(Drafts drafts) {
        boolean mayAdminister = Administrators.mayAdminister(drafts.records());
        for (Draft draft : drafts) {
            if (!mayAdminister) {
                draft.refuse(Words.onlyAdministrators());
                continue;
            }
            String plugin = draft.find(Setting.PLUGIN).orElse("");
            String name = draft.find(Setting.SETTING_NAME).orElse("");
            Field<?> setting = declared.get().setting(plugin, name).orElse(null);
            if (setting == null) {
                if (!name.isEmpty()) {
                    draft.refuse(Setting.SETTING_NAME, Words.unknown(plugin + "." + name));
                }
            } else {
                draft.find(Setting.CONTENT).ifPresent(content -> content(draft, setting, content));
            }
        }
    }

    /** Deleting and bringing back go by here alone. */
    static void within(Changes changes) {
        if (!Administrators.mayAdminister(changes.records())) {
            throw Refusal.of(Refusal.Code.FORBIDDEN, Words.onlyAdministrators());
        }
    }

    private void content(Draft draft, Field<?> setting, String content) {
        FieldMeta meta = declared.get().catalog().outside(setting, List.of());
        FieldMeta whole = declared.get().catalog().outside(setting, SystemSettings.options(meta));
        try {
            Object value = whole.kind().parse(content, setting);
            if (value != null) {
                whole.kind().check(value, whole);
            }
        } catch (BadValue e) {
            draft.refuse(Setting.CONTENT, e.reason());
        }
    }
}
