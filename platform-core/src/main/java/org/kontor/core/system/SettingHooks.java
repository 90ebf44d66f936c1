package org.kontor.core.system;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Setting;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldMeta;

/** What holds of settings: a plugin declares them, their content fits, and whoever writes them may. */
final class SettingHooks {
    private static final List<Field<?>> SAID =
            List.of(SettingRecord.PLUGIN, SettingRecord.SETTING_NAME, SettingRecord.CONTENT, SettingRecord.FILE);

    private final Supplier<Declared> declared;
    private final SettingRules rules;

    SettingHooks(Supplier<Declared> declared) {
        this.declared = declared;
        this.rules = new SettingRules(declared);
    }

    void before(Drafts drafts) {
        for (Draft draft : drafts) {
            if (draft.find(SettingRecord.TEAM).isPresent()
                    && draft.find(SettingRecord.PERSON).isPresent()) {
                draft.refuse(
                        SettingRecord.PERSON,
                        Message.of("system.setting_for_both", "It is for a team or for a user, not for both"));
                continue;
            }
            SettingLevel level = level(draft);
            if (!SettingRules.mayChange(drafts.records().actor(), level)
                    && !Administrators.isKernel(drafts.records())) {
                draft.refuse(Words.onlyAdministrators());
            } else {
                level(draft, level);
                // what was set for a plugin that is switched off stays as it is
                if (draft.before().isEmpty() || SAID.stream().anyMatch(draft::changes)) {
                    setting(draft, level, drafts.records());
                }
            }
        }
    }

    private static SettingLevel level(Draft draft) {
        return draft.find(SettingRecord.PERSON)
                .map(person -> SettingLevel.user(person.id()))
                .or(() -> draft.find(SettingRecord.TEAM).map(team -> SettingLevel.team(team.id())))
                .orElse(SettingLevel.SYSTEM);
    }

    private static void level(Draft draft, SettingLevel level) {
        boolean isMoved = draft.before().map(row -> !level(row).equals(level)).orElse(false);
        if (isMoved) {
            draft.refuse(
                    level.kind() == SettingLevel.Kind.TEAM ? SettingRecord.TEAM : SettingRecord.PERSON,
                    Message.of("system.setting_stays", "For whom it is set does not change; set it anew"));
        } else if (draft.find(SettingRecord.LEVEL).isEmpty()) {
            draft.set(SettingRecord.LEVEL.to(level.toString()));
        }
    }

    private static SettingLevel level(Row row) {
        return row.find(SettingRecord.PERSON)
                .map(Ref::id)
                .map(SettingLevel::user)
                .or(() -> row.find(SettingRecord.TEAM).map(Ref::id).map(SettingLevel::team))
                .orElse(SettingLevel.SYSTEM);
    }

    private void setting(Draft draft, SettingLevel level, Records records) {
        String plugin = draft.find(SettingRecord.PLUGIN).orElse("");
        String name = draft.find(SettingRecord.SETTING_NAME).orElse("");
        Setting<?> setting = rules.find(plugin, name, level).orElse(null);
        if (setting == null) {
            if (!name.isEmpty()) {
                draft.refuse(SettingRecord.SETTING_NAME, missing(plugin, name, level));
            }
            return;
        }
        boolean isFile = setting.field().type() == FieldType.FILE;
        Optional<String> content = draft.find(SettingRecord.CONTENT);
        if (content.isPresent() && (isFile || setting.isSecret())) {
            draft.refuse(
                    SettingRecord.CONTENT,
                    isFile
                            ? Message.of("system.setting_is_file", "This is set to a file")
                            : Message.of(
                                    "system.setting_is_secret",
                                    "A secret does not stand in a record: set it where settings are set"));
        } else if (content.isPresent()) {
            content(draft, setting, content.get(), records);
        }
        if (draft.find(SettingRecord.FILE).isPresent() && !isFile) {
            draft.refuse(SettingRecord.FILE, Message.of("system.setting_no_file", "This is not set to a file"));
        }
    }

    /** Whoever may set it for nobody else learns no more than that it cannot be set there. */
    private Message missing(String plugin, String name, SettingLevel level) {
        return level.kind() == SettingLevel.Kind.TEAM
                        && declared.get().setting(plugin, name).isPresent()
                ? Message.of("system.setting_not_for_team", "This cannot be set for a team")
                : Words.unknown(plugin + "." + name);
    }

    private void content(Draft draft, Setting<?> setting, String content, Records records) {
        FieldMeta meta = rules.meta(setting);
        try {
            rules.check(records, setting, meta.kind().parse(content, setting.field()));
        } catch (BadValue e) {
            draft.refuse(SettingRecord.CONTENT, e.reason());
        }
    }

    /** Deleting and bringing back go by here alone. A secret does not lie in the trash. */
    static void within(Changes changes) {
        for (Change change : changes) {
            SettingLevel level =
                    change.after().or(change::before).map(SettingHooks::level).orElse(SettingLevel.SYSTEM);
            if (!SettingRules.mayChange(changes.records().actor(), level)
                    && !Administrators.isKernel(changes.records())) {
                throw Refusal.of(Refusal.Code.FORBIDDEN, Words.onlyAdministrators());
            }
            change.after().ifPresent(SettingHooks::file);
            // one that was deleted when there were no levels comes back with one
            change.after()
                    .filter(row -> row.find(SettingRecord.LEVEL).isEmpty())
                    .ifPresent(row -> Administrators.own(changes.records())
                            .update(row, SettingRecord.LEVEL.to(level.toString())));
            if (change.after().isEmpty()) {
                change.before()
                        .filter(row -> row.find(SettingRecord.SECRET_AT).isPresent())
                        .ifPresent(row -> Administrators.own(changes.records())
                                .mapper(SystemMapper.class)
                                .deleteSecret(row.ref().id()));
            }
        }
    }

    /** What the file is says the kernel by now, whatever was sent. */
    private static void file(Row row) {
        FileId file = row.find(SettingRecord.FILE).orElse(null);
        boolean isLogo = row.get(SettingRecord.PLUGIN).equals(AccessPolicy.KERNEL)
                && row.get(SettingRecord.SETTING_NAME).equals(KernelSettings.LOGO.name());
        if (file != null && isLogo) {
            KernelSettings.refusal(KernelSettings.LOGO, file, name -> true).ifPresent(reason -> {
                throw Refusal.of(
                        Refusal.Code.INVALID,
                        reason,
                        List.of(new Refusal.FieldError(SettingRecord.FILE.name(), reason)));
            });
        }
    }
}
