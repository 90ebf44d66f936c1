package org.kontor.testing;

import java.util.List;
import java.util.UUID;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Call;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Verb;

/** Another plugin, which tries in its own right to change the records of the plugin under test. */
public final class IntruderPlugin implements Plugin {
    /** The property that names the entities, with commas between. */
    static final String ENTITIES = "kontor.test.intruded";

    static final String ID = "contract_intruder";

    private static final Permission INTRUDE = Permission.of(ID, "intrude", "Intrude");
    private static final ActionName CLEAR = ActionName.of(ID, "clear");
    private static final Field<String> CLEARED = CLEAR.text("record").required();
    private static final Field<String> FIELD = CLEAR.text("field").required();
    private static final ActionName DELETE = ActionName.of(ID, "delete");
    private static final Field<String> DELETED = DELETE.text("record").required();

    @Override
    public Contribution contribute(PluginContext context) {
        Actor self = context.self();
        Contribution intruder = Contribution.of(ID, "Intruder")
                .permissions(INTRUDE)
                .actions(
                        Action.of(CLEAR)
                                .requires(INTRUDE)
                                .input(CLEARED, FIELD)
                                .run(call -> clear(call, context, self)),
                        Action.of(DELETE).requires(INTRUDE).input(DELETED).run(call -> {
                            Records own = call.records().as(self);
                            own.delete(own.get(ref(call.get(DELETED))));
                            return Result.none();
                        }));
        for (String entity : List.of(System.getProperty(ENTITIES, "").split(","))) {
            intruder = intruder.needs(name(entity), Verb.READ, Verb.UPDATE, Verb.DELETE);
        }
        return intruder;
    }

    private static Result clear(Call call, PluginContext context, Actor self) {
        Ref ref = ref(call.get(CLEARED));
        Field<?> field = context.catalog().find(ref.entity()).orElseThrow().fields().stream()
                .filter(each -> each.name().equals(call.get(FIELD)))
                .findFirst()
                .orElseThrow();
        Records own = call.records().as(self);
        Row row = own.get(ref);
        own.update(row, field.to(null));
        return Result.none();
    }

    /** As {@code fleet.car/<id>}. */
    private static Ref ref(String text) {
        int slash = text.indexOf('/');
        return Ref.of(name(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
    }

    private static EntityName name(String text) {
        int point = text.indexOf('.');
        return EntityName.of(text.substring(0, point), text.substring(point + 1));
    }
}
