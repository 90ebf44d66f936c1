package org.kontor.core.system;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Accounts;

/** What holds of users beyond their fields. Nobody gives rights that they do not have themselves. */
final class UserHooks {
    private static final Hierarchy LINE = new Hierarchy(User.MANAGER);

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@+-]{1,100}");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{C}]+");
    private static final List<Field<?>> PERSONAL = List.of(User.FULL_NAME, User.LOCALE, User.ZONE);
    private static final List<Field<?>> STANDING = List.of(
            User.LOGIN,
            User.EMAIL,
            User.ACTIVE,
            User.ADMINISTRATOR,
            User.MANAGER,
            User.MAIN_TEAM,
            User.TEAMS,
            User.ROLES);

    private final Supplier<Declared> declared;
    private final Keeping keeping;

    UserHooks(Supplier<Declared> declared) {
        this.declared = declared;
        this.keeping = new Keeping(() -> declared.get().policy().state());
    }

    void before(Drafts drafts) {
        for (Draft draft : drafts) {
            form(draft);
            if (!Administrators.mayAdminister(drafts.records())) {
                byOthers(draft, drafts.records());
            }
        }
    }

    private static void form(Draft draft) {
        draft.find(User.LOGIN).ifPresent(login -> {
            String folded = Accounts.fold(login);
            if (draft.changes(User.LOGIN)) {
                draft.set(User.LOGIN.to(folded));
                if (!LOGIN.matcher(folded).matches()) {
                    draft.refuse(
                            User.LOGIN,
                            Message.of("system.login_form", "A login has letters, digits and . _ @ + - only"));
                }
            }
        });
        if (draft.changes(User.LOCALE)) {
            draft.find(User.LOCALE)
                    .filter(tag -> !KernelSettings.isLanguage(tag))
                    .ifPresent(tag -> draft.refuse(User.LOCALE, Words.noLanguage()));
        }
        if (draft.changes(User.ZONE)) {
            draft.find(User.ZONE)
                    .filter(zone -> !KernelSettings.isZone(zone))
                    .ifPresent(zone -> draft.refuse(User.ZONE, Words.noZone()));
        }
        boolean isPlugin = draft.find(User.KIND).filter(User.PLUGIN::equals).isPresent()
                || before(draft, User.KIND).filter(User.PLUGIN::equals).isPresent();
        if (isPlugin) {
            draft.refuse(
                    User.KIND,
                    Message.of("system.technical_user", "Users for plugins are made and kept by the system"));
        }
    }

    /** Keepers of users who do not administer change neither administrators nor what they themselves may. */
    private void byOthers(Draft draft, Records records) {
        boolean isAdministrator = draft.find(User.ADMINISTRATOR).orElse(false)
                || before(draft, User.ADMINISTRATOR).orElse(false)
                || givesAdministration(before(draft, User.ROLES).orElse(List.of()), records);
        boolean isMyself = draft.before()
                .map(Row::ref)
                .filter(records.actor().ref()::equals)
                .isPresent();
        if (isMyself && draft.changes(User.FULL_NAME) && isSomebodyElses(draft)) {
            draft.refuse(
                    User.FULL_NAME,
                    Message.of("system.name_taken", "Somebody else is called so; please ask an administrator"));
        }
        if (isAdministrator || isMyself) {
            boolean isMoved = draft.before().isEmpty()
                    || STANDING.stream().anyMatch(draft::changes)
                    || (!isMyself && PERSONAL.stream().anyMatch(draft::changes));
            if (isMoved) {
                draft.refuse(Words.onlyAdministrators());
            }
            return;
        }
        if (draft.changes(User.ROLES)) {
            Set<Ref> given = new HashSet<>(draft.find(User.ROLES).orElse(List.of()));
            before(draft, User.ROLES).ifPresent(given::removeAll);
            given.removeAll(held(records));
            if (!given.isEmpty()) {
                draft.refuse(
                        User.ROLES,
                        Message.of("system.role_not_held", "You may only give roles that you have yourself"));
            }
        }
    }

    /** Names are what others know somebody by: nobody takes the one of a colleague, or one that looks like it. */
    private boolean isSomebodyElses(Draft draft) {
        String wanted = draft.find(User.FULL_NAME).map(UserHooks::plain).orElse("");
        UUID myself = draft.before().map(row -> row.ref().id()).orElse(null);
        return declared.get().policy().state().users().values().stream()
                .filter(user -> !user.id().equals(myself))
                .anyMatch(user -> plain(user.fullName()).equals(wanted));
    }

    private static String plain(String name) {
        return BLANKS.matcher(Accounts.fold(name)).replaceAll("");
    }

    private static List<Ref> held(Records records) {
        return Administrators.own(records)
                .find(records.actor().ref())
                .flatMap(row -> row.find(User.ROLES))
                .orElse(List.of());
    }

    private static boolean givesAdministration(List<Ref> roles, Records records) {
        return roles.stream()
                .map(role -> Administrators.own(records).find(role))
                .flatMap(Optional::stream)
                .anyMatch(role -> role.find(Role.ADMINISTRATOR).orElse(false));
    }

    private static <T> Optional<T> before(Draft draft, Field<T> field) {
        return draft.before().flatMap(row -> row.find(field));
    }

    void within(Changes changes) {
        LINE.check(changes);
        if (!Administrators.mayAdminister(changes.records())) {
            keeping.check(changes);
        }
        boolean isFewer = false;
        for (Change change : changes) {
            if (change.after().isEmpty()) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of(
                                "system.user_stays",
                                "Users are not deleted, since records name them; please deactivate the user"));
            }
            isFewer |= mayDismiss(change);
        }
        if (isFewer && !isKernel(changes.records())) {
            Administrators.requireOne(changes.records());
        }
    }

    /** Whether somebody may have stopped administering. */
    private static boolean mayDismiss(Change change) {
        Set<Ref> lost = new HashSet<>(
                change.before().flatMap(row -> row.find(User.ROLES)).orElse(List.of()));
        change.after().flatMap(row -> row.find(User.ROLES)).ifPresent(lost::removeAll);
        return !lost.isEmpty() || isLost(change, User.ACTIVE) || isLost(change, User.ADMINISTRATOR);
    }

    private static boolean isLost(Change change, Field<Boolean> field) {
        return change.before().flatMap(row -> row.find(field)).orElse(false)
                && !change.after().flatMap(row -> row.find(field)).orElse(false);
    }

    private static boolean isKernel(Records records) {
        return records.actor().ref().id().equals(AccessPolicy.selfId(AccessPolicy.KERNEL));
    }
}
