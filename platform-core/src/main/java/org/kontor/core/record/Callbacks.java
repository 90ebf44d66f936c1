package org.kontor.core.record;

/** Through which every piece of a plugin's code is run: its class loader, its meter, its name in the log. */
@FunctionalInterface
public interface Callbacks {
    /**
     * Runs code of a plugin; what it throws comes through.
     *
     * @param what it is, for the log: {@code action contacts.account.merge}
     */
    void run(CallKind kind, String pluginId, String what, Runnable callback);

    /** Just runs it. */
    static Callbacks direct() {
        return (kind, pluginId, what, callback) -> callback.run();
    }
}
