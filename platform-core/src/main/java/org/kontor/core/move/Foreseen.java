package org.kontor.core.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.system.ChoiceValue;

/**
 * What records would be written by, once the lists of a file are here: other records of the same file may hold values
 * that the platform does not know before.
 */
@FunctionalInterface
public interface Foreseen {
    String LISTS = ChoiceValue.NAME.toString();

    /** @param lists by the list's name, what is in them then beside what there is */
    Engine with(Map<String, List<ChoiceOption>> lists);

    /** What a file brings of these lists. */
    static Map<String, List<ChoiceOption>> options(ConfigurationFile file, Set<String> lists) {
        Map<String, List<ChoiceOption>> all = options(file);
        all.keySet().retainAll(lists);
        return all;
    }

    /** What it brings of all lists, of those that nobody has here among them. */
    static Map<String, List<ChoiceOption>> options(ConfigurationFile file) {
        Map<String, List<ChoiceOption>> all = new HashMap<>();
        for (ObjectNode value : file.entities().getOrDefault(LISTS, List.of())) {
            String list = value.path(ChoiceValue.LIST.name()).asText();
            String name = value.path(ChoiceValue.VALUE_NAME.name()).asText();
            if (!name.isEmpty()) {
                boolean isActive = value.path(ChoiceValue.ACTIVE.name()).asBoolean(true);
                all.computeIfAbsent(list, first -> new ArrayList<>())
                        .add(new ChoiceOption(
                                name, value.path(ChoiceValue.LABEL.name()).asText(), isActive));
            }
        }
        return all;
    }
}
