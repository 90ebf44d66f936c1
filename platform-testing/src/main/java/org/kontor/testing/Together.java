package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kontor.core.meta.EntityMeta;

/** Two who do something at the same moment: what either is allowed alone, and of one change only the first. */
final class Together {
    private static final int ROUNDS = 4;

    private final PlatformExtension platform;
    private final SampleRecords maker;

    Together(PlatformExtension platform, Samples samples) {
        this.platform = platform;
        this.maker = samples.maker();
    }

    void check(EntityMeta entity) {
        checkCreated(entity);
        for (int i = 0; i < ROUNDS; i++) {
            checkChanged(entity);
        }
    }

    private void checkCreated(EntityMeta entity) {
        Optional<Remade> one = Remade.of(platform.admin(), maker, entity);
        Optional<Remade> other = one.flatMap(first -> {
            // beside the first one: two that agree in what is unique are refused rightly
            Answer there = first.post();
            Optional<Remade> second = Remade.of(platform.admin(), maker, entity);
            return first.delete(there) ? second : Optional.empty();
        });
        for (int i = 0; i < ROUNDS && one.isPresent() && other.isPresent(); i++) {
            ObjectNode first = one.get().body();
            ObjectNode second = other.get().body();
            List<Answer> answers =
                    both(() -> one.get().send(first), () -> other.get().send(second));
            assertThat(answers)
                    .as("two records of %s, either of which is taken alone and beside the other", entity)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.toString()).isEqualTo(201));
            answers.forEach(one.get()::delete);
        }
    }

    /** Of the same version one is changed, the other comes too late. */
    private void checkChanged(EntityMeta entity) {
        SampleRecords.Made made = maker.create(entity);
        String path = SampleRecords.path(entity) + "/" + made.id();
        String etag = made.answer().etag();
        ObjectNode change = maker.change(entity);
        ObjectNode other = maker.change(entity);
        List<Answer> answers = both(
                () -> platform.admin().patch(path, etag, change),
                () -> platform.admin().patch(path, etag, other));
        long changed = answers.stream()
                .filter(answer -> answer.isOk() && !answer.etag().equals(etag))
                .count();
        assertThat(changed).as("changes of one version: %s", answers).isLessThanOrEqualTo(1);
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isIn(200, 403, 409, 412, 422));
    }

    private static List<Answer> both(Callable<Answer> one, Callable<Answer> other) {
        CyclicBarrier ready = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Answer> first = threads.submit(() -> {
                ready.await();
                return one.call();
            });
            Future<Answer> second = threads.submit(() -> {
                ready.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
