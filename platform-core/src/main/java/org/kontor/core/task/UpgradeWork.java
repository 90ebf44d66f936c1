package org.kontor.core.task;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Upgrade;
import org.kontor.core.meta.PluginVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of an upgrade's task: fill by fill, each a step. A step that ended with records that failed is followed by another
 * one when the task is repeated, which asks for all that are still to be filled.
 */
final class UpgradeWork {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradeWork.class);
    private static final Duration FOR_ANOTHER = Duration.ofMinutes(1);

    private final PlannedUpgrade planned;
    private final ActionTask task;
    private final AtomicLong filled = new AtomicLong();
    private long total;

    UpgradeWork(PlannedUpgrade planned, ActionTask task) {
        this.planned = planned;
        this.task = task;
    }

    Result run() {
        List<UpgradeMapper.Note> notes =
                task.read(records -> records.mapper(UpgradeMapper.class).of(planned.plugin()));
        List<Integer> places = notes.stream()
                .filter(note -> task.id().equals(note.taskId()) && note.doneAt() == null)
                .map(UpgradeMapper.Note::place)
                // a later version may have fewer
                .filter(place -> place <= planned.upgrade().fills().size())
                .sorted()
                .toList();
        awaitEarlier(notes, places);
        total = counted(places);
        task.progress(0, total);
        long failed = 0;
        for (int place : places) {
            failed += fill(place, fill(place));
        }
        if (failed > 0) {
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of(
                                    "system.upgrade_incomplete",
                                    "{failed, plural, one {# record} other {# records}} could not be filled: mend what the list of failures says, and repeat this task")
                            .with("failed", failed));
        }
        task.write("done", records -> {
            UpgradeMapper mapper = records.mapper(UpgradeMapper.class);
            mapper.done(task.id());
            return mapper.wake(planned.plugin());
        });
        return Result.none();
    }

    private long counted(List<Integer> places) {
        try {
            return task.read(records -> places.stream()
                    .mapToLong(place -> Upgrades.count(records, fill(place)))
                    .sum());
        } catch (TaskStop stop) {
            throw stop;
        } catch (RuntimeException e) {
            // batches are smaller questions, and may be answered where this one is not
            LOG.warn("What {} has to fill cannot be counted", planned.name(), e);
            return 0;
        }
    }

    private Upgrade.Fill fill(int place) {
        return planned.upgrade().fills().get(place - 1);
    }

    /** Those of older versions come first, and of one version those that were there before. */
    private void awaitEarlier(List<UpgradeMapper.Note> notes, List<Integer> places) {
        int first = places.isEmpty() ? 0 : places.getFirst();
        for (UpgradeMapper.Note note : notes) {
            PluginVersion version = PlannedUpgrade.number(note.version());
            int compared = version.compareTo(planned.version());
            boolean isEarlier = compared < 0 || (compared == 0 && note.place() < first);
            // one that the plugin has taken back is not waited for
            if (note.doneAt() == null && isEarlier && planned.versions().contains(version)) {
                task.await(FOR_ANOTHER, "It waits for the upgrade to " + version);
            }
        }
    }

    /** Answers how many records could not be filled. */
    private long fill(int place, Upgrade.Fill fill) {
        int round = 1;
        while (true) {
            String step = "fill " + place + (round == 1 ? "" : ", round " + round);
            ActionTask.Pass pass = task.fill(
                    step, fill, count -> task.progress(filled.addAndGet(count), Math.max(total, filled.get())));
            if (pass.tally().failed() == 0 || pass.isNow()) {
                return pass.tally().failed();
            }
            // it ended in an earlier run: what failed then is tried again
            task.forgetFailures(step);
            round++;
        }
    }
}
