package nl.belofte.mailing;

import java.nio.file.Path;
import nl.belofte.database.MortalPostgres;
import nl.belofte.dossier.Floor;

/** A node that sends what is to be sent, in a process of its own, to be killed. */
public final class MailingProcess {

    /** The database, the folder of all nodes, its name, the day, and the port of the mail server. */
    public static void main(String[] args) {
        var database = MortalPostgres.pool(args[0], args[2], 8);
        var floor = Floor.node(args[3], database, Path.of(args[1]), args[2]);
        var node = new MailingNode(floor, Integer.parseInt(args[4]), 2);
        System.out.println("ready");
        while (true) {
            node.dispatch.run();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
