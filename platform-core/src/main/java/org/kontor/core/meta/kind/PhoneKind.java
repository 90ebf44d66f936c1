package org.kontor.core.meta.kind;

import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;

/** A telephone number as typed; what it means in E.164 is its plugin's business. */
final class PhoneKind extends TextKind {
    private static final int MOST = 50;

    PhoneKind() {
        super(FieldType.PHONE, MOST);
    }

    @Override
    String form(String text) throws BadValue {
        boolean fits = text.chars().anyMatch(Character::isDigit)
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || " +-()/.*#,;\u00a0".indexOf(c) >= 0);
        if (!fits) {
            throw new BadValue(Message.of(
                    "system.not_a_phone", "Is not a telephone number: digits, blanks and + - ( ) / . * # only"));
        }
        return text.replace('\u00a0', ' ');
    }
}
