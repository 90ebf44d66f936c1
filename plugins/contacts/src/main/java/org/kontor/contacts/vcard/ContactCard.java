package org.kontor.contacts.vcard;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.parameter.AddressType;
import ezvcard.parameter.EmailType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Email;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Uid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.Row;
import org.kontor.api.Term;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactAddress;
import org.kontor.contacts.api.ContactEmail;
import org.kontor.contacts.api.ContactPhone;
import org.kontor.contacts.api.ContactWeb;

/** A contact person as a vCard (RFC 6350), with as much of it as its reader may see. */
final class ContactCard {
    private ContactCard() {}

    static VCard of(Row person, Optional<Row> account) {
        VCard card = new VCard(VCardVersion.V4_0);
        card.setUid(new Uid("urn:uuid:" + person.ref().id()));
        name(card, person);
        account.flatMap(row -> seen(row, Account.ACCOUNT_NAME)).ifPresent(company -> {
            List<String> units =
                    seen(person, Contact.DEPARTMENT).map(Choice::name).stream().toList();
            card.setOrganization(
                    Stream.concat(Stream.of(company), units.stream()).toArray(String[]::new));
        });
        seen(person, Contact.JOB_TITLE).ifPresent(card::addTitle);
        seen(person, Contact.EMAIL).ifPresent(email -> card.addEmail(email, EmailType.WORK));
        for (Row part : parts(person, Contact.EMAILS)) {
            seen(part, ContactEmail.EMAIL)
                    .ifPresent(email -> card.addEmail(typed(new Email(email), seen(part, ContactEmail.KIND))));
        }
        seen(person, Contact.PHONE).ifPresent(phone -> card.addTelephoneNumber(phone, TelephoneType.WORK));
        for (Row part : parts(person, Contact.PHONES)) {
            seen(part, ContactPhone.PHONE)
                    .ifPresent(phone ->
                            card.addTelephoneNumber(typed(new Telephone(phone), seen(part, ContactPhone.KIND))));
        }
        seen(person, Contact.WEBSITE).ifPresent(card::addUrl);
        for (Row part : parts(person, Contact.WEB_ADDRESSES)) {
            seen(part, ContactWeb.WEB_ADDRESS).ifPresent(card::addUrl);
        }
        parts(person, Contact.ADDRESSES).forEach(part -> card.addAddress(address(part)));
        seen(person, Contact.SPOKEN_LANGUAGE).ifPresent(card::addLanguage);
        seen(person, Contact.BIRTHDAY).ifPresent(day -> card.setBirthday(new Birthday(day)));
        seen(person, Contact.DESCRIPTION).ifPresent(card::addNote);
        seen(person, Contact.NAME.updatedAt()).ifPresent(card::setRevision);
        return card;
    }

    private static void name(VCard card, Row person) {
        StructuredName name = new StructuredName();
        seen(person, Contact.LAST_NAME).ifPresent(name::setFamily);
        seen(person, Contact.FIRST_NAME).ifPresent(name::setGiven);
        seen(person, Contact.MIDDLE_NAME).ifPresent(name.getAdditionalNames()::add);
        seen(person, Contact.DEGREE).ifPresent(name.getPrefixes()::add);
        card.setStructuredName(name);
        card.setFormattedName(seen(person, Contact.FULL_NAME).orElse(""));
    }

    private static Email typed(Email email, Optional<Choice> kind) {
        if (kind.isPresent()) {
            email.getTypes().add(kind.get().name().equals("home") ? EmailType.HOME : EmailType.WORK);
        }
        return email;
    }

    private static Telephone typed(Telephone phone, Optional<Choice> kind) {
        kind.ifPresent(of -> phone.getTypes()
                .add(
                        switch (of.name()) {
                            case "mobile" -> TelephoneType.CELL;
                            case "home" -> TelephoneType.HOME;
                            case "fax" -> TelephoneType.FAX;
                            default -> TelephoneType.WORK;
                        }));
        return phone;
    }

    private static Address address(Row part) {
        Address address = new Address();
        seen(part, ContactAddress.STREET).ifPresent(address::setStreetAddress);
        seen(part, ContactAddress.SUPPLEMENT).ifPresent(address::setExtendedAddress);
        seen(part, ContactAddress.CITY).ifPresent(address::setLocality);
        seen(part, ContactAddress.REGION).ifPresent(address::setRegion);
        seen(part, ContactAddress.POSTAL_CODE).ifPresent(address::setPostalCode);
        seen(part, ContactAddress.COUNTRY)
                .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
                .ifPresent(address::setCountry);
        boolean isHome = seen(part, ContactAddress.KIND)
                .filter(kind -> kind.name().equals("home"))
                .isPresent();
        address.getTypes().add(isHome ? AddressType.HOME : AddressType.WORK);
        return address;
    }

    private static List<Row> parts(Row person, Field<List<Row>> field) {
        return seen(person, field).orElse(List.of());
    }

    /** The value, unless it is empty or out of the reader's sight. */
    static <T> Optional<T> seen(Row row, Term<T> term) {
        try {
            return row.find(term);
        } catch (IllegalArgumentException outOfSight) {
            return Optional.empty();
        }
    }
}
