package nl.belofte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The processor time that processes have used, as Linux counts it; nothing on other systems. */
final class CpuTime {
    private static final double MICROS_PER_TICK = 10_000; // a hundred ticks a second, on every Linux
    private static final int USER = 11; // counted from behind the process's name
    private static final int SYSTEM = 12;
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    private CpuTime() {}

    static boolean isKnown() {
        return Files.exists(Path.of("/proc/self/stat"));
    }

    static double microsOf(Process process) {
        return ticks(process.pid(), USER, SYSTEM) * MICROS_PER_TICK;
    }

    /** The postmaster, the children that serve its connections, and those that did and have ended. */
    static double microsOfDatabase(Path data) {
        var server = postmaster(data);
        if (server.isEmpty()) {
            return 0;
        }
        var own = ticks(server.getAsLong(), USER, SYSTEM, ENDED_CHILDREN_USER, ENDED_CHILDREN_SYSTEM);
        var children = ProcessHandle.of(server.getAsLong()).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(child -> ticks(child.pid(), USER, SYSTEM))
                .sum();
        return (own + children) * MICROS_PER_TICK;
    }

    static OptionalLong postmaster(Path data) {
        try (Stream<String> lines = Files.lines(data.resolve("postgres/postmaster.pid"))) {
            return lines.limit(1)
                    .mapToLong(line -> Long.parseLong(line.strip()))
                    .findFirst();
        } catch (IOException none) {
            return OptionalLong.empty();
        }
    }

    private static long ticks(long process, int... fields) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            var values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var sum = 0L;
            for (var field : fields) {
                sum += Long.parseLong(values[field]);
            }
            return sum;
        } catch (IOException ended) {
            return 0;
        }
    }
}
