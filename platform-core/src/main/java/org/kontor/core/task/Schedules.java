package org.kontor.core.task;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.api.Action;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the actions whose time has come: one node holds an action's row and the others find its time moved on. What was
 * missed is made up for once, and a clock that jumps starts nothing twice.
 */
final class Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final Clock clock;

    Schedules(Clock clock) {
        this.clock = clock;
    }

    void start(Database database, TaskStage stage) {
        List<Action> scheduled = stage.catalog().freeActions().stream()
                .filter(action -> action.every().isPresent() || action.daily().isPresent())
                .toList();
        if (scheduled.isEmpty()) {
            return;
        }
        Map<String, ScheduleMapper.Next> known =
                database.glance(transaction -> transaction.mapper(ScheduleMapper.class).all().stream()
                        .collect(Collectors.toMap(ScheduleMapper.Next::action, Function.identity())));
        Instant now = clock.instant();
        for (Action action : scheduled) {
            ScheduleMapper.Next next = known.get(action.name().toString());
            try {
                if (next == null) {
                    insert(database, action, now);
                } else if (!next.nextAt().isAfter(now)) {
                    start(stage, action, now);
                }
            } catch (RuntimeException e) {
                LOG.warn("The action {} could not be started by itself", action, e);
            }
        }
    }

    private void insert(Database database, Action action, Instant now) {
        try {
            database.write(transaction -> transaction
                    .mapper(ScheduleMapper.class)
                    .insert(action.name().toString(), after(action, now)));
        } catch (RuntimeException e) {
            boolean byAnother = SqlErrors.find(e)
                    .filter(error -> error.kind() == SqlError.Kind.UNIQUE)
                    .isPresent();
            if (!byAnother) {
                throw e;
            }
        }
    }

    private void start(TaskStage stage, Action action, Instant now) {
        stage.data().write(AccessPolicy.self(action.name().plugin()), records -> {
            ScheduleMapper mapper = records.mapper(ScheduleMapper.class);
            ScheduleMapper.Next held = mapper.hold(action.name().toString());
            if (held == null || held.nextAt().isAfter(now)) {
                return false;
            }
            UUID last = held.taskId();
            boolean isUnderWay = last != null && mapper.isUnderWay(last) > 0;
            UUID task = isUnderWay ? last : records.later(action.name()).id();
            mapper.update(action.name().toString(), after(action, now), task);
            return true;
        });
    }

    /** The next time after a moment. */
    private Instant after(Action action, Instant now) {
        if (action.every().isPresent()) {
            return now.plus(action.every().get()).truncatedTo(ChronoUnit.MILLIS);
        }
        ZonedDateTime local = now.atZone(clock.getZone());
        ZonedDateTime today =
                local.toLocalDate().atTime(action.daily().orElseThrow()).atZone(clock.getZone());
        ZonedDateTime next = today.isAfter(local)
                ? today
                : local.toLocalDate()
                        .plusDays(1)
                        .atTime(action.daily().orElseThrow())
                        .atZone(clock.getZone());
        return next.toInstant();
    }
}
