package org.kontor.core.print;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Actor;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.change.AccessEntry;
import org.kontor.core.change.AccessKind;
import org.kontor.core.change.ReadLog;
import org.kontor.core.file.FileName;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.plugin.PluginTemplates;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.record.JdbcData;

/**
 * Prints records: looks through the template, reads what it speaks of as whoever prints may read it, fills it when the
 * transaction is over, and makes a PDF. What was printed is noted before it is shown.
 */
public final class Printer {
    private final Catalog catalog;
    private final PluginTexts texts;
    private final Templates templates;
    private final TemplateReview review;
    private final JdbcData data;
    private final AccessPolicy policy;
    private final ReadLog reads;
    private final PdfMaker pdfs;
    private final Clock clock;

    public Printer(
            Catalog catalog,
            PluginTexts texts,
            PluginTemplates declared,
            JdbcData data,
            AccessPolicy policy,
            ReadLog reads,
            PdfMaker pdfs,
            Clock clock) {
        this.catalog = catalog;
        this.texts = texts;
        this.templates = new Templates(declared);
        this.review = new TemplateReview(catalog);
        this.data = data;
        this.policy = policy;
        this.reads = reads;
        this.pdfs = pdfs;
        this.clock = clock;
    }

    /** The templates that are in force for a language, by id. */
    public Map<String, TemplateText> inForce(Locale locale) {
        return data.read(
                AccessPolicy.self(AccessPolicy.KERNEL), records -> templates.inForce(records, locale.getLanguage()));
    }

    /** A template as its plugin brought it. */
    public Optional<TemplateText> original(String id) {
        return templates.original(id);
    }

    /** What is wrong with a template among all that are in force. */
    public List<Fault> faults(TemplateText template, Map<String, TemplateText> inForce) {
        return review.faults(template, inForce);
    }

    /** What is wrong with a template that is being written. */
    public List<Fault> faults(TemplateText template, Records records, String language) {
        return faults(template, templates.inForce(records.as(AccessPolicy.self(AccessPolicy.KERNEL)), language));
    }

    /**
     * Prints a record by a template that is in force.
     *
     * @throws Refusal NOT_FOUND when the record is out of sight or has no such template, INVALID when the template does not
     *     fit or is too much, LIMITED and UNAVAILABLE when too much is printed already
     */
    public Printed print(Actor actor, String template, Ref record, Locale locale) {
        try (PrintTurns.Turn _ = pdfs.turn(actor.ref().id())) {
            return print(actor, inForce(locale), template, record, locale);
        }
    }

    private Printed print(Actor actor, Map<String, TemplateText> inForce, String template, Ref record, Locale locale) {
        TemplateText text = Optional.ofNullable(inForce.get(template))
                .filter(each -> each.entity().filter(record.entity()::equals).isPresent())
                .orElseThrow(() -> Refusal.of(
                        Refusal.Code.NOT_FOUND,
                        Message.of("system.unknown_template", "There is no such template for these records")));
        return print(actor, text, inForce, record, locale);
    }

    /**
     * Prints a record by a template, as it would be.
     *
     * @throws Refusal as {@link #print} does
     */
    public Printed preview(Actor actor, TemplateText template, Ref record, Locale locale) {
        try (PrintTurns.Turn _ = pdfs.turn(actor.ref().id())) {
            return print(actor, template, inForce(locale), record, locale);
        }
    }

    private Printed print(
            Actor actor, TemplateText template, Map<String, TemplateText> inForce, Ref record, Locale locale) {
        EntityMeta entity = catalog.get(record.entity());
        Deadline deadline = new Deadline(Sandbox.MOST_TIME);
        ZoneId zone = actor.zone();
        Wording wording = new Wording(texts, locale, zone);
        Sandbox sandbox = new Sandbox(
                TemplateReview.texts(template, inForce),
                Functions.all(
                        deadline,
                        field -> Values.labelled(catalog, entity, field).map(wording::label)),
                deadline);
        TemplateWalk.Found found = TemplateWalk.through(sandbox, catalog, entity, template.id());
        if (!found.faults().isEmpty()) {
            throw refused(found.faults());
        }
        Filled filled = data.read(actor, records -> {
            DocumentData document = new DocumentData(catalog, records, wording, deadline);
            Map<String, Object> values = document.of(entity, records.get(record), found.wanted());
            return new Filled(values, document.sensitive());
        });
        Map<String, Object> values = new HashMap<>();
        values.put("record", filled.values());
        values.put("today", wording.date(LocalDate.ofInstant(clock.instant(), zone)));
        values.put("user", actor.name());
        // reading is not the template's time
        deadline.begin();
        String html = sandbox.fill(template.id(), values, locale);
        String title = template.title() + " " + filled.values().get("title");
        byte[] pdf = pdfs.pdf(new PdfPage(html, title.strip(), locale.toLanguageTag()));
        note(actor, template.id(), record, filled.sensitive());
        return new Printed(FileName.of(title.strip() + ".pdf"), pdf);
    }

    private record Filled(Map<String, Object> values, Set<String> sensitive) {}

    private static Refusal refused(List<Fault> faults) {
        return Refusal.of(
                Refusal.Code.INVALID,
                Message.of("system.template_unfit", "The template does not fit"),
                faults.stream()
                        .map(fault -> new Refusal.FieldError("content", fault.message()))
                        .toList());
    }

    private void note(Actor actor, String template, Ref record, Set<String> sensitive) {
        Access access = policy.of(actor);
        StringBuilder what =
                new StringBuilder("{\"template\":\"").append(template).append("\",\"fields\":[");
        // names of templates and fields have no letter that JSON would escape
        what.append(String.join(
                        ",", sensitive.stream().map(field -> '"' + field + '"').toList()))
                .append("]}");
        UUID user = access.user();
        reads.append(new AccessEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                AccessKind.PRINTED,
                user,
                access.actor().name(),
                access.through(),
                record.entity(),
                Optional.of(record.id()),
                1,
                what.toString()));
    }
}
