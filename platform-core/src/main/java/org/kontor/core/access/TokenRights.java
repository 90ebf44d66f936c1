package org.kontor.core.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Verb;

/**
 * What an API token may be used for at most; what its user may do at that moment bounds it too.
 *
 * @param readOnly only reading and taking out, and no permission that is not named
 * @param entities verbs by entity, {@code contacts.account}; null for all
 * @param permissions ids of permissions; null for all, where it is limited to no entities either
 */
public record TokenRights(
        boolean readOnly,
        @Nullable Map<String, Set<Verb>> entities,
        @Nullable Set<String> permissions) {
    private static final Set<Verb> READING = EnumSet.of(Verb.READ, Verb.EXPORT);

    public TokenRights {
        entities = entities == null ? null : Map.copyOf(entities);
        // what is made for some entities is not meant to open what lies beside them
        Set<String> unsaid = entities == null ? null : Set.of();
        permissions = permissions == null ? unsaid : Set.copyOf(permissions);
    }

    /** Whatever its user may do. */
    public static TokenRights everything() {
        return new TokenRights(false, null, null);
    }

    /** Whatever its user may read. */
    public static TokenRights reading() {
        return new TokenRights(true, null, null);
    }

    boolean allows(EntityName entity, Verb verb) {
        return (!readOnly || READING.contains(verb))
                && (entities == null
                        || entities.getOrDefault(entity.toString(), Set.of()).contains(verb));
    }

    boolean allows(String permission) {
        return permissions == null ? !readOnly : permissions.contains(permission);
    }

    /** The entities as they are stored: {@code contacts.account:read,update contacts.contact:read}. */
    @Nullable
    String entitiesText() {
        if (entities == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        new TreeMap<>(entities)
                .forEach((entity, verbs) -> parts.add(entity + ":"
                        + String.join(
                                ",",
                                verbs.stream().sorted().map(TokenRights::lower).toList())));
        return String.join(" ", parts);
    }

    /** The permissions as they are stored, separated by blanks. */
    @Nullable
    String permissionsText() {
        return permissions == null ? null : String.join(" ", new TreeSet<>(permissions));
    }

    /** Reads the stored form; what cannot be read any more allows nothing. */
    static TokenRights stored(boolean readOnly, @Nullable String entities, @Nullable String permissions) {
        Map<String, Set<Verb>> byEntity = entities == null ? null : new TreeMap<>();
        if (entities != null && byEntity != null) {
            for (String part : words(entities)) {
                int colon = part.indexOf(':');
                if (colon > 0) {
                    byEntity.put(part.substring(0, colon), verbs(part.substring(colon + 1), ","));
                }
            }
        }
        return new TokenRights(readOnly, byEntity, permissions == null ? null : Set.copyOf(words(permissions)));
    }

    /** The verbs in a text; words that are none are left out. */
    static Set<Verb> verbs(String text, String separator) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (String word : text.split(separator, -1)) {
            for (Verb verb : Verb.values()) {
                if (lower(verb).equals(word.strip())) {
                    verbs.add(verb);
                }
            }
        }
        return verbs;
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        for (String word : text.split(" ", -1)) {
            if (!word.isBlank()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
