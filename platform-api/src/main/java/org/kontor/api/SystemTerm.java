package org.kontor.api;

import java.util.Locale;
import java.util.Objects;

/**
 * A term that every entity has. Made by the methods of {@link EntityName}.
 *
 * {@snippet class="org.kontor.example.Asking" region="system-term"}
 */
public record SystemTerm<T>(EntityName owningEntity, Kind kind) implements Term<T> {
    /** Which one. */
    public enum Kind {
        ID,
        OWNER,
        TEAM,
        CREATED_BY,
        UPDATED_BY,
        CREATED_AT,
        UPDATED_AT,
        PARENT,
        /** Of an aspect's rows only. */
        SOURCE
    }

    public SystemTerm {
        Objects.requireNonNull(owningEntity, "owningEntity");
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public Shape shape() {
        return owningEntity;
    }

    @Override
    public String path() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public FieldType type() {
        return kind == Kind.CREATED_AT || kind == Kind.UPDATED_AT ? FieldType.MOMENT : FieldType.REFERENCE;
    }
}
