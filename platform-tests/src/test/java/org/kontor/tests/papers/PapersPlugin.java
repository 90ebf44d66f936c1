package org.kontor.tests.papers;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Locale;
import java.util.UUID;
import org.kontor.api.Actor;
import org.kontor.api.Contribution;
import org.kontor.api.FileId;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.api.Template;

/** Prints offers. */
public final class PapersPlugin implements Plugin {
    private static final String FOLDER = "org/kontor/tests/papers/";
    static final Template OFFER = Template.of("papers", "offer", Offer.NAME, FOLDER + "offer.html");
    static final Template LETTERHEAD = Template.piece("papers", "letterhead", FOLDER + "letterhead.html");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("papers", "Papers")
                .entities(Offer.entity(), OfferLine.entity(), Customer.entity())
                .templates(OFFER, LETTERHEAD)
                .resources(Press.class);
    }

    /** Prints an offer and keeps the document in it. */
    @Path("press")
    public static final class Press {
        private final PluginContext context;

        public Press(PluginContext context) {
            this.context = context;
        }

        @POST
        @Path("{id}")
        @Requires(Requires.SIGNED_IN)
        public String press(@Context Actor actor, @PathParam("id") String id) {
            Ref offer = Ref.of(Offer.NAME, UUID.fromString(id));
            FileId document = context.print(actor, OFFER, offer, Locale.GERMAN);
            context.data().write(actor, records -> records.update(records.get(offer), Offer.DOCUMENT.to(document)));
            return document.id().toString();
        }
    }
}
