package org.kontor.core.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.database.Transaction;

/** In which order users have the views of an entity, others' among them, and by which their list opens. */
public final class ViewChoices {
    /** How many views stand in an order. */
    public static final int MOST = 200;

    private ViewChoices() {}

    /**
     * What somebody chose.
     *
     * @param views in their order; those that are not named follow
     * @param opens by which their list opens; null where they did not say
     */
    public record Choice(List<UUID> views, @Nullable UUID opens) {
        /** Of whoever chose nothing. */
        public static final Choice NONE = new Choice(List.of(), null);

        public Choice {
            views = List.copyOf(views);
        }
    }

    /** What a user chose for the views of an entity. */
    public static Choice of(Transaction transaction, UUID user, EntityName entity) {
        return find(transaction, user, entity).orElse(Choice.NONE);
    }

    private static Optional<Choice> find(Transaction transaction, UUID user, EntityName entity) {
        return Optional.ofNullable(transaction.mapper(MarkMapper.class).choice(user, entity.toString()))
                .map(row -> new Choice(
                        Arrays.stream(row.views().split(",", -1))
                                .filter(id -> !id.isEmpty())
                                .map(UUID::fromString)
                                .toList(),
                        row.opensId()));
    }

    /** Keeps what a user chose. */
    public static void set(Transaction transaction, UUID user, EntityName entity, Choice choice) {
        MarkMapper mapper = transaction.mapper(MarkMapper.class);
        mapper.hold(user);
        mapper.dropChoice(user, entity.toString());
        mapper.choose(
                user,
                entity.toString(),
                choice.views().stream().map(UUID::toString).collect(Collectors.joining(",")),
                choice.opens());
    }

    /**
     * Those records that were shared with somebody by name, or with a team of theirs.
     *
     * @param entity of views, or of dashboards
     */
    public static List<UUID> sharedWith(Transaction transaction, EntityName entity, UUID user, Iterable<UUID> teams) {
        MarkMapper mapper = transaction.mapper(MarkMapper.class);
        List<UUID> shared = new ArrayList<>(mapper.sharedWithUser(entity.toString(), user));
        teams.forEach(team -> shared.addAll(mapper.sharedWithTeam(entity.toString(), team)));
        return shared;
    }
}
