package org.kontor.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.core.print.Fault;
import org.kontor.core.print.Printer;
import org.kontor.core.print.TemplateText;
import org.kontor.core.system.TemplateCheck;

/** Has the printer of the platform that is current look through templates before they are kept. */
final class StoredTemplates implements TemplateCheck {
    private final Supplier<@Nullable Printer> printer;

    StoredTemplates(Supplier<@Nullable Printer> printer) {
        this.printer = printer;
    }

    @Override
    public Optional<Optional<EntityName>> brought(String id) {
        return printer().original(id).map(TemplateText::entity);
    }

    @Override
    public List<Message> faults(Records records, Written template) {
        TemplateText text = new TemplateText(template.id(), template.entity(), template.id(), template.content());
        return printer().faults(text, records, template.language()).stream()
                .map(Fault::message)
                .toList();
    }

    private Printer printer() {
        return Objects.requireNonNull(printer.get(), "records were written before a platform was up");
    }
}
