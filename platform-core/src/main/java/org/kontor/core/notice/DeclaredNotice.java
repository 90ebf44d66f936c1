package org.kontor.core.notice;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Notice;
import org.kontor.api.Term;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.ShortNames;

/** A notice and the plugin that declares it. */
public record DeclaredNotice(String plugin, Notice notice) {
    /** All that plugins declare. */
    public static List<DeclaredNotice> all(List<Contribution> contributions) {
        return contributions.stream()
                .flatMap(contribution -> contribution.notices().stream()
                        .map(notice -> new DeclaredNotice(contribution.pluginId(), notice)))
                .toList();
    }

    /** How it is called among all of them: as a choice of users', and in the tables of who was told. */
    public static String kind(String plugin, Notice notice) {
        return plugin + "_" + notice.name();
    }

    String kind() {
        return kind(plugin, notice);
    }

    Choice choice() {
        return new Choice(kind());
    }

    EntityName entity() {
        return notice.entity();
    }

    /** Tells of whom it would tell by other words; one that says something else begins anew. */
    String definition(Catalog catalog) {
        String text = Stream.of(
                        notice.entity().toString(),
                        catalog.conditionJson().storedText(notice.when()),
                        notice.to().stream().map(Term::path).collect(Collectors.joining(",")),
                        notice.at().map(Field::name).orElse(""))
                .collect(Collectors.joining("\n"));
        return ShortNames.hash(text);
    }
}
