package org.kontor.tests.guarding;

import java.util.List;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Setting;
import org.kontor.api.ShapeName;

/** Keeps what nobody may find in a stolen copy of the database. */
public final class GuardingPlugin implements Plugin {
    private static final Permission USE = Permission.of("guarding", "use", "Use it");
    private static final ActionName REMEMBER = ActionName.of("guarding", "remember");
    private static final ActionName READ = ActionName.of("guarding", "read");
    private static final Field<String> WORD = REMEMBER.text("word").required();
    private static final Field<String> KEY =
            ShapeName.of("guarding", "settings").text("access_key");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("guarding", "Guarding")
                .entities(Person.entity(), Card.entity())
                .permissions(USE)
                .settings(Setting.of(KEY).secret())
                .actions(
                        Action.of(REMEMBER).requires(USE).input(WORD).behind(task -> {
                            String word = task.get(WORD);
                            task.write("said", records -> word);
                            return Result.none();
                        }),
                        Action.of(READ).requires(USE).run(call -> {
                            List<Row> rows =
                                    call.records().list(Query.of(Person.NAME)).rows();
                            List<String> read = rows.stream()
                                    .map(row -> row.find(Person.IBAN).orElse("-"))
                                    .toList();
                            String key = context.settings().get(KEY, "");
                            return Result.say(
                                    Message.of("guarding.read", "{what}").with("what", read + key));
                        }));
    }
}
