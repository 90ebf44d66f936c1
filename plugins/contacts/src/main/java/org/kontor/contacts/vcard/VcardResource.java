package org.kontor.contacts.vcard;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Page;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Row;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.Words;

/** Contact persons as vCards 4.0, with what their reader may see of them. */
@Help("Visiting cards")
@Path("vcard")
@Requires("contacts.export_vcard")
public final class VcardResource {
    private static final String VCARD = "text/vcard;charset=UTF-8";
    private static final Message NO_ID = Words.of("vcard_bad_id", "{id} is not the id of a record");
    private static final Message NO_ACCOUNT = Words.of("vcard_account_needed", "Say of which account: ?account=<id>");

    private final PluginContext context;

    public VcardResource(PluginContext context) {
        this.context = context;
    }

    /** One person. */
    @GET
    @Help("A contact person as vCard")
    @Path("{contact}")
    @Produces(VCARD)
    public String one(@Help("the contact person's id") @PathParam("contact") String contact, @Context Actor actor) {
        Ref ref = Ref.of(Contact.NAME, id(contact));
        return written(context.data().read(actor, records -> {
            Row person = records.get(ref);
            return List.of(ContactCard.of(person, account(records, person)));
        }));
    }

    /** All persons of an account. */
    @GET
    @Help("All contact persons of an account as vCards")
    @Produces(VCARD)
    public String ofAccount(
            @Help("the account's id") @QueryParam("account") @Nullable String account, @Context Actor actor) {
        if (account == null) {
            throw Refusal.of(Refusal.Code.MALFORMED, NO_ACCOUNT);
        }
        Ref ref = Ref.of(Account.NAME, id(account));
        return written(context.data().read(actor, records -> {
            Optional<Row> company = Optional.of(records.get(ref));
            List<VCard> cards = new ArrayList<>();
            Query query = Query.of(Contact.NAME)
                    .where(Contact.ACCOUNT.is(ref))
                    .sort(Contact.LAST_NAME.ascending(), Contact.FIRST_NAME.ascending())
                    .limit(100);
            Page<Row> page = records.list(query);
            while (true) {
                for (Row person : page) {
                    cards.add(ContactCard.of(records.get(person.ref()), company));
                }
                if (page.next().isEmpty()) {
                    return cards;
                }
                page = records.list(query.after(page.next().get()));
            }
        }));
    }

    private static Optional<Row> account(Records records, Row person) {
        return ContactCard.seen(person, Contact.ACCOUNT).flatMap(records::find);
    }

    private static String written(List<VCard> cards) {
        StringWriter text = new StringWriter();
        try (VCardWriter out = new VCardWriter(text, VCardVersion.V4_0)) {
            out.setAddProdId(false);
            for (VCard card : cards) {
                out.write(card);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Refusal.of(Refusal.Code.MALFORMED, NO_ID.with("id", text));
        }
    }
}
