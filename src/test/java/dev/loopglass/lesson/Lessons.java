package dev.loopglass.lesson;

import dev.loopglass.explain.Language;
import java.nio.file.Path;
import java.util.List;

/// Lessons to test with.
final class Lessons {
    static final Path FILE = Path.of("samples/lessons/connect.md");

    private Lessons() {}

    /// One with everything that can be in a lesson.
    static final String WHOLE = """
            # A connection is made

            ```lesson
            trace: ../../traces/ok.json
            ```

            What you will *see*, in [two](https://example.com/) chapters:

            - asking
            - being told

            ```notes
            Say hello.
            ```

            ## Asking (5 min)
            Nobody waits here.

            ### The connection is begun
            ```step
            kind:channel.connecting
            ```
            The socket is asked to connect,
            and `connect` returns at once.

            ```state
            channels
            futures
            ```

            #### Nothing happened yet

            Or did it?

            ```ask
            Which of *these* runs next?
            ```

            ```notes
            Wait for a hand to go up.
            ```

            ## Being told
            ### It is there
            ```step
            kind:poll.end
            method:IOLoop.start nth:-1
            ```
            ```state
            ```
            """;

    static Draft draft(String text) {
        return LessonReader.parse(text, FILE, Language.ENGLISH);
    }

    /// What is wrong with it, without the file's name.
    static List<String> faults(String text) {
        return draft(text).faults().stream().map(it -> it.toString().replace(FILE + ":", "")).toList();
    }

    static List<String> notices(String text) {
        return draft(text).notices().stream().map(it -> it.toString().replace(FILE + ":", "")).toList();
    }

    /// A lesson with nothing wrong and one stop, which says this.
    static String saying(String text) {
        return """
                # A title
                ```lesson
                trace: ok.json
                ```
                ### A stop
                ```step
                kind:poll.end
                ```
                """ + text;
    }
}
