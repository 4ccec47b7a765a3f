package dev.loopglass.app;

import dev.loopglass.app.session.Findings;
import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.lint.Finding;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is unhealthy about the trace: a sentence for each finding, and the steps that prove it.
final class FindingSheet extends Sheet {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final int MOST = 40;
    private static final int MOST_STEPS = 6;
    private static final double WIDTH = 620;

    private final Shell shell;

    FindingSheet(Shell shell) {
        super(shell, Speech.of("findings"), body(shell));
        this.shell = shell;
        setId("finding-sheet");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
    }

    @Override
    void speak() {
        shell.veil().showFindings();
    }

    private static Node[] body(Shell shell) {
        var session = shell.session();
        var findings = session.findings();
        if (findings.isEmpty()) {
            var none = new Label(Speech.say(findings == Findings.UNKNOWN ? "findings.unknown" : "findings.none"));
            none.getStyleClass().addAll("finding-none", "first-focus");
            return new Node[] {none, advice(empty(session))};
        }
        var list = new VBox();
        list.setId("finding-list");
        list.getStyleClass().add("finding-list");
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(Speech.say("findings.count", findings.all().size()));
        findings.all().stream().limit(MOST).forEach(finding -> list.getChildren().add(entry(shell, finding)));
        list.getChildren().getFirst().lookup(".finding").getStyleClass().add("first-focus");
        if (findings.all().size() > MOST) {
            list.getChildren().add(advice(Speech.say("findings.beyond", findings.all().size() - MOST)));
        }
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        list.heightProperty().addListener(
                (_, _, height) -> scroll.setPrefViewportHeight(height.doubleValue()));
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        return new Node[] {advice(Speech.say("findings.advice")), scroll};
    }

    /// Why there is nothing to be seen here.
    private static String empty(Session session) {
        if (session.hiddenProperty().get()) {
            return Speech.say("findings.hidden");
        }
        if (session.findings() == Findings.UNKNOWN) {
            return Speech.say(session.growingProperty().get() ? "findings.growing" : "findings.looking");
        }
        var ending = session.trace().ending();
        return Speech.say(ending != null && "finished".equals(ending.reason()) ? "findings.healthy"
                : "findings.healthy.cut");
    }

    private static Label advice(String text) {
        var advice = new Label(text);
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        return advice;
    }

    private static VBox entry(Shell shell, Finding finding) {
        var sentence = new Button(finding.text(Speech.language()), Icon.WARNING.draw());
        sentence.getStyleClass().add("finding");
        sentence.setMnemonicParsing(false);
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setAccessibleText(Speech.say("findings.name", finding.word(Speech.language()),
                finding.text(Speech.language()), finding.steps().getFirst()));
        sentence.setOnAction(_ -> leave(shell, finding.steps().getFirst()));
        var steps = new FlowPane();
        steps.getStyleClass().add("finding-steps");
        var proof = finding.steps().stream().distinct().toList();
        proof.stream().limit(MOST_STEPS).forEach(seq -> steps.getChildren().add(step(shell, seq)));
        if (proof.size() > MOST_STEPS) {
            steps.getChildren().add(advice(Speech.say("findings.steps", proof.size() - MOST_STEPS)));
        }
        var entry = new VBox(sentence, steps);
        entry.getStyleClass().add("finding-entry");
        entry.pseudoClassStateChanged(HERE, proof.contains(shell.session().step()));
        return entry;
    }

    private static Button step(Shell shell, int seq) {
        var brief = shell.session().explainer().brief(seq);
        var link = new Button(seq + " · " + brief);
        link.getStyleClass().add("chip");
        link.setMnemonicParsing(false);
        link.setMaxWidth(WIDTH - 80);
        link.setAccessibleText(Speech.say("findings.step", seq, brief));
        link.setOnAction(_ -> leave(shell, seq));
        return link;
    }
}
