package org.kontor.core.system;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.FileId;
import org.kontor.api.Setting;
import org.kontor.api.Settings;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.RightsState;
import org.kontor.core.access.Usual;
import org.kontor.core.change.Remembered;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.secret.StoredTexts;
import org.kontor.core.secret.Unopenable;
import org.kontor.core.secret.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is set of plugins, for the system, teams and users. Lives as long as the kernel. */
public final class SystemSettings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemSettings.class);

    private record Key(String plugin, String name, SettingLevel level) {}

    /** What is set; a secret's text is in no log. */
    private record Stored(@Nullable String text, @Nullable FileId file) {
        @Override
        public String toString() {
            return "Stored";
        }
    }

    /** A value, and where it was set; nowhere for what is declared. */
    public record Found<T>(T value, Optional<SettingLevel> at) {}

    private final Supplier<Catalog> catalog;
    private final Supplier<RightsState> rights;
    private final Remembered<Map<Key, Stored>> remembered;

    /**
     * @param vault decrypts secrets
     * @param catalog of the platform that is current at the moment of the call
     * @param rights who is in which team at that moment
     */
    public SystemSettings(
            Database database, Vault vault, Stamp stamp, Supplier<Catalog> catalog, Supplier<RightsState> rights) {
        this.catalog = catalog;
        this.rights = rights;
        this.remembered = new Remembered<>(database, stamp, Stamp.SETTINGS, transaction -> read(transaction, vault));
    }

    /** Reads everything, and looks for changes from now on; the tables must exist. */
    public void start() {
        remembered.start();
    }

    /** What one plugin sees. */
    public Settings of(String pluginId) {
        return new View(pluginId, List.of(SettingLevel.SYSTEM));
    }

    /** The kernel's own. */
    public Settings kernel() {
        return of(AccessPolicy.KERNEL);
    }

    /** How whoever chose nothing is spoken to, and in which zone they are. */
    public Usual usual() {
        try {
            return new Usual(
                    Locale.forLanguageTag(kernel().get(KernelSettings.LANGUAGE)),
                    ZoneId.of(kernel().get(KernelSettings.ZONE)));
        } catch (DateTimeException e) {
            // a zone that this Java does not know any more
            return Usual.PLAIN;
        }
    }

    /** Where settings for somebody are looked for, from the nearest on. */
    public List<SettingLevel> levels(Actor actor) {
        return actor instanceof KernelActor known && known.plugin() != null
                ? List.of(SettingLevel.SYSTEM)
                : levels(actor.ref().id());
    }

    private List<SettingLevel> levels(UUID id) {
        RightsState state = rights.get();
        RightsState.User user = state.users().get(id);
        if (user == null) {
            return List.of(SettingLevel.SYSTEM);
        }
        List<SettingLevel> levels = new ArrayList<>();
        levels.add(SettingLevel.user(id));
        state.nearestTeams(user).forEach(team -> levels.add(SettingLevel.team(team)));
        levels.add(SettingLevel.SYSTEM);
        return levels;
    }

    /** Whether a user may arrange their own pages. */
    public boolean arranges(UUID user) {
        return find(KernelSettings.arrangePages(), levels(user))
                .map(Found::value)
                .orElse(true);
    }

    /** What holds of a setting at the nearest of some levels. */
    public <T> Optional<Found<T>> find(Setting<T> setting, List<SettingLevel> levels) {
        for (SettingLevel level : levels) {
            Optional<T> value = level.kind().takes(setting) ? at(setting.field(), level) : Optional.empty();
            if (value.isPresent()) {
                return value.map(found -> new Found<>(found, Optional.of(level)));
            }
        }
        return setting.otherwise().map(value -> new Found<>(value, Optional.empty()));
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> at(Field<T> field, SettingLevel level) {
        Stored stored = remembered.get().get(new Key(field.shape().plugin(), field.name(), level));
        if (stored == null) {
            return Optional.empty();
        }
        if (field.type() == FieldType.FILE) {
            return Optional.ofNullable((T) stored.file());
        }
        String text = stored.text();
        return text == null ? Optional.empty() : (Optional<T>) read(meta(catalog.get(), field), text);
    }

    /** What a content says; nothing where it was set for an older version of the plugin, which understood it. */
    static Optional<Object> read(FieldMeta meta, String content) {
        try {
            Object value = meta.kind().parse(content, meta.field());
            return Optional.ofNullable(value == null ? null : meta.kind().check(value, meta));
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    /** What is known of a setting's field, its list of choices as it stands now. */
    static FieldMeta meta(Catalog catalog, Field<?> field) {
        return catalog.outside(field, catalog.options(field));
    }

    /** To be called for every entity whose records a transaction writes, before it commits. */
    public void onWrite(Transaction transaction, EntityName entity) {
        if (entity.plugin().equals(AccessPolicy.KERNEL) && entity.equals(SettingRecord.NAME)) {
            remembered.changed(transaction);
        }
    }

    private static Map<Key, Stored> read(Transaction transaction, Vault vault) {
        Map<Key, Stored> all = new HashMap<>();
        transaction.mapper(SystemMapper.class).settings().forEach(row -> {
            String text = row.secret() == null ? row.content() : secret(row, vault);
            FileId file = row.fileId() == null
                    ? null
                    : new FileId(
                            row.fileId(),
                            row.fileName() == null ? "" : row.fileName(),
                            row.fileType() == null ? "" : row.fileType(),
                            row.fileSize() == null ? 0 : row.fileSize());
            if (text != null || file != null) {
                SettingLevel.parse(row.level())
                        .ifPresent(level -> all.put(new Key(row.plugin(), row.name(), level), new Stored(text, file)));
            }
        });
        return Map.copyOf(all);
    }

    /** One that cannot be decrypted counts as not set: it holds up none of the others. */
    private static @Nullable String secret(SystemMapper.SettingRow row, Vault vault) {
        try {
            return vault.open(List.of(StoredTexts.SETTING.place(row.id())), Objects.requireNonNull(row.secret()));
        } catch (Unopenable e) {
            LOG.error(
                    "The secret setting {} of {} cannot be decrypted: {}. Set it anew.",
                    row.name(),
                    row.plugin(),
                    e.getMessage());
            return null;
        }
    }

    @Override
    public void close() {
        remembered.close();
    }

    private final class View implements Settings {
        private final String pluginId;
        private final List<SettingLevel> levels;

        View(String pluginId, List<SettingLevel> levels) {
            this.pluginId = pluginId;
            this.levels = levels;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Optional<T> find(Field<T> field) {
            if (!field.shape().plugin().equals(pluginId)) {
                throw new IllegalArgumentException(field + " is no setting of " + pluginId);
            }
            // a plugin that was switched off a moment ago is not in the catalog any more, and still answers
            Setting<T> setting = catalog.get().settings(pluginId).stream()
                    .filter(each -> each.field().equals(field))
                    .map(each -> (Setting<T>) each)
                    .findFirst()
                    .orElseGet(() -> Setting.of(field));
            return SystemSettings.this.find(setting, levels).map(Found::value);
        }

        @Override
        public Settings of(Actor actor) {
            return new View(pluginId, levels(actor));
        }
    }
}
