package org.kontor.core.plugin;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * What versions of plugins that are gone have left behind: their classes, until the collector has taken them, and threads
 * that they started and that run on.
 */
public final class Remains {
    /**
     * Something that is left.
     *
     * @param since when the version was retired
     * @param isLeaking whether its classes stayed although the collector went through all of the memory since
     * @param threads names of threads that they started
     */
    public record Remain(String pluginId, String version, Instant since, boolean isLeaking, List<String> threads) {
        public Remain {
            threads = List.copyOf(threads);
        }
    }

    private record Retired(
            String pluginId, String version, Instant since, long collections, WeakReference<ClassLoader> loader) {}

    private final List<Retired> retired = new CopyOnWriteArrayList<>();

    /** A version is used no more. */
    void add(String pluginId, String version, ClassLoader loader) {
        retired.removeIf(each -> each.loader().refersTo(null));
        retired.add(new Retired(pluginId, version, Instant.now(), collections(), new WeakReference<>(loader)));
    }

    /** What is left now. */
    public List<Remain> look() {
        retired.removeIf(each -> each.loader().refersTo(null));
        long collections = collections();
        List<Remain> left = new ArrayList<>();
        for (Retired each : retired) {
            ClassLoader loader = each.loader().get();
            if (loader != null) {
                left.add(new Remain(
                        each.pluginId(),
                        each.version(),
                        each.since(),
                        collections > each.collections(),
                        threads(loader, any -> true)));
            }
        }
        return left;
    }

    /** Names of the threads that code of a loader started: they inherit its context, or are of a class of its own. */
    static List<String> threads(ClassLoader loader, Predicate<Thread> wanted) {
        return Arrays.stream(all())
                .filter(thread -> thread != null && thread.isAlive())
                .filter(thread -> thread.getContextClassLoader() == loader
                        || thread.getClass().getClassLoader() == loader)
                .filter(wanted)
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    private static Thread[] all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = root.getParent(); parent != null; parent = parent.getParent()) {
            root = parent;
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 16];
        root.enumerate(threads);
        return threads;
    }

    /** How often the old generation was collected: only then do classes go. */
    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(Remains::isOfTheOld)
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static boolean isOfTheOld(GarbageCollectorMXBean collector) {
        return Arrays.stream(collector.getMemoryPoolNames())
                .anyMatch(pool -> pool.contains("Old") || pool.contains("Tenured"));
    }
}
