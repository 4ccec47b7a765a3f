package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.explain.Term;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// What lies on top of a window: no sheet, or one.
final class Veil {
    private final Shell shell;
    private final StackPane floor;
    private final Node under;

    /// @param floor on which it is laid
    /// @param under what has the keys when nothing is on top
    Veil(Shell shell, StackPane floor, Node under) {
        this.shell = shell;
        this.floor = floor;
        this.under = under;
    }

    // ---- each sheet

    void showKeys() {
        if (!covered()) {
            cover(new KeySheet(shell));
        }
    }

    void showFindings() {
        cover(new FindingSheet(shell));
    }

    void toggleFindings() {
        if (sheet() instanceof FindingSheet) {
            uncover();
        } else {
            showFindings();
        }
    }

    /// Where there is none to go to, the list says so.
    void toFinding(Consumer<Session> move) {
        if (shell.session().findings().isEmpty()) {
            showFindings();
        } else {
            uncover();
            move.accept(shell.session());
        }
    }

    void showStops() {
        cover(new StopSheet(shell));
    }

    void showMarks() {
        cover(new MarkSheet(shell));
    }

    /// Every cause of the step, or no more.
    void showWhy() {
        if (sheet() instanceof WhySheet) {
            uncover();
        } else if (!shell.session().isEmpty()) {
            cover(new WhySheet(shell));
        }
    }

    /// @param first the word to be seen, or null for all
    void showGlossary(Term first) {
        if (sheet() instanceof GlossarySheet) {
            uncover();
        } else {
            cover(new GlossarySheet(shell, first));
        }
    }

    /// What the signs mean, or no more.
    void showLegend() {
        if (sheet() instanceof LegendSheet) {
            uncover();
        } else {
            cover(new LegendSheet(shell, shell.ink()));
        }
    }

    void showPalette() {
        cover(new Palette(shell));
    }

    void askForStep() {
        cover(new StepSheet(shell));
    }

    void askForRecording() {
        cover(new RecordSheet(shell));
    }

    // ---- the veil

    void cover(Region sheet) {
        uncover();
        var veil = new StackPane(sheet);
        veil.getStyleClass().add("veil");
        veil.setOnMousePressed(e -> {
            if (e.getTarget() == veil) {
                uncover();
            }
        });
        floor.getChildren().add(veil);
        // Only a field that has its looks takes what is typed, and whoever is fast types before the next
        // frame.
        veil.applyCss();
        var focused = sheet.lookup(".first-focus");
        (focused == null ? sheet : focused).requestFocus();
    }

    void uncover() {
        if (covered()) {
            floor.getChildren().removeLast();
            under.requestFocus();
        }
    }

    boolean covered() {
        return floor.getChildren().size() > 1;
    }

    /// What lies on top, or null.
    Node sheet() {
        return covered() ? ((StackPane) floor.getChildren().getLast()).getChildren().getFirst() : null;
    }
}
