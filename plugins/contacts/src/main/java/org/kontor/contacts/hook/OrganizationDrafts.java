package org.kontor.contacts.hook;

import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.contacts.api.Organization;
import org.kontor.contacts.api.OrganizationBank;

/** Completes our own companies before they are written. */
final class OrganizationDrafts {
    private OrganizationDrafts() {}

    static void complete(Drafts drafts) {
        for (Draft draft : drafts) {
            Completion.currency(draft, Organization.CURRENCY);
            Completion.website(draft, Organization.WEBSITE);
            if (draft.changes(Organization.BANK_ACCOUNTS)) {
                for (Draft bank : draft.parts(Organization.BANK_ACCOUNTS)) {
                    Completion.iban(bank, OrganizationBank.IBAN, OrganizationBank.BIC);
                    Completion.currency(bank, OrganizationBank.CURRENCY);
                }
                Completion.oneDefault(draft.parts(Organization.BANK_ACCOUNTS), OrganizationBank.IS_DEFAULT);
            }
        }
    }
}
