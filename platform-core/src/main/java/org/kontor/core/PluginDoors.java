package org.kontor.core;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Catalog;
import org.kontor.api.Data;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Search;
import org.kontor.api.Settings;
import org.kontor.api.Template;
import org.kontor.core.plugin.KernelPluginContext;
import org.kontor.core.print.Printed;
import org.kontor.core.system.SystemSettings;

/** What a plugin reaches through its context: each call answers for the platform that is current at that moment. */
final class PluginDoors implements KernelPluginContext.Doors {
    private final Current<Platform> current;
    private final SystemSettings settings;

    PluginDoors(Current<Platform> current, SystemSettings settings) {
        this.current = current;
        this.settings = settings;
    }

    @Override
    public Data data(String pluginId) {
        return new Data() {
            @Override
            public <T extends @Nullable Object> T read(Actor actor, Function<Records, T> reading) {
                try (Lease<Platform> lease = current.lease()) {
                    return lease.get().data().read(actor, reading);
                }
            }

            @Override
            public <T extends @Nullable Object> T write(Actor actor, Function<Records, T> writing) {
                try (Lease<Platform> lease = current.lease()) {
                    return lease.get().data().write(actor, writing);
                }
            }
        };
    }

    @Override
    public Search search() {
        return (actor, words, most, among) -> {
            try (Lease<Platform> lease = current.lease()) {
                return lease.get().search().find(actor, words, most, among);
            }
        };
    }

    @Override
    public Catalog catalog() {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().catalog();
        }
    }

    @Override
    public <S> S service(String pluginId, Class<S> type) {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().services().get(pluginId, type);
        }
    }

    @Override
    public Settings settings(String pluginId) {
        return settings.of(pluginId);
    }

    @Override
    public FileId print(Actor actor, Template template, Ref record, Locale locale) {
        try (Lease<Platform> lease = current.lease()) {
            Printed printed = lease.get().printer().print(actor, template.id(), record, locale);
            return lease.get()
                    .data()
                    .write(
                            actor,
                            records ->
                                    records.file(printed.name(), "application/pdf", out -> out.write(printed.pdf())));
        }
    }

    @Override
    public String text(Message message, Locale locale) {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().texts().text(message, locale);
        }
    }
}
