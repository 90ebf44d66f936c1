package org.kontor.core.plugin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.api.Message;
import org.kontor.core.meta.Plain;

/** Says to people what {@link Brought} lists. */
public final class BroughtText {
    private static final Pattern RULE = Pattern.compile(
            "(\\S+) (must|required|unique|index|fill|sum|formula|number|frozen but|frozen|no overlap of|shown|plays)"
                    + "(?: (.*))?");
    private static final Pattern SUM = Pattern.compile("(\\S+) of (\\S+)");
    private static final Pattern FILL = Pattern.compile("(\\S+) fills (\\S+)");

    private BroughtText() {}

    /** What kind of things they are. */
    public static Message kind(String kind) {
        return Message.of(
                        "system.brought",
                        "{kind, select, dependencies {dependencies} entities {entities} fields {fields} rules {rules}"
                                + " hooks {hooks} actions {actions} aspects {aspects} dormant {dormant}"
                                + " permissions {permissions} roles {roles} needs {needs} resources {resources}"
                                + " mappers {mappers} migrations {migrations} upgrades {upgrades} settings {settings}"
                                + " backgrounds {backgrounds} services {services} pages {pages} other {{kind}}}")
                .with("kind", kind);
    }

    /** Those that are listed. */
    public static List<Message> names(String kind, List<String> listed) {
        return listed.stream().map(name -> name(kind, name)).toList();
    }

    private static Message name(String kind, String listed) {
        return switch (kind) {
            case "rules", "dormant" -> rule(listed);
            case "upgrades" -> {
                Matcher fill = FILL.matcher(listed);
                yield fill.matches()
                        ? Message.of("system.brought_fill", "{version} fills {entity}")
                                .with("version", fill.group(1))
                                .with("entity", fill.group(2))
                        : Plain.text(listed);
            }
            default -> Plain.text(listed);
        };
    }

    private static Message rule(String listed) {
        Matcher rule = RULE.matcher(listed);
        if (!rule.matches()) {
            return Plain.text(listed);
        }
        String about = rule.group(3) == null ? "" : rule.group(3);
        Matcher sum = SUM.matcher(about);
        if (rule.group(2).equals("sum") && sum.matches()) {
            return Message.of("system.brought_sum", "{entity} sum {field} of {to}")
                    .with("entity", rule.group(1))
                    .with("field", sum.group(1))
                    .with("to", sum.group(2));
        }
        Message kind = Message.of(
                        "system.brought_rule",
                        "{kind, select, must {must} required {required} unique {unique} index {index} fill {fill} sum {sum}"
                                + " formula {formula} number {number} frozen_but {frozen but} frozen {frozen}"
                                + " no_overlap_of {no overlap of} shown {shown} plays {plays} other {{kind}}}")
                .with("kind", rule.group(2).replace(' ', '_'));
        return about.isEmpty()
                ? Message.of("system.brought_rule_bare", "{entity} {rule}")
                        .with("entity", rule.group(1))
                        .with("rule", kind)
                : Message.of("system.brought_rule_about", "{entity} {rule} {about}")
                        .with("entity", rule.group(1))
                        .with("rule", kind)
                        .with("about", about);
    }
}
