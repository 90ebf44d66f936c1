package org.kontor.core.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.FileId;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Setting;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.AllRows;
import org.kontor.core.secret.StoredTexts;
import org.kontor.core.secret.Vault;

/**
 * What is set for one level, as records. They are read in the kernel's right, for the level was permitted as a whole, and
 * written in the writer's, so that nobody can do here what they cannot do to the records.
 */
public final class SettingWriter {
    private final SettingRules rules;
    private final Records records;
    private final SettingLevel level;
    private final Vault vault;

    /**
     * @param records of whoever may see the level
     * @param vault encrypts secrets
     */
    public SettingWriter(SettingRules rules, Records records, SettingLevel level, Vault vault) {
        this.vault = vault;
        this.rules = rules;
        this.records = records;
        this.level = level;
    }

    /** Whether there is such a team or user. */
    public boolean exists() {
        return level.id() == null || Administrators.own(records).find(holder()).isPresent();
    }

    /** Holds the level until the end of the transaction: whoever else writes it here waits. */
    public void lock() {
        Administrators.own(records).lock(holder());
    }

    private Ref holder() {
        return switch (level.kind()) {
            case SYSTEM -> AccessPolicy.self(AccessPolicy.KERNEL).ref();
            case TEAM -> Ref.of(Team.NAME, Objects.requireNonNull(level.id()));
            case USER -> Ref.of(User.NAME, Objects.requireNonNull(level.id()));
        };
    }

    /** Everything that is set, in one order; what belongs to plugins that are switched off among it. */
    public List<Row> rows() {
        Query query = Query.of(SettingRecord.NAME)
                .where(SettingRecord.LEVEL.is(level.toString()))
                .sort(SettingRecord.PLUGIN.ascending(), SettingRecord.SETTING_NAME.ascending());
        return AllRows.of(Administrators.own(records), query).toList();
    }

    /**
     * Sets something.
     *
     * @param rows what is set now
     * @param value checked; null for what counts otherwise
     * @param now for the record of a secret
     */
    public void write(List<Row> rows, Setting<?> setting, @Nullable Object value, Instant now) {
        Row row = rows.stream().filter(each -> isOf(each, setting)).findFirst().orElse(null);
        if (setting.isSecret()) {
            secret(row, setting, value == null ? null : value.toString(), now);
            return;
        }
        Assignment content = content(setting, value);
        if (row != null) {
            records.update(row, content);
        } else if (value != null) {
            create(setting, content);
        }
    }

    private Assignment content(Setting<?> setting, @Nullable Object value) {
        if (setting.field().type() == FieldType.FILE) {
            return SettingRecord.FILE.to((FileId) value);
        }
        FieldMeta meta = rules.meta(setting);
        return SettingRecord.CONTENT.to(value == null ? null : meta.kind().written(value));
    }

    private Row create(Setting<?> setting, Assignment... content) {
        List<Assignment> all = new ArrayList<>(List.of(content));
        all.add(SettingRecord.PLUGIN.to(setting.field().shape().plugin()));
        all.add(SettingRecord.SETTING_NAME.to(setting.field().name()));
        if (level.kind() != SettingLevel.Kind.SYSTEM) {
            Field<Ref> whose = level.kind() == SettingLevel.Kind.TEAM ? SettingRecord.TEAM : SettingRecord.PERSON;
            all.add(whose.to(holder()));
        }
        return records.create(SettingRecord.NAME, all.toArray(Assignment[]::new));
    }

    /** The record says that there is one, and since when; its text lies elsewhere. */
    private void secret(@Nullable Row row, Setting<?> setting, @Nullable String secret, Instant now) {
        if (row == null && secret == null) {
            return;
        }
        Records own = Administrators.own(records);
        Row kept = row == null ? create(setting) : row;
        SystemMapper mapper = own.mapper(SystemMapper.class);
        mapper.deleteSecret(kept.ref().id());
        if (secret != null) {
            UUID id = kept.ref().id();
            mapper.insertSecret(id, vault.seal(StoredTexts.SETTING.place(id), secret));
        }
        own.update(kept, SettingRecord.SECRET_AT.to(secret == null ? null : now));
    }

    /** Whether a record is what is set of a setting. */
    public static boolean isOf(Row row, Setting<?> setting) {
        return row.get(SettingRecord.PLUGIN).equals(setting.field().shape().plugin())
                && row.get(SettingRecord.SETTING_NAME).equals(setting.field().name());
    }
}
