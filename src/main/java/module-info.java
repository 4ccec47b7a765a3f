/// Loopglass: step, forwards and backwards, through one real asynchronous fetch.
module dev.loopglass {
    requires atlantafx.base;
    requires info.picocli;
    requires java.logging;
    requires javafx.controls;
    requires org.commonmark;
    requires org.pcollections;
    requires tools.jackson.databind;

    exports dev.loopglass;
    exports dev.loopglass.app to javafx.graphics;
    exports dev.loopglass.app.skin to javafx.controls;

    opens dev.loopglass.cli to info.picocli;
    opens dev.loopglass.export to tools.jackson.databind;
}
