package org.kontor.core.approval;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Approval;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.JdbcData;

/** Has it looked at anew who is asked when a platform with other approvals becomes the current one. */
public final class Asking {
    private @Nullable Map<String, Approval> known;

    /** A platform became current. */
    public synchronized void use(Catalog catalog, JdbcData data) {
        Map<String, Approval> all = new TreeMap<>();
        catalog.all()
                .forEach(entity -> entity.actions()
                        .forEach(action -> action.approval()
                                .ifPresent(approval -> all.put(action.name().toString(), approval))));
        // at a start nobody knows what was there before
        if (!all.equals(known)) {
            data.write(AccessPolicy.self(AccessPolicy.KERNEL), records -> ApprovalActions.refreshLater(records));
            known = all;
        }
    }
}
