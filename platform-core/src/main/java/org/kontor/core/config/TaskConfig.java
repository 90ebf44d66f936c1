package org.kontor.core.config;

import java.time.Duration;

/**
 * Tasks and backgrounds, {@code kontor.task.…}.
 *
 * @param threads how many tasks this node runs at the same time; 4 unless set
 * @param deadline how long one may run, unless it says so itself; 1 hour unless set
 * @param lease after how long without a sign of life a node counts as dead, and others take over; 30 seconds unless set
 * @param repeatAfter the first pause before an outside step is repeated, doubled each time; 1 minute unless set
 * @param keep how long ended tasks are shown; 90 days unless set
 */
public record TaskConfig(int threads, Duration deadline, Duration lease, Duration repeatAfter, Duration keep) {
    static TaskConfig read(ConfigurationReader in) {
        return new TaskConfig(
                in.number("kontor.task.threads", 4, 1, 1000),
                in.time("kontor.task.deadline", "1h", "1s", "7d"),
                in.time("kontor.task.lease", "30s", "500ms", "10m"),
                in.time("kontor.task.repeat-after", "1m", "10ms", "1h"),
                in.time("kontor.task.keep", "90d", "1h", "3650d"));
    }
}
