package org.kontor.contacts.api;

import java.time.LocalDate;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** The fields of a bank account and what is always true of them, whoever's it is: a part has one kind of parent. */
record BankFields(EntityName name) {
    Field<String> iban() {
        return name.text("iban").label("IBAN").maxLength(42).searchable();
    }

    Field<String> bic() {
        return name.text("bic").label("BIC").maxLength(11);
    }

    Field<String> localNumber() {
        return name.text("local_number").maxLength(40).searchable();
    }

    Field<String> bankCode() {
        return name.text("bank_code").maxLength(20);
    }

    Field<String> bankName() {
        return name.text("bank_name").maxLength(120);
    }

    Field<String> holder() {
        return name.text("holder").maxLength(200);
    }

    Field<String> currency() {
        return name.text("currency").maxLength(3);
    }

    Field<Boolean> isDefault() {
        return name.yesNo("is_default").label("Default");
    }

    Field<LocalDate> validFrom() {
        return name.date("valid_from");
    }

    Field<LocalDate> validTo() {
        return name.date("valid_to");
    }

    Field<String> note() {
        return name.text("note");
    }

    Entity entity() {
        return Entity.of(name, "Bank account", "Bank accounts")
                .title(iban(), localNumber(), bankName())
                .fields(iban(), bic(), localNumber(), bankCode(), bankName(), holder(), currency())
                .fields(isDefault(), validFrom(), validTo(), note());
    }

    Rule[] rules() {
        return new Rule[] {
            Rule.must(
                    "iban_or_local_number",
                    iban().isEmpty().not().or(localNumber().isEmpty().not()),
                    Words.of("bank_account_without_number", "A bank account needs an IBAN or a local number")),
            Rule.required(localNumber().isEmpty().not().and(iban().isEmpty()), bankCode()),
            Rule.must(
                    "valid_in_order",
                    validTo().atLeast(validFrom()),
                    Words.of("validity_reversed", "The end of validity lies before its beginning"))
        };
    }
}
