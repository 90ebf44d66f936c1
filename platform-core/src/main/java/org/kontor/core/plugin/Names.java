package org.kontor.core.plugin;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.api.Field;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.kind.FieldKinds;

/** What things may be called: the grammar of names, and the words that are taken. */
final class Names {
    /** The words that H2 or PostgreSQL does not take as a column's name unquoted, as mappers write it. */
    private static final Set<String> SQL = words("""
            all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate
            collation column concurrently constraint create cross current_catalog current_date current_path current_role
            current_schema current_time current_timestamp current_user day default deferrable desc distinct do else end
            except exists false fetch for foreign freeze from full grant group groups having hour if ilike in initially
            inner intersect interval into is isnull join key lateral leading left like limit localtime localtimestamp
            minus minute month natural not notnull null offset on only or order outer over overlaps partition placing
            primary qualify range references regexp returning right row rownum rows second select session_user set
            similar some symmetric system_user table tablesample then to top trailing true uescape union unique unknown
            user using value values variadic verbose when where window with year""");

    /** What every record has of its own, in columns, terms or JSON. */
    private static final Set<String> RECORD = words("""
            id version owner team parent position created_at created_by updated_at updated_by can title
            owner_id team_id parent_id""");

    /** What the language of conditions says. */
    private static final Set<String> CONDITION = words("and or not some");

    /** Ids that no plugin may have: the kernel's, and what stands before names that administrators give. */
    private static final Set<String> PLUGINS = words("system custom kontor x");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final Pattern CHOICE = Pattern.compile("[a-z0-9_]{1,50}");
    private static final Pattern PERMISSION = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");

    private Names() {}

    /** Whether a text has the form of a plugin's id. */
    static boolean isPlugin(String id) {
        return ID.matcher(id).matches();
    }

    /** Whether no plugin may have that id. */
    static boolean isTaken(String id) {
        return PLUGINS.contains(id);
    }

    static void plugin(String id, Place place) {
        grammar(id, ID, "a plugin's id", 30, place);
        if (PLUGINS.contains(id)) {
            place.refuse("the id " + id + " is taken by the kernel", "choose another");
        }
    }

    static void entity(String name, Place place) {
        grammar(name, ID, "an entity's name", 30, place);
    }

    /** The name of a role, an action, a rule, a view, an input. */
    static void plain(String name, String what, Place place) {
        grammar(name, NAME, what, 50, place);
    }

    static void choice(String name, Place place) {
        if (!CHOICE.matcher(name).matches()) {
            place.refuse(
                    "'" + name + "' is not a choice's name",
                    "use lower-case letters, digits and _, at most 50 characters");
        }
    }

    static void permission(String name, Place place) {
        if (name.length() > 100 || !PERMISSION.matcher(name).matches()) {
            place.refuse(
                    "'" + name + "' is not a permission's name",
                    "use lower-case letters, digits, _ and ., beginning with a letter, at most 100 characters");
        }
    }

    /** The name of a field of an entity: also a column's and a key's in JSON. */
    static void field(Field<?> field, Place place) {
        String name = field.name();
        plain(name, "a field's name", place);
        if (RECORD.contains(name)) {
            place.refuse("every record has " + name + " of its own", "choose another name");
        } else if (CONDITION.contains(name)) {
            place.refuse(name + " is a word of the language of conditions", "choose another name");
        } else if (columns(field).stream().anyMatch(SQL::contains)) {
            place.refuse(name + " is a reserved word of SQL", "choose another name");
        } else if (name.startsWith("x_") && !place.pluginId().equals(OwnParts.PLUGIN)) {
            place.refuse("names that begin with x_ are the administrators'", "choose another name");
        }
    }

    /** The names that a field takes among its table's columns; none for a name that cannot be one. */
    static Set<String> columns(Field<?> field) {
        if (!NAME.matcher(field.name()).matches()) {
            return Set.of();
        }
        return kinds().of(field).columns(field, Identifiers.lowerCase()).stream()
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /** What the kernel knows of fields' types. Stored conditions are not read while plugins are checked. */
    static FieldKinds kinds() {
        return new FieldKinds(() -> {
            throw new IllegalStateException("there is no catalog yet to read a condition with");
        });
    }

    private static void grammar(String name, Pattern pattern, String what, int most, Place place) {
        if (!pattern.matcher(name).matches()) {
            place.refuse(
                    "'" + name + "' is not " + what,
                    "use lower-case letters, digits and _, beginning with a letter, at most " + most + " characters");
        }
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
