package org.kontor.core.schema;

import java.util.logging.Level;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Liquibase's log in ours; what it tells at length is for debugging. */
final class LiquibaseLog extends AbstractLogService {
    @Override
    public int getPriority() {
        return PRIORITY_DEFAULT;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public liquibase.logging.Logger getLog(Class type) {
        return new Adapter(LoggerFactory.getLogger(type));
    }

    private static final class Adapter extends AbstractLogger {
        private final Logger log;

        Adapter(Logger log) {
            this.log = log;
        }

        @Override
        public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {
            if (level.intValue() >= Level.WARNING.intValue()) {
                log.warn(message, thrown);
            } else {
                log.debug(message, thrown);
            }
        }
    }
}
