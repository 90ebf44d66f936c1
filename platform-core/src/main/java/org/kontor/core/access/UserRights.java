package org.kontor.core.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** What a user may do by all their roles together, and by what others share with them. */
final class UserRights implements Access.Rights {
    private record Key(EntityName entity, Verb verb) {}

    /** What is retired is there for upgrades, and for nobody else. */
    private static final List<Right> WHOLE = List.of(
            new Right(Scope.ALL, Condition.always(), field -> !field.field().isRetired()));

    private final Catalog catalog;
    private final boolean isAdministrator;
    private final List<RoleRights> roles;
    private final List<Ref> roleRefs;
    private final Supplier<List<Access>> givers;
    private final Map<Key, List<Right>> known = new ConcurrentHashMap<>();
    private final Map<Key, List<Right>> own = new ConcurrentHashMap<>();
    private volatile @Nullable List<Access> foundGivers;

    /**
     * @param givers who shares something with the user, by their own rights
     */
    UserRights(
            Catalog catalog,
            boolean isAdministrator,
            List<RoleRights> roles,
            List<Ref> roleRefs,
            Supplier<List<Access>> givers) {
        this.catalog = catalog;
        this.isAdministrator = isAdministrator;
        this.roles = List.copyOf(roles);
        this.roleRefs = List.copyOf(roleRefs);
        this.givers = givers;
    }

    @Override
    public List<Right> of(EntityName entity, Verb verb) {
        return known.computeIfAbsent(
                new Key(entity, verb), key -> Shared.with(workOut(entity, verb), entity, verb, givers()));
    }

    @Override
    public boolean may(String permissionId) {
        return isAdministrator
                || BuiltInRights.may(permissionId)
                || roles.stream().anyMatch(role -> role.permissions().contains(permissionId));
    }

    private List<Access> givers() {
        List<Access> now = foundGivers;
        if (now == null) {
            now = givers.get();
            foundGivers = now;
        }
        return now;
    }

    @Override
    public boolean admits(String permissionId) {
        return true;
    }

    /** What the user may do without any share: what they can give to others. */
    Access.Rights own() {
        return new Access.Rights() {
            @Override
            public List<Right> of(EntityName entity, Verb verb) {
                return own.computeIfAbsent(new Key(entity, verb), key -> workOut(entity, verb));
            }

            @Override
            public boolean may(String permissionId) {
                return UserRights.this.may(permissionId);
            }

            @Override
            public boolean admits(String permissionId) {
                return true;
            }
        };
    }

    private List<Right> workOut(EntityName entity, Verb verb) {
        EntityMeta meta = catalog.findMeta(entity).orElse(null);
        if (meta == null) {
            return List.of();
        }
        if (BuiltInRights.isPrivate(entity)) {
            return BuiltInRights.of(entity, verb);
        }
        if (BuiltInRights.isForAdministrators(entity)) {
            return isAdministrator && verb != Verb.SHARE ? WHOLE : List.of();
        }
        if (isAdministrator) {
            return WHOLE;
        }
        return meta.parent().map(parent -> ofPart(meta, parent.entity(), verb)).orElseGet(() -> given(entity, verb));
    }

    /**
     * A part is permitted with its parent; grants that name the part say which of its fields are open, else all that are
     * not sensitive. A part has no owner and no condition of its own: a grant that speaks of them opens nothing.
     */
    private List<Right> ofPart(EntityMeta part, EntityName parent, Verb verb) {
        Set<Verb> ofParent = switch (verb) {
            case READ, EXPORT -> Set.of(verb);
            case CREATE, UPDATE, DELETE -> Set.of(Verb.CREATE, Verb.UPDATE);
            case SHARE -> Set.of();
        };
        if (ofParent.stream().allMatch(each -> given(parent, each).isEmpty())) {
            return List.of();
        }
        List<Right> named = given(part.name(), verb);
        return named.isEmpty()
                ? List.of(new Right(Scope.ALL, Condition.always(), GrantFields.NOT_SENSITIVE))
                : named.stream().filter(Right::isUnlimited).toList();
    }

    private List<Right> given(EntityName entity, Verb verb) {
        List<Right> ofRoles =
                roles.stream().flatMap(role -> role.of(entity, verb).stream()).toList();
        List<Right> all = new ArrayList<>(BuiltInRights.of(catalog, entity, verb, ofRoles));
        all.addAll(BuiltInRights.of(entity, verb, roleRefs));
        all.addAll(ofRoles);
        return List.copyOf(all);
    }
}
