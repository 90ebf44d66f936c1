package org.kontor.core.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Choice;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.core.change.LogBatch;
import org.kontor.core.secret.StoredTexts;
import org.kontor.core.secret.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a hook for one batch of changes, beside the reader's position; no record tells of them. */
final class HookSteps implements StepStore {
    private static final Logger LOG = LoggerFactory.getLogger(HookSteps.class);

    private final TaskStage stage;
    private final Actor actor;
    private final LogBatch batch;

    HookSteps(TaskStage stage, Actor actor, LogBatch batch) {
        this.stage = stage;
        this.actor = actor;
        this.batch = batch;
    }

    @Override
    public <T extends @Nullable Object> T inside(String step, Choice kind, Function<Inside, T> work) {
        StepStore.checkName(step);
        return stage.data().writing(actor, (transaction, access) -> {
            if (!batch.hold(transaction)) {
                throw TaskStop.lost();
            }
            T result = stage.data().within(transaction, actor, records -> {
                OfHook inside = new OfHook(
                        records, transaction.mapper(HookStepMapper.class), stage.vault(), batch.reader(), step);
                StepStore.checkKind(step, inside.mark(), kind);
                return work.apply(inside);
            });
            batch.stepped(transaction);
            return result;
        });
    }

    /** One step in one transaction. */
    private static final class OfHook implements Inside {
        private final Records records;
        private final HookStepMapper mapper;
        private final Vault vault;
        private final String reader;
        private final String step;
        private final HookStepMapper.@Nullable Step known;

        OfHook(Records records, HookStepMapper mapper, Vault vault, String reader, String step) {
            this.vault = vault;
            this.records = records;
            this.mapper = mapper;
            this.reader = reader;
            this.step = step;
            this.known = mapper.find(reader, step);
        }

        @Override
        public Records records() {
            return records;
        }

        @Override
        public @Nullable StepMark mark() {
            return known == null
                    ? null
                    : new StepMark(
                            Choice.of(known.kind()),
                            Choice.of(known.state()),
                            known.tries(),
                            Objects.requireNonNullElse(known.message(), ""),
                            known.answer() == null ? "" : vault.openOwn(place(), known.answer()));
        }

        private String place() {
            return StoredTexts.STEP.place(reader, step);
        }

        @Override
        public void note(StepMark mark) {
            HookStepMapper.Step row = new HookStepMapper.Step(
                    reader,
                    step,
                    mark.kind().name(),
                    mark.state().name(),
                    mark.tries(),
                    mark.message(),
                    vault.seal(place(), mark.answer()));
            if (known == null) {
                mapper.insert(row);
            } else {
                mapper.update(row);
            }
        }

        @Override
        public void move(String answer) {
            note(known().answered(answer));
        }

        @Override
        public void failed(Ref record, String reason) {
            LOG.warn("The step {} of {} could not work on {}: {}", step, reader, record, reason);
        }
    }
}
