package org.kontor.benchmarks.plugin;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Role;
import org.kontor.api.Rule;
import org.kontor.api.Scope;
import org.kontor.api.Verb;

/** People with twenty columns, read by a role that sees its team's records only. */
public final class BenchPlugin implements Plugin {
    static final EntityName NAME = EntityName.of("bench", "person");
    static final Field<String> FULL_NAME = NAME.text("full_name").required();
    static final Field<String> CITY = NAME.text("city");
    static final Field<Long> SCORE = NAME.integer("score");
    static final Field<BigDecimal> TURNOVER = NAME.decimal("turnover");
    static final Field<LocalDate> BORN_ON = NAME.date("born_on");
    static final Field<Boolean> IS_ACTIVE = NAME.yesNo("is_active");
    static final Field<Choice> GRADE = NAME.choice("grade", Choice.of("a"), Choice.of("b"), Choice.of("c"));

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("bench", "Benchmark")
                .entities(Entity.of(NAME, "Person", "People")
                        .fields(
                                FULL_NAME,
                                NAME.text("first_name"),
                                NAME.text("last_name"),
                                NAME.email("email"),
                                NAME.phone("phone"),
                                NAME.text("street"),
                                CITY,
                                NAME.text("postal_code"),
                                NAME.text("country").maxLength(2),
                                NAME.text("job_title"),
                                NAME.text("department"),
                                GRADE,
                                SCORE,
                                TURNOVER,
                                BORN_ON,
                                IS_ACTIVE,
                                NAME.moment("last_contact"),
                                NAME.url("website"),
                                NAME.text("language").maxLength(5),
                                NAME.text("note").maxLength(500))
                        .title(FULL_NAME)
                        .owned())
                .rules(NAME, Rule.index(CITY, FULL_NAME), Rule.index(FULL_NAME))
                .roles(Role.of("bench", "reader", "Reader of the own team")
                        .grant(Grant.on(NAME, Verb.READ).within(Scope.TEAM)));
    }
}
