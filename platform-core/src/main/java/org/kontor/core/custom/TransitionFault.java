package org.kontor.core.custom;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;

/** Why a transition that administrators wrote cannot be one. */
final class TransitionFault {
    private TransitionFault() {}

    private static BadValue bad(Message reason) {
        return new BadValue(reason);
    }

    static BadValue noLabel() {
        return bad(Message.of("system.transition_label", "a transition needs a label: what stands on its button"));
    }

    static BadValue writtenByOthers(String field) {
        return bad(Message.of(
                        "system.transition_written",
                        "{field} is written by its plugin and by people: transitions would keep both from it. Add a field of"
                                + " your own for the state, or use one that the plugin's own actions move")
                .with("field", field));
    }

    static BadValue noState(String field) {
        return bad(Message.of(
                        "system.transition_no_choice",
                        "{field} is no choice and no reference to one entity: nothing moves in it from state to state")
                .with("field", field));
    }

    static BadValue noFrom() {
        return bad(Message.of(
                "system.transition_from", "moves needs from, the states that it may start from: a list of names"));
    }

    static BadValue same(String state) {
        return bad(Message.of("system.transition_same", "it leads from {state} to the same state")
                .with("state", state));
    }

    static BadValue unknown(String field, String state, Collection<String> states) {
        return bad((state.isBlank()
                        ? Message.of(
                                "system.transition_no_name", "{field} has no state of no name: say one of {states}")
                        : Message.of("system.transition_unknown", "{field} has no state {state}: say one of {states}")
                                .with("state", state))
                .with("field", field)
                .with("states", List.copyOf(states)));
    }

    static BadValue kept(String field) {
        return bad(
                Message.of("system.transition_kept", "{field} is kept by something else, and no transition writes it")
                        .with("field", field));
    }

    static BadValue noUser(String path) {
        return bad(Message.of("system.transition_no_user", "{field} does not point to a user")
                .with("field", path));
    }

    static BadValue noTime(String field) {
        return bad(Message.of(
                        "system.transition_no_time",
                        "{field} can be set to now or today only where it holds a date or a moment")
                .with("field", field));
    }

    static BadValue noMove() {
        return bad(Message.of(
                "system.transition_no_move", "an approval needs moves over a choice: the state that it leads to"));
    }

    static BadValue waiting(String state) {
        return bad(Message.of(
                        "system.transition_waiting",
                        "the state of waiting, {state}, is one of its own: not rejected, from or to")
                .with("state", state));
    }

    static BadValue noSteps(int most) {
        return bad(Message.of("system.transition_steps", "approval needs steps, a list of 1 to {most}")
                .with("most", most));
    }

    static BadValue twoSteps(String step) {
        return bad(Message.of("system.transition_two_steps", "two steps are called {step}")
                .with("step", step));
    }

    static BadValue stepName() {
        return bad(Message.of(
                "system.transition_step_name",
                "each step has a name: lower-case letters, digits and _, beginning with a letter"));
    }

    static BadValue noDeadline(String step) {
        return bad(Message.of("system.transition_no_deadline", "step {step} says then, and has no deadline")
                .with("step", step));
    }

    static BadValue needed() {
        return bad(Message.of("system.transition_needed", "needed is a number of approvers from 1 on, or \"all\""));
    }

    static BadValue deadline(String step) {
        return bad(Message.of(
                        "system.transition_deadline",
                        "the deadline of step {step} is days, hours or minutes, at most a year")
                .with("step", step));
    }

    static BadValue names(String key) {
        return bad(Message.of("system.transition_names", "{key} is a list of names")
                .with("key", key));
    }

    static BadValue namesOnce(String key) {
        return bad(Message.of("system.transition_names_once", "{key} is a list of names, each once")
                .with("key", key));
    }

    static BadValue noObject(String key) {
        return bad(Message.of("system.transition_object", "{key} is an object").with("key", key));
    }

    static BadValue noObjects(String key) {
        return bad(Message.of("system.transition_objects", "{key} is made of objects")
                .with("key", key));
    }

    static BadValue unknownKey(String what, String key, Set<String> keys) {
        return bad(Message.of("system.transition_key", "{what} has no {key}: it knows {keys}")
                .with("what", what)
                .with("key", key)
                .with("keys", keys.stream().sorted().toList()));
    }

    static BadValue yesNo(String key) {
        return bad(Message.of("system.model_yes_no", "{key} is true or false").with("key", key));
    }

    static BadValue nobody(List<String> keys, int most) {
        return bad(Message.of("system.transition_who", "say who: {keys}, lists of names, 1 to {most}")
                .with("keys", keys)
                .with("most", most));
    }
}
