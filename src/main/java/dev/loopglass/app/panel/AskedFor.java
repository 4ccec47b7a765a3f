package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.event.Step;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/// The calls that asked, at some earlier step, for what runs now: the half of the stack that an
/// asynchronous program loses.
final class AskedFor extends VBox {
    private final Session session;
    private final Label head = new Label();
    private final Button where = new Button();
    private final Label path = new Label();
    private int asked = Step.NONE;

    AskedFor(Session session) {
        this.session = session;
        getStyleClass().add("asked-for");
        where.getStyleClass().add("link");
        where.setId("asked-for");
        where.setOnAction(_ -> session.jump(asked));
        where.setMinWidth(0);
        path.getStyleClass().add("asked-path");
        path.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
        var line = new HBox(head, where);
        line.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(line, path);
        setMinHeight(USE_PREF_SIZE);
    }

    void show(int seq) {
        var trace = session.trace();
        int task = trace.task(seq) == Step.NONE ? seq : trace.task(seq);
        asked = trace.cause(seq) != Step.NONE ? trace.cause(seq) : trace.cause(task);
        var frame = asked == Step.NONE ? null : trace.frame(asked);
        where.setVisible(asked != Step.NONE);
        if (asked == Step.NONE) {
            head.setText("Nothing asked for this: it is the loop's own doing.");
            path.setText("");
            return;
        }
        head.setText("Asked for by");
        where.setText(frame == null ? "step " + (asked + 1)
                : frame.method().name() + ", line " + frame.line() + " · step " + (asked + 1) + ", turn "
                        + trace.turn(asked));
        path.setText(frame == null ? "" : trace.callPath(frame).stream().map(call -> call.method().name())
                .collect(Collectors.joining(" › ")));
    }
}
