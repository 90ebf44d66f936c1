package org.kontor.contacts.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.kontor.api.Addressable;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Money;
import org.kontor.api.PersonalData;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** Somebody we deal with, a company or a natural person; the one registry of customers, suppliers and all others. */
public final class Account {
    public static final EntityName NAME = EntityName.of("contacts", "account");

    /** A company, an authority, an association. */
    public static final Choice LEGAL_PERSON = Choice.of("legal_person");

    /** A human being who is a party of their own; has exactly one contact person, kept in step. */
    public static final Choice NATURAL_PERSON = Choice.of("natural_person");

    public static final Choice CUSTOMER = Choice.of("customer");
    public static final Choice SUPPLIER = Choice.of("supplier");
    public static final Choice CHANNEL_ROLE = Choice.of("channel");
    public static final Choice OTHER = Choice.of("other");

    public static final Field<Choice> KIND =
            NAME.choice("kind", LEGAL_PERSON, NATURAL_PERSON).required();

    /** The name of the company; of a natural person it is made from first and last name. */
    public static final Field<String> ACCOUNT_NAME =
            NAME.text("name").required().maxLength(200).searchable();

    public static final Field<String> SHORT_NAME =
            NAME.text("short_name").maxLength(60).searchable();
    public static final Field<String> LEGAL_FORM = NAME.text("legal_form").maxLength(60);
    public static final Field<String> FIRST_NAME = NAME.text("first_name").maxLength(100);
    public static final Field<String> LAST_NAME = NAME.text("last_name").maxLength(100);

    public static final Field<String> REGISTRATION_NUMBER =
            NAME.text("registration_number").maxLength(40).searchable();
    /** Whether the registration number has the form and check digit of its country; empty where that is not known. */
    public static final Field<Boolean> REGISTRATION_NUMBER_VALID = NAME.yesNo("registration_number_valid")
            .derived()
            .help("Worked out from the number and the country; a wrong number is shown, not refused");

    public static final Field<String> VAT_ID =
            NAME.text("vat_id").label("VAT ID").maxLength(20).searchable();
    /** Whether the VAT ID has the form and check digit of its country; empty where that is not known. */
    public static final Field<Boolean> VAT_ID_VALID = NAME.yesNo("vat_id_valid")
            .label("VAT ID valid")
            .derived()
            .help("Worked out from the id; a wrong id is shown, not refused");

    public static final Field<String> TAX_NUMBER = NAME.text("tax_number").maxLength(40);
    public static final Field<String> COUNTRY =
            NAME.country("country").help("Where it is registered; by default that of the address");

    public static final Field<String> EMAIL =
            NAME.email("email").label("E-mail").searchable();
    public static final Field<String> PHONE = NAME.phone("phone").searchable();
    /** The phone number in its international form, where it is a valid one: what callers are found by. */
    public static final Field<String> PHONE_E164 =
            NAME.text("phone_e164").label("Phone, international").maxLength(20).derived();

    public static final Field<String> WEBSITE = NAME.url("website").searchable();

    public static final Field<List<Row>> ADDRESSES = NAME.parts("addresses", Address.NAME);
    public static final Field<List<Row>> PHONES =
            NAME.parts("phones", AccountPhone.NAME).label("Further phones");
    public static final Field<List<Row>> EMAILS =
            NAME.parts("emails", AccountEmail.NAME).label("Further e-mails");
    public static final Field<List<Row>> WEB_ADDRESSES =
            NAME.parts("web_addresses", AccountWeb.NAME).label("Further web addresses");
    public static final Field<List<Row>> BANK_ACCOUNTS = NAME.parts("bank_accounts", BankAccount.NAME);

    /** What the counterpart is to us; several at once, or none yet. */
    public static final Field<Set<Choice>> ROLES = NAME.choices("roles", CUSTOMER, SUPPLIER, CHANNEL_ROLE, OTHER);

    public static final Field<Set<Choice>> CATEGORIES = NAME.choices("categories", Lists.CATEGORY);
    public static final Field<List<Ref>> BASES = NAME.references("bases", Base.NAME);
    public static final Field<Choice> ACCOUNT_TYPE =
            NAME.choice("account_type", Lists.ACCOUNT_TYPE).label("Type");
    public static final Field<Choice> INDUSTRY = NAME.choice("industry", Lists.INDUSTRY);
    public static final Field<Choice> SOURCE = NAME.choice("source", Lists.SOURCE);
    public static final Field<Choice> REGION = NAME.choice("region", Lists.REGION);
    public static final Field<Choice> DEPARTMENT =
            NAME.choice("department", Lists.DEPARTMENT).help("Which of our departments looks after this account");
    public static final Field<Choice> GRADE = NAME.choice("grade", Lists.GRADE);
    public static final Field<Choice> CREDIT_GRADE = NAME.choice("credit_grade", Lists.CREDIT_GRADE);
    public static final Field<Choice> COMPANY_SIZE = NAME.choice("company_size", Lists.COMPANY_SIZE);
    public static final Field<Long> RATING = NAME.integer("rating").help("From 1 to 5");
    public static final Field<Choice> LIFECYCLE_STAGE = NAME.choice("lifecycle_stage", Lists.LIFECYCLE_STAGE);

    public static final Field<Ref> PARENT =
            NAME.reference("parent_account", NAME).label("Parent company").help("The company that this one belongs to");
    public static final Field<Ref> CHANNEL =
            NAME.reference("channel", NAME).help("The partner through whom this customer came");
    public static final Field<Ref> ORGANIZATIONAL_UNIT = NAME.reference("organizational_unit", OrganizationalUnit.NAME)
            .label("Organisational unit")
            .help("Our unit that looks after it");

    public static final Field<Choice> PAYMENT_TYPE = NAME.choice("payment_type", Lists.PAYMENT_TYPE);
    public static final Field<Long> PAYMENT_DAYS =
            NAME.integer("payment_days").label("Payment term (days)").help("Days until an invoice is due");
    public static final Field<String> CURRENCY = NAME.text("currency")
            .maxLength(3)
            .help("In which new documents are written: three letters of ISO 4217, for example EUR");
    public static final Field<Choice> PRICE_GROUP = NAME.choice("price_group", Lists.PRICE_GROUP);
    public static final Field<BigDecimal> DISCOUNT = NAME.decimal("discount").label("Discount (%)");
    public static final Field<Money> CREDIT_LIMIT = NAME.money("credit_limit");
    public static final Field<String> DEBTOR_NUMBER =
            NAME.text("debtor_number").unique().maxLength(30).searchable();
    public static final Field<String> CREDITOR_NUMBER =
            NAME.text("creditor_number").unique().maxLength(30).searchable();

    public static final Field<Long> EMPLOYEES = NAME.integer("employees");
    public static final Field<Money> ANNUAL_REVENUE = NAME.money("annual_revenue");
    public static final Field<LocalDate> FOUNDED_ON = NAME.date("founded_on");
    public static final Field<LocalDate> LAST_CONTACT_ON = NAME.date("last_contact_on");
    public static final Field<Boolean> ACTIVE = NAME.yesNo("active");
    public static final Field<String> DESCRIPTION = NAME.longText("description").searchable();

    /** The program that the account was loaded from, and its id there. */
    public static final Field<String> EXTERNAL_SOURCE =
            NAME.text("external_source").maxLength(60);

    public static final Field<String> EXTERNAL_ID = NAME.text("external_id").maxLength(120);

    private Account() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Account", "Accounts")
                .help("A company or natural person that we deal with, whatever it is to us")
                .owned()
                .title(ACCOUNT_NAME)
                .fields(KIND, ACCOUNT_NAME, SHORT_NAME, LEGAL_FORM, FIRST_NAME, LAST_NAME)
                .fields(REGISTRATION_NUMBER, REGISTRATION_NUMBER_VALID, VAT_ID, VAT_ID_VALID, TAX_NUMBER, COUNTRY)
                .fields(EMAIL, PHONE, PHONE_E164, WEBSITE)
                .fields(ADDRESSES, PHONES, EMAILS, WEB_ADDRESSES, BANK_ACCOUNTS)
                .fields(ROLES, CATEGORIES, BASES, ACCOUNT_TYPE, INDUSTRY, SOURCE, REGION, DEPARTMENT)
                .fields(GRADE, CREDIT_GRADE, COMPANY_SIZE, RATING, LIFECYCLE_STAGE)
                .fields(PARENT, CHANNEL, ORGANIZATIONAL_UNIT)
                .fields(PAYMENT_TYPE, PAYMENT_DAYS, CURRENCY, PRICE_GROUP, DISCOUNT, CREDIT_LIMIT)
                .fields(DEBTOR_NUMBER, CREDITOR_NUMBER)
                .fields(EMPLOYEES, ANNUAL_REVENUE, FOUNDED_ON, LAST_CONTACT_ON, ACTIVE, DESCRIPTION)
                .fields(EXTERNAL_SOURCE, EXTERNAL_ID);
    }

    /** What is always true of accounts. */
    public static Rule[] rules() {
        return new Rule[] {
            Rule.fill(KIND.to(LEGAL_PERSON), ACTIVE.to(true)),
            Rule.required(KIND.is(NATURAL_PERSON), LAST_NAME),
            Rule.must(
                    "rating_in_range",
                    RATING.atLeast(1L).and(RATING.atMost(5L)),
                    Words.of("rating_out_of_range", "The rating goes from 1 to 5")),
            Rule.must(
                    "payment_days_in_range",
                    PAYMENT_DAYS.atLeast(0L).and(PAYMENT_DAYS.atMost(3650L)),
                    Words.of("payment_days_out_of_range", "A payment term has 0 to 3650 days")),
            Rule.must(
                    "discount_in_range",
                    DISCOUNT.atLeast(BigDecimal.ZERO).and(DISCOUNT.atMost(BigDecimal.valueOf(100))),
                    Words.of("discount_out_of_range", "A discount goes from 0 to 100 percent")),
            Rule.must(
                    "employees_not_negative",
                    EMPLOYEES.atLeast(0L),
                    Words.of("employees_negative", "There are no fewer than 0 employees")),
            Rule.unique(EXTERNAL_SOURCE, EXTERNAL_ID),
            Rule.index(ACCOUNT_NAME),
            Rule.index(ACCOUNT_TYPE, ACCOUNT_NAME),
            Rule.index(INDUSTRY, ACCOUNT_NAME),
            Rule.index(LAST_NAME, FIRST_NAME),
            Rule.index(EMAIL),
            Rule.index(PHONE_E164),
            Rule.index(REGISTRATION_NUMBER),
            Rule.index(VAT_ID),
            Rule.index(LAST_CONTACT_ON),
            Rule.plays(
                    Addressable.NAME,
                    EMAIL.isEmpty().and(PHONE.isEmpty()).not(),
                    Addressable.FULL_NAME.from(ACCOUNT_NAME),
                    Addressable.EMAIL.from(EMAIL),
                    Addressable.PHONE.from(PHONE),
                    Addressable.ACCOUNT.from(NAME.self())),
            Rule.plays(
                    PersonalData.NAME,
                    KIND.is(NATURAL_PERSON),
                    PersonalData.PERSON.from(NAME.self()),
                    PersonalData.WHAT.to("account"),
                    PersonalData.CONTENT.from(ACCOUNT_NAME),
                    PersonalData.SINCE.from(NAME.createdAt()))
        };
    }
}
