package org.kontor.api;

import java.util.Objects;

/**
 * What became of something done outside of the database.
 *
 * {@snippet class="org.kontor.example.TelephonyPlugin" region="dial"}
 */
public sealed interface Outcome {
    /**
     * It has happened.
     *
     * @param answer what is worth keeping of the answer, such as an id; may be empty
     */
    record Done(String answer) implements Outcome {
        public Done {
            Objects.requireNonNull(answer, "answer");
        }
    }

    /** It has certainly not happened. */
    record Failed(String reason) implements Outcome {
        public Failed {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Nobody knows whether it has happened; it is never repeated blindly. */
    record Unknown(String reason) implements Outcome {
        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }
    }

    static Outcome done() {
        return new Done("");
    }

    static Outcome done(String answer) {
        return new Done(answer);
    }

    static Outcome failed(String reason) {
        return new Failed(reason);
    }

    static Outcome unknown(String reason) {
        return new Unknown(reason);
    }
}
