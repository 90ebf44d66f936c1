package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.rule.Required;

/** Everything that is wrong with a write, so that all of it is told at once. */
final class Problems {
    /** More are of no use to anybody. */
    private static final int MOST = 500;

    private final List<Refusal.FieldError> invalid = new ArrayList<>();
    private final List<Refusal.FieldError> forbidden = new ArrayList<>();
    private final List<Refusal.FieldError> taken = new ArrayList<>();
    private final List<Message> whole = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    /** A value does not fit. */
    void add(String path, Message reason) {
        boolean isKnown = !paths.add(path);
        // a value that did not fit left the field empty: that is not a second mistake
        if (invalid.size() < MOST && (!isKnown || !reason.equals(Required.MISSING))) {
            invalid.add(new Refusal.FieldError(path, reason));
        }
    }

    /** A record as a whole does not fit. */
    void add(Message reason) {
        if (whole.size() < MOST) {
            whole.add(reason);
        }
    }

    /** A field may not be written by the actor. */
    void forbid(String path, Message reason) {
        forbidden.add(new Refusal.FieldError(path, reason));
    }

    /** A value that must be unique is taken. */
    void take(String path, Message reason) {
        taken.add(new Refusal.FieldError(path, reason));
    }

    /**
     * @throws Refusal FORBIDDEN when a field may not be written
     */
    void checkForbidden() {
        if (!forbidden.isEmpty()) {
            throw Refusal.of(Refusal.Code.FORBIDDEN, Reasons.FIELDS_FORBIDDEN, forbidden);
        }
    }

    /**
     * @throws Refusal INVALID with everything that does not fit
     */
    void checkInvalid() {
        if (!invalid.isEmpty() || !whole.isEmpty()) {
            Message text = whole.isEmpty() ? Reasons.FIELDS_INVALID : whole.getFirst();
            List<Refusal.FieldError> errors = new ArrayList<>(invalid);
            whole.stream().skip(1).forEach(more -> errors.add(new Refusal.FieldError("", more)));
            throw Refusal.of(Refusal.Code.INVALID, text, errors);
        }
    }

    /**
     * @param text what is said of it as a whole
     * @throws Refusal INVALID with everything that does not fit
     */
    void checkInvalid(Message text) {
        if (!invalid.isEmpty() || !whole.isEmpty()) {
            List<Refusal.FieldError> errors = new ArrayList<>(invalid);
            whole.forEach(each -> errors.add(new Refusal.FieldError("", each)));
            throw Refusal.of(Refusal.Code.INVALID, text, errors);
        }
    }

    /**
     * @throws Refusal CONFLICT when a value is taken
     */
    void checkTaken() {
        if (!taken.isEmpty()) {
            throw Refusal.of(Refusal.Code.CONFLICT, Reasons.TAKEN, taken);
        }
    }
}
