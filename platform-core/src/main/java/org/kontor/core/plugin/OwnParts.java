package org.kontor.core.plugin;

import java.util.List;
import java.util.Optional;
import org.kontor.api.Contribution;

/** What administrators add to a platform beside its plugins, as one more of them. */
public interface OwnParts {
    /** Nothing. */
    OwnParts NONE = new OwnParts() {
        @Override
        public Optional<LoadedPlugin> with(List<Contribution> others, List<Violation> unfit) {
            return Optional.empty();
        }

        @Override
        public Optional<LoadedPlugin> ruled(List<Contribution> checked, List<Violation> unfit) {
            return Optional.empty();
        }
    };

    /** The id of the plugin that it makes. */
    String PLUGIN = "custom";

    /** The rules that it adds to a platform of these. */
    static List<Contribution.EntityRules> rules(List<Contribution> contributions) {
        return contributions.stream()
                .filter(contribution -> contribution.pluginId().equals(PLUGIN))
                .flatMap(contribution -> contribution.rules().stream())
                .toList();
    }

    /**
     * All of it that fits, but for rules.
     *
     * @param others what the platform's plugins contribute
     * @param unfit what did not hold of it before: that is left out
     * @return empty where nothing is left
     */
    Optional<LoadedPlugin> with(List<Contribution> others, List<Violation> unfit);

    /**
     * The same with its rules, which are read by what is declared.
     *
     * @param checked what all of the platform contribute, without these rules, once it holds
     * @param unfit what did not hold of it before: that is left out
     * @return empty where there are no rules
     */
    Optional<LoadedPlugin> ruled(List<Contribution> checked, List<Violation> unfit);
}
