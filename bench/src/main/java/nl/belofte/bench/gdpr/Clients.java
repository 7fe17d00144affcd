package nl.belofte.bench.gdpr;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import nl.belofte.bench.NotMeasured;

/** Client threads that put a script to a store, each the operations at its own places, one after the other. */
final class Clients {
    private final Store store;
    private final List<Op> ops;
    private final int threads;
    private final InForce inForce;
    private final Answers answers;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Clients(Store store, List<Op> ops, int threads, InForce inForce) {
        this.store = store;
        this.ops = ops;
        this.threads = threads;
        this.inForce = inForce;
        this.answers = new Answers(ops.size());
    }

    /** @param seconds from the first operation's beginning to the last one's end */
    record Outcome(Answers answers, double seconds) {}

    static Outcome run(Store store, List<Op> ops, int threads, InForce inForce) throws InterruptedException {
        return new Clients(store, ops, threads, inForce).run();
    }

    private Outcome run() throws InterruptedException {
        var start = new CountDownLatch(1);
        var clients = new ArrayList<Thread>();
        for (int client = 0; client < threads; client++) {
            int first = client;
            clients.add(Thread.ofPlatform().name("client-" + client).start(() -> work(start, first)));
        }
        long begin = System.nanoTime();
        start.countDown();
        for (var client : clients) {
            client.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (failure.get() != null) {
            throw new NotMeasured(store.name() + " failed: " + failure.get(), failure.get());
        }
        return new Outcome(answers, seconds);
    }

    private void work(CountDownLatch start, int first) {
        try {
            start.await();
            for (int place = first; place < ops.size() && failure.get() == null; place += threads) {
                perform(place, ops.get(place));
            }
        } catch (InterruptedException | RuntimeException failed) {
            failure.compareAndSet(null, failed);
        }
    }

    private void perform(int place, Op op) {
        answers.began[place] = System.nanoTime();
        switch (op.kind()) {
            case CREATE -> {
                store.create(inForce.item(op.number(), op.data()));
                end(place);
            }
            case DELETE -> answer(place, store.delete(key(op), purpose(op)));
            case UPDATE_DATA -> answer(place, store.updateData(key(op), purpose(op), op.data()));
            case UPDATE_PURPOSE -> {
                store.updateByPurpose(purpose(op), op.field(), op.field().list().get(op.value()));
                inForce.declare(op.purpose(), op.field(), op.value());
                end(place);
            }
            case UPDATE_USER -> {
                store.updateByUser(user(op), Dataset.OBJECTIONS.get(op.value()));
                inForce.object(op.user(), op.value());
                end(place);
            }
            case READ -> {
                var data = store.read(key(op), purpose(op));
                end(place);
                answers.single[place] = Dataset.fingerprint(data);
            }
            case READ_PURPOSE -> answer(place, store.metadataByPurpose(purpose(op)));
            case READ_USER -> answer(place, store.metadataByUser(user(op)));
            case READ_LOG -> {
                var lines = store.log(op.number(), Dataset.LOG_SPAN);
                end(place);
                answers.rows[place] =
                        lines.stream().mapToLong(Clients::numberOf).toArray();
            }
            case VERIFY -> {
                long overdue = store.overdue(op.value());
                end(place);
                answers.single[place] = overdue;
            }
        }
    }

    private void end(int place) {
        answers.ended[place] = System.nanoTime();
    }

    private void answer(int place, boolean yes) {
        end(place);
        answers.single[place] = yes ? Answers.YES : Answers.NO;
    }

    private void answer(int place, List<Metadata> list) {
        end(place);
        var rows = new long[list.size()];
        int at = 0;
        for (var row : list) {
            rows[at++] = Row.of(row);
        }
        answers.rows[place] = rows;
    }

    private static long numberOf(LogLine line) {
        int number = Numbers.behind(Dataset.KEY, line.key());
        boolean right = number >= 0
                && line.at() != null
                && line.operation().equals(LogLine.CREATED)
                && Dataset.USERS.numberOf(line.user()) == Dataset.user(number);
        return right ? number : Row.WRONG;
    }

    private static String key(Op op) {
        return Dataset.key(op.number());
    }

    private static String purpose(Op op) {
        return Dataset.PURPOSES.get(op.purpose());
    }

    private static String user(Op op) {
        return Dataset.USERS.get(op.user());
    }
}
