package org.kontor.core.record;

import org.kontor.api.Message;

/** Stands in an assignment for a value that could not be read, so that it is refused together with all others. */
record Misfit(Message reason) {}
