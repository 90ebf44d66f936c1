package org.kontor.contacts.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Address;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactAccount;
import org.kontor.contacts.api.ContactAddress;
import org.kontor.contacts.api.Words;

/**
 * The files that EspoCRM exports, with their habits: custom fields begin with {@code c}, references come as id and name,
 * what is false is an empty cell, several accounts of a person stand in one cell as JSON, and most system columns are
 * empty.
 */
final class EspoExport implements FileFormat {
    private static final String MARK = "emailAddressIsOptedOut";
    private static final String SEVERAL_ACCOUNTS = "accountsColumns";
    private static final Message NOT_JSON = Words.of("cell_not_json", "The cell is not the JSON that EspoCRM writes");
    private static final JsonFactory JSON = new JsonFactory();

    private static final Map<String, String> ACCOUNTS = Map.ofEntries(
            Map.entry("id", "external_id"),
            Map.entry("emailAddress", "email"),
            Map.entry("phoneNumber", "phone"),
            Map.entry("billingAddressStreet", "addresses.1.street"),
            Map.entry("billingAddressCity", "addresses.1.city"),
            Map.entry("billingAddressState", "addresses.1.region"),
            Map.entry("billingAddressCountry", "addresses.1.country"),
            Map.entry("billingAddressPostalCode", "addresses.1.postal_code"),
            Map.entry("shippingAddressStreet", "addresses.2.street"),
            Map.entry("shippingAddressCity", "addresses.2.city"),
            Map.entry("shippingAddressState", "addresses.2.region"),
            Map.entry("shippingAddressCountry", "addresses.2.country"),
            Map.entry("shippingAddressPostalCode", "addresses.2.postal_code"),
            Map.entry("type", "categories"),
            Map.entry("cLegalForm", "legal_form"),
            Map.entry("cRegNo", "registration_number"),
            Map.entry("cVatId", "vat_id"),
            Map.entry("cIndustryName", "industry"),
            Map.entry("cStageName", "lifecycle_stage"),
            Map.entry("cSourceName", "source"),
            Map.entry("cEmployees", "employees"),
            Map.entry("cAnnualRevenue", "annual_revenue"),
            Map.entry("cCurrencyCode", "currency"),
            Map.entry("cRating", "rating"),
            Map.entry("cIsActive", "active"),
            Map.entry("cFoundedOn", "founded_on"),
            Map.entry("cLastContactOn", "last_contact_on"));

    private static final Map<String, String> CONTACTS = Map.ofEntries(
            Map.entry("id", "external_id"),
            Map.entry("salutationName", "salutation"),
            Map.entry("firstName", "first_name"),
            Map.entry("middleName", "middle_name"),
            Map.entry("lastName", "last_name"),
            Map.entry("accountId", "account"),
            Map.entry("emailAddress", "email"),
            Map.entry("phoneNumber", "phone"),
            Map.entry("doNotCall", "do_not_call"),
            Map.entry("addressStreet", "addresses.1.street"),
            Map.entry("addressCity", "addresses.1.city"),
            Map.entry("addressState", "addresses.1.region"),
            Map.entry("addressCountry", "addresses.1.country"),
            Map.entry("addressPostalCode", "addresses.1.postal_code"),
            Map.entry("title", "job_title"),
            Map.entry("cJobTitle", "job_title"),
            Map.entry("cDepartment", "department"),
            Map.entry("cLanguageCode", "spoken_language"),
            Map.entry("cBirthDate", "birthday"),
            Map.entry("cIsPrimary", "main_person"),
            Map.entry("cNewsletter", "newsletter"),
            Map.entry("cSourceName", "source"),
            Map.entry("cScore", "score"),
            Map.entry("cLastContactOn", "last_contact_on"));

    /** What a stage says of the role: the file has stages, and customers are more than a stage. */
    private static final Map<Choice, Set<Choice>> ROLE_OF_STAGE = Map.of(
            Choice.of("customer"), Set.of(Account.CUSTOMER),
            Choice.of("former"), Set.of(Account.CUSTOMER),
            Choice.of("partner"), Set.of(Account.CHANNEL_ROLE));

    private final EntityName entity;
    private final int severalAccounts;
    private final int country;

    private EspoExport(EntityName entity, List<String> headers) {
        this.entity = entity;
        this.severalAccounts = headers.indexOf(SEVERAL_ACCOUNTS);
        this.country = headers.indexOf("cCountryCode");
    }

    /** The format, if the headers are those of EspoCRM. */
    static Optional<FileFormat> recognise(EntityName entity, List<String> headers) {
        return headers.contains(MARK) ? Optional.of(new EspoExport(entity, headers)) : Optional.empty();
    }

    @Override
    public String name() {
        return "espocrm";
    }

    @Override
    public Map<String, String> paths() {
        return entity.equals(Account.NAME) ? ACCOUNTS : CONTACTS;
    }

    @Override
    public Set<String> consumed() {
        return Set.of("name", "accountName", SEVERAL_ACCOUNTS, "cCountryCode");
    }

    @Override
    public boolean emptyIsNo() {
        return true;
    }

    @Override
    public void complete(LoadedRow row, List<String> cells) {
        if (entity.equals(Account.NAME)) {
            row.parts()
                    .forEach((slot, address) ->
                            address.put(Address.KIND, Choice.of(slot.position() == 1 ? "invoice" : "delivery")));
            row.find(Account.LIFECYCLE_STAGE)
                    .map(ROLE_OF_STAGE::get)
                    .ifPresent(roles -> row.put(Account.ROLES, null, roles));
        } else {
            row.parts().values().forEach(address -> {
                address.put(ContactAddress.KIND, Choice.of("postal"));
                if (country >= 0 && !cells.get(country).isBlank()) {
                    address.putIfAbsent(
                            ContactAddress.COUNTRY, cells.get(country).strip());
                }
            });
            furtherAccounts(row, cells);
        }
    }

    /** Reads {@code {"<account>": {"role": null, "isInactive": false}, …}}. */
    private void furtherAccounts(LoadedRow row, List<String> cells) {
        String text = severalAccounts < 0 || severalAccounts >= cells.size() ? "" : cells.get(severalAccounts);
        if (text.isBlank()) {
            return;
        }
        String main = Optional.ofNullable(row.links().get(Contact.ACCOUNT))
                .map(LoadedRow.Link::key)
                .orElse("");
        try (JsonParser json = JSON.createParser(text)) {
            int position = 0;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String account = json.currentName();
                if (account.equals(main)) {
                    membership(json, (name, value) -> {
                        if (name.equals("role")) {
                            row.values().putIfAbsent(Contact.JOB_TITLE, value);
                        }
                    });
                } else {
                    Column.Slot slot = new Column.Slot(Contact.FURTHER_ACCOUNTS, ++position);
                    row.put(ContactAccount.ACCOUNT, slot, new LoadedRow.Link(SEVERAL_ACCOUNTS, account));
                    row.put(ContactAccount.ACTIVE, slot, true);
                    membership(json, (name, value) -> {
                        if (name.equals("role")) {
                            row.put(ContactAccount.JOB_TITLE, slot, value);
                        } else if (name.equals("isInactive")) {
                            row.put(ContactAccount.ACTIVE, slot, !value.equals("true"));
                        }
                    });
                }
            }
        } catch (IOException unreadable) {
            row.problems().add(new Problem(row.line(), row.key(), SEVERAL_ACCOUNTS, NOT_JSON));
        }
    }

    private interface Member {
        void take(String name, String value);
    }

    private static void membership(JsonParser json, Member member) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                member.take(name, json.getText());
            }
            json.skipChildren();
        }
    }
}
