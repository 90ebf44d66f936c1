package org.kontor.core.plugin;

import java.util.List;
import java.util.Optional;
import org.kontor.api.Contribution;

/** What administrators add to a platform beside its plugins, as one more of them. */
@FunctionalInterface
public interface OwnParts {
    /** Nothing. */
    OwnParts NONE = (others, unfit) -> Optional.empty();

    /** The id of the plugin that it makes. */
    String PLUGIN = "custom";

    /**
     * All of it that fits.
     *
     * @param others what the platform's plugins contribute
     * @param unfit what did not hold of it before: that is left out
     * @return empty where nothing is left
     */
    Optional<LoadedPlugin> with(List<Contribution> others, List<Violation> unfit);
}
