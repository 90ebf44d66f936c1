package org.kontor.contacts.api;

import java.time.LocalDate;
import java.util.List;
import org.kontor.api.Addressable;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.PersonalData;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** A person we talk to: at a company, or the one person that a natural-person account is. */
public final class Contact {
    public static final EntityName NAME = EntityName.of("contacts", "contact");

    public static final Field<Choice> SALUTATION = NAME.choice("salutation", Lists.SALUTATION);
    public static final Field<String> DEGREE = NAME.text("degree").maxLength(40);
    public static final Field<String> FIRST_NAME = NAME.text("first_name").maxLength(100);
    public static final Field<String> MIDDLE_NAME = NAME.text("middle_name").maxLength(100);
    public static final Field<String> LAST_NAME =
            NAME.text("last_name").required().maxLength(100);

    /** Made from the other names, in the order of the person's language. */
    public static final Field<String> FULL_NAME =
            NAME.text("full_name").maxLength(320).searchable();

    public static final Field<Ref> ACCOUNT = NAME.reference("account", Account.NAME);
    public static final Field<List<Row>> FURTHER_ACCOUNTS = NAME.parts("further_accounts", ContactAccount.NAME);

    /** The natural-person account that this person is; set by the program alone. */
    public static final Field<Ref> PERSON_OF =
            NAME.reference("person_of", Account.NAME).unique();

    public static final Field<String> JOB_TITLE =
            NAME.text("job_title").label("Function").maxLength(120).searchable();
    public static final Field<Choice> DEPARTMENT = NAME.choice("department", Lists.DEPARTMENT);
    public static final Field<Boolean> MAIN_PERSON =
            NAME.yesNo("main_person").help("The one to turn to at the account");
    public static final Field<String> SPOKEN_LANGUAGE = NAME.text("spoken_language")
            .label("Language")
            .maxLength(8)
            .help("In which the person is written to: a code such as cs, de or zh");

    public static final Field<String> EMAIL =
            NAME.email("email").label("E-mail").searchable();
    public static final Field<String> PHONE = NAME.phone("phone").searchable();
    /** The phone number in its international form, where it is a valid one: what callers are found by. */
    public static final Field<String> PHONE_E164 =
            NAME.text("phone_e164").label("Phone, international").maxLength(20).derived();

    public static final Field<String> WEBSITE = NAME.url("website");
    public static final Field<List<Row>> PHONES =
            NAME.parts("phones", ContactPhone.NAME).label("Further phones");
    public static final Field<List<Row>> EMAILS =
            NAME.parts("emails", ContactEmail.NAME).label("Further e-mails");
    public static final Field<List<Row>> WEB_ADDRESSES = NAME.parts("web_addresses", ContactWeb.NAME);
    public static final Field<List<Row>> ADDRESSES = NAME.parts("addresses", ContactAddress.NAME);
    public static final Field<List<Row>> ATTRIBUTES = NAME.parts("attributes", ContactAttribute.NAME);

    public static final Field<LocalDate> BIRTHDAY = NAME.date("birthday").sensitive();
    public static final Field<String> FAMILY = NAME.longText("family").sensitive();
    public static final Field<String> HOBBIES = NAME.longText("hobbies").sensitive();
    public static final Field<String> PRIVATE_NOTES =
            NAME.longText("private_notes").sensitive();

    public static final Field<Boolean> DO_NOT_CALL = NAME.yesNo("do_not_call");
    public static final Field<Boolean> NEWSLETTER =
            NAME.yesNo("newsletter").help("The person has agreed to get the newsletter");
    public static final Field<Long> SCORE = NAME.integer("score").help("From 0 to 100");
    public static final Field<Choice> SOURCE = NAME.choice("source", Lists.SOURCE);
    public static final Field<Choice> GRADE = NAME.choice("grade", Lists.GRADE);
    public static final Field<Ref> KEEPER = NAME.reference("keeper", EntityName.of("system", "user"))
            .label("Kept by")
            .help("Our employee who keeps the contact");
    public static final Field<LocalDate> LAST_CONTACT_ON = NAME.date("last_contact_on");
    public static final Field<Boolean> ACTIVE = NAME.yesNo("active");
    public static final Field<String> DESCRIPTION = NAME.longText("description").searchable();

    /** The program that the person was loaded from, and the id there. */
    public static final Field<String> EXTERNAL_SOURCE =
            NAME.text("external_source").maxLength(60);

    public static final Field<String> EXTERNAL_ID = NAME.text("external_id").maxLength(120);

    private Contact() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Contact person", "Contact persons")
                .help("A person at a company, or the person that a natural-person account is")
                .owned()
                .title(FULL_NAME)
                .fields(SALUTATION, DEGREE, FIRST_NAME, MIDDLE_NAME, LAST_NAME, FULL_NAME)
                .fields(ACCOUNT, FURTHER_ACCOUNTS, PERSON_OF, JOB_TITLE, DEPARTMENT, MAIN_PERSON, SPOKEN_LANGUAGE)
                .fields(EMAIL, PHONE, PHONE_E164, WEBSITE, PHONES, EMAILS, WEB_ADDRESSES, ADDRESSES, ATTRIBUTES)
                .fields(BIRTHDAY, FAMILY, HOBBIES, PRIVATE_NOTES)
                .fields(DO_NOT_CALL, NEWSLETTER, SCORE, SOURCE, GRADE, KEEPER, LAST_CONTACT_ON, ACTIVE, DESCRIPTION)
                .fields(EXTERNAL_SOURCE, EXTERNAL_ID);
    }

    /** What is always true of contact persons. */
    public static Rule[] rules() {
        return new Rule[] {
            Rule.fill(ACTIVE.to(true)),
            Rule.must(
                    "score_in_range",
                    SCORE.atLeast(0L).and(SCORE.atMost(100L)),
                    Words.of("score_out_of_range", "The score goes from 0 to 100")),
            Rule.unique(EXTERNAL_SOURCE, EXTERNAL_ID),
            Rule.index(LAST_NAME, FIRST_NAME),
            Rule.index(FULL_NAME),
            Rule.index(ACCOUNT, LAST_NAME),
            Rule.index(JOB_TITLE),
            Rule.index(EMAIL),
            Rule.index(PHONE_E164),
            Rule.plays(
                    Addressable.NAME,
                    EMAIL.isEmpty().and(PHONE.isEmpty()).not(),
                    Addressable.FULL_NAME.from(FULL_NAME),
                    Addressable.EMAIL.from(EMAIL),
                    Addressable.PHONE.from(PHONE),
                    Addressable.LANGUAGE.from(SPOKEN_LANGUAGE),
                    Addressable.ACCOUNT.from(ACCOUNT)),
            Rule.plays(
                    PersonalData.NAME,
                    Condition.always(),
                    PersonalData.PERSON.from(NAME.self()),
                    PersonalData.WHAT.to("contact"),
                    PersonalData.CONTENT.from(FULL_NAME),
                    PersonalData.SINCE.from(NAME.createdAt()))
        };
    }
}
