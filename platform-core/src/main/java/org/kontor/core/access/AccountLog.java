package org.kontor.core.access;

import java.util.UUID;
import org.kontor.core.database.Transaction;

/** Is told what happens to accounts, so that the change log has it: who, to whom and what, never a secret. */
public interface AccountLog {
    /**
     * @param what a word such as {@code password_reset}
     */
    void note(Transaction transaction, KernelActor actor, UUID user, String what);
}
