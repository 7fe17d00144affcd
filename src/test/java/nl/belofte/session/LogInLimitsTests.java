package nl.belofte.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.belofte.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogInLimitsTests {

    private final TestClock clock = TestClock.on("2026-03-10");
    private final LogInLimits limits = new LogInLimits(new Attempts(clock));

    private boolean allows(String name, String from) {
        return limits.allow("shop", name, from);
    }

    /** So many tries at a name, each from elsewhere; whether the last one was allowed. */
    private boolean allowsFromEverywhere(String name, int tries) {
        boolean allowed = true;
        for (int i = 0; i < tries; i++) {
            allowed = allows(name, "place " + i);
        }
        return allowed;
    }

    @Test
    void allowTenTriesAtANameFromOnePlace() {
        for (int i = 1; i <= 12; i++) {
            assertThat(allows("anna", "here")).as("try %d", i).isEqualTo(i <= 10);
        }
        assertThat(allows("anna", "there")).isTrue();
        assertThat(allows("bram", "here")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"99, true", "100, true", "101, false"})
    void allowAHundredTriesAtANameFromEverywhere(int tries, boolean allowed) {
        assertThat(allowsFromEverywhere("anna", tries)).isEqualTo(allowed);
        assertThat(allows("bram", "place 1")).isTrue();
    }

    @Test
    void allowAHundredTriesFromOnePlaceAtAllNamesTogether() {
        for (int i = 1; i <= 102; i++) {
            assertThat(allows("name " + i, "here")).as("try %d", i).isEqualTo(i <= 100);
        }
        assertThat(allows("name 1", "there")).isTrue();
    }

    @Test
    void countNoTriesOfOnePlaceBeyondTenAgainstTheName() {
        for (int i = 0; i < 90; i++) {
            allows("anna", "here");
        }
        assertThat(allowsFromEverywhere("anna", 90)).isTrue();
        assertThat(allows("anna", "one more")).isFalse();
    }

    @Test
    void beginAnewForANameAfterASuccessAndAfterAnHour() {
        allowsFromEverywhere("anna", 101);
        limits.forget("shop", "anna", "place 1");
        assertThat(allows("anna", "place 1")).isTrue();

        for (int i = 0; i < 11; i++) {
            allows("anna", "place 1");
        }
        clock.goOn(Duration.ofMinutes(61));
        assertThat(allows("anna", "place 1")).isTrue();
    }

    @Test
    void countEachDoorByItself() {
        allowsFromEverywhere("anna", 101);
        assertThat(limits.allow("staff shop", "anna", "place 1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2::1, 20010db800010002",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "::ffff:203.0.113.7, ::ffff:203.0.113.7",
        "somewhere, somewhere"
    })
    void takeTheNetworkOfAnIPv6AddressForOnePlace(String address, String counted) {
        assertThat(Attempts.whence(address)).isEqualTo(counted);
    }
}
