package nl.belofte.mail;

import nl.belofte.mail.Carrier.Line;

/** How mail leaves: over as many connections as the settings say, and no quicker than they say. */
public final class Carriage {

    private final Carrier carrier;
    private final Rate rate;
    private final int connections;

    Carriage(Carrier carrier, Rate rate, int connections) {
        this.carrier = carrier;
        this.rate = rate;
        this.connections = connections;
    }

    void carry(Message message) {
        rate.await();
        carrier.carry(message);
    }

    /** How many lines may be open at once on this node. */
    public int connections() {
        return connections;
    }

    /** For mail to many. */
    public Line open() {
        var line = carrier.open();
        return new Line() {
            @Override
            public void carry(Message message, Runnable before) {
                rate.await();
                line.carry(message, before);
            }

            @Override
            public void carry(Circular.Copy copy, Runnable before) {
                rate.await();
                line.carry(copy, before);
            }

            @Override
            public void close() {
                line.close();
            }
        };
    }
}
