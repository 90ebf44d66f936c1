package org.kontor.core.access;

import java.util.List;
import java.util.Map;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.meta.CatalogBuilder;

/** What everybody who is signed in may do without a role: know colleagues by name, keep the own profile and searches. */
final class BuiltInRights {
    /** Values of editable lists. */
    static final EntityName CHOICE_VALUE = EntityName.of("system", "choice_value");

    /** Searches that were kept for later. */
    static final EntityName SAVED_QUERY = EntityName.of("system", "saved_query");

    private static final Condition MYSELF = CatalogBuilder.USER.self().isMe();

    private static final Map<EntityName, Map<Verb, List<Right>>> RIGHTS = Map.of(
            CatalogBuilder.USER,
            Map.of(
                    Verb.READ,
                    List.of(
                            new Right(Scope.ALL, Condition.always(), GrantFields.only("full_name", "kind", "active")),
                            new Right(Scope.ALL, MYSELF, GrantFields.NOT_SENSITIVE)),
                    Verb.UPDATE,
                    List.of(new Right(Scope.ALL, MYSELF, GrantFields.only("full_name", "locale", "zone")))),
            CatalogBuilder.TEAM,
            Map.of(Verb.READ, List.of(new Right(Scope.ALL, Condition.always(), GrantFields.only("name", "part_of")))),
            CHOICE_VALUE,
            Map.of(Verb.READ, List.of(new Right(Scope.ALL, Condition.always(), GrantFields.NOT_SENSITIVE))),
            SAVED_QUERY,
            Map.of(
                    Verb.READ, List.of(new Right(Scope.OWN, Condition.always(), GrantFields.NOT_SENSITIVE)),
                    Verb.CREATE, List.of(new Right(Scope.OWN, Condition.always(), GrantFields.NOT_SENSITIVE)),
                    Verb.UPDATE, List.of(new Right(Scope.OWN, Condition.always(), GrantFields.NOT_SENSITIVE)),
                    Verb.DELETE, List.of(new Right(Scope.OWN, Condition.always(), GrantFields.NOT_SENSITIVE)),
                    Verb.SHARE, List.of(new Right(Scope.OWN, Condition.always(), GrantFields.NOT_SENSITIVE))));

    private BuiltInRights() {}

    static List<Right> of(EntityName entity, Verb verb) {
        return RIGHTS.getOrDefault(entity, Map.of()).getOrDefault(verb, List.of());
    }
}
