package dev.loopglass.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Findings;
import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The index behind the timeline, and the axis it is laid on.
class LanesTest {
    private static Trace recorded(String name) throws Exception {
        return TraceReader.read(Path.of("traces", name)).trace();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "chunked", "refused", "timeout", "queue", "not-found"})
    void stretchesOfARowNeverOverlap(String name) throws Exception {
        for (var row : lanes(recorded(name + ".json")).rows()) {
            for (int i = 1; i < row.spans.size(); i++) {
                assertThat(row.spans.from(i)).isGreaterThanOrEqualTo(row.spans.to(i - 1) - 1);
            }
            for (int i = 1; i < row.markCount(); i++) {
                assertThat(row.mark(i)).isGreaterThan(row.mark(i - 1));
            }
        }
    }

    private static Lanes lanes(Trace trace) {
        var lanes = new Lanes(trace);
        lanes.grow(trace.size());
        return lanes;
    }

    @Test
    void aGrowingTraceIsIndexedAsAWholeOne() throws Exception {
        var whole = recorded("ok.json");
        var grown = new Trace();
        var lanes = new Lanes(grown);
        for (int seq = 0; seq < whole.size(); seq++) {
            grown.add(new Step(seq, whole.t(seq), whole.turn(seq), whole.task(seq), whole.cause(seq),
                    whole.occasion(seq), 0, whole.event(seq)), 0);
            lanes.grow(grown.size());
        }
        var wanted = lanes(whole).rows();
        assertThat(lanes.rows()).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(lanes.rows().get(i).spans.size()).isEqualTo(wanted.get(i).spans.size());
            assertThat(lanes.rows().get(i).only(whole.size())).isEqualTo(wanted.get(i).only(whole.size()));
        }
    }

    @Test
    void whatIsUnhealthyHasALineOfItsOwnOnlyWhereThereIsSuchAThing() throws Exception {
        var healthy = recorded("ok.json");
        var lanes = lanes(healthy);
        lanes.take(Findings.of(healthy));
        assertThat(lanes.rows()).extracting(row -> row.band).doesNotContain(Band.FINDINGS);
        var sick = recorded("never-resolved.json");
        lanes = lanes(sick);
        var findings = Findings.of(sick);
        lanes.take(findings);
        var line = lanes.rows().getFirst();
        assertThat(line.band).isEqualTo(Band.FINDINGS);
        assertThat(line.markCount()).isEqualTo(findings.steps().length).isPositive();
        for (int i = 0; i < line.markCount(); i++) {
            assertThat(findings.at(line.mark(i))).isNotEmpty();
            assertThat(line.nearest(line.mark(i))).isEqualTo(line.mark(i));
        }
        assertThat(line.nearest(0)).isEqualTo(line.mark(0));
        assertThat(line.nearest(sick.size())).isEqualTo(line.mark(line.markCount() - 1));
    }

    @Test
    void tooManyObjectsAtOnceAreCounted() {
        var trace = new Trace();
        for (int i = 0; i < 100; i++) {
            trace.add(new Step(i, i, 0, Step.NONE, Step.NONE, Step.NONE, 0,
                    new Event.FutureCreated(Ref.numbered(Ref.Type.FUTURE, i + 1, "f"))), 0);
        }
        var lanes = lanes(trace);
        long rows = lanes.rows().stream().filter(row -> row.band == Band.FUTURES).count();
        assertThat(rows + lanes.hidden(Band.FUTURES)).isEqualTo(100);
        assertThat(rows).isLessThan(40);
    }

    @Test
    void everyStepIsFoundWhereItStands() throws Exception {
        var trace = recorded("timeout.json");
        var axis = new Axis(trace, new Work(trace));
        axis.place(100, 1200);
        for (var unit : Axis.Unit.values()) {
            axis.unit(unit);
            axis.fit();
            for (int seq = 0; seq < trace.size(); seq++) {
                int found = axis.stepAt(axis.middle(seq) + 1e-6);
                assertThat(trace.t(found)).isEqualTo(trace.t(seq));
                assertThat(axis.x(seq)).isBetween(100.0, 1300.0);
            }
        }
    }

    @Test
    void zoomKeepsWhatIsUnderThePointer() throws Exception {
        var trace = recorded("queue.json");
        var axis = new Axis(trace, new Work(trace));
        axis.place(0, 1000);
        axis.zoom(3, axis.middle(200));
        double stands = axis.middle(200);
        axis.zoom(1.7, stands);
        assertThat(axis.middle(200)).isCloseTo(stands, org.assertj.core.api.Assertions.within(0.01));
        axis.zoom(1e-9, 500);
        assertThat(axis.x(0)).isZero();
        assertThat(axis.x(trace.size())).isEqualTo(1000);
    }
}
