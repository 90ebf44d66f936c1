package org.kontor.core.layer;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kontor.api.Draft;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.meta.CatalogBuilder;

/**
 * The fields that say whose layer a record belongs to.
 *
 * @param level {@link Level} as text: what is said is unique for it
 */
record LevelFields(Field<Ref> role, Field<Ref> team, Field<Ref> person, Field<String> level) {
    static final EntityName ROLE = EntityName.of("system", "role");

    static LevelFields of(EntityName entity) {
        return new LevelFields(
                entity.reference("for_role", ROLE).label("Role").help("Whose holders it is for; empty: not for a role"),
                entity.reference("for_team", CatalogBuilder.TEAM)
                        .label("Team")
                        .help("Whose members it is for; empty: not for a team"),
                entity.reference("for_user", CatalogBuilder.USER)
                        .label("User")
                        .help("Whom it is for; empty: not for a user alone"),
                entity.text("level").maxLength(45).derived());
    }

    /** Whose layer a record belongs to. */
    Level of(Row row) {
        return level(row::find);
    }

    private Level level(Function<Field<Ref>, Optional<Ref>> values) {
        return values.apply(person)
                .map(ref -> Level.user(ref.id()))
                .or(() -> values.apply(team).map(ref -> Level.team(ref.id())))
                .or(() -> values.apply(role).map(ref -> Level.role(ref.id())))
                .orElse(Level.SYSTEM);
    }

    /** Whose layer a draft belongs to, written down in it; empty after it was refused. */
    Optional<Level> settle(Draft draft) {
        if (Stream.of(role, team, person)
                        .filter(field -> draft.find(field).isPresent())
                        .count()
                > 1) {
            draft.refuse(
                    draft.find(person).isPresent() ? person : team,
                    Message.of(
                            "system.layer_for_several", "It is for a role, for a team or for a user, not for several"));
            return Optional.empty();
        }
        Level now = level(draft::find);
        if (draft.before().map(row -> !of(row).equals(now)).orElse(false)) {
            draft.refuse(
                    now.kind() == Level.Kind.TEAM ? team : now.kind() == Level.Kind.ROLE ? role : person,
                    Message.of("system.layer_stays", "Whom it is for does not change; say it anew"));
            return Optional.empty();
        }
        if (draft.find(level).isEmpty()) {
            draft.set(level.to(now.toString()));
        }
        return Optional.of(now);
    }
}
