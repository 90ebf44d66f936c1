package org.kontor.core.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Actor;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Search;
import org.kontor.core.access.Access;
import org.kontor.core.change.AccessKind;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.search.Found;
import org.kontor.core.search.Reason;

/** The search as plugins ask it: what {@link SearchResource} answers, by the same rights and in the same log. */
public final class PluginSearch implements Search {
    private static final int MOST = 50;

    private final Services services;
    private final Desk desk;

    public PluginSearch(Services services) {
        this.services = services;
        this.desk = new Desk(services);
    }

    @Override
    public Answer find(Actor actor, String words, int most, EntityName... among) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("Search for 1 to " + MOST + " records of each entity, not " + most);
        }
        Objects.requireNonNull(words, "words");
        Set<EntityName> entities = Set.of(among);
        boolean isCurrent = services.search().catchUp();
        SensitiveNotes notes = new SensitiveNotes();
        List<Found.Group> groups = new ArrayList<>();
        Answer answer = services.data().reading(actor, (transaction, access) -> {
            Found found = services.search()
                    .find(transaction, access, words, entity -> entities.isEmpty() || entities.contains(entity), most);
            groups.clear();
            groups.addAll(found.groups());
            boolean isWhole = isCurrent
                    && !found.isBuilding()
                    && !found.isPartial()
                    && found.groups().stream().noneMatch(Found.Group::more);
            return new Answer(hits(transaction, access, found, notes), isWhole);
        });
        note(services.policy().of(actor), groups, notes);
        return answer;
    }

    private List<Hit> hits(Transaction transaction, Access access, Found found, SensitiveNotes notes) {
        Map<EntityName, Set<UUID>> records = new HashMap<>();
        List<Hit> hits = new ArrayList<>();
        found.groups()
                .forEach(group -> group.hits()
                        .forEach(hit -> records.computeIfAbsent(group.entity().name(), first -> new HashSet<>())
                                .add(hit.record().id())));
        Map<Ref, String> titles = services.rights().titles(transaction, access, records);
        for (Found.Group group : found.groups()) {
            for (Found.Hit hit : group.hits()) {
                List<Passage> passages = new ArrayList<>();
                for (Reason each : hit.reasons()) {
                    passages.add(passage(each));
                    if (each.field().field().isSensitive()) {
                        notes.read(group.entity(), hit.record().id(), List.of(each.field()));
                    }
                }
                String title = titles.get(hit.record());
                hits.add(new Hit(hit.record(), title == null ? "" : title, Optional.ofNullable(hit.on()), passages));
            }
        }
        return hits;
    }

    private static Passage passage(Reason reason) {
        return new Passage(
                reason.path(),
                reason.text(),
                reason.marks().stream()
                        .map(mark -> new Mark(mark.from(), mark.to()))
                        .toList());
    }

    /** What plugins look for by themselves is not what somebody looked at. */
    private void note(Access access, List<Found.Group> groups, SensitiveNotes notes) {
        if (!access.actor().ref().entity().equals(CatalogBuilder.USER)) {
            return;
        }
        desk.note(access, notes);
        for (Found.Group group : groups) {
            desk.noteAsked(
                    access, AccessKind.SEARCHED, group.entity(), group.hits().size(), NotedQuestion.ofSearch(""));
        }
    }
}
