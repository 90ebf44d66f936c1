package org.kontor.core.plugin;

/** Answers for a thread that is stuck in a plugin's code. */
public interface Rescue {
    /** Names what the thread worked on, in the log. */
    String id();

    /** The thread is given up: whoever waits for it is told, and what it held is given back. */
    void lost(PluginFailure failure);

    /** The thread has come back after all, too late for anybody. */
    void back();
}
