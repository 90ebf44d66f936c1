package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kontor.api.EntityName;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnPart;
import org.kontor.core.custom.CustomModel.OwnRule;

/** What administrators added as wishes that would add it elsewhere, as {@link ModelChange} reads them. */
public final class ModelFile {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String RETIRED = "retired";

    private ModelFile() {}

    /** All of it, in one order for the same model; what is retired is only said to be so. */
    public static ArrayNode of(CustomModel model) {
        ArrayNode wishes = NODES.arrayNode();
        Stream.of(model.entities(), model.fields(), model.rules())
                .flatMap(parts -> parts.stream().sorted(Comparator.comparing(OwnPart::path)))
                .map(part -> part.retired() ? retiring(part) : wish(part))
                .forEach(wishes::add);
        return wishes;
    }

    private static ObjectNode named(OwnPart part) {
        ObjectNode json = NODES.objectNode();
        return switch (part) {
            case OwnEntity entity -> json.put("entity", entity.path());
            case OwnField field -> {
                json.put("entity", field.entity().toString()).put("field", field.name());
                yield field.former().isEmpty() ? json : json.put("formerly", field.former());
            }
            case OwnRule rule -> json.put("entity", rule.entity().toString()).put("rule", rule.name());
        };
    }

    private static ObjectNode retiring(OwnPart part) {
        return named(part).put("to", RETIRED);
    }

    private static ObjectNode wish(OwnPart part) {
        ObjectNode json = named(part);
        return switch (part) {
            case OwnEntity entity -> {
                json.put("label", entity.label()).put("plural", entity.plural());
                words(json, entity.words());
                yield json.put("help", entity.help()).put("owned", entity.owned());
            }
            case OwnField field -> {
                json.put("type", FieldTypes.name(field.type())).put("label", field.label());
                words(json, field.words());
                json.put("help", field.help())
                        .put("required", field.required())
                        .put("unique", field.unique())
                        .put("searchable", field.searchable())
                        .put("sensitive", field.sensitive())
                        .put("encrypted", field.encrypted());
                if (!field.list().isEmpty()) {
                    json.put("list", field.list());
                }
                field.masked().ifPresent(last -> json.putObject("masked").put("last", last));
                if (field.maxLength() > 0) {
                    json.put("max_length", field.maxLength());
                }
                if (!field.targets().isEmpty()) {
                    ArrayNode targets = json.putArray("targets");
                    field.targets().forEach(target -> targets.add(target.toString()));
                }
                if (!field.values().isEmpty()) {
                    ArrayNode values = json.putArray("values");
                    field.values()
                            .forEach(value ->
                                    values.addObject().put("name", value.name()).put("label", value.label()));
                }
                yield json;
            }
            case OwnRule rule -> {
                json.put("kind", rule.kind());
                rule.content().properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(said -> json.set(said.getKey(), said.getValue()));
                yield json;
            }
        };
    }

    private static void words(ObjectNode json, Map<String, Map<String, String>> words) {
        ObjectNode all = json.putObject("words");
        new TreeMap<>(words).forEach((language, texts) -> {
            ObjectNode own = all.putObject(language);
            new TreeMap<>(texts).forEach(own::put);
        });
    }

    /**
     * What of a file's wishes is different here.
     *
     * @param deletes whether what is here and not in the file is retired
     * @throws org.kontor.api.Refusal INVALID when one of them names nothing that can be changed so
     */
    public static List<ModelChange> changes(CustomModel here, List<JsonNode> wishes, boolean deletes) {
        List<ModelChange> changes = new ArrayList<>();
        Set<String> named = new HashSet<>();
        CustomModel model = here;
        for (int place = 0; place < wishes.size(); place++) {
            JsonNode wish = wishes.get(place);
            String path = path(wish);
            String former = formerPath(wish);
            named.add(path);
            named.add(former);
            OwnPart known = here.parts()
                    .filter(part -> part.path().equals(path))
                    .findFirst()
                    .or(() -> here.field(former).map(OwnPart.class::cast))
                    .orElse(null);
            if (known == null && wish.path("to").asText().equals(RETIRED)) {
                continue;
            }
            ObjectNode asked = wish.deepCopy();
            if (known instanceof OwnField field && FieldTypes.hasChoices(field.type())) {
                // from then on the list is kept with the other lists
                asked.remove("values");
            }
            ModelChange change = new ModelChange(asked);
            CustomModel after = change.apply(model, place);
            if (!after.equals(model)) {
                changes.add(change);
            }
            model = after;
        }
        if (deletes) {
            here.parts()
                    .filter(part -> !part.retired() && !named.contains(part.path()) && isByItself(part, named))
                    .map(part -> new ModelChange(retiring(part)))
                    .forEach(changes::add);
        }
        return changes;
    }

    /** What belongs to an own entity goes with it, and by its title its records are called. */
    private static boolean isByItself(OwnPart part, Set<String> named) {
        return switch (part) {
            case OwnEntity entity -> true;
            case OwnField field -> isThere(field.entity(), named) && !isTitle(field);
            case OwnRule rule -> isThere(rule.entity(), named);
        };
    }

    private static boolean isThere(EntityName entity, Set<String> named) {
        return !entity.plugin().equals(CustomModel.PLUGIN) || named.contains(entity.toString());
    }

    private static boolean isTitle(OwnField field) {
        return field.entity().plugin().equals(CustomModel.PLUGIN)
                && field.name().equals(ModelChange.TITLE);
    }

    /** Of a field that was renamed where the file comes from. */
    private static String formerPath(JsonNode wish) {
        return wish.path("entity").asText() + "." + wish.path("formerly").asText();
    }

    private static String path(JsonNode wish) {
        String entity = wish.path("entity").asText();
        if (wish.has("rule")) {
            return entity + " " + wish.path("rule").asText();
        }
        return wish.has("field") ? entity + "." + wish.path("field").asText() : entity;
    }
}
