package org.kontor.core.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Settings;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.change.Remembered;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.FieldMeta;

/** Plugins' settings as administrators set them. Lives as long as the kernel. */
public final class SystemSettings implements AutoCloseable {
    private record Key(String plugin, String name) {}

    private final Supplier<Catalog> catalog;
    private final Remembered<Map<Key, String>> remembered;

    /**
     * @param catalog of the platform that is current at the moment of the call
     */
    public SystemSettings(Database database, Stamp stamp, Supplier<Catalog> catalog) {
        this.catalog = catalog;
        this.remembered = new Remembered<>(database, stamp, Stamp.SETTINGS, SystemSettings::read);
    }

    /** Reads everything, and looks for changes from now on; the tables must exist. */
    public void start() {
        remembered.start();
    }

    /** What one plugin sees. */
    public Settings of(String pluginId) {
        return new Settings() {
            @Override
            public <T> Optional<T> find(Field<T> setting) {
                if (!setting.shape().plugin().equals(pluginId)) {
                    throw new IllegalArgumentException(setting + " is no setting of " + pluginId);
                }
                return SystemSettings.this.find(setting);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> find(Field<T> setting) {
        String content = remembered.get().get(new Key(setting.shape().plugin(), setting.name()));
        if (content == null) {
            return Optional.empty();
        }
        FieldMeta meta = catalog.get().outside(setting, List.of());
        FieldMeta whole = catalog.get().outside(setting, options(meta));
        try {
            Object value = whole.kind().parse(content, setting);
            return Optional.ofNullable(value == null ? null : (T) whole.kind().check(value, whole));
        } catch (BadValue e) {
            // set for an older version of the plugin, which understood it
            return Optional.empty();
        }
    }

    /** What a choice among settings chooses from, as declared. */
    static List<ChoiceOption> options(FieldMeta setting) {
        return setting.field()
                .list()
                .map(list -> list.choices().stream()
                        .map(choice -> new ChoiceOption(choice.name(), CatalogBuilder.readable(choice.name()), true))
                        .toList())
                .orElse(List.of());
    }

    /** To be called for every entity whose records a transaction writes, before it commits. */
    public void onWrite(Transaction transaction, EntityName entity) {
        if (entity.plugin().equals(AccessPolicy.KERNEL) && entity.equals(Setting.NAME)) {
            remembered.changed(transaction);
        }
    }

    private static Map<Key, String> read(Transaction transaction) {
        Map<Key, String> all = new HashMap<>();
        transaction.mapper(SystemMapper.class).settings().forEach(row -> {
            if (row.content() != null) {
                all.put(new Key(row.plugin(), row.name()), row.content());
            }
        });
        return Map.copyOf(all);
    }

    @Override
    public void close() {
        remembered.close();
    }
}
