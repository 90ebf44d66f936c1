package org.kontor.core.schema;

import java.util.Map;
import java.util.Set;

/** A table as it is; all names in lower case. */
record LiveTable(
        Map<String, LiveColumn> columns, Map<String, LiveIndex> indexes, Set<String> checks, Set<String> guards) {}
