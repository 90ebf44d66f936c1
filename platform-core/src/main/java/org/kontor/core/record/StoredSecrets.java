package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.kontor.core.database.Database;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptValue;
import org.kontor.core.meta.Sealing;
import org.kontor.core.schema.SealedColumns;
import org.kontor.core.schema.SealedColumns.OfField;
import org.kontor.core.secret.TextPages;
import org.kontor.core.secret.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts what lay in plain in columns of fields that are encrypted now: in their tables, in the change log and in the trash.
 * Each page is a transaction; what is encrypted already stays as it is, so that it may be begun again at any time and by
 * several servers at once. Values keep their versions: nothing of a record changes.
 */
public final class StoredSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSecrets.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final Database database;
    private final Catalog catalog;
    private final BooleanSupplier isEnding;

    /** @param isEnding whether to stop in the middle: a {@link CancellationException} comes of it */
    public StoredSecrets(Database database, Catalog catalog, BooleanSupplier isEnding) {
        this.database = database;
        this.catalog = catalog;
        this.isEnding = isEnding;
    }

    /** Writes down which columns are encrypted, before the first value in them is. */
    public static void note(Database database, Catalog catalog) {
        SealedColumns.note(database, catalog);
    }

    /** Columns in which something may lie in plain still. */
    public List<OfField> open() {
        return SealedColumns.note(database, catalog);
    }

    /**
     * Encrypts what is left of one.
     *
     * @param last whether nobody writes plain values any more, so that it needs not be looked for again
     */
    public void encrypt(OfField column, boolean last) {
        Set<String> names =
                catalog.renames().names(column.entity().name(), column.field().name());
        long count = table(column);
        count += kept(column, names, "system_change", "seq", "changes", (id, json) -> change(column, names, id, json));
        count += kept(
                column,
                names,
                "system_trash",
                "id",
                "data",
                (id, json) -> deleted(root(column.entity()), column, names, json));
        if (count > 0) {
            LOG.info("{} values of {} that lay there in plain are encrypted", count, column.field());
        }
        if (last) {
            Set<String> former = new HashSet<>(names);
            former.remove(column.field().name());
            SealedColumns.done(database, column, former);
        }
    }

    private void goOn() {
        if (isEnding.getAsBoolean()) {
            throw new CancellationException("the server ends");
        }
    }

    private long table(OfField column) {
        String id = column.entity().get("id").columns().getFirst().sql();
        String value = column.field().columns().getFirst().sql();
        Sealing sealing = Objects.requireNonNull(column.field().kind().sealing());
        // somebody may have typed what only looks encrypted
        return new TextPages(column.entity().table(), List.of(id), value, List.of(), value + " is not null", List.of())
                .each(database, (row, text) -> {
                    goOn();
                    UUID record = (UUID) row.getFirst();
                    return Vault.isSealed(text) && sealing.isSealed(record, text)
                            ? text
                            : sealing.sealText(record, text);
                });
    }

    /** What changes of a record, and what is deleted, lies under the entity that it is a part of. */
    private EntityMeta root(EntityMeta entity) {
        EntityMeta.Parent parent = entity.parent().orElse(null);
        return parent == null ? entity : root(catalog.get(parent.entity()));
    }

    private long kept(OfField column, Set<String> names, String table, String key, String text, Sealer sealer) {
        long count = 0;
        for (String name : names) {
            count += new TextPages(
                            table,
                            List.of(key),
                            text,
                            List.of("record_id"),
                            "entity = ? and " + text + " like ?",
                            List.of(root(column.entity()).name().toString(), "%\"" + name + "\":%"))
                    .each(database, (row, json) -> {
                        goOn();
                        JsonNode tree = tree(json);
                        return sealer.seal((UUID) row.get(1), tree) ? tree.toString() : json;
                    });
        }
        return count;
    }

    /** Encrypts what JSON holds of a field, and says whether there was anything to do. */
    private interface Sealer {
        boolean seal(UUID record, JsonNode json);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is kept of changes cannot be read", e);
        }
    }

    /** Values before and after by field; of parts, those that left and those that came. */
    private boolean change(OfField column, Set<String> names, UUID record, JsonNode changes) {
        EntityMeta.Parent parent = column.entity().parent().orElse(null);
        Set<String> keys = parent == null ? names : catalog.renames().names(parent.entity(), parent.field());
        boolean any = false;
        for (String key : keys) {
            if (changes.get(key) instanceof ArrayNode sides) {
                for (int side = 0; side < sides.size(); side++) {
                    if (parent == null) {
                        JsonNode sealed = KeptValue.sealed(column.field(), record, sides.get(side));
                        any |= sealed != sides.get(side);
                        sides.set(side, sealed);
                    } else {
                        for (JsonNode row : sides.get(side)) {
                            any |= row instanceof ObjectNode part && row(column, names, part, part);
                        }
                    }
                }
            }
        }
        return any;
    }

    /** A record with its parts, as the trash keeps it. */
    private boolean deleted(EntityMeta entity, OfField column, Set<String> names, JsonNode json) {
        if (!(json.path("fields") instanceof ObjectNode fields)) {
            return false;
        }
        boolean any = entity == column.entity() && row(column, names, json, fields);
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isParts()) {
                EntityMeta part = catalog.get(field.field().targets().getFirst());
                for (String name : catalog.renames().names(entity.name(), field.name())) {
                    for (JsonNode each : fields.path(name)) {
                        any |= deleted(part, column, names, each);
                    }
                }
            }
        }
        return any;
    }

    private static boolean row(OfField column, Set<String> names, JsonNode named, ObjectNode fields) {
        boolean any = false;
        for (String name : names) {
            JsonNode value = fields.get(name);
            if (value != null) {
                UUID id = UUID.fromString(named.path("id").asText());
                JsonNode sealed = KeptValue.sealed(column.field(), id, value);
                any |= sealed != value;
                fields.set(name, sealed);
            }
        }
        return any;
    }
}
