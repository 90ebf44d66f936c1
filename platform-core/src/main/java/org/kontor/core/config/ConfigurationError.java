package org.kontor.core.config;

import java.util.List;
import java.util.stream.Collectors;

/** Why the server does not start: every fault of its configuration at once. */
public final class ConfigurationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationFault> faults;

    public ConfigurationError(List<ConfigurationFault> faults) {
        super(message(faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, in the order in which they were found. */
    public List<ConfigurationFault> faults() {
        return faults;
    }

    private static String message(List<ConfigurationFault> faults) {
        String head = faults.size() == 1
                ? "Kontor cannot start: there is a fault in its configuration."
                : "Kontor cannot start: there are " + faults.size() + " faults in its configuration.";
        return faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining("", head, ""));
    }
}
