package nl.belofte.advertising;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.belofte.advertising.Import.Fault;
import nl.belofte.advertising.Lines.Line;
import nl.belofte.dossier.Channel;

/**
 * So many lines of a list, with the one that names the columns, so that a list of any length takes the memory of one part.
 *
 * @param columns as the first line of the list has them
 */
record ListPart(String columns, List<Line> lines) {

    static final int SIZE = 500;

    record Read(Map<Channel, List<Checked.Good>> good, List<Fault> faults) {}

    /** @param check has seen the parts before this one */
    Read read(LineCheck check) {
        var named = Columns.named(columns).orElseThrow();
        var good = new EnumMap<Channel, List<Checked.Good>>(Channel.class);
        var faults = new ArrayList<Fault>();
        for (var line : lines) {
            switch (checked(line, named, check)) {
                case Checked.Good one ->
                    good.computeIfAbsent(one.channel(), _ -> new ArrayList<>()).add(one);
                case Checked.Bad(var reason) -> faults.add(new Fault(line.number(), reason));
            }
        }
        return new Read(good, faults);
    }

    private static Checked checked(Line line, Columns columns, LineCheck check) {
        return line.good()
                ? columns.values(line.text()).map(check::check).orElse(new Checked.Bad("values"))
                : new Checked.Bad("line");
    }

    /** No line has an end of a line in it. */
    byte[] bytes() {
        var text = new StringBuilder(columns);
        lines.forEach(line -> text.append('\n')
                .append(line.number())
                .append(line.good() ? '+' : '-')
                .append(line.text()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static ListPart of(byte[] bytes) {
        var all = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        var lines = new ArrayList<Line>();
        for (int place = 1; place < all.length; place++) {
            int sign = 0;
            while (Character.isDigit(all[place].charAt(sign))) {
                sign++;
            }
            lines.add(new Line(
                    Integer.parseInt(all[place].substring(0, sign)),
                    all[place].substring(sign + 1),
                    all[place].charAt(sign) == '+'));
        }
        return new ListPart(all[0], lines);
    }

    @Override
    public String toString() {
        return "ListPart";
    }
}
