package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks for the number of a step.
final class StepSheet extends Sheet {
    StepSheet(Shell shell) {
        this(shell, new TextField(), new Label());
    }

    private StepSheet(Shell shell, TextField number, Label advice) {
        super(shell, Speech.of("goto"), number, advice);
        int last = shell.session().trace().size() - 1;
        setId("step-sheet");
        number.getStyleClass().add("first-focus");
        number.accessibleTextProperty().bind(Speech.of("goto.name"));
        var end = shell.session().hiddenProperty().get() ? ".hidden" : "";
        number.promptTextProperty().bind(Speech.of("goto.prompt" + end, last));
        advice.textProperty().bind(Speech.of("goto.advice" + end, last));
        advice.getStyleClass().add("advice");
        number.setOnAction(_ -> {
            try {
                int wanted = Integer.parseInt(number.getText().strip());
                if (wanted >= 0 && wanted <= last) {
                    leave(shell, wanted);
                    return;
                }
            } catch (NumberFormatException e) {
                // Said below, together with numbers that are too large.
            }
            advice.textProperty().bind(Speech.of("goto.wrong" + end, last, number.getText()));
            advice.getStyleClass().add("wrong");
        });
    }
}
