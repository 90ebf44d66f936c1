package org.kontor.core.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.access.HiddenValues;
import org.kontor.core.access.RightsState;
import org.kontor.core.change.Remembered;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.ChoiceOption;

/** What administrators, roles, teams and users changed of what plugins declare. Lives as long as the kernel; asks no database. */
public final class Layers implements AutoCloseable, HiddenValues {
    private static final long BETWEEN = 10;
    private static final Set<EntityName> OF_LAYERS =
            Set.of(FormChange.NAME, LabelChange.NAME, ValueChange.NAME, EntityName.of("system", "choice_value"));

    private final Supplier<RightsState> rights;
    private final Predicate<UUID> arranges;
    private final Remembered<LayerState> remembered;
    private volatile boolean isStarted;

    /**
     * @param rights who is in which team, and holds which role, at the moment of the call
     * @param arranges whether a user may arrange their own pages
     */
    public Layers(Database database, Stamp stamp, Supplier<RightsState> rights, Predicate<UUID> arranges) {
        this.rights = rights;
        this.arranges = arranges;
        this.remembered = new Remembered<>(database, stamp, Stamp.LAYERS, LayerState::read);
    }

    /** Reads everything, and looks for changes from now on; the tables must exist. */
    public void start() {
        remembered.start();
        isStarted = true;
    }

    /** To be called for every entity whose records a transaction writes, before it commits. */
    public void onWrite(Transaction transaction, EntityName entity) {
        if (OF_LAYERS.contains(entity)) {
            remembered.changed(transaction);
        }
    }

    private LayerState state() {
        return isStarted ? remembered.get() : LayerState.NOTHING;
    }

    /** Another object whenever something was said anew. */
    public Object version() {
        return state();
    }

    /** Whether a user may arrange their own pages. */
    public boolean arranges(UUID user) {
        return arranges.test(user);
    }

    /**
     * The layers of a user, from the farthest to the nearest, each above those before it: the system's, those of roles by name,
     * those of teams, the nearest last, and the user's own.
     */
    public List<Level> levels(UUID id) {
        List<Level> levels = new ArrayList<>();
        levels.add(Level.SYSTEM);
        RightsState state = rights.get();
        RightsState.User user = state.users().get(id);
        if (user == null || !user.isPerson()) {
            return levels;
        }
        user.roles().stream()
                .flatMap(role -> Stream.ofNullable(state.roles().get(role)))
                .sorted(Comparator.comparing(RightsState.Role::name).thenComparing(RightsState.Role::id))
                .forEach(role -> levels.add(Level.role(role.id())));
        state.nearestTeams(user).reversed().forEach(team -> levels.add(Level.team(team)));
        levels.add(Level.user(id));
        return levels;
    }

    /** What a layer says of a form, in the order in which it was said. */
    List<FormSaid> said(EntityName entity, Form form, Level level) {
        return state().forms()
                .getOrDefault(entity.toString(), Map.of())
                .getOrDefault(form, Map.of())
                .getOrDefault(level, List.of());
    }

    /** What something is called in a language where it was given another name. */
    public Optional<String> label(String subject, Locale locale) {
        LayerState state = state();
        return said(subject, locale)
                .map(LabelSaid::said)
                .or(() -> Optional.ofNullable(state.listLabels().get(subject)));
    }

    /** The same, with who said so; nothing of what stands in a list itself. */
    public Optional<LabelSaid> said(String subject, Locale locale) {
        Map<String, LabelSaid> texts = state().labels().get(subject);
        return texts == null ? Optional.empty() : LabelText.in(locale, texts);
    }

    @Override
    public boolean hides(UUID user, String list, String value) {
        return hiding(user, list, value).isPresent();
    }

    /** Which layer hides a value of a list from a user, if one does: the nearest that speaks of it says. */
    public Optional<ValueSaid> hiding(UUID user, String list, String value) {
        return nearest(user, list, value, said -> said.hidden() != null)
                .filter(said -> Boolean.TRUE.equals(said.hidden()));
    }

    /** Which layer says where a value of a list stands for a user, if one does. */
    public Optional<ValueSaid> ranking(UUID user, String list, String value) {
        return nearest(user, list, value, said -> said.rank() != null);
    }

    private Optional<ValueSaid> nearest(UUID user, String list, String value, Predicate<ValueSaid> speaks) {
        Map<Level, ValueSaid> said =
                state().values().getOrDefault(list, Map.of()).get(value);
        if (said == null) {
            return Optional.empty();
        }
        for (Level level : levels(user).reversed()) {
            ValueSaid one = said.get(level);
            if (one != null && speaks.test(one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** A list's values in the order in which a user has them. */
    public List<ChoiceOption> ordered(UUID user, @Nullable String list, List<ChoiceOption> options) {
        if (list == null || !state().values().containsKey(list)) {
            return options;
        }
        Map<String, Long> ranks = new HashMap<>();
        long usual = 0;
        for (ChoiceOption option : options) {
            usual += BETWEEN;
            String name = option.name();
            long otherwise = state().ranks().getOrDefault(list + "." + name, usual);
            ranks.put(name, ranking(user, list, name).map(ValueSaid::rank).orElse(otherwise));
        }
        return options.stream()
                .sorted(Comparator.comparing(option -> ranks.getOrDefault(option.name(), 0L)))
                .toList();
    }

    @Override
    public void close() {
        remembered.close();
    }
}
