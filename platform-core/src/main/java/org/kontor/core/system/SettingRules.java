package org.kontor.core.system;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.EntityName;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Setting;
import org.kontor.api.Ui;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldMeta;

/** What may be set, by whom, and to which values: the same at every door. */
public final class SettingRules {
    private static final Message NO_TARGET = Message.of("system.no_target", "There is no such record");

    private final Supplier<Declared> declared;

    public SettingRules(Supplier<Declared> declared) {
        this.declared = declared;
    }

    /** Whether somebody may set what is set there: everybody for themselves, administrators for all. */
    public static boolean mayChange(Actor actor, SettingLevel level) {
        if (level.kind() == SettingLevel.Kind.USER) {
            return actor.ref().id().equals(level.id()) || actor.may(SystemPermission.ADMINISTER);
        }
        return actor.may(SystemPermission.MANAGE_SETTINGS);
    }

    /** A setting that a plugin declares, and that may be set there. */
    public Optional<Setting<?>> find(String plugin, String name, SettingLevel level) {
        return declared.get().setting(plugin, name).filter(level.kind()::takes);
    }

    /**
     * A value as it is kept.
     *
     * @return null when it says nothing
     * @throws BadValue when it does not fit
     */
    public @Nullable Object check(Records records, Setting<?> setting, @Nullable Object value) throws BadValue {
        if (value == null) {
            return null;
        }
        FieldMeta meta = meta(setting);
        Object checked = meta.kind().check(value, meta);
        if (checked == null) {
            return null;
        }
        List<?> named = checked instanceof List<?> several ? several : List.of(checked);
        for (Object each : named) {
            if (each instanceof Ref ref && !isThere(records, ref)) {
                throw new BadValue(NO_TARGET);
            }
        }
        // what a file is says the kernel, not whoever names it: see SettingHooks
        Optional<Message> refusal = checked instanceof FileId
                ? Optional.empty()
                : KernelSettings.refusal(setting.field(), checked, name -> hasMenu(records.actor(), name));
        if (refusal.isPresent()) {
            throw new BadValue(refusal.get());
        }
        return checked;
    }

    /** What is known of a setting's values. */
    public FieldMeta meta(Setting<?> setting) {
        return SystemSettings.meta(declared.get().catalog(), setting.field());
    }

    private boolean isThere(Records records, Ref ref) {
        return declared.get().catalog().findMeta(ref.entity()).isPresent()
                && records.find(ref).isPresent();
    }

    private boolean hasMenu(Actor actor, String name) {
        Access access = declared.get().policy().of(actor);
        return declared.get().contributions().stream()
                .flatMap(contribution -> contribution.ui().stream())
                .filter(Ui.Menu.class::isInstance)
                .map(element -> ((Ui.Menu) element).entity())
                .anyMatch(entity -> isNamed(entity, name) && isOpen(access, entity));
    }

    private static boolean isNamed(EntityName entity, String name) {
        return entity.toString().equals(name);
    }

    private static boolean isOpen(Access access, EntityName entity) {
        return access.actor().ref().id().equals(AccessPolicy.selfId(AccessPolicy.KERNEL))
                || !access.rights(entity, Verb.READ).isEmpty();
    }

    /** What a record's content says, if the setting's values can be written so. */
    public Optional<Object> read(Setting<?> setting, String content) {
        return SystemSettings.read(meta(setting), content);
    }
}
