package org.kontor.core.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables could not be made as wanted; the message is for whoever administrates. */
public final class SchemaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SchemaProblem> problems;

    public SchemaFailure(String message) {
        super(message);
        this.problems = List.of();
    }

    public SchemaFailure(String message, Throwable cause) {
        super(message, cause);
        this.problems = List.of();
    }

    public SchemaFailure(List<SchemaProblem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(SchemaProblem::text).collect(Collectors.joining("; ")), cause);
        this.problems = List.copyOf(problems);
    }

    /** Whose wishes could not be met; none where the database or the kernel is the reason. */
    public List<SchemaProblem> problems() {
        return problems;
    }
}
