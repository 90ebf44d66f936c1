package org.kontor.core.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.FileId;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.IndexRow;

/**
 * A field by whose texts records are found; its own, or one of its parts.
 *
 * @param field whose texts
 * @param parts of a part's field: the record's field that holds the parts
 * @param isTitle whether it is in the record's title
 * @param isContent whether it is not the field's value by whose texts records are found, but the content of the files that it
 *     holds
 */
record SearchedField(FieldMeta field, @Nullable FieldMeta parts, boolean isTitle, boolean isContent) {
    private static final Set<FieldType> TEXTS = EnumSet.of(
            FieldType.TEXT,
            FieldType.LONG_TEXT,
            FieldType.RICH_TEXT,
            FieldType.EMAIL,
            FieldType.PHONE,
            FieldType.URL,
            FieldType.INTEGER,
            FieldType.DECIMAL,
            FieldType.CHOICE,
            FieldType.FILE);
    private static final Pattern TAG = Pattern.compile("<[^>]{0,500}>");

    /** Whether values of a field are texts to be found by, or can be written as such; encrypted ones are not. */
    static boolean isText(FieldMeta field) {
        return field.system() == null && !field.isEncrypted() && TEXTS.contains(field.type());
    }

    /** The path by which clients know it, {@code city} or {@code lines.text}. */
    String path() {
        return parts == null ? field.name() : parts.name() + "." + field.name();
    }

    /** Which field of the index it is. */
    String indexField() {
        return (isContent ? "t:" : "f:") + (parts == null ? field : parts).entity() + "." + path();
    }

    boolean isPhone() {
        return field.type() == FieldType.PHONE;
    }

    /** What the index depends on. */
    String told() {
        return path() + ":" + field.type() + (isTitle ? ":title" : "") + (isContent ? ":content" : "");
    }

    /**
     * Its texts in a record, as a reader would see them; where their signs stand is counted in these. None of contents, which
     * are not read with records.
     */
    List<String> texts(IndexRow row) {
        List<String> texts = new ArrayList<>(1);
        if (!isContent) {
            for (@Nullable Object value : values(row)) {
                String text = text(value);
                if (!text.isBlank()) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** The files in a record whose contents it is. */
    List<FileId> files(IndexRow row) {
        List<FileId> files = new ArrayList<>(1);
        if (isContent) {
            for (@Nullable Object value : values(row)) {
                if (value instanceof FileId file) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private List<@Nullable Object> values(IndexRow row) {
        List<@Nullable Object> values = new ArrayList<>(1);
        if (parts == null) {
            values.add(row.values().get(field.name()));
        } else if (row.values().get(parts.name()) instanceof List<?> several) {
            for (Object each : several) {
                values.add(each instanceof Map<?, ?> part ? part.get(field.name()) : null);
            }
        }
        return values;
    }

    private String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> field.type() == FieldType.RICH_TEXT ? plain(text) : text;
            case BigDecimal number -> number.toPlainString();
            case FileId file -> file.name();
            case Choice choice ->
                field.options().stream()
                        .filter(option -> option.name().equals(choice.name()))
                        .map(ChoiceOption::label)
                        .findFirst()
                        .orElse(choice.name());
            default -> value.toString();
        };
    }

    /** What is left of formatted text, which holds no other signs in place of letters than these. */
    private static String plain(String html) {
        return TAG.matcher(html)
                .replaceAll(" ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#64;", "@")
                .replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&#96;", "`")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
