package org.kontor.core.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The kernel's own resources. */
public final class Resources {
    private Resources() {}

    /**
     * One of each, for a platform.
     *
     * @param reads what answers plain reads there, whoever takes them in
     */
    public static List<Object> of(Services services, RecordReads reads) {
        Desk desk = reads.desk();
        QueryParser queries = reads.queries();
        Idempotency idempotency = new Idempotency(desk);
        Actions actions = new Actions(desk, idempotency);
        History history = new History(desk);
        List<Object> resources = new ArrayList<>(List.of(
                new HealthResource(),
                new SessionResource(services),
                new TokensResource(services),
                new UsersResource(services),
                new RecordsResource(desk, reads, idempotency, new Differences(desk, history)),
                new QueriesResource(reads),
                new BulkResource(desk, idempotency),
                new ExportResource(reads),
                new MassResource(desk, queries, idempotency),
                new MassUndoResource(desk),
                new MergeResource(desk),
                new DuplicatesResource(desk),
                new MergeUndoResource(desk),
                new HistoryResource(desk, history),
                new ComparisonResource(desk),
                new EarlierStateResource(desk, new Differences(desk, history)),
                new SinceResource(desk, queries),
                new SearchResource(desk),
                new EventsResource(),
                new RecordActionsResource(desk, actions),
                new FreeActionsResource(services, actions),
                new TrashResource(desk),
                new SharesResource(desk),
                new FavouritesResource(desk),
                new ViewsResource(desk),
                new DashboardsResource(desk),
                new DeskResource(desk),
                new RecentResource(desk),
                new RightsResource(desk),
                new EffectResource(desk),
                new MetaResource(desk),
                new LayersResource(desk),
                new UiResource(desk),
                new AuditResource(desk),
                new FilesResource(desk),
                new SettingsResource(desk),
                new BrandResource(services),
                new PrintsResource(desk),
                new TemplatesResource(desk),
                new PlatformResource(services),
                new PluginHealthResource(services),
                new PlansResource(services),
                new ConfigurationResource(desk),
                new KeptResource(services),
                new ReadersResource(desk),
                new SearchIndexResource(services),
                new WorksResource(services)));
        resources.add(new OpenApiResource(desk, routes(resources)));
        return List.copyOf(resources);
    }

    private static List<Route> routes(List<Object> resources) {
        return Stream.concat(resources.stream().map(Object::getClass), Stream.of(OpenApiResource.class))
                .flatMap(type -> Route.of(type, "").stream())
                .toList();
    }
}
