package nl.belofte.advertising;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.advertising.Import.Counted;
import nl.belofte.dossier.Channel;
import nl.belofte.permission.ConsentsElsewhere.TakenIn;

/** Goes through a list in parts of so many lines, so that a list of any length takes the memory of one part. */
public final class ImportReading {

    /** More is no list of people who agreed to something. */
    static final int MOST = 200_000;

    static final int PART = 500;

    private final LineCheck check;
    private final Taking taking;
    private int lines;
    private int taken;
    private int suppressed;
    private int known;
    private int bad;

    ImportReading(LineCheck check, Taking taking) {
        this.check = check;
        this.taking = taking;
    }

    /** A line that is not taken, and why. */
    public record Fault(int line, String reason) {}

    /** What is done with each part. */
    interface Taking {

        /**
         * @param number of the part, from 0
         * @param digest of all lines up to its end
         */
        TakenIn take(int number, byte[] digest, Map<Channel, List<Checked.Good>> good, List<Fault> faults);
    }

    /** The list cannot be read at all. The message is a word of the message files. */
    static final class Unreadable extends Exception {
        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    Counted run(Lines in) throws IOException, Unreadable {
        var first = in.next().filter(Lines.Line::good).flatMap(line -> Columns.named(line.text()));
        var columns = first.orElseThrow(() -> new Unreadable("columns"));
        for (int part = 0; part(part, in, columns); part++) {}
        if (lines == 0) {
            throw new Unreadable("empty");
        }
        return new Counted(lines, taken, suppressed, known, bad);
    }

    /** @return whether there may be another */
    private boolean part(int number, Lines in, Columns columns) throws IOException, Unreadable {
        var good = new EnumMap<Channel, List<Checked.Good>>(Channel.class);
        var faults = new ArrayList<Fault>();
        Optional<Lines.Line> next = Optional.empty();
        for (int read = 0; read < PART; read++) {
            next = in.next();
            if (next.isEmpty()) {
                break;
            }
            var line = next.get();
            if (line.good() && line.text().isBlank()) {
                continue;
            }
            if (++lines > MOST) {
                throw new Unreadable("too-many");
            }
            switch (checked(line, columns)) {
                case Checked.Good one ->
                    good.computeIfAbsent(one.channel(), _ -> new ArrayList<>()).add(one);
                case Checked.Bad(var reason) -> faults.add(new Fault(line.number(), reason));
            }
        }
        var counted = taking.take(number, in.digest(), good, faults);
        taken += counted.taken();
        suppressed += counted.suppressed();
        known += counted.known();
        bad += faults.size();
        return next.isPresent();
    }

    private Checked checked(Lines.Line line, Columns columns) {
        return line.good()
                ? columns.values(line.text()).map(check::check).orElse(new Checked.Bad("values"))
                : new Checked.Bad("line");
    }
}
