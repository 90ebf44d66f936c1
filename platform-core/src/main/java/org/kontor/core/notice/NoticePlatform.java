package org.kontor.core.notice;

import java.time.Clock;
import java.util.List;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordRights;

/** What notices need to know of a platform. */
record NoticePlatform(
        Catalog catalog,
        AccessPolicy policy,
        JdbcData data,
        RecordRights rights,
        List<DeclaredNotice> notices,
        Clock clock) {
    NoticePlatform {
        notices = List.copyOf(notices);
    }
}
