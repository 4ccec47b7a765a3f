package dev.loopglass.bench;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The least that JavaFX can show. It says so as soon as it is painted, and closes, in the same way as
/// Loopglass's window does when its start is measured.
public final class EmptyWindow extends Application {
    public static void main(String[] args) {
        launch(args);
    }

    @Override
    public void start(Stage stage) {
        var scene = new Scene(new StackPane(), 1440, 900);
        stage.setScene(scene);
        stage.show();
        var frames = new int[1];
        scene.addPostLayoutPulseListener(() -> {
            if (frames[0]++ < 2) {
                Platform.requestNextPulse();
            } else {
                System.out.println("painted");
                Platform.runLater(stage::hide);
            }
        });
    }
}
