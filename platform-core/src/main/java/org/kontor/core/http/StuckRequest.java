package org.kontor.core.http;

import org.kontor.api.Message;
import org.kontor.core.plugin.PluginFailure;
import org.kontor.core.plugin.Rescue;
import org.kontor.core.rest.Problem;

/** Answers a request whose thread is stuck in a plugin's code, gives back what it holds, and has others work instead. */
final class StuckRequest implements Rescue {
    private final RequestFacts facts;
    private final JerseyCall call;
    private final AutoCloseable held;
    private final Spares spares;

    /**
     * @param held what the request holds; closed here or by its own thread, and a second time does nothing
     */
    StuckRequest(RequestFacts facts, JerseyCall call, AutoCloseable held, Spares spares) {
        this.facts = facts;
        this.call = call;
        this.held = held;
        this.spares = spares;
    }

    @Override
    public String id() {
        return facts.id();
    }

    @Override
    public void lost(PluginFailure failure) {
        spares.add();
        Message reason = Problem.reason(failure);
        if (!facts.giveUp(reason)) {
            call.breakOff(failure);
        }
        call.giveBack();
        try {
            held.close();
        } catch (Exception e) {
            throw new IllegalStateException("what a stuck request held could not be given back", e);
        }
    }

    @Override
    public void back() {
        spares.remove();
    }
}
