package org.kontor.contacts;

import org.kontor.api.ListView;
import org.kontor.api.Measure;
import org.kontor.api.Period;
import org.kontor.api.Query;
import org.kontor.api.Ui;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Base;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.GroupMember;
import org.kontor.contacts.api.Organization;
import org.kontor.contacts.api.OrganizationalUnit;
import org.kontor.contacts.api.PersonGroup;
import org.kontor.contacts.api.StageChange;

/** How contacts are shown: menus, ready-made views, sections of forms and lists beside them. */
final class ContactsUi {
    private ContactsUi() {}

    static Ui[] all() {
        return new Ui[] {
            Ui.menu(Account.NAME, "Accounts", "building", 100),
            Ui.menu(Contact.NAME, "Contact persons", "users", 110),
            Ui.menu(PersonGroup.NAME, "Groups of persons", "users-group", 120),
            Ui.menu(Base.NAME, "Bases", "database", 130),
            Ui.menu(Organization.NAME, "Own companies", "home", 900),
            Ui.menu(OrganizationalUnit.NAME, "Organisational units", "hierarchy", 910),
            accounts("by_name", "By company name").sort(Account.ACCOUNT_NAME.ascending()),
            accounts("by_type", "By company type")
                    .sort(Account.ACCOUNT_TYPE.ascending(), Account.ACCOUNT_NAME.ascending())
                    .groupBy(Account.ACCOUNT_TYPE),
            accounts("by_industry", "By branch")
                    .sort(Account.INDUSTRY.ascending(), Account.ACCOUNT_NAME.ascending())
                    .groupBy(Account.INDUSTRY),
            accounts("by_stage", "By stage")
                    .sort(Account.ACCOUNT_NAME.ascending())
                    .groupBy(Account.LIFECYCLE_STAGE)
                    .as(Ui.Layout.BOARD),
            accounts("customers", "Customers")
                    .where(Account.ROLES.contains(Account.CUSTOMER))
                    .sort(Account.ACCOUNT_NAME.ascending()),
            accounts("suppliers", "Suppliers")
                    .where(Account.ROLES.contains(Account.SUPPLIER))
                    .sort(Account.ACCOUNT_NAME.ascending()),
            accounts("channels", "Channels")
                    .where(Account.ROLES.contains(Account.CHANNEL_ROLE))
                    .sort(Account.GRADE.ascending(), Account.ACCOUNT_NAME.ascending()),
            accounts("mine", "My accounts").where(Account.NAME.owner().isMe()).sort(Account.ACCOUNT_NAME.ascending()),
            contacts("by_surname", "By surname").sort(Contact.LAST_NAME.ascending(), Contact.FIRST_NAME.ascending()),
            contacts("by_company", "By company name")
                    .sort(Account.ACCOUNT_NAME.of(Contact.ACCOUNT).ascending(), Contact.LAST_NAME.ascending()),
            contacts("by_company_type", "By company type")
                    .sort(Account.ACCOUNT_TYPE.of(Contact.ACCOUNT).ascending(), Contact.LAST_NAME.ascending()),
            contacts("by_branch", "By branch")
                    .sort(Account.INDUSTRY.of(Contact.ACCOUNT).ascending(), Contact.LAST_NAME.ascending()),
            contacts("mine", "Contacts I keep").where(Contact.KEEPER.isMe()).sort(Contact.LAST_NAME.ascending()),
            Ui.section(
                    Account.NAME,
                    "who",
                    "Name",
                    10,
                    Account.KIND,
                    Account.ACCOUNT_NAME,
                    Account.SHORT_NAME,
                    Account.LEGAL_FORM,
                    Account.FIRST_NAME,
                    Account.LAST_NAME,
                    Account.ROLES,
                    Account.CATEGORIES,
                    Account.BASES,
                    Account.LIFECYCLE_STAGE,
                    Account.ACTIVE),
            Ui.section(
                    Account.NAME,
                    "reach",
                    "How to reach",
                    20,
                    Account.EMAIL,
                    Account.PHONE,
                    Account.WEBSITE,
                    Account.ADDRESSES,
                    Account.PHONES,
                    Account.EMAILS,
                    Account.WEB_ADDRESSES),
            Ui.section(
                    Account.NAME,
                    "numbers",
                    "Identification",
                    30,
                    Account.REGISTRATION_NUMBER,
                    Account.REGISTRATION_NUMBER_VALID,
                    Account.VAT_ID,
                    Account.VAT_ID_VALID,
                    Account.TAX_NUMBER,
                    Account.COUNTRY,
                    Account.DEBTOR_NUMBER,
                    Account.CREDITOR_NUMBER),
            Ui.section(
                    Account.NAME,
                    "facets",
                    "Classification",
                    40,
                    Account.ACCOUNT_TYPE,
                    Account.INDUSTRY,
                    Account.SOURCE,
                    Account.REGION,
                    Account.DEPARTMENT,
                    Account.GRADE,
                    Account.RATING,
                    Account.COMPANY_SIZE,
                    Account.EMPLOYEES,
                    Account.ANNUAL_REVENUE,
                    Account.FOUNDED_ON,
                    Account.LAST_CONTACT_ON,
                    Account.PARENT,
                    Account.CHANNEL,
                    Account.ORGANIZATIONAL_UNIT,
                    Account.DESCRIPTION),
            Ui.section(
                    Account.NAME,
                    "terms",
                    "Terms",
                    50,
                    Account.PAYMENT_TYPE,
                    Account.PAYMENT_DAYS,
                    Account.CURRENCY,
                    Account.PRICE_GROUP,
                    Account.DISCOUNT,
                    Account.CREDIT_GRADE,
                    Account.CREDIT_LIMIT,
                    Account.BANK_ACCOUNTS),
            Ui.section(
                    Contact.NAME,
                    "who",
                    "Name",
                    10,
                    Contact.SALUTATION,
                    Contact.DEGREE,
                    Contact.FIRST_NAME,
                    Contact.MIDDLE_NAME,
                    Contact.LAST_NAME,
                    Contact.SPOKEN_LANGUAGE,
                    Contact.ACCOUNT,
                    Contact.JOB_TITLE,
                    Contact.DEPARTMENT,
                    Contact.MAIN_PERSON,
                    Contact.FURTHER_ACCOUNTS,
                    Contact.ACTIVE),
            Ui.section(
                    Contact.NAME,
                    "reach",
                    "How to reach",
                    20,
                    Contact.EMAIL,
                    Contact.PHONE,
                    Contact.WEBSITE,
                    Contact.PHONES,
                    Contact.EMAILS,
                    Contact.WEB_ADDRESSES,
                    Contact.ADDRESSES,
                    Contact.DO_NOT_CALL,
                    Contact.NEWSLETTER),
            Ui.section(
                    Contact.NAME,
                    "about",
                    "About",
                    30,
                    Contact.ATTRIBUTES,
                    Contact.GRADE,
                    Contact.SCORE,
                    Contact.SOURCE,
                    Contact.KEEPER,
                    Contact.LAST_CONTACT_ON,
                    Contact.DESCRIPTION),
            Ui.section(
                    Contact.NAME,
                    "private",
                    "Private",
                    40,
                    Contact.BIRTHDAY,
                    Contact.FAMILY,
                    Contact.HOBBIES,
                    Contact.PRIVATE_NOTES),
            Ui.related(
                    Account.NAME,
                    "contacts",
                    "Contact persons",
                    Contact.ACCOUNT,
                    10,
                    Contact.FULL_NAME,
                    Contact.JOB_TITLE,
                    Contact.PHONE,
                    Contact.EMAIL,
                    Contact.MAIN_PERSON),
            Ui.related(
                    Account.NAME,
                    "subsidiaries",
                    "Subsidiaries",
                    Account.PARENT,
                    20,
                    Account.ACCOUNT_NAME,
                    Account.INDUSTRY,
                    Account.PHONE),
            Ui.related(
                    Account.NAME,
                    "brought",
                    "Customers brought",
                    Account.CHANNEL,
                    30,
                    Account.ACCOUNT_NAME,
                    Account.LIFECYCLE_STAGE,
                    Account.GRADE),
            Ui.related(
                    Account.NAME,
                    "stages",
                    "Stages",
                    StageChange.ACCOUNT,
                    90,
                    StageChange.MOVED_AT,
                    StageChange.STAGE_BEFORE,
                    StageChange.STAGE_AFTER,
                    StageChange.MOVED_BY),
            Ui.related(Contact.NAME, "groups", "Groups", GroupMember.CONTACT, 50, GroupMember.GROUP, GroupMember.NOTE),
            Ui.related(
                    PersonGroup.NAME,
                    "members",
                    "Members by hand",
                    GroupMember.GROUP,
                    10,
                    GroupMember.CONTACT,
                    GroupMember.NOTE),
            widget(
                    "new_accounts",
                    "New accounts",
                    accounts().groupBy(Account.NAME.createdAt().by(Period.MONTH)),
                    true),
            widget(
                    "new_contacts",
                    "New contact persons",
                    Query.of(Contact.NAME).groupBy(Contact.NAME.createdAt().by(Period.MONTH)),
                    true),
            widget(
                    "spoken_to",
                    "Accounts last spoken to",
                    accounts().groupBy(Account.LAST_CONTACT_ON.by(Period.MONTH)),
                    true),
            widget(
                    "my_accounts",
                    "My accounts",
                    accounts().where(Account.NAME.owner().isMe()),
                    true),
            widget("by_stage", "Accounts by stage", accounts().groupBy(Account.LIFECYCLE_STAGE), false),
            widget("by_country", "Accounts by country", accounts().groupBy(Account.COUNTRY), false),
            widget("by_branch", "Accounts by branch", accounts().groupBy(Account.INDUSTRY), false),
            widget(
                    "latest_accounts",
                    "Latest accounts",
                    accounts().sort(Account.NAME.createdAt().descending()).limit(10),
                    false)
        };
    }

    /** @param isFigure whether it is a number, compared where it goes by periods */
    private static Ui.Widget widget(String name, String label, Query query, boolean isFigure) {
        return new Ui.Widget("contacts", name, label, query, isFigure ? Measure.count() : null);
    }

    private static Query accounts() {
        return Query.of(Account.NAME);
    }

    private static ListView accounts(String name, String label) {
        return Ui.view(Account.NAME, name, label)
                .columns(
                        Account.ACCOUNT_NAME,
                        Account.ACCOUNT_TYPE,
                        Account.INDUSTRY,
                        Account.ROLES,
                        Account.GRADE,
                        Account.LIFECYCLE_STAGE,
                        Account.PHONE,
                        Account.EMAIL,
                        Account.LAST_CONTACT_ON);
    }

    private static ListView contacts(String name, String label) {
        return Ui.view(Contact.NAME, name, label)
                .columns(
                        Contact.FULL_NAME,
                        Contact.ACCOUNT,
                        Contact.JOB_TITLE,
                        Contact.PHONE,
                        Contact.EMAIL,
                        Contact.LAST_CONTACT_ON);
    }
}
