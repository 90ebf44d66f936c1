package org.kontor.core.plugin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.api.Message;
import org.kontor.core.meta.Plain;

/** Says places in contributions to people: {@code entity contacts.account, field city}. What is no known place is said as it is. */
public final class PlaceText {
    /** Words that a name follows, in whose place they stand. */
    private static final List<String> NAMED = longestFirst(
            "action",
            "aspect",
            "background",
            "card of",
            "columns of",
            "command",
            "dependency on",
            "entity",
            "event",
            "field",
            "fields for",
            "fill",
            "formula",
            "frame of panel",
            "grant on",
            "hook",
            "layout",
            "list",
            "look of",
            "mapper",
            "menu",
            "message",
            "method",
            "migration",
            "must",
            "need of",
            "notice",
            "number",
            "page",
            "panel",
            "permission",
            "plays",
            "related of",
            "resource",
            "role",
            "rules of",
            "section of",
            "service",
            "setting",
            "step",
            "style",
            "sum",
            "template",
            "tile",
            "title",
            "UI module",
            "upgrade",
            "upgrade to",
            "view of",
            "way",
            "widget");

    /** Words that stand alone. */
    private static final List<String> ALONE = List.of(
            "approval",
            "attachedTo",
            "by",
            "classes",
            "columns",
            "configuration",
            "contribute",
            "escalation",
            "exit",
            "expand",
            "files",
            "fill",
            "former name",
            "from",
            "frozen",
            "groups",
            "index",
            "input",
            "installation",
            "listed by",
            "measure",
            "memory",
            "moves",
            "needs",
            "no overlap",
            "open",
            "output",
            "required",
            "sets",
            "shown",
            "sort",
            "the contribution",
            "title",
            "to",
            "unique",
            "when",
            "where");

    private static final Pattern RULE = Pattern.compile("rule (\\S+) of (\\S+)");

    private PlaceText() {}

    private static List<String> longestFirst(String... words) {
        return Arrays.stream(words)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** A place as a message. */
    public static Message of(String place) {
        List<Message> parts =
                Arrays.stream(place.split(", ")).map(PlaceText::part).toList();
        return parts.size() == 1
                ? parts.getFirst()
                : Message.of("system.places", "{places}").with("places", parts);
    }

    private static Message part(String part) {
        if (ALONE.contains(part)) {
            return Message.of(
                            "system.place_alone",
                            "{kind, select, approval {approval} attachedTo {attachedTo} by {by} classes {classes}"
                                    + " columns {columns} configuration {configuration} contribute {contribute} escalation"
                                    + " {escalation} exit {exit} expand {expand} files {files} fill {fill} former_name {former"
                                    + " name} from {from} frozen {frozen} groups {groups} index {index} input {input}"
                                    + " installation {installation} listed_by {listed by} measure {measure} memory {memory}"
                                    + " moves {moves} needs {needs} no_overlap {no overlap} open {open} output {output}"
                                    + " required {required} sets {sets} shown {shown} sort {sort} the_contribution {the"
                                    + " contribution} title {title} to {to} unique {unique} when {when} where {where} other"
                                    + " {{kind}}}")
                    .with("kind", part.replace(' ', '_'));
        }
        Matcher rule = RULE.matcher(part);
        if (rule.matches()) {
            return Message.of("system.place_rule", "rule {rule} of {entity}")
                    .with("rule", rule.group(1))
                    .with("entity", rule.group(2));
        }
        return NAMED.stream()
                .filter(words -> part.startsWith(words + " "))
                .findFirst()
                .map(words -> named(words, part.substring(words.length() + 1)))
                .orElseGet(() -> Plain.text(part));
    }

    private static Message named(String words, String name) {
        return Message.of(
                        "system.place_named",
                        "{kind, select, action {action {name}} aspect {aspect {name}} background {background"
                                + " {name}} card_of {card of {name}} columns_of {columns of {name}} command {command"
                                + " {name}} dependency_on {dependency on {name}} entity {entity {name}} event {event"
                                + " {name}} field {field {name}} fields_for {fields for {name}} fill {fill {name}} formula"
                                + " {formula {name}} frame_of_panel {frame of panel {name}} grant_on {grant on {name}} hook"
                                + " {hook {name}} layout {layout {name}} list {list {name}} look_of {look of {name}} mapper"
                                + " {mapper {name}} menu {menu {name}} message {message {name}} method {method {name}}"
                                + " migration {migration {name}} must {must {name}} need_of {need of {name}} notice {notice"
                                + " {name}} number {number {name}} page {page {name}} panel {panel {name}} permission"
                                + " {permission {name}} plays {plays {name}} related_of {related of {name}} resource"
                                + " {resource {name}} role {role {name}} rules_of {rules of {name}} section_of {section of"
                                + " {name}} service {service {name}} setting {setting {name}} step {step {name}} style"
                                + " {style {name}} sum {sum {name}} template {template {name}} tile {tile {name}} title"
                                + " {title {name}} UI_module {UI module {name}} upgrade {upgrade {name}} upgrade_to"
                                + " {upgrade to {name}} view_of {view of {name}} way {way {name}} widget {widget {name}}"
                                + " other {{name}}}")
                .with("kind", words.replace(' ', '_'))
                .with("name", name);
    }
}
