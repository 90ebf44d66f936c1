package org.kontor.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.module.Plan.Difference;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.PluginReport.Entry;
import org.kontor.core.plugin.PluginReport.State;

/** What plugins bring then and do not bring now, and the other way round. */
final class Differences {
    private static final String FIELDS = "fields";

    private final PluginReport now;
    private final PluginReport after;
    private final Catalog catalogNow;
    private final Catalog catalogAfter;

    Differences(Platform now, Lineup.Chosen chosen) {
        this.now = now.report();
        this.after = chosen.selection().report();
        this.catalogNow = now.catalog();
        this.catalogAfter = chosen.catalog();
    }

    List<Difference> all() {
        Set<String> ids = new TreeSet<>();
        Stream.concat(now.plugins().stream(), after.plugins().stream()).forEach(entry -> ids.add(entry.id()));
        List<Difference> differences = new ArrayList<>();
        for (String id : ids) {
            Map<String, List<String>> before = brings(now, catalogNow, catalogAfter, id);
            Map<String, List<String>> then = brings(after, catalogAfter, catalogNow, id);
            Set<String> kinds = new LinkedHashSet<>(then.keySet());
            kinds.addAll(before.keySet());
            for (String kind : kinds) {
                List<String> had = before.getOrDefault(kind, List.of());
                List<String> has = then.getOrDefault(kind, List.of());
                if (!new HashSet<>(had).equals(new HashSet<>(has))) {
                    differences.add(new Difference(id, kind, without(has, had), without(had, has)));
                }
            }
        }
        return differences;
    }

    private static List<String> without(List<String> names, List<String> those) {
        return names.stream().filter(name -> !those.contains(name)).distinct().toList();
    }

    private static Map<String, List<String>> brings(PluginReport report, Catalog catalog, Catalog other, String id) {
        Map<String, List<String>> brings = new LinkedHashMap<>(report.find(id)
                .filter(entry -> entry.state() == State.ACTIVE)
                .map(Entry::brings)
                .orElse(Map.of()));
        List<String> fields = new ArrayList<>(brings.getOrDefault(FIELDS, List.of()));
        // those of an entity that comes or goes as a whole come and go with it
        catalog.all().stream()
                .filter(entity -> entity.name().plugin().equals(id))
                .filter(entity -> other.findMeta(entity.name()).isPresent())
                .flatMap(entity -> fields(entity, id))
                .forEach(fields::add);
        if (!fields.isEmpty()) {
            brings.put(FIELDS, fields);
        }
        return brings;
    }

    private static Stream<String> fields(EntityMeta entity, String owner) {
        return entity.declaredFields().stream()
                .filter(field -> field.owner().equals(owner) && !field.field().isRetired())
                .map(field -> entity.name() + "." + field.name());
    }
}
