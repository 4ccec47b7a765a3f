package dev.loopglass.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is done beside the window.
class ErrandTest {
    @BeforeAll
    static void start() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try {
            Platform.startup(() -> { });
        } catch (IllegalStateException e) {
            // Another test has started it.
        }
    }

    @Test
    void isDoneOnAnotherThreadAndHeardOfOnJavaFxs() throws Exception {
        var result = new CompletableFuture<String>();
        Errand.start(_ -> Thread.currentThread().getName(), _ -> { },
                name -> result.complete(name + " " + Platform.isFxApplicationThread()), result::completeExceptionally);
        assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo("errand true");
    }

    @Test
    void tellsHowFarItIsInPartsOfTheWhole() throws Exception {
        var heard = new ConcurrentLinkedQueue<Double>();
        var result = new CompletableFuture<Integer>();
        Errand.start(errand -> {
            errand.part(0.5, 1);
            while (heard.isEmpty()) {
                errand.at(0.5);
            }
            return 7;
        }, heard::add, result::complete, result::completeExceptionally);
        assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(heard).containsOnly(0.75);
    }

    @Test
    void whatIsCalledOffEndsAndIsNotHeardOf() throws Exception {
        var ended = new CountDownLatch(1);
        var heard = new ConcurrentLinkedQueue<Object>();
        var errand = Errand.start(it -> {
            try {
                while (true) {
                    it.at(0);
                }
            } finally {
                ended.countDown();
            }
        }, _ -> { }, heard::add, heard::add);
        errand.callOff();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        var rest = new CountDownLatch(1);
        Platform.runLater(rest::countDown);
        rest.await();
        assertThat(heard).isEmpty();
        assertThatThrownBy(() -> errand.at(1)).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatFailsIsToldToo() throws Exception {
        var result = new CompletableFuture<Object>();
        Errand.start(_ -> {
            throw new IllegalStateException("broken");
        }, _ -> { }, result::complete, result::complete);
        assertThat(result.get(60, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
    }
}
