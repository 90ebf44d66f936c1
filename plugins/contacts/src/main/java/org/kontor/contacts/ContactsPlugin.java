package org.kontor.contacts;

import org.kontor.api.Contribution;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Verb;
import org.kontor.contacts.action.AccountActions;
import org.kontor.contacts.action.ContactActions;
import org.kontor.contacts.action.GroupActions;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.AccountEmail;
import org.kontor.contacts.api.AccountPhone;
import org.kontor.contacts.api.AccountWeb;
import org.kontor.contacts.api.Address;
import org.kontor.contacts.api.BankAccount;
import org.kontor.contacts.api.Base;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactAccount;
import org.kontor.contacts.api.ContactAddress;
import org.kontor.contacts.api.ContactAttribute;
import org.kontor.contacts.api.ContactEmail;
import org.kontor.contacts.api.ContactPhone;
import org.kontor.contacts.api.ContactWeb;
import org.kontor.contacts.api.ContactsPermission;
import org.kontor.contacts.api.ContactsSettings;
import org.kontor.contacts.api.GroupMember;
import org.kontor.contacts.api.NumberRange;
import org.kontor.contacts.api.Organization;
import org.kontor.contacts.api.OrganizationBank;
import org.kontor.contacts.api.OrganizationalUnit;
import org.kontor.contacts.api.Owned;
import org.kontor.contacts.api.PersonGroup;
import org.kontor.contacts.api.StageChange;
import org.kontor.contacts.demo.DemoContacts;
import org.kontor.contacts.hook.ContactsHooks;
import org.kontor.contacts.transfer.LoadResource;
import org.kontor.contacts.vcard.VcardResource;

/** Companies, people and all that is known of them. */
public final class ContactsPlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("contacts", "Contacts")
                .entities(Account.entity(), Address.entity(), BankAccount.entity())
                .entities(AccountPhone.entity(), AccountEmail.entity(), AccountWeb.entity())
                .entities(Contact.entity(), ContactAccount.entity(), ContactAddress.entity())
                .entities(ContactPhone.entity(), ContactEmail.entity(), ContactWeb.entity(), ContactAttribute.entity())
                .entities(Base.entity(), PersonGroup.entity(), GroupMember.entity())
                .entities(StageChange.entity(), NumberRange.entity())
                .entities(Organization.entity(), OrganizationBank.entity(), OrganizationalUnit.entity())
                .rules(Account.NAME, Account.rules())
                .rules(BankAccount.NAME, BankAccount.rules())
                .rules(Contact.NAME, Contact.rules())
                .rules(GroupMember.NAME, GroupMember.rules())
                .rules(StageChange.NAME, StageChange.rules())
                .rules(NumberRange.NAME, NumberRange.rules())
                .rules(OrganizationBank.NAME, OrganizationBank.rules())
                .rules(OrganizationalUnit.NAME, OrganizationalUnit.rules())
                .hooks(ContactsHooks.all(context))
                .actions(AccountActions.all(context))
                .actions(ContactActions.all())
                .actions(GroupActions.all())
                .permissions(ContactsPermission.all())
                .roles(ContactsRoles.all())
                // the person of a natural-person account belongs to whom the account belongs
                .needs(Owned.USER, Verb.READ)
                .needs(Owned.TEAM, Verb.READ)
                .settings(ContactsSettings.all())
                .resources(VcardResource.class, LoadResource.class)
                .ui(ContactsUi.all())
                .demo(new DemoContacts(context.clock()));
    }
}
