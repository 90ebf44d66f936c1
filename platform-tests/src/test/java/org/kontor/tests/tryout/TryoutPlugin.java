package org.kontor.tests.tryout;

import java.util.List;
import org.kontor.api.Contribution;
import org.kontor.api.Demo;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Values;
import org.kontor.api.Verb;

/** Brings two records that the first of the people owns. */
public final class TryoutPlugin implements Plugin {
    /** While a test sets it, the second record cannot be made. */
    public static final String BROKEN = "kontor.test.tryout.broken";

    private static final EntityName USER = EntityName.of("system", "user");
    private static final EntityName SAMPLE = EntityName.of("tryout", "sample");
    private static final Field<String> LABEL = SAMPLE.text("label").required();
    private static final Field<Ref> OWNER = SAMPLE.reference("owner", USER);

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("tryout", "Try-out")
                .entities(Entity.of(SAMPLE, "Sample", "Samples")
                        .owned()
                        .title(LABEL)
                        .fields(LABEL))
                .needs(USER, Verb.READ)
                .demo(demo());
    }

    private static Demo demo() {
        return (records, people) -> {
            records.create(SAMPLE, LABEL.to("first"), OWNER.to(people.getFirst()));
            records.create(
                    SAMPLE,
                    List.of(Values.of(
                            LABEL.to(Boolean.getBoolean(BROKEN) ? "" : "second"), OWNER.to(people.getLast()))));
        };
    }
}
