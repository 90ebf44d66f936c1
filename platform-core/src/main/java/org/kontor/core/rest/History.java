package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.kontor.api.Contribution;
import org.kontor.api.Ref;
import org.kontor.api.Verb;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Accounts;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.NewChange;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.OpenFields;
import org.kontor.core.system.SystemPermission;

/** What was done to one record, as far as its reader may know. */
final class History {
    private final Desk desk;
    private final Services services;

    History(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    /** A page of it, newest first; entries of which nothing may be seen say only that there was one. */
    ObjectNode page(Caller caller, EntityMeta entity, Ref ref, long before, int limit) {
        return desk.read(caller, visit -> page(visit, entity, ref, before, limit));
    }

    private ObjectNode page(Visit visit, EntityMeta entity, Ref ref, long before, int limit) {
        ReadableChanges readable = readable(visit, entity, ref);
        boolean knowsPasswords =
                ref.equals(visit.access().actor().ref()) || visit.access().may(SystemPermission.ADMINISTER.id());
        boolean knowsShares = services.rights().reaches(visit.transaction(), visit.access(), Verb.SHARE, ref);
        List<ChangeEntry> entries = services.changes().of(visit.transaction(), ref, before, limit);
        ObjectNode page = services.json().createObjectNode();
        ArrayNode list = page.putArray("entries");
        for (ChangeEntry entry : entries) {
            if (Accounts.isAboutPassword(entry.change()) && !knowsPasswords) {
                continue;
            }
            ObjectNode each = list.addObject();
            JsonNode changes = OwnJson.tree(entry.change().changes());
            write(services, each, entry, changes);
            each.set("changes", readable.of(changes, entry.change().at()));
            if (knowsShares && changes.hasNonNull(NewChange.WITH)) {
                writeWith(each.putObject("with"), changes.get(NewChange.WITH).asText());
            }
        }
        new ChangedNames(services, visit).addTo(list);
        if (ChangeLog.isFull(entries, limit)) {
            page.put("next", Long.toString(entries.getLast().seq()));
        } else {
            page.putNull("next");
            ofOlder(visit, page, entries);
        }
        return page;
    }

    /** With whom a record was shared, for those who may share it. */
    private static void writeWith(ObjectNode json, String with) {
        int slash = with.indexOf('/');
        json.put("entity", with.substring(0, slash)).put("id", with.substring(slash + 1));
    }

    /** Of a history whose beginning was cut off: up to when. */
    private void ofOlder(Visit visit, ObjectNode page, List<ChangeEntry> entries) {
        boolean isWhole = !entries.isEmpty() && entries.getLast().change().kind() == ChangeKind.CREATED;
        if (!isWhole) {
            services.changes()
                    .cutOff(visit.transaction())
                    .ifPresent(cut -> page.put("cut_before", cut.at().toString()));
        }
    }

    /** What the caller may see of a record's changes; refuses when it is out of sight. */
    ReadableChanges readable(Visit visit, EntityMeta entity, Ref ref) {
        OpenFields open = services.rights().openEvenDeleted(visit.transaction(), visit.access(), ref);
        return new ReadableChanges(services, entity, ref, open, visit.notes());
    }

    /** What whoever did it is called: a plugin by its title, as in the list of users. */
    private static String called(Services services, NewChange change) {
        String name = change.actorName();
        return services.contributions().stream()
                .filter(plugin -> plugin.pluginId().equals(name)
                        && AccessPolicy.selfId(name).equals(change.actorId()))
                .findFirst()
                .map(Contribution::title)
                .orElse(name);
    }

    /** Who did what and when; what became of the fields is the reader's own matter. */
    static void write(Services services, ObjectNode json, ChangeEntry entry, JsonNode changes) {
        NewChange change = entry.change();
        json.put("at", change.at().toString());
        json.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        json.put("version", change.version());
        ObjectNode actor = json.putObject("by");
        actor.put("id", change.actorId().toString());
        actor.put("name", called(services, change));
        change.through().ifPresent(plugin -> actor.put("through", plugin));
        if (changes.hasNonNull(NewChange.MASS)) {
            json.put("mass_change", changes.get(NewChange.MASS).asText());
        }
        if (changes.hasNonNull(NewChange.MERGE)) {
            json.put("merge", changes.get(NewChange.MERGE).asText());
        }
        if (changes.hasNonNull(NewChange.UNMERGE)) {
            json.put("unmerge", changes.get(NewChange.UNMERGE).asText());
        }
        if (changes.hasNonNull(NewChange.RESTORED)) {
            json.put("restored", changes.get(NewChange.RESTORED).asText());
        }
        if (changes.hasNonNull(NewChange.ACTION)) {
            json.put("action", changes.get(NewChange.ACTION).asText());
        }
    }
}
