package org.kontor.core.mass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.MassOutcome;
import org.kontor.core.record.MassTaken;

/** Some of the records that a mass change wrote, of its first page and its last, to try to take them back. */
public final class UndoSample {
    private static final int OF_A_PAGE = 50;

    private final Row change;
    private final EntityName entity;
    private final MassTaken taken;
    private final Map<UUID, MassPage.Item> items;

    private UndoSample(Row change, EntityName entity, MassTaken taken, Map<UUID, MassPage.Item> items) {
        this.change = change;
        this.entity = entity;
        this.taken = taken;
        this.items = items;
    }

    /**
     * Those of a mass change.
     *
     * @param records of whoever would take it back
     * @throws org.kontor.api.Refusal as taking it back would
     */
    public static UndoSample of(Catalog catalog, Records records, Ref id) {
        Records kernel = MassChanges.kernel(records);
        Row change = kernel.get(id);
        MassChanges.check(records, kernel, change);
        Map<UUID, MassPage.Item> items = new HashMap<>();
        MassMapper mapper = MassWork.mapper(records);
        Integer last = mapper.last(id.id());
        Set<Integer> pages = new LinkedHashSet<>(last == null ? List.of() : List.of(last, 0));
        for (int page : pages) {
            String text = Objects.requireNonNullElse(mapper.items(id.id(), page), "");
            MassPage.parse(page, text).items().stream()
                    .filter(item -> item.state() == MassPage.WRITTEN)
                    .limit(OF_A_PAGE)
                    .forEach(item ->
                            items.put(item.id(), new MassPage.Item(item.id(), item.version(), MassPage.OPEN, 0)));
        }
        return new UndoSample(
                change,
                MassOrder.entity(catalog, change).name(),
                MassOrder.taken(catalog, records, kernel, change),
                items);
    }

    public EntityName entity() {
        return entity;
    }

    /** Whether it is somebody's own. */
    public boolean isOf(Ref user) {
        return change.find(MassChange.STARTED_BY).filter(user::equals).isPresent();
    }

    /** How many records would be taken back. */
    public long records() {
        return change.find(MassChange.CHANGED).orElse(0L);
    }

    /** The fields that were to be changed, by the names that they have now. */
    public Set<String> named() {
        return taken.named();
    }

    public List<UUID> ids() {
        return new ArrayList<>(items.keySet());
    }

    /** Takes some of them back. */
    public List<MassOutcome> write(Records records, List<UUID> some, UUID mass) {
        List<MassPage.Item> chosen =
                some.stream().map(id -> Objects.requireNonNull(items.get(id))).toList();
        Choice kind = MassChanges.opposite(change.get(MassChange.KIND));
        MassDeed deed = kind.equals(MassChange.CHANGES)
                ? new MassDeed.TakeBack(entity, taken, mass)
                : kind.equals(MassChange.RESTORES)
                        ? new MassDeed.BringBack(entity, mass)
                        : new MassDeed.DeleteAgain(entity, mass);
        return deed.write(records, chosen);
    }
}
