package org.kontor.core.access;

import java.util.List;
import org.kontor.core.meta.FieldMeta;

/**
 * What of a record is open to somebody because it waits for their decision: what is not sensitive, and of that only what
 * each of their roles' grants on the entity opens. So whichever of these brings a record into sight, being asked opens no
 * field of it that the grant keeps closed.
 *
 * @param granted what those grants open; without any, all that is not sensitive
 */
record AskedFields(List<FieldRights> granted) implements FieldRights {
    AskedFields {
        granted = List.copyOf(granted);
    }

    /** Within rights to read, which somebody has by their roles. */
    static AskedFields within(List<Right> ofRoles) {
        return new AskedFields(ofRoles.stream().map(Right::fields).toList());
    }

    @Override
    public boolean includes(FieldMeta field) {
        return GrantFields.NOT_SENSITIVE.includes(field) && granted.stream().allMatch(fields -> fields.includes(field));
    }
}
