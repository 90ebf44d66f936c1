package org.kontor.tests;

import static org.kontor.testing.Json.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.kontor.testing.Answer;
import org.kontor.testing.TestClient;

/** People who read, create and change things, one request after the other. */
final class AtWork {
    private static final String THINGS = MassThings.PATH;
    /** What somebody else changed meanwhile is told honestly, and looked at again. */
    private static final Set<Integer> OVERTAKEN = Set.of(409, 412);

    private final List<TestClient> people;
    private final List<String> boxes;
    private final List<String> things;
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Queue<String> made = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();

    /**
     * @param boxes what things lie in
     * @param things what there is when they come
     */
    AtWork(List<TestClient> people, List<String> boxes, List<String> things) {
        this.people = people;
        this.boxes = boxes;
        this.things = things;
    }

    /** What an administrator does meanwhile. */
    @FunctionalInterface
    interface Deed {
        void run() throws Exception;
    }

    /** Has them work while deeds are done in order; answers how long one of them waited at most during each, in ms. */
    Map<String, Long> during(Map<String, Deed> deeds) throws Exception {
        List<Future<?>> working = new ArrayList<>();
        Map<String, Long> waits = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(people.size())) {
            for (int i = 0; i < people.size(); i++) {
                TestClient person = people.get(i);
                Random random = new Random(i);
                working.add(threads.submit(() -> {
                    while (!done.get()) {
                        work(person, random);
                    }
                }));
            }
            try {
                for (Map.Entry<String, Deed> deed : deeds.entrySet()) {
                    longest.set(0);
                    deed.getValue().run();
                    waits.put(deed.getKey(), longest.get() / 1_000_000);
                }
            } finally {
                done.set(true);
            }
            for (Future<?> each : working) {
                each.get();
            }
        }
        return waits;
    }

    /** Requests that failed. */
    Queue<String> failed() {
        return failed;
    }

    /** The ids of what they made. */
    Queue<String> made() {
        return made;
    }

    /** How many requests were answered. */
    long answered() {
        return answered.get();
    }

    private void work(TestClient person, Random random) {
        String thing = THINGS + "/" + things.get(random.nextInt(things.size()));
        switch (random.nextInt(5)) {
            case 0 -> expect(timed(() -> person.get(thing)), 200);
            case 1 -> expect(timed(() -> person.get(THINGS + "?limit=20&sort=-count&filter=count=lt=1000")), 200);
            case 2 ->
                expect(
                        timed(() -> person.post(
                                THINGS + "/query",
                                object("where", object("caption", object("startsWith", "thing 1")), "limit", 10))),
                        200);
            case 3 -> {
                Answer made = timed(() -> person.post(
                        THINGS, object("caption", "new", "count", 1, "box", boxes.get(random.nextInt(boxes.size())))));
                if (expect(made, 201)) {
                    this.made.add(made.id());
                }
            }
            default -> {
                Answer now = timed(() -> person.get(thing));
                if (expect(now, 200)) {
                    Answer changed =
                            timed(() -> person.patch(thing, now.etag(), object("weight", random.nextInt(100))));
                    if (!OVERTAKEN.contains(changed.status())) {
                        expect(changed, 200);
                    }
                }
            }
        }
    }

    private interface Request {
        Answer send();
    }

    private Answer timed(Request request) {
        long begun = System.nanoTime();
        Answer answer = request.send();
        longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
        answered.incrementAndGet();
        return answer;
    }

    private boolean expect(Answer answer, int status) {
        if (answer.status() != status) {
            failed.add(answer.toString());
        }
        return answer.status() == status;
    }
}
