package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.print.Printed;
import org.kontor.core.print.TemplateText;
import org.kontor.core.system.TemplateRecord;

/**
 * What documents are made by, for those who may write records of {@code system.template}: which there are, how a plugin
 * brought them, and how a record would look.
 */
@Help("Templates of documents")
@Path("templates")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class TemplatesResource {
    private final Desk desk;
    private final Services services;

    TemplatesResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    /**
     * What a preview is made of.
     *
     * @param template its id
     * @param entity of an own template that is not kept yet
     * @param content as it would be; as it is in force where it is left out
     * @param record the record's id
     * @param language of the document; the caller's where it is left out
     */
    record Previewed(
            String template,
            @Nullable String entity,
            @Nullable String content,
            String record,
            @Nullable String language) {}

    @GET
    @Help("All that are in force, and what is wrong with them")
    public JsonNode all(@Context Caller caller) {
        requireKeeper(caller);
        Map<String, TemplateText> inForce = services.printer().inForce(caller.locale());
        ArrayNode templates = services.json().createArrayNode();
        inForce.values().forEach(template -> write(caller, templates.addObject(), template, inForce));
        ObjectNode json = services.json().createObjectNode();
        json.set("templates", templates);
        return json;
    }

    @GET
    @Help("One as its plugin brought it")
    @Path("{template}/original")
    public JsonNode original(@Context Caller caller, @PathParam("template") String id) {
        requireKeeper(caller);
        TemplateText template = services.printer().original(id).orElseThrow(TemplatesResource::unknown);
        ObjectNode json = services.json().createObjectNode();
        write(caller, json, template, services.printer().inForce(caller.locale()));
        return json.put("content", template.text());
    }

    private void write(Caller caller, ObjectNode json, TemplateText template, Map<String, TemplateText> inForce) {
        json.put("id", template.id());
        json.put("title", template.title());
        json.put("entity", template.entity().map(EntityName::toString).orElse(null));
        json.put("own", services.printer().original(template.id()).isEmpty());
        ArrayNode faults = json.putArray("faults");
        services.printer()
                .faults(template, inForce)
                .forEach(fault -> faults.addObject()
                        .put("template", fault.template())
                        .put("line", fault.line())
                        .put("reason", services.texts().text(fault.reason(), caller.locale())));
    }

    @POST
    @Help("How a record would look")
    @Path("preview")
    @Described(body = Previewed.class, answer = "A PDF of what you may read of it")
    @Consumes("application/json")
    @Produces("application/pdf")
    @LongAnswer
    public Response preview(@Context Caller caller, JsonNode body) {
        Access access = requireKeeper(caller);
        JsonReading asked = JsonReading.of(body, Previewed.class);
        String id = asked.text("template").orElseThrow(TemplatesResource::unknown);
        Locale language = PrintsResource.language(asked, caller);
        TemplateText inForce = services.printer().inForce(language).get(id);
        EntityName entity = Optional.ofNullable(inForce)
                .flatMap(TemplateText::entity)
                .or(() -> asked.text("entity").flatMap(TemplatesResource::entity))
                .orElseThrow(TemplatesResource::unknown);
        String content = asked.text("content")
                .or(() -> Optional.ofNullable(inForce).map(TemplateText::text))
                .orElseThrow(TemplatesResource::unknown);
        EntityMeta meta = desk.entity(access, entity.plugin(), entity.name());
        UUID record = asked.text("record").flatMap(Desk::findId).orElseThrow(Desk::notFound);
        Printed printed = services.printer()
                .preview(
                        caller.actor(),
                        new TemplateText(id, Optional.of(entity), inForce == null ? id : inForce.title(), content),
                        Ref.of(meta.name(), record),
                        language);
        return Download.answer(printed.pdf(), printed.name(), "application/pdf").build();
    }

    private static Optional<EntityName> entity(String name) {
        try {
            return Optional.of(EntityName.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Access requireKeeper(Caller caller) {
        Access access = desk.access(caller);
        boolean isKeeper = List.of(Verb.CREATE, Verb.UPDATE).stream()
                .anyMatch(verb -> !access.rights(TemplateRecord.NAME, verb).isEmpty());
        if (!isKeeper) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.may_not_keep_templates", "You may not look after templates"));
        }
        return access;
    }

    private static Refusal unknown() {
        return Refusal.of(Refusal.Code.NOT_FOUND, Message.of("system.no_template", "There is no such template"));
    }
}
