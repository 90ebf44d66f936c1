package org.kontor.example;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.kontor.api.Help;
import org.kontor.api.LargeBody;
import org.kontor.api.Requires;

// @start region="large-body"
/** Takes a file of any length, a line at a time. */
@Path("prices")
public final class PriceListResource {
    @POST
    @Help("Load a price list")
    @Consumes("text/csv")
    @Produces("text/plain")
    @LargeBody(1L << 30)
    @Requires("contacts.see_neighbours")
    public String load(InputStream body) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            return lines.lines().count() + " lines";
        }
    }
}
// @end region="large-body"
