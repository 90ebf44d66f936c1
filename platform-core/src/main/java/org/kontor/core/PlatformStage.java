package org.kontor.core;

import java.util.Locale;
import java.util.Optional;
import org.kontor.api.Action;
import org.kontor.api.Message;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.duplicate.DuplicateScan;
import org.kontor.core.mass.MassActions;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.Callbacks;
import org.kontor.core.record.IndexRows;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordParser;
import org.kontor.core.search.SearchIndex;
import org.kontor.core.secret.Vault;
import org.kontor.core.task.TaskStage;

/** A platform as tasks hold it. */
record PlatformStage(Lease<Platform> lease, Vault vault, SearchIndex search) implements TaskStage {
    @Override
    public Catalog catalog() {
        return lease.get().catalog();
    }

    @Override
    public AccessPolicy policy() {
        return lease.get().policy();
    }

    @Override
    public JdbcData data() {
        return lease.get().data();
    }

    @Override
    public RecordParser parser() {
        return new RecordParser(catalog());
    }

    @Override
    public IndexRows rows() {
        return lease.get().rows();
    }

    @Override
    public Callbacks callbacks() {
        return lease.get().callbacks();
    }

    @Override
    public String text(Message message, Locale locale) {
        return lease.get().texts().text(message, locale);
    }

    @Override
    public Optional<Action> ofKernel(String name) {
        return MassActions.ofTask(name).or(() -> DuplicateScan.ofTask(name));
    }

    @Override
    public void close() {
        lease.close();
    }
}
