package org.kontor.contacts.api;

import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;

/** The lists that accounts and contact persons are classified by; administrators may edit all of them. */
public final class Lists {
    /** What a counterpart is to us, in the company's own words; beside the roles that the program knows. */
    public static final ChoiceList CATEGORY =
            list("category", "customer", "supplier", "channel", "press", "authority", "key_account");

    /** The type of company. */
    public static final ChoiceList ACCOUNT_TYPE = list(
            "account_type",
            "company",
            "sole_trader",
            "public_body",
            "association",
            "school",
            "household",
            "group_of_companies",
            "branch_office");

    /** The branch of business. */
    public static final ChoiceList INDUSTRY = list(
            "industry",
            "agriculture",
            "construction",
            "education",
            "energy",
            "finance",
            "healthcare",
            "hospitality",
            "it",
            "legal",
            "logistics",
            "manufacturing",
            "media",
            "public",
            "retail",
            "services",
            "telecom",
            "other");

    /** Where we know somebody from. */
    public static final ChoiceList SOURCE = list(
            "source",
            "web",
            "referral",
            "cold_call",
            "fair",
            "newsletter",
            "advertisement",
            "channel",
            "import",
            "other");

    /** Sales regions. */
    public static final ChoiceList REGION = list("region", "north", "south", "east", "west", "centre", "abroad");

    /** Departments, of our own house on accounts and of theirs on persons. */
    public static final ChoiceList DEPARTMENT = list(
            "department",
            "board",
            "sales",
            "purchasing",
            "marketing",
            "finance",
            "it",
            "operations",
            "production",
            "logistics",
            "service",
            "personnel",
            "legal",
            "other");

    /** How much somebody matters. */
    public static final ChoiceList GRADE = list("grade", "a", "b", "c", "d");

    /** How far somebody is trusted with open invoices. */
    public static final ChoiceList CREDIT_GRADE =
            list("credit_grade", "excellent", "good", "medium", "poor", "blocked");

    /** How large a company is. */
    public static final ChoiceList COMPANY_SIZE = list("company_size", "micro", "small", "medium", "large");

    /** Where a counterpart stands in its life with us. */
    public static final ChoiceList LIFECYCLE_STAGE =
            list("lifecycle_stage", "lead", "prospect", "customer", "partner", "dormant", "former", "lost");

    /** How a customer pays. */
    public static final ChoiceList PAYMENT_TYPE =
            list("payment_type", "bank_transfer", "direct_debit", "card", "cash", "cash_on_delivery", "prepayment");

    /** Which prices a customer gets. */
    public static final ChoiceList PRICE_GROUP = list("price_group", "standard", "retail", "wholesale", "partner");

    /** What an address is for. */
    public static final ChoiceList ADDRESS_KIND =
            list("address_kind", "seat", "invoice", "delivery", "postal", "office", "home", "other");

    /** What a phone number is for. */
    public static final ChoiceList PHONE_KIND =
            list("phone_kind", "work", "mobile", "home", "switchboard", "fax", "other");

    /** What an e-mail address is for. */
    public static final ChoiceList EMAIL_KIND = list("email_kind", "work", "invoice", "home", "other");

    /** What an address on the web is. */
    public static final ChoiceList WEB_KIND =
            list("web_kind", "website", "shop", "blog", "linkedin", "xing", "facebook", "wechat", "other");

    /** What is freely told of a person. */
    public static final ChoiceList ATTRIBUTE_KIND =
            list("attribute_kind", "role", "preference", "interest", "gift", "food", "dislike", "allergy", "other");

    /** How a person is addressed. */
    public static final ChoiceList SALUTATION = list("salutation", "mr", "ms", "mx", "dr", "prof");

    private Lists() {}

    private static ChoiceList list(String name, String... choices) {
        return ChoiceList.editable(
                "contacts", name, Stream.of(choices).map(Choice::of).toArray(Choice[]::new));
    }
}
