package org.kontor.core.meta.kind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.core.meta.ConditionJson;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.Renames;
import org.kontor.core.secret.Vault;

/** Finds the kind of a field: the one place that asks which type a field is. */
public final class FieldKinds {
    private final Supplier<ConditionJson> conditions;
    private final Renames renames;
    private final Vault vault;

    /**
     * For declarations of which no value is met.
     *
     * @param conditions reads and writes stored conditions; asked for when the first one is met, since it needs the
     *     catalog that the kinds help to build
     */
    public FieldKinds(Supplier<ConditionJson> conditions) {
        this(conditions, Renames.NONE, Vault.none());
    }

    /**
     * The same of fields with values.
     *
     * @param renames which names fields had when values were encrypted
     * @param vault what encrypts
     */
    public FieldKinds(Supplier<ConditionJson> conditions, Renames renames, Vault vault) {
        this.conditions = conditions;
        this.renames = renames;
        this.vault = vault;
    }

    /** The kind of a field. */
    @SuppressWarnings("unchecked")
    public FieldKind<Object> of(Field<?> field) {
        FieldKind<Object> kind = (FieldKind<Object>) kind(field);
        return field.isEncrypted() ? new EncryptedKind(kind, field, names(field), vault) : kind;
    }

    private List<String> names(Field<?> field) {
        Set<String> names = new LinkedHashSet<>(Set.of(field.name()));
        field.formerName().ifPresent(names::add);
        if (field.shape() instanceof EntityName entity) {
            List.copyOf(names).forEach(name -> names.addAll(renames.names(entity, name)));
        }
        return List.copyOf(names);
    }

    private FieldKind<?> kind(Field<?> field) {
        return switch (field.type()) {
            case TEXT -> new TextKind();
            case LONG_TEXT -> new LongTextKind();
            case RICH_TEXT -> new RichTextKind();
            case EMAIL -> new EmailKind();
            case PHONE -> new PhoneKind();
            case URL -> new UrlKind();
            case COUNTRY -> new CountryKind();
            case INTEGER -> new IntegerKind();
            case DECIMAL -> new DecimalKind(FieldType.DECIMAL);
            case MONEY -> new MoneyKind();
            case PRICE -> new DecimalKind(FieldType.PRICE);
            case YES_NO -> new YesNoKind();
            case DATE -> new DateKind();
            case TIME -> new TimeKind();
            case MOMENT -> new MomentKind();
            case ZONED -> new ZonedKind();
            case SPAN -> new SpanKind();
            case CHOICE -> new ChoiceKind();
            case CHOICES -> new ChoicesKind();
            case REFERENCE ->
                field.targets().size() == 1 ? new ReferenceKind(field.targets().getFirst()) : new OpenReferenceKind();
            case REFERENCES -> new ReferencesKind(field.targets().getFirst());
            case PARTS -> new PartsKind(field.targets().getFirst());
            case CONDITION -> new ConditionKind(conditions);
            case FILE -> new FileKind();
        };
    }
}
