package org.kontor.core.record;

/** What kind of a plugin's code is called: it decides how long it may take and whether its failures count against it. */
public enum CallKind {
    /** Before or within a write that somebody else asked for. */
    HOOK(Limit.CALLBACK, true),
    /** A service that another plugin uses. */
    SERVICE(Limit.CALLBACK, true),
    /** An action in its caller's request. */
    ACTION(Limit.REQUEST, false),
    /** A resource behind the plugin's own address. */
    RESOURCE(Limit.REQUEST, false),
    /** An action behind requests, which has a deadline of its own. */
    TASK(Limit.OWN, false),
    /** A hook after the commit, which is repeated by rules of its own. */
    AFTER(Limit.OWN, false),
    /** Work without end. */
    BACKGROUND(Limit.OWN, false);

    /** Which limit of time holds. */
    public enum Limit {
        CALLBACK,
        REQUEST,
        /** Whoever calls it sees to it. */
        OWN
    }

    private final Limit limit;
    private final boolean isUnasked;

    CallKind(Limit limit, boolean isUnasked) {
        this.limit = limit;
        this.isUnasked = isUnasked;
    }

    /** How long it may take. */
    public Limit limit() {
        return limit;
    }

    /** Whether it is called without anybody having asked for it by name. */
    public boolean isUnasked() {
        return isUnasked;
    }
}
