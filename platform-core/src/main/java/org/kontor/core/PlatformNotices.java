package org.kontor.core;

import org.kontor.core.notice.Notices;
import org.kontor.core.notice.Telling;

/** A platform as notices hold it. */
record PlatformNotices(Lease<Platform> lease) implements Notices.Stage {
    @Override
    public Telling telling() {
        return lease.get().telling();
    }

    @Override
    public void close() {
        lease.close();
    }
}
