package org.example.rental;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.time.DurationFormatUtils;
import org.kontor.api.Actor;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;

/** Served below {@code /api/v1/plugins/rental/}. */
@Path("quote")
@Produces("text/plain")
@Help("What a loan costs")
public final class QuoteResource {
    private static final Message HOW_LONG = Message.of("rental.how_long", "A loan takes between 1 and 365 days");

    private final PluginContext context;

    public QuoteResource(PluginContext context) {
        this.context = context;
    }

    @GET
    @Requires("rental.lend")
    public String quote(@Context Actor actor, @QueryParam("tool") UUID tool, @QueryParam("days") int days) {
        if (days < 1 || days > 365) {
            throw Refusal.of(Refusal.Code.INVALID, HOW_LONG);
        }
        return context.data().read(actor, records -> {
            BigDecimal aDay = records.get(Ref.of(Tool.NAME, tool)).get(Tool.A_DAY);
            int percent = records.mapper(StepMapper.class).percent(days).stream()
                    .findFirst()
                    .orElse(100);
            BigDecimal price =
                    aDay.multiply(BigDecimal.valueOf(days * (long) percent)).movePointLeft(2);
            return price.stripTrailingZeros().toPlainString() + " for " + inWords(days);
        });
    }

    /** Which libraries it works with. */
    @GET
    @Path("libraries")
    @Requires(Requires.SIGNED_IN)
    public String libraries() {
        return "commons-lang3 " + StringUtils.class.getPackage().getImplementationVersion();
    }

    private static String inWords(int days) {
        return DurationFormatUtils.formatDurationWords(Duration.ofDays(days).toMillis(), true, true);
    }
}
