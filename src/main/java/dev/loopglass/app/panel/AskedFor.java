package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Frame;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The calls that asked, at some earlier step, for what runs now: the half of the stack that an
/// asynchronous program loses. It stands above the half that is left.
final class AskedFor extends HBox {
    private final Session session;
    private final Consumer<Frame> look;
    private final Label head = new Label();
    private final Button where = new Button();
    private final Trail path = new Trail("crumb", "›");
    private int asked = Step.NONE;

    /// @param look shows the source of a call
    AskedFor(Session session, Consumer<Frame> look) {
        this.session = session;
        this.look = look;
        getStyleClass().add("asked-for");
        setAlignment(Pos.CENTER_LEFT);
        where.getStyleClass().add("link");
        where.setId("asked-for");
        where.setMnemonicParsing(false);
        where.setOnAction(_ -> session.jump(asked));
        where.setMinWidth(USE_PREF_SIZE);
        head.getStyleClass().add("stack-part");
        head.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(path, Priority.ALWAYS);
        getChildren().addAll(head, path, where);
        setMinHeight(USE_PREF_SIZE);
    }

    void show(int seq) {
        var trace = session.trace();
        int task = trace.task(seq) == Step.NONE ? seq : trace.task(seq);
        asked = trace.cause(seq) != Step.NONE ? trace.cause(seq) : trace.cause(task);
        where.setVisible(asked != Step.NONE);
        where.setManaged(asked != Step.NONE);
        if (asked == Step.NONE) {
            head.setText(Speech.say("source.unasked"));
            path.show(List.of());
            return;
        }
        var frame = trace.frame(asked);
        head.setText(Speech.say("source.asked"));
        where.setText(Speech.say("source.asked.at", asked, trace.turn(asked)));
        path.show(frame == null ? List.of() : SourcePane.links(trace.callPath(frame), null, look));
    }
}
