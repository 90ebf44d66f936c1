package org.kontor.core.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Ref;
import org.kontor.core.access.Access;

/**
 * Whoever asks a condition, and when.
 *
 * @param me the user
 * @param teams the user's teams
 * @param zone where the user's day begins
 * @param now the moment of the transaction
 */
public record Asker(Ref me, Set<UUID> teams, ZoneId zone, Instant now) {
    public Asker {
        teams = Set.copyOf(teams);
    }

    public static Asker of(Access access, Instant now) {
        return new Asker(access.actor().ref(), access.teams(), access.actor().zone(), now);
    }
}
