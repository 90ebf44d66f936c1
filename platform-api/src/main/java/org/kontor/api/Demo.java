package org.kontor.api;

import java.util.List;

/**
 * Records of a company that does not exist, for whoever tries the product: made once, when a server is started with
 * {@code --demo}, on an installation where the plugin has no records yet. They are made in the order in which plugins
 * depend on each other, so that a plugin finds those of the plugins below it.
 *
 * <p>Make what a day's work looks like, thousands rather than three, and the same at every start: take chance from a {@link
 * java.util.Random} with a seed of your own, and dates from {@link PluginContext#clock()}. Addresses on the net end in
 * {@code .example}, so that nobody is ever written to.
 *
 * {@snippet class="org.kontor.example.TryingOut" region="demo"}
 */
@FunctionalInterface
public interface Demo {
    /**
     * Makes the records, all of them or none. What it throws is told in the server's log, and the next start tries again.
     *
     * @param records as {@link PluginContext#self()}
     * @param people users of the kernel's who may own records, where the plugin {@link Contribution#needs} to read {@code
     *     system.user}: whoever administers, so that they have something of their own, and people as whom nobody can sign in
     *     before an administrator gives them a password
     */
    void fill(Records records, List<Ref> people);
}
