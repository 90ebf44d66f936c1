package org.kontor.contacts.hook;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kontor.api.Draft;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.contacts.api.Words;
import org.kontor.contacts.check.BankNumber;
import org.kontor.contacts.check.Codes;
import org.kontor.contacts.check.PhoneNumber;
import org.kontor.contacts.check.WebAddress;

/** Brings single values of a draft into their normal form, or refuses them. */
final class Completion {
    private static final Message NO_CURRENCY =
            Words.of("currency_unknown", "{code} is not a currency code of ISO 4217 such as EUR or CZK");
    private static final Message NO_IBAN =
            Words.of("iban_wrong", "{iban} is not a valid IBAN: check country, length and check digits");
    private static final Message NO_BIC = Words.of("bic_wrong", "{bic} is not a valid BIC");
    private static final Message TWO_DEFAULTS = Words.of("default_twice", "Only one of a kind can be the default");

    private Completion() {}

    static void currency(Draft draft, Field<String> field) {
        draft.find(field).ifPresent(typed -> {
            String code = typed.strip().toUpperCase(Locale.ROOT);
            set(draft, field, Optional.of(code));
            if (!code.isEmpty() && !Codes.isCurrency(code)) {
                draft.refuse(field, NO_CURRENCY.with("code", typed));
            }
        });
    }

    static void website(Draft draft, Field<String> field) {
        draft.find(field).ifPresent(typed -> set(draft, field, Optional.of(WebAddress.normal(typed))));
    }

    /** Keeps the international form beside the number as typed. */
    static void phone(Draft draft, Field<String> typed, Field<String> international, Optional<String> country) {
        set(draft, international, draft.find(typed).flatMap(number -> PhoneNumber.international(number, country)));
    }

    static void iban(Draft draft, Field<String> iban, Field<String> bic) {
        draft.find(iban).ifPresent(typed -> {
            String normal = BankNumber.normal(typed);
            set(draft, iban, Optional.of(normal));
            if (!normal.isEmpty() && !BankNumber.isIban(normal)) {
                draft.refuse(iban, NO_IBAN.with("iban", typed));
            }
        });
        draft.find(bic).ifPresent(typed -> {
            String normal = BankNumber.normal(typed);
            set(draft, bic, Optional.of(normal));
            if (!normal.isEmpty() && !BankNumber.isBic(normal)) {
                draft.refuse(bic, NO_BIC.with("bic", typed));
            }
        });
    }

    /**
     * Exactly one of the parts is the default: the first where none says so, the newly marked one where another was it
     * before.
     */
    static void oneDefault(List<Draft> parts, Field<Boolean> isDefault) {
        List<Draft> marked = parts.stream()
                .filter(part -> part.find(isDefault).orElse(false))
                .toList();
        if (marked.isEmpty() && !parts.isEmpty()) {
            parts.getFirst().set(isDefault.to(true));
        } else if (marked.size() > 1) {
            List<Draft> newly = marked.stream()
                    .filter(part ->
                            !part.before().flatMap(row -> row.find(isDefault)).orElse(false))
                    .toList();
            if (newly.size() == 1) {
                marked.stream().filter(part -> part != newly.getFirst()).forEach(part -> part.set(isDefault.to(false)));
            } else {
                marked.getLast().refuse(isDefault, TWO_DEFAULTS);
            }
        }
    }

    /** Sets a field where that changes it. */
    static <T> void set(Draft draft, Field<T> field, Optional<T> value) {
        if (!Objects.equals(draft.find(field), value)) {
            draft.set(field.to(value.orElse(null)));
        }
    }
}
