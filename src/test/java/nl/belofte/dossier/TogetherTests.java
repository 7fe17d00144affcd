package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTests {

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> rounds = new CopyOnWriteArrayList<>();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        goOn.countDown();
        clients.close();
    }

    private List<String> serve(List<Integer> questions) {
        rounds.add(questions);
        if (questions.contains(-1)) {
            throw new IllegalStateException("a bad one");
        }
        return questions.stream().map(question -> "answer " + question).toList();
    }

    private List<String> serveWhenToldTo(List<Integer> questions) {
        var answers = serve(questions);
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answers;
    }

    @Test
    void whoIsAloneIsServedAlone() {
        var together = new Together<>(this::serve);

        assertThat(together.ask(1)).isEqualTo("answer 1");
        assertThat(together.ask(2)).isEqualTo("answer 2");

        assertThat(rounds).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoComesMeanwhileIsServedWithAllWhoCame() throws Exception {
        var together = new Together<>(this::serveWhenToldTo);
        var first = clients.submit(() -> together.ask(0));
        Awaitility.await().until(() -> rounds.size() == 1);
        var later = new ArrayList<Thread>();
        var answers = new CopyOnWriteArrayList<String>();
        for (int client = 1; client <= 5; client++) {
            int question = client;
            later.add(Thread.ofPlatform().start(() -> answers.add(together.ask(question))));
        }
        Awaitility.await().until(() -> later.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));

        goOn.countDown();

        assertThat(first.get()).isEqualTo("answer 0");
        for (var thread : later) {
            thread.join();
        }
        assertThat(answers).containsExactlyInAnyOrder("answer 1", "answer 2", "answer 3", "answer 4", "answer 5");
        assertThat(rounds).hasSize(2);
        assertThat(rounds.getLast()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void whatARoundThrowsIsThrownAndTheNextOneIsServed() {
        var together = new Together<>(this::serve);

        assertThatThrownBy(() -> together.ask(-1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bad one");

        assertThat(together.ask(1)).isEqualTo("answer 1");
    }

    @Test
    void everybodyGetsHisOwnAnswerHoweverManyCome() throws Exception {
        var together = new Together<>(this::serve);
        var asked = new ArrayList<Future<Boolean>>();
        for (int client = 0; client < 50; client++) {
            int first = client * 1_000;
            asked.add(clients.submit(() -> IntStream.range(first, first + 200)
                    .allMatch(question -> together.ask(question).equals("answer " + question))));
        }

        for (var each : asked) {
            assertThat(each.get()).isTrue();
        }
        assertThat(rounds.stream().mapToInt(List::size).sum()).isEqualTo(10_000);
    }
}
