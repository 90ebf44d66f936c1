package org.kontor.contacts.hook;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Message;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactPhone;
import org.kontor.contacts.api.ContactWeb;
import org.kontor.contacts.api.ContactsSettings;
import org.kontor.contacts.api.Words;
import org.kontor.contacts.check.Codes;
import org.kontor.contacts.check.PersonName;

/** Completes contact persons before they are written. */
final class ContactDrafts {
    private static final Message NO_LANGUAGE =
            Words.of("language_unknown", "{code} is not the code of a language such as cs, de or zh");
    private static final Message ONE_ACCOUNT =
            Words.of("one_account_only", "A person belongs to one account only, unless the setting allows several");
    private static final Message IS_THE_PARTY = Words.of(
            "person_is_account", "This person is a natural-person account and cannot be moved to another account");

    private final PluginContext context;
    private final Addresses addresses = Addresses.ofContact();

    ContactDrafts(PluginContext context) {
        this.context = context;
    }

    void complete(Drafts drafts) {
        Map<Ref, Row> accounts = accounts(drafts);
        for (Draft draft : drafts) {
            Optional<Row> account = draft.find(Contact.ACCOUNT).map(accounts::get);
            Completion.set(
                    draft,
                    Contact.FULL_NAME,
                    Optional.of(PersonName.full(
                                    draft.find(Contact.FIRST_NAME),
                                    draft.find(Contact.MIDDLE_NAME),
                                    draft.find(Contact.LAST_NAME)))
                            .filter(name -> !name.isEmpty()));
            party(draft, account, accounts);
            language(draft);
            Completion.website(draft, Contact.WEBSITE);
            addresses.complete(draft);
            phones(draft, account);
            if (draft.changes(Contact.FURTHER_ACCOUNTS)
                    && !draft.parts(Contact.FURTHER_ACCOUNTS).isEmpty()
                    && !context.settings().get(ContactsSettings.SEVERAL_ACCOUNTS, false)) {
                draft.refuse(Contact.FURTHER_ACCOUNTS, ONE_ACCOUNT);
            }
        }
    }

    /** The accounts that the batch speaks of, in one question and whatever the writer may see of them. */
    private Map<Ref, Row> accounts(Drafts drafts) {
        Set<Ref> refs = new LinkedHashSet<>();
        for (Draft draft : drafts) {
            draft.find(Contact.ACCOUNT).ifPresent(refs::add);
            draft.before().flatMap(row -> row.find(Contact.PERSON_OF)).ifPresent(refs::add);
        }
        return Batch.rows(drafts.records().as(context.self()), Account.NAME, Account.NAME.self(), refs).stream()
                .collect(Collectors.toMap(Row::ref, Function.identity()));
    }

    /** Who belongs to a natural-person account is that person, and stays it. */
    private static void party(Draft draft, Optional<Row> account, Map<Ref, Row> accounts) {
        Optional<Ref> party = account.filter(NaturalPerson::isNatural).map(Row::ref);
        Optional<Ref> before = draft.before()
                .flatMap(row -> row.find(Contact.PERSON_OF))
                .filter(ref -> Optional.ofNullable(accounts.get(ref))
                        .filter(NaturalPerson::isNatural)
                        .isPresent());
        if (before.isPresent() && !before.equals(party)) {
            draft.refuse(Contact.ACCOUNT, IS_THE_PARTY);
            return;
        }
        Completion.set(draft, Contact.PERSON_OF, party);
        if (party.isPresent()) {
            Completion.set(draft, Contact.MAIN_PERSON, Optional.of(true));
        }
    }

    private static void language(Draft draft) {
        draft.find(Contact.SPOKEN_LANGUAGE)
                .filter(code -> !code.isBlank() && !Codes.isLanguage(code))
                .ifPresent(code -> draft.refuse(Contact.SPOKEN_LANGUAGE, NO_LANGUAGE.with("code", code)));
    }

    private void phones(Draft draft, Optional<Row> account) {
        Optional<String> country = addresses
                .countryOf(draft)
                .or(() -> account.flatMap(row -> row.find(Account.COUNTRY)))
                .or(() -> context.settings().find(ContactsSettings.HOME_COUNTRY));
        Completion.phone(draft, Contact.PHONE, Contact.PHONE_E164, country);
        if (draft.changes(Contact.PHONES)) {
            for (Draft phone : draft.parts(Contact.PHONES)) {
                Completion.phone(phone, ContactPhone.PHONE, ContactPhone.PHONE_E164, country);
            }
        }
        if (draft.changes(Contact.WEB_ADDRESSES)) {
            for (Draft web : draft.parts(Contact.WEB_ADDRESSES)) {
                Completion.website(web, ContactWeb.WEB_ADDRESS);
            }
        }
    }
}
