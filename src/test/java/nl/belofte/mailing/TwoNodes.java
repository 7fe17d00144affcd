package nl.belofte.mailing;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import nl.belofte.dossier.Floor;
import nl.belofte.mail.ScriptedServer;

/** Two nodes that send all that is due to one mail server, which tells what it accepted for who had said no. */
final class TwoNodes implements AutoCloseable {

    final List<MailingNode> both;
    final ScriptedServer server;

    /** For whom something was accepted after his no. */
    final Queue<String> late = new ConcurrentLinkedQueue<>();

    /** @param saidNo the addresses to which a no stands at this moment */
    TwoNodes(Floor floor, Set<String> saidNo) throws Exception {
        server = new ScriptedServer();
        server.before(to -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            if (saidNo.contains(to)) {
                late.add(to);
            }
        });
        both = List.of(new MailingNode(floor, server.port(), 2), new MailingNode(floor, server.port(), 2));
    }

    /** Does this while both send, and returns when neither does any more. */
    void sendDuring(Runnable deeds) throws InterruptedException {
        var over = new AtomicBoolean();
        var sending = both.stream()
                .map(node -> Thread.startVirtualThread(() -> {
                    while (!over.get()) {
                        node.dispatch.run();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                    }
                }))
                .toList();
        try {
            deeds.run();
        } finally {
            over.set(true);
            for (var each : sending) {
                each.join();
            }
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
