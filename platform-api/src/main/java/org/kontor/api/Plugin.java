package org.kontor.api;

/**
 * The front door: what a plugin's jar offers to {@link java.util.ServiceLoader}.
 *
 * <p>The class needs a public constructor without parameters and a line in {@code
 * META-INF/services/org.kontor.api.Plugin}. {@link #contribute} is called once per plugin version, before the plugin
 * serves its first request; it must only build and return a value: no connection, no thread, no file.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="plugin"}
 */
@FunctionalInterface
public interface Plugin {
    /**
     * Says what this plugin adds to the platform.
     *
     * @param context the doors to the running platform; its data are open only after this method has returned
     * @return one immutable value, checked as a whole; if anything in it does not hold, the plugin is left out and the
     *     report names every reason
     */
    Contribution contribute(PluginContext context);
}
