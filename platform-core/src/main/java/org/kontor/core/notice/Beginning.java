package org.kontor.core.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.kontor.api.Records;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.KernelActor;
import org.kontor.core.database.Transaction;
import org.kontor.core.notice.ToldMapper.State;

/**
 * Begins with notices that are new or say something else than before: whoever would be told now counts as told, so that
 * nobody hears of the past. One that nobody declares any more is forgotten; when it comes back, it is new.
 */
final class Beginning {
    private static final KernelActor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    private final NoticePlatform platform;
    private final Map<String, String> definitions;

    Beginning(NoticePlatform platform, Map<String, String> definitions) {
        this.platform = platform;
        this.definitions = definitions;
    }

    void settle() {
        if (!platform.data()
                .reading(KERNEL, (transaction, access) -> known(transaction))
                .equals(definitions)) {
            platform.data().writing(KERNEL, (transaction, access) -> {
                transaction.mapper(ToldMapper.class).hold();
                platform.data().within(transaction, KERNEL, records -> settle(transaction, records));
                return true;
            });
        }
    }

    private static Map<String, String> known(Transaction transaction) {
        return transaction.mapper(ToldMapper.class).states().stream()
                .collect(Collectors.toMap(State::notice, State::definition));
    }

    private boolean settle(Transaction transaction, Records records) {
        ToldMapper mapper = transaction.mapper(ToldMapper.class);
        Map<String, String> known = new HashMap<>(known(transaction));
        known.forEach((kind, definition) -> {
            if (!definition.equals(definitions.get(kind))) {
                mapper.end(kind);
                mapper.forgetAll(kind);
            }
        });
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        for (DeclaredNotice notice : platform.notices()) {
            String definition = Objects.requireNonNull(definitions.get(notice.kind()), notice.kind());
            if (!definition.equals(known.get(notice.kind()))) {
                mapper.begin(new State(notice.kind(), definition, now));
                new Holding(platform, records, notice)
                        .all(pairs -> pairs.stream()
                                .gather(Gatherers.windowFixed(ToldMapper.AT_ONCE))
                                .forEach(some -> mapper.tell(notice.kind(), some)));
            }
        }
        return true;
    }
}
