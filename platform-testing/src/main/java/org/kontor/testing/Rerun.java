package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.core.meta.EntityMeta;

/** Has every write run twice, as after a deadlock, and compares what it left with what it leaves when it runs once. */
final class Rerun {
    /** Schedules and backgrounds of the plugin write meanwhile: what differs by chance does not differ each time. */
    private static final int TRIES = 3;

    private final PlatformExtension platform;
    private final SampleRecords maker;

    Rerun(PlatformExtension platform, Samples samples) {
        this.platform = platform;
        this.maker = samples.maker();
    }

    void check(EntityMeta entity) {
        Optional<Remade> remade = Remade.of(platform.admin(), maker, entity);
        remade.ifPresent(this::checkCreated);
        checkChanged(entity);
    }

    private void checkCreated(Remade remade) {
        Map<String, Integer> once = Map.of();
        Map<String, Integer> twice = Map.of("", 0);
        for (int i = 0; i < TRIES && !once.equals(twice); i++) {
            once = grown(() -> remade.post(), remade);
            twice = grown(
                    () -> {
                        try (Twice broken = Twice.begin()) {
                            return remade.post();
                        }
                    },
                    remade);
        }
        assertThat(twice)
                .as("rows written when the transaction ran twice, and as many when it ran once")
                .isEqualTo(once);
    }

    private Map<String, Integer> grown(Supplier<Answer> creation, Remade remade) {
        OwnRows before = OwnRows.now();
        Answer made = creation.get().expect(201);
        Map<String, Integer> grown = before.grown();
        remade.delete(made);
        return grown;
    }

    private void checkChanged(EntityMeta entity) {
        SampleRecords.Made made = maker.create(entity);
        String path = SampleRecords.path(entity) + "/" + made.id();
        Answer changed;
        try (Twice broken = Twice.begin()) {
            changed = platform.admin().patch(path, made.answer().etag(), maker.change(entity));
        }
        if (!changed.isOk()) {
            // a rule or a hook may be against it, whether it runs once or twice
            assertThat(changed.status()).as(changed.toString()).isIn(403, 409, 422);
        }
    }
}
