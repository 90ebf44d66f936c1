package org.kontor.core.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of an installation, in the order in which they were made. The newest encrypts; all of them decrypt.
 *
 * @param all none where nothing is encrypted
 */
record SecretKeys(List<SecretKey> all) {
    static final SecretKeys NONE = new SecretKeys(List.of());

    SecretKeys {
        all = List.copyOf(all);
    }

    Optional<SecretKey> find(String id) {
        return all.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    Optional<SecretKey> newest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    Set<String> ids() {
        return all.stream().map(SecretKey::id).collect(Collectors.toSet());
    }
}
