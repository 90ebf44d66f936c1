package org.kontor.contacts.hook;

import org.kontor.api.Hook;
import org.kontor.api.PluginContext;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Base;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.Organization;
import org.kontor.contacts.api.OrganizationalUnit;
import org.kontor.contacts.api.PersonGroup;

/** All hooks of the plugin. */
public final class ContactsHooks {
    private ContactsHooks() {}

    public static Hook[] all(PluginContext context) {
        AccountDrafts accounts = new AccountDrafts(context);
        ContactDrafts contacts = new ContactDrafts(context);
        NaturalPerson naturalPerson = new NaturalPerson(context.self());
        MainPerson mainPerson = new MainPerson(context.self());
        StageLog stageLog = new StageLog(context);
        return new Hook[] {
            Hook.before(Account.NAME, accounts::complete),
            Hook.before(Contact.NAME, contacts::complete),
            Hook.before(Organization.NAME, OrganizationDrafts::complete),
            Hook.before(Base.NAME, drafts -> Criterion.check(drafts, Base.CRITERION, Account.NAME)),
            Hook.before(PersonGroup.NAME, drafts -> Criterion.check(drafts, PersonGroup.CRITERION, Contact.NAME)),
            Hook.within(Account.NAME, new Tree(context.self(), Account.PARENT)::check),
            Hook.within(OrganizationalUnit.NAME, new Tree(context.self(), OrganizationalUnit.PARENT)::check),
            Hook.within(Account.NAME, naturalPerson::accountsWritten),
            Hook.within(Account.NAME, stageLog::write),
            Hook.within(Contact.NAME, naturalPerson::personsWritten),
            Hook.within(Contact.NAME, mainPerson::keepOne)
        };
    }
}
