package org.kontor.core.system;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** What holds of roles beyond their fields: administrators alone write them, and they speak of what exists. */
final class RoleHooks {
    private static final Pattern OWN_NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

    private final Supplier<Declared> declared;

    RoleHooks(Supplier<Declared> declared) {
        this.declared = declared;
    }

    void before(Drafts drafts) {
        boolean byKernel = Administrators.isKernel(drafts.records());
        boolean mayAdminister = Administrators.mayAdminister(drafts.records());
        for (Draft draft : drafts) {
            if (byKernel) {
                continue;
            }
            if (!mayAdminister) {
                draft.refuse(Words.onlyAdministrators());
            } else if (isDeclared(draft)) {
                draft.refuse(
                        Role.ORIGIN,
                        Message.of("system.role_declared", "This role is a plugin's; please copy it to change it"));
            } else {
                check(draft);
            }
        }
    }

    private static boolean isDeclared(Draft draft) {
        return draft.find(Role.ORIGIN).filter(Role.PLUGIN::equals).isPresent()
                || draft.before()
                        .flatMap(row -> row.find(Role.ORIGIN))
                        .filter(Role.PLUGIN::equals)
                        .isPresent();
    }

    private void check(Draft draft) {
        draft.find(Role.ROLE_NAME)
                .filter(name -> !OWN_NAME.matcher(name).matches())
                .ifPresent(name -> draft.refuse(
                        Role.ROLE_NAME,
                        Message.of(
                                "system.role_name",
                                "A role's name has lower-case letters, digits and _ only, beginning with a letter")));
        Declared now = declared.get();
        GrantCheck grants = new GrantCheck(now.catalog());
        draft.parts(Role.GRANTS).forEach(grants::check);
        for (Draft part : draft.parts(Role.PERMISSIONS)) {
            part.find(RolePermission.PERMISSION).ifPresent(permission -> {
                if (permission.equals(SystemPermission.ADMINISTER.id())) {
                    part.refuse(
                            RolePermission.PERMISSION,
                            Message.of("system.administer_by_flag", "Please make it an administrator's role instead"));
                } else if (part.changes(RolePermission.PERMISSION)
                        && !now.permissions().contains(permission)) {
                    part.refuse(RolePermission.PERMISSION, Words.unknown(permission));
                }
            });
        }
    }

    /** Deleting and bringing back go by here alone. */
    void within(Changes changes) {
        boolean byKernel = Administrators.isKernel(changes.records());
        if (!byKernel && !Administrators.mayAdminister(changes.records())) {
            throw Refusal.of(Refusal.Code.FORBIDDEN, Words.onlyAdministrators());
        }
        boolean isFewer = false;
        for (Change change : changes) {
            boolean isGone = change.after().isEmpty();
            boolean isDeclared = change.before()
                    .flatMap(row -> row.find(Role.ORIGIN))
                    .filter(Role.PLUGIN::equals)
                    .isPresent();
            if (isGone && isDeclared && !byKernel) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.role_stays", "A plugin's role stays; take it from its users instead"));
            }
            isFewer |=
                    change.before().flatMap(row -> row.find(Role.ADMINISTRATOR)).orElse(false)
                            && (isGone || change.changed(Role.ADMINISTRATOR));
        }
        if (isFewer) {
            Administrators.requireOne(changes.records());
        }
    }
}
