package org.kontor.core.meta.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/** An e-mail address, kept in lower case so that it compares and is unique without regard to case. */
final class EmailKind extends TextKind {
    private static final int MOST = 254;

    EmailKind() {
        super(FieldType.EMAIL, MOST);
    }

    @Override
    String form(String text) throws BadValue {
        String address = fold(text);
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        boolean fits = at > 0
                && at <= 64
                && !domain.isEmpty()
                && !domain.startsWith(".")
                && !domain.endsWith(".")
                && !domain.contains("..")
                && address.indexOf('@') == at
                && address.chars().noneMatch(c -> Character.isWhitespace(c) || "<>()[],;:\\\"".indexOf(c) >= 0);
        if (!fits) {
            throw new BadValue(Message.of("system.not_an_email", "Is not an e-mail address such as ada@example.org"));
        }
        return address;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        super.compare(sql, columns, operator, fold((String) value));
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return super.schema(field).put("format", "email");
    }
}
