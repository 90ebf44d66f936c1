package org.kontor.core.module;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Refusal;
import org.kontor.core.custom.ModelChange;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.task.Unfinished;

/** Plugins as administrators work with them while the server runs. None of it is to be called inside a transaction. */
public interface Modules {
    /** What became of each plugin on this server. */
    PluginReport report();

    /** The upgrades of plugins that are not done: failed, or still going on. */
    List<Unfinished> unfinished();

    /** What is written down of each for all servers, by id. */
    Map<String, InstalledPlugin> installed();

    /** The files that a plugin may run with. */
    List<Sources.Candidate> candidates(String plugin);

    /**
     * Keeps an uploaded plugin; it is not run before a plan that enables it is made.
     *
     * @param packed its jar, or a zip file of its folder
     * @param id which it is, where the archive does not say so
     * @throws Refusal INVALID when it is none, TOO_LARGE, FORBIDDEN when the configuration takes none, LIMITED while
     *     another one comes
     */
    Archives.Kept upload(Actor actor, InputStream packed, @Nullable String id);

    /** Looks into the folders again; what is new there can be enabled afterwards. */
    void look();

    /**
     * Writes down what changes would do; nothing is changed.
     *
     * @param changes of plugins
     * @param model of own fields and entities
     * @param coming what comes after it with the same file
     * @throws Refusal INVALID when one of them names nothing that can be changed so
     */
    Plans.Stored propose(Actor actor, List<PluginChange> changes, List<ModelChange> model, Coming coming);

    /** The same of what comes with no file. */
    default Plans.Stored propose(Actor actor, List<PluginChange> changes, List<ModelChange> model) {
        return propose(actor, changes, model, Coming.NOTHING);
    }

    /**
     * What was written down.
     *
     * @throws Refusal NOT_FOUND
     */
    Plans.Stored plan(UUID id);

    /**
     * Does what was written down.
     *
     * @param confirmed what is repeated where data are deleted for good; else null
     * @throws Refusal CONFLICT when the plan would be another one by now, when it is impossible, or when it was applied
     * @throws Refusal INVALID when data would be deleted and that is not confirmed
     */
    Plans.Stored apply(Actor actor, UUID id, @Nullable Confirmation confirmed);

    /** Plugins that are not there and have left data behind. */
    List<KeptData.Plugin> kept();

    /**
     * Records of one, as they lie in its table.
     *
     * @throws Refusal NOT_FOUND
     */
    KeptData.Kept kept(String plugin, String entity);

    /**
     * That data are to be deleted for good.
     *
     * @param plugin the plugin's id once more
     * @param backup what the backup is called that was taken before
     */
    record Confirmation(String plugin, String backup) {}
}
