package org.kontor.core.meta;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.SystemTerm;

/**
 * A field of an entity, resolved. The fields that every entity has are fields too, with a {@link #system} kind.
 *
 * @param entity whose
 * @param name as Java, JSON and paths write it
 * @param field the declaration; for a system field one made up by the kernel
 * @param kind what the kernel knows of its type
 * @param columns where its values are kept
 * @param system which of the fields that every entity has, or null
 * @param owner the plugin that declared it, which may be another than the entity's
 * @param options of a choice: what may be chosen, in order
 * @param moved whether actions alone write it
 * @param byRule whether a rule alone writes it: a sum, a formula, a number
 * @param link of references: the table that holds the links, quoted; else null
 */
public record FieldMeta(
        EntityName entity,
        String name,
        Field<?> field,
        FieldKind<Object> kind,
        List<Column> columns,
        SystemTerm.@Nullable Kind system,
        String owner,
        List<ChoiceOption> options,
        boolean moved,
        boolean byRule,
        @Nullable String link) {

    public FieldMeta {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    public FieldType type() {
        return field.type();
    }

    /** Whether clients may never write it. */
    public boolean isKept() {
        return system != null && !saysWhose();
    }

    /** Whether it says to whom the record belongs, and so which rights reach it: its owner or its team. */
    public boolean saysWhose() {
        return system == SystemTerm.Kind.OWNER || system == SystemTerm.Kind.TEAM;
    }

    /** Whether clients may give it a value: it is neither kept, nor moved by actions, nor worked out by rules or hooks. */
    public boolean isWritable() {
        return !isKept() && !moved && !byRule && !field.isDerived();
    }

    /** Whether it holds parts. */
    public boolean isParts() {
        return type() == FieldType.PARTS;
    }

    /** The first value of a choice, which a state that nobody set counts as: records from before there were states have none. */
    public Optional<Choice> beginning() {
        return options.stream().filter(ChoiceOption::active).findFirst().map(first -> new Choice(first.name()));
    }

    /** Whether it holds several references, in a table of their own. */
    public boolean isReferences() {
        return type() == FieldType.REFERENCES;
    }

    /** Whether it holds a file. */
    public boolean isFile() {
        return type() == FieldType.FILE;
    }

    /** Whether its values are encrypted where they are kept. */
    public boolean isEncrypted() {
        return kind.sealing() != null;
    }

    /** Of a reference: whether it may point to records of several entities, and so says which. */
    public boolean isOpen() {
        return type() == FieldType.REFERENCE && field.targets().size() != 1;
    }

    /** Whether both may name the same record: a reference to accounts and one to deals never do, whatever their ids are. */
    public boolean mayEqual(FieldMeta other) {
        return !isReference()
                || !other.isReference()
                || isOpen()
                || other.isOpen()
                || field.targets().equals(other.field.targets());
    }

    private boolean isReference() {
        return type() == FieldType.REFERENCE;
    }

    @Override
    public String toString() {
        return entity + "." + name;
    }
}
