package org.kontor.core.mass;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.MassTaken;
import org.kontor.core.record.RecordParser;
import org.kontor.core.task.KernelTask;

/** What a mass change's record says, read as its actor may mean it now. */
public final class MassOrder {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private MassOrder() {}

    /** Whether a condition holds of all records, whatever they hold. */
    public static boolean asksNothing(Condition condition) {
        return condition instanceof Condition.All all
                && all.conditions().stream().allMatch(MassOrder::asksNothing);
    }

    /** A condition as it is kept. */
    public static String text(Catalog catalog, Condition condition) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            catalog.conditionJson().write(json, condition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What is to be done to the records. */
    static MassDeed deed(KernelTask task, Row change) {
        Catalog catalog = task.stage().catalog();
        EntityName entity = entity(catalog, change).name();
        UUID id = change.ref().id();
        Choice kind = change.get(MassChange.KIND);
        Ref undone = change.find(MassChange.UNDOES).orElse(null);
        if (undone == null) {
            Access access = task.stage().policy().of(task.actor());
            Condition where = condition(catalog, access, change);
            return kind.equals(MassChange.DELETES)
                    ? new MassDeed.Delete(entity, where, id)
                    : new MassDeed.Change(entity, where, values(task, access, entity, change), id);
        }
        if (!kind.equals(MassChange.CHANGES)) {
            return kind.equals(MassChange.RESTORES)
                    ? new MassDeed.BringBack(entity, id)
                    : new MassDeed.DeleteAgain(entity, id);
        }
        return task.read(records -> {
            Records kernel = MassChanges.kernel(records);
            return new MassDeed.TakeBack(entity, taken(catalog, records, kernel, kernel.get(undone)), id);
        });
    }

    /**
     * The entity that it is about.
     *
     * @throws Refusal NOT_FOUND when nobody declares it now
     */
    static EntityMeta entity(Catalog catalog, Row change) {
        EntityName name = EntityName.parse(change.get(MassChange.ENTITY));
        return catalog.findMeta(name).orElseThrow(MassOrder::unknown);
    }

    private static Refusal unknown() {
        return Refusal.of(
                Refusal.Code.NOT_FOUND,
                Message.of("system.mass_no_entity", "The plugin whose records these are is not here"));
    }

    /** Which records it is about; of fields that they may not read any more it does not speak. */
    static Condition condition(Catalog catalog, Access access, Row change) {
        try {
            return catalog.conditionJson()
                    .parse(
                            tree(change.get(MassChange.CONDITION)),
                            entity(catalog, change).name(),
                            new ReadableTerms(catalog, access)::reads);
        } catch (BadValue hidden) {
            throw Refusal.of(Refusal.Code.MALFORMED, hidden.reason());
        }
    }

    private static List<Assignment> values(KernelTask task, Access access, EntityName entity, Row change) {
        RecordParser parser = task.stage().parser().of(access);
        Catalog catalog = task.stage().catalog();
        return parser.record(
                entity,
                MassRenames.renamed(
                        catalog,
                        entity(catalog, change),
                        tree(change.get(MassChange.CHANGE)),
                        change.get(MassChange.NAME.createdAt())));
    }

    /**
     * A mass change as it is taken back.
     *
     * @param records of whoever takes it back
     */
    static MassTaken taken(Catalog catalog, Records records, Records kernel, Row change) {
        Row first = first(kernel, change);
        boolean knows = records.actor().may(AccessPolicy.ADMINISTER)
                || first.find(MassChange.STARTED_BY)
                        .filter(records.actor().ref()::equals)
                        .isPresent();
        return new MassTaken(
                change.ref().id(),
                MassChanges.descent(kernel, change.ref()),
                named(catalog, change),
                names(first, catalog.renames()::last),
                knows);
    }

    /** The one that all began with. */
    private static Row first(Records kernel, Row change) {
        Row first = change;
        for (Optional<Ref> before = first.find(MassChange.UNDOES);
                before.isPresent();
                before = first.find(MassChange.UNDOES)) {
            first = kernel.get(before.get());
        }
        return first;
    }

    /**
     * The fields that a mass change was to change, by the names that they have now, an empty one for those that are deleted
     * for good; none where it took another one back.
     */
    private static Set<String> named(Catalog catalog, Row change) {
        return names(change, catalog.renames()::now);
    }

    /** What a field is called that was written once. */
    private interface Naming {
        String of(EntityName entity, String written, Instant at);
    }

    private static Set<String> names(Row change, Naming naming) {
        EntityName entity = EntityName.parse(change.get(MassChange.ENTITY));
        Instant at = change.get(MassChange.NAME.createdAt());
        Set<String> names = new HashSet<>();
        change.find(MassChange.CHANGE)
                .ifPresent(text ->
                        tree(text).fieldNames().forEachRemaining(written -> names.add(naming.of(entity, written, at))));
        return names;
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a mass change is to do cannot be read", e);
        }
    }
}
