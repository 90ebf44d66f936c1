package org.kontor.contacts.hook;

import java.util.Optional;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.PluginContext;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.AccountPhone;
import org.kontor.contacts.api.AccountWeb;
import org.kontor.contacts.api.BankAccount;
import org.kontor.contacts.api.ContactsSettings;
import org.kontor.contacts.check.CompanyNumber;
import org.kontor.contacts.check.PersonName;

/** Completes accounts before they are written: names, codes, check digits, telephone numbers, defaults of parts. */
final class AccountDrafts {
    private final PluginContext context;
    private final Addresses addresses = Addresses.ofAccount();

    AccountDrafts(PluginContext context) {
        this.context = context;
    }

    void complete(Drafts drafts) {
        for (Draft draft : drafts) {
            name(draft);
            Completion.currency(draft, Account.CURRENCY);
            Completion.website(draft, Account.WEBSITE);
            addresses.complete(draft);
            if (draft.find(Account.COUNTRY).isEmpty()) {
                Completion.set(draft, Account.COUNTRY, addresses.countryOf(draft));
            }
            numbers(draft);
            phones(draft);
            banks(draft);
        }
    }

    private static void name(Draft draft) {
        boolean isNatural =
                draft.find(Account.KIND).filter(Account.NATURAL_PERSON::equals).isPresent();
        if (isNatural && draft.find(Account.LAST_NAME).isPresent()) {
            String name =
                    PersonName.full(draft.find(Account.FIRST_NAME), Optional.empty(), draft.find(Account.LAST_NAME));
            Completion.set(draft, Account.ACCOUNT_NAME, Optional.of(name));
        }
    }

    private static void numbers(Draft draft) {
        Optional<String> country = draft.find(Account.COUNTRY);
        Completion.set(
                draft,
                Account.REGISTRATION_NUMBER_VALID,
                draft.find(Account.REGISTRATION_NUMBER)
                        .flatMap(number -> country.flatMap(in -> CompanyNumber.isRegistrationNumberRight(number, in))));
        Completion.set(
                draft,
                Account.VAT_ID_VALID,
                draft.find(Account.VAT_ID).flatMap(id -> CompanyNumber.isVatIdRight(id, country)));
    }

    private void phones(Draft draft) {
        Optional<String> country =
                draft.find(Account.COUNTRY).or(() -> context.settings().find(ContactsSettings.HOME_COUNTRY));
        Completion.phone(draft, Account.PHONE, Account.PHONE_E164, country);
        if (draft.changes(Account.PHONES)) {
            for (Draft phone : draft.parts(Account.PHONES)) {
                Completion.phone(phone, AccountPhone.PHONE, AccountPhone.PHONE_E164, country);
            }
        }
        if (draft.changes(Account.WEB_ADDRESSES)) {
            for (Draft web : draft.parts(Account.WEB_ADDRESSES)) {
                Completion.website(web, AccountWeb.WEB_ADDRESS);
            }
        }
    }

    private static void banks(Draft draft) {
        if (draft.changes(Account.BANK_ACCOUNTS)) {
            for (Draft bank : draft.parts(Account.BANK_ACCOUNTS)) {
                Completion.iban(bank, BankAccount.IBAN, BankAccount.BIC);
                Completion.currency(bank, BankAccount.CURRENCY);
            }
            Completion.oneDefault(draft.parts(Account.BANK_ACCOUNTS), BankAccount.IS_DEFAULT);
        }
    }
}
