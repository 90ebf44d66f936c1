package org.kontor.contacts;

import static org.kontor.api.Verb.CREATE;
import static org.kontor.api.Verb.DELETE;
import static org.kontor.api.Verb.EXPORT;
import static org.kontor.api.Verb.READ;
import static org.kontor.api.Verb.SHARE;
import static org.kontor.api.Verb.UPDATE;

import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Role;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Base;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactsPermission;
import org.kontor.contacts.api.GroupMember;
import org.kontor.contacts.api.NumberRange;
import org.kontor.contacts.api.Organization;
import org.kontor.contacts.api.OrganizationalUnit;
import org.kontor.contacts.api.PersonGroup;
import org.kontor.contacts.api.StageChange;

/** Ready-made roles; administrators give them out or copy them. */
final class ContactsRoles {
    private static final Verb[] EVERYTHING = {READ, CREATE, UPDATE, DELETE, SHARE, EXPORT};

    private ContactsRoles() {}

    static Role[] all() {
        return new Role[] {administrator(), sales(), salesManager(), service(), buyer(), reader()};
    }

    private static Role administrator() {
        Role role = Role.of("contacts", "administrator", "Administrator of contacts")
                .grant(Grant.on(Contact.NAME, EVERYTHING).also(privateFields()))
                .may(ContactsPermission.all());
        for (EntityName entity : new EntityName[] {
            Account.NAME,
            Base.NAME,
            PersonGroup.NAME,
            GroupMember.NAME,
            NumberRange.NAME,
            Organization.NAME,
            OrganizationalUnit.NAME
        }) {
            role = role.grant(Grant.on(entity, EVERYTHING));
        }
        return role.grant(Grant.on(StageChange.NAME, READ, EXPORT));
    }

    /** Sees everybody's customers without private facts; changes their own and what was shared with them. */
    private static Role sales() {
        return surroundings(Role.of("contacts", "sales", "Sales"))
                .grant(
                        Grant.on(Account.NAME, READ, CREATE),
                        Grant.on(Account.NAME, UPDATE, DELETE, SHARE).within(Scope.OWN),
                        Grant.on(Contact.NAME, READ),
                        Grant.on(Contact.NAME, CREATE).also(privateFields()),
                        Grant.on(Contact.NAME, READ, UPDATE, DELETE, SHARE)
                                .within(Scope.OWN)
                                .also(privateFields()),
                        Grant.on(StageChange.NAME, READ))
                .grant(groups())
                .may(
                        ContactsPermission.CHANGE_STAGE,
                        ContactsPermission.DEACTIVATE,
                        ContactsPermission.MAKE_MAIN,
                        ContactsPermission.USE_GROUPS,
                        ContactsPermission.EXPORT_VCARD);
    }

    /** As sales, for everybody below in the reporting line too. */
    private static Role salesManager() {
        return surroundings(Role.of("contacts", "sales_manager", "Sales manager"))
                .grant(
                        Grant.on(Account.NAME, READ, CREATE, EXPORT),
                        Grant.on(Account.NAME, UPDATE, DELETE, SHARE).within(Scope.SUBORDINATES),
                        Grant.on(Contact.NAME, READ, EXPORT),
                        Grant.on(Contact.NAME, CREATE).also(privateFields()),
                        Grant.on(Contact.NAME, READ, UPDATE, DELETE, SHARE)
                                .within(Scope.SUBORDINATES)
                                .also(privateFields()),
                        Grant.on(StageChange.NAME, READ, EXPORT))
                .grant(groups())
                .may(
                        ContactsPermission.ASSIGN_NUMBERS,
                        ContactsPermission.CHANGE_STAGE,
                        ContactsPermission.DEACTIVATE,
                        ContactsPermission.MAKE_MAIN,
                        ContactsPermission.USE_GROUPS,
                        ContactsPermission.EXPORT_VCARD);
    }

    /** Sees everybody, keeps addresses, phones and persons right, but not what concerns money. */
    private static Role service() {
        return surroundings(Role.of("contacts", "service", "Service"))
                .grant(
                        Grant.on(Account.NAME, READ).but(money()),
                        Grant.on(Account.NAME, UPDATE)
                                .only(
                                        Account.EMAIL,
                                        Account.PHONE,
                                        Account.WEBSITE,
                                        Account.ADDRESSES,
                                        Account.PHONES,
                                        Account.EMAILS,
                                        Account.WEB_ADDRESSES,
                                        Account.LAST_CONTACT_ON),
                        Grant.on(Contact.NAME, READ, CREATE, UPDATE))
                .may(ContactsPermission.MAKE_MAIN, ContactsPermission.EXPORT_VCARD);
    }

    /** Keeps the suppliers, and sees nobody else. */
    private static Role buyer() {
        return surroundings(Role.of("contacts", "buyer", "Supplier buyer"))
                .grant(
                        Grant.on(Account.NAME, READ, CREATE, UPDATE).where(Account.ROLES.contains(Account.SUPPLIER)),
                        Grant.on(Contact.NAME, READ, CREATE, UPDATE)
                                .where(Account.ROLES.of(Contact.ACCOUNT).contains(Account.SUPPLIER)))
                .may(ContactsPermission.ASSIGN_NUMBERS, ContactsPermission.MAKE_MAIN);
    }

    /** Sees everybody without private facts and money, and changes nothing. */
    private static Role reader() {
        return surroundings(Role.of("contacts", "reader", "Reader"))
                .grant(Grant.on(Account.NAME, READ).but(money()), Grant.on(Contact.NAME, READ));
    }

    private static Role surroundings(Role role) {
        return role.grant(
                Grant.on(Base.NAME, READ),
                Grant.on(Organization.NAME, READ).but(Organization.BANK_ACCOUNTS),
                Grant.on(OrganizationalUnit.NAME, READ));
    }

    private static Grant[] groups() {
        return new Grant[] {
            Grant.on(PersonGroup.NAME, READ, CREATE, UPDATE, DELETE, SHARE).within(Scope.OWN),
            Grant.on(GroupMember.NAME, READ, CREATE, UPDATE, DELETE).within(Scope.OWN)
        };
    }

    private static Field<?>[] privateFields() {
        return new Field<?>[] {Contact.BIRTHDAY, Contact.FAMILY, Contact.HOBBIES, Contact.PRIVATE_NOTES};
    }

    private static Field<?>[] money() {
        return new Field<?>[] {
            Account.BANK_ACCOUNTS,
            Account.CREDIT_GRADE,
            Account.CREDIT_LIMIT,
            Account.ANNUAL_REVENUE,
            Account.PRICE_GROUP,
            Account.DISCOUNT
        };
    }
}
