package dev.loopglass.app;

import static java.util.stream.Collectors.joining;

import dev.loopglass.app.session.Findings;
import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.lint.Finding;
import java.util.List;
import javafx.scene.control.Button;

/// Says that the step on screen is part of something unhealthy, and leads to the list of all that is.
final class Notice extends Button {
    Notice(Runnable list) {
        super(null, Icon.WARNING.draw());
        setId("notice");
        getStyleClass().add("notice");
        setMnemonicParsing(false);
        setMinWidth(0);
        Tip.on(this);
        setOnAction(_ -> list.run());
    }

    /// @param here the findings that the step is part of
    void show(Findings findings, List<Finding> here) {
        setVisible(!here.isEmpty());
        if (here.isEmpty()) {
            return;
        }
        var first = here.getFirst();
        setText(Speech.say(here.size() > 1 ? "notice.more" : "notice", findings.all().indexOf(first) + 1,
                findings.all().size(), first.text(Speech.language()), here.size() - 1));
        setAccessibleHelp(getText() + here.stream().skip(1).map(it -> "\n" + it.text(Speech.language())).collect(joining()));
        setAccessibleText(getText());
    }
}
