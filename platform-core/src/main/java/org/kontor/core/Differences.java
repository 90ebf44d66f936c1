package org.kontor.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.api.Contribution;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.module.Plan.Difference;
import org.kontor.core.module.Plan.Renamed;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.PluginReport.Entry;
import org.kontor.core.plugin.PluginReport.State;

/** What plugins bring then and do not bring now, and the other way round. */
final class Differences {
    private static final String FIELDS = "fields";
    private static final String RULES = "rules";
    private static final String UPGRADES = "upgrades";

    private final PluginReport now;
    private final PluginReport after;
    private final Catalog catalogNow;
    private final Catalog catalogAfter;
    /** What is called otherwise then, as far as it was there before. */
    private final List<Renamed> renames;

    private final Function<String, Set<String>> done;

    /** @param done by plugin, upgrades that have run for good, as they are listed */
    Differences(Platform now, Lineup.Chosen chosen, Function<String, Set<String>> done) {
        this.done = done;
        this.now = now.report();
        this.after = chosen.selection().report();
        this.catalogNow = now.catalog();
        this.catalogAfter = chosen.catalog();
        this.renames = renames(chosen.catalog(), Lineup.contributions(chosen.selection()));
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
                    difference(id, kind, without(has, had), without(had, has)).ifPresent(differences::add);
                }
            }
        }
        return differences;
    }

    /** What goes on under another name is neither lost nor new, and neither is a rule that only follows it. */
    private Optional<Difference> difference(String id, String kind, List<String> gains, List<String> losses) {
        List<Renamed> renamed = new ArrayList<>();
        List<String> gained = new ArrayList<>(gains);
        List<String> lost = new ArrayList<>(losses);
        for (Renamed rename : renames) {
            if (lost.contains(rename.from()) && gained.contains(rename.to())) {
                lost.remove(rename.from());
                gained.remove(rename.to());
                renamed.add(rename);
            }
        }
        if (kind.equals(RULES)) {
            for (String rule : losses) {
                String then = followed(rule);
                if (gained.remove(then)) {
                    lost.remove(rule);
                }
            }
        }
        return renamed.isEmpty() && gained.isEmpty() && lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(id, kind, gained, lost, renamed));
    }

    /** A rule, as it is listed, with the names that the fields of its entity have then. */
    private String followed(String rule) {
        int end = rule.indexOf(' ');
        String entity = rule.substring(0, end);
        String said = rule.substring(end);
        for (Renamed rename : renames) {
            if (rename.from().startsWith(entity + ".")) {
                said = said.replaceAll(
                        "\\b" + Pattern.quote(rename.from().substring(end + 1)) + "\\b",
                        Matcher.quoteReplacement(rename.to().substring(end + 1)));
            }
        }
        return entity + said;
    }

    private static List<Renamed> renames(Catalog catalog, List<Contribution> contributions) {
        Stream<Renamed> fields = catalog.all().stream()
                .flatMap(entity -> entity.declaredFields().stream()
                        .flatMap(field -> field.field().formerName().stream()
                                .map(former -> new Renamed(
                                        entity.name() + "." + former, entity.name() + "." + field.name()))));
        Stream<Renamed> settings = contributions.stream()
                .flatMap(contribution -> contribution.settings().stream())
                .flatMap(setting -> setting.field().formerName().stream()
                        .map(former -> new Renamed(
                                setting.toString()
                                                .substring(0, setting.toString().lastIndexOf('.') + 1)
                                        + former,
                                setting.toString())));
        return Stream.concat(fields, settings).toList();
    }

    private static List<String> without(List<String> names, List<String> those) {
        return names.stream().filter(name -> !those.contains(name)).distinct().toList();
    }

    private Map<String, List<String>> brings(PluginReport report, Catalog catalog, Catalog other, String id) {
        Map<String, List<String>> brings = new LinkedHashMap<>(report.find(id)
                .filter(entry -> entry.state() == State.ACTIVE)
                .map(Entry::brings)
                .orElse(Map.of()));
        // what has run is neither to come nor taken back
        brings.computeIfPresent(UPGRADES, (kind, names) -> without(names, List.copyOf(done.apply(id))));
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
