package org.kontor.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception by which a request is refused; its code decides the answer over REST (RFC 9457).
 *
 * {@snippet class="org.kontor.example.Writing" region="refusal"}
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, and with which status of HTTP. */
    public enum Code {
        /** The question cannot be read: broken body, unknown parameter, operator or field. */
        MALFORMED(400),
        /** Nobody is signed in. */
        UNAUTHENTICATED(401),
        /** The actor has no right to this. */
        FORBIDDEN(403),
        /** There is no such thing, or it is out of sight. */
        NOT_FOUND(404),
        /** It does not fit the present state: a value that must be unique, a record that others need. */
        CONFLICT(409),
        /** Somebody else changed the record since it was read. */
        STALE(412),
        /** Larger or deeper than the limit says. */
        TOO_LARGE(413),
        /** The body can be read, but values in it do not fit. */
        INVALID(422),
        /** The version of the record that is to be changed was not named. */
        UNCONDITIONAL(428),
        /** Too many or too costly requests. */
        LIMITED(429),
        /** Something that is needed is away; try again. */
        UNAVAILABLE(503),
        /**
         * The connection to the database broke while it was being saved: it may be saved or not. Look before trying again; a
         * request with an Idempotency-Key may be repeated at once, since it is done once in any case.
         */
        OUTCOME_UNKNOWN(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        /** The status of HTTP. */
        public int status() {
            return status;
        }

        /** Whether something that is needed is away, so that going on with the next record leads nowhere. */
        public boolean isOutage() {
            return this == UNAVAILABLE || this == OUTCOME_UNKNOWN;
        }
    }

    /**
     * One field and what is wrong with it.
     *
     * @param field the field's path, in parts with the index: {@code lines[2].quantity}
     * @param message the reason
     */
    public record FieldError(String field, Message message) {
        public FieldError {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(message, "message");
        }
    }

    private final Code code;
    private final transient Message text;
    private final transient List<FieldError> errors;

    private Refusal(Code code, Message text, List<FieldError> errors, @Nullable Throwable cause) {
        super(code + ": " + text.english() + (errors.isEmpty() ? "" : " " + errors), cause);
        this.code = code;
        this.text = text;
        this.errors = List.copyOf(errors);
    }

    /** A refusal with one reason. */
    public static Refusal of(Code code, Message text) {
        return new Refusal(code, text, List.of(), null);
    }

    /** A refusal with its cause, which is logged and never shown. */
    public static Refusal of(Code code, Message text, Throwable cause) {
        return new Refusal(code, text, List.of(), cause);
    }

    /** A refusal that names fields. */
    public static Refusal of(Code code, Message text, List<FieldError> errors) {
        return new Refusal(code, text, errors, null);
    }

    /** One value does not fit. */
    public static Refusal invalid(Field<?> field, Message reason) {
        return new Refusal(Code.INVALID, reason, List.of(new FieldError(field.name(), reason)), null);
    }

    /** Why. */
    public Code code() {
        return code;
    }

    /** The reason, for whoever asked. */
    public Message text() {
        return text;
    }

    /** The fields that do not fit. */
    public List<FieldError> errors() {
        return errors;
    }
}
