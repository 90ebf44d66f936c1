package org.kontor.core.task;

import java.util.Locale;
import java.util.Optional;
import org.kontor.api.Action;
import org.kontor.api.Message;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.Callbacks;
import org.kontor.core.record.IndexRows;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordParser;
import org.kontor.core.search.SearchIndex;
import org.kontor.core.secret.Vault;

/** What tasks need of a platform, held until it is closed. */
public interface TaskStage extends AutoCloseable {
    Catalog catalog();

    AccessPolicy policy();

    JdbcData data();

    RecordParser parser();

    /** Reads records as the search index does. */
    IndexRows rows();

    SearchIndex search();

    /** Through which plugins' code is run. */
    Callbacks callbacks();

    /** What encrypts. */
    Vault vault();

    String text(Message message, Locale locale);

    /** What tasks of the kernel do that no action starts, by the name that they are ordered by. */
    Optional<Action> ofKernel(String name);

    @Override
    void close();
}
