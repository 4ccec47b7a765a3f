package dev.loopglass.app;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks for the number of a step.
final class StepSheet extends Sheet {
    StepSheet(Shell shell) {
        this(shell, new TextField(), new Label());
    }

    private StepSheet(Shell shell, TextField number, Label advice) {
        super(shell, "Go to step", number, advice);
        int last = shell.session().trace().size() - 1;
        setId("step-sheet");
        number.getStyleClass().add("first-focus");
        number.setAccessibleText("The number of a step");
        number.setPromptText("0 to " + last);
        advice.setText("a number from 0 to " + last);
        advice.getStyleClass().add("advice");
        number.setOnAction(_ -> {
            try {
                int wanted = Integer.parseInt(number.getText().strip());
                if (wanted >= 0 && wanted <= last) {
                    shell.uncover();
                    shell.session().jump(wanted);
                    return;
                }
            } catch (NumberFormatException e) {
                // Said below, together with numbers that are too large.
            }
            advice.setText("wanted a number from 0 to " + last + ", got “" + number.getText() + "”");
            advice.getStyleClass().add("wrong");
        });
    }
}
