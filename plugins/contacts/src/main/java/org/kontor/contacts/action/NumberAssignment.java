package org.kontor.contacts.action;

import org.kontor.api.Field;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.NumberRange;

/** Takes the next free number of a range; the range is held until the transaction ends, so that none is given twice. */
record NumberAssignment(String usedFor, Field<String> number, long first) {
    static NumberAssignment ofDebtors() {
        return new NumberAssignment(NumberRange.DEBTOR, Account.DEBTOR_NUMBER, 10_001);
    }

    static NumberAssignment ofCreditors() {
        return new NumberAssignment(NumberRange.CREDITOR, Account.CREDITOR_NUMBER, 70_001);
    }

    String next(Records own) {
        Row range = own.claim(NumberRange.NAME, NumberRange.USED_FOR.to(usedFor));
        String prefix = range.find(NumberRange.PREFIX).orElse("");
        int digits = range.find(NumberRange.DIGITS).orElse(5L).intValue();
        long candidate = range.find(NumberRange.NEXT_NUMBER).orElse(first);
        while (isTaken(own, written(prefix, digits, candidate))) {
            candidate++;
        }
        own.update(range, NumberRange.NEXT_NUMBER.to(candidate + 1));
        return written(prefix, digits, candidate);
    }

    private boolean isTaken(Records own, String candidate) {
        return !own.list(Query.of(Account.NAME).where(number.is(candidate)).limit(1))
                .rows()
                .isEmpty();
    }

    private static String written(String prefix, int digits, long candidate) {
        String figures = Long.toString(candidate);
        return prefix + "0".repeat(Math.max(0, digits - figures.length())) + figures;
    }
}
