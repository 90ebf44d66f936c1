package org.kontor.core.system;

import org.kontor.api.Permission;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Accounts;
import org.kontor.core.approval.ApprovalActions;
import org.kontor.core.duplicate.DuplicateScan;
import org.kontor.core.layer.LayerRights;
import org.kontor.core.notice.NoticeActions;
import org.kontor.core.task.TaskActions;

/** The kernel's permissions. */
public final class SystemPermission {
    /** Held by administrators, and by nobody else. */
    public static final Permission ADMINISTER = AccessPolicy.ADMINISTER;

    public static final Permission MANAGE_USERS = Permission.of(
            "system", Accounts.MANAGE_USERS.substring("system.".length()), "Keep users and teams, set passwords");
    public static final Permission MANAGE_LISTS = Permission.of("system", "manage_lists", "Edit lists of choices");
    public static final Permission MANAGE_SETTINGS =
            Permission.of("system", "manage_settings", "Change settings of the system and of teams");
    public static final Permission READ_AUDIT =
            Permission.of("system", "read_audit", "Read who changed and who saw what");
    public static final Permission METRICS = Permission.of("system", "metrics", "Read the server's metrics");

    public static final Permission SHARE_VIEWS =
            Permission.of("system", "share_views", "Share views and dashboards with roles and everybody");

    private SystemPermission() {}

    static Permission[] all() {
        return new Permission[] {
            ADMINISTER,
            MANAGE_USERS,
            MANAGE_LISTS,
            MANAGE_SETTINGS,
            LayerRights.MANAGE_FORMS,
            READ_AUDIT,
            METRICS,
            SHARE_VIEWS,
            TaskActions.OWN,
            TaskActions.KEEP,
            DuplicateScan.KEEP,
            NoticeActions.OWN,
            ApprovalActions.OWN,
            ApprovalActions.KEEP
        };
    }
}
