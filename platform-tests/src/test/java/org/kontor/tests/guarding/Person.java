package org.kontor.tests.guarding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Row;

/** Has a field of each kind that can be encrypted, and masks. */
final class Person {
    static final EntityName NAME = EntityName.of("guarding", "person");

    static final Field<String> CALLED = NAME.text("called").required();
    static final Field<String> IBAN =
            NAME.text("iban").maxLength(40).encrypted().masked(4);
    static final Field<String> DIRECT = NAME.phone("direct").masked(3);
    static final Field<String> DIAGNOSIS = NAME.longText("diagnosis").encrypted();
    static final Field<String> PRIVATE_MAIL = NAME.email("private_mail").encrypted();
    static final Field<String> PAGE = NAME.url("page").encrypted();
    static final Field<Long> CHILDREN = NAME.integer("children").encrypted();
    static final Field<BigDecimal> SALARY = NAME.decimal("salary").encrypted();
    static final Field<LocalDate> BORN = NAME.date("born").encrypted();
    static final Field<Instant> SEEN = NAME.moment("seen").encrypted();
    static final Field<Ref> BOSS = NAME.reference("boss", NAME);
    static final Field<List<Row>> CARDS = NAME.parts("cards", Card.NAME);

    private Person() {}

    static Entity entity() {
        return Entity.of(NAME, "Person", "Persons")
                .fields(CALLED, IBAN, DIRECT, DIAGNOSIS, PRIVATE_MAIL, PAGE, CHILDREN, SALARY, BORN, SEEN, BOSS, CARDS)
                .title(CALLED);
    }
}
