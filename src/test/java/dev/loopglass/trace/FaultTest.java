package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the reader says about files that are wrong.
class FaultTest {
    private static final String HEAD = "{\"format\":\"loopglass\",\"version\":1,\"meta\":{},\"events\":[";
    private static final String LOOP = "{'def':'object','id':1,'name':'lo1','type':'Loop'}";
    private static final String FUTURE = "{'def':'object','id':9,'name':'fu1','type':'Future'}";
    private static final String CHANNEL = "{'def':'object','id':7,'name':'ch1','type':'Channel'}";
    private static final String STARTED = "{'seq':0,'t':5,'turn':0,'kind':'loop.started','on':1}";

    @TempDir
    Path folder;

    /// Entries (with ' for ") on lines of their own, from line 2, in a whole document.
    private static String document(String... entries) {
        long steps = Arrays.stream(entries).filter(entry -> !entry.startsWith("{'def'")).count();
        return HEAD + "\n" + Arrays.stream(entries)
                .map(entry -> entry.replace('\'', '"')).collect(Collectors.joining(",\n"))
                + "\n],\"end\":{\"steps\":" + steps + ",\"dropped\":0,\"reason\":\"finished\"}}\n";
    }

    private Reading read(String text) throws IOException {
        return TraceReader.read(Files.writeString(folder.resolve("fetch.json"), text));
    }

    private List<String> faults(String... entries) throws IOException {
        return lines(read(document(entries)).faults());
    }

    private List<String> lines(List<Fault> faults) {
        return faults.stream().map(fault -> fault.toString().replace(folder + "/", "")).toList();
    }

    @Test
    void aSoundFileHasNone() throws IOException {
        var reading = read(document(LOOP, STARTED));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.notices()).isEmpty();
        assertThat(reading.trace().line(0)).isEqualTo(3);
        assertThat(reading.trace().on(0).name()).isEqualTo("lo1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'seq':3,'t':5,'turn':0,'kind':'mark'} | step 1: wanted seq 1, got 3",
        "{'t':5,'turn':0,'kind':'mark'} | step 1: seq is missing",
        "{'seq':1,'turn':0,'kind':'mark'} | step 1: t is missing",
        "{'seq':1,'t':5,'kind':'mark'} | step 1: turn is missing",
        "{'seq':1,'t':5,'turn':0} | step 1: kind is missing",
        "{'seq':1,'t':5,'turn':0,'kind':7} | step 1: kind: wanted text, got 7",
        "{'seq':1,'t':4,'turn':0,'kind':'mark'} | step 1: t goes back, from 5 to 4",
        "{'seq':1,'t':-4,'turn':0,'kind':'mark'} | step 1: t: wanted a whole number from 0, got -4",
        "{'seq':1,'t':5.5,'turn':0,'kind':'mark'} | step 1: t: wanted a whole number, got 5.5",
        "{'seq':1,'t':99999999999999999999,'turn':0,'kind':'mark'} | step 1: t: wanted a whole number, got 99999999999999999999",
        "{'seq':1,'t':5,'turn':9999999999,'kind':'mark'} | step 1: turn: wanted a whole number from 0 to 2147483647, got 9999999999",
        "{'seq':1,'t':5,'turn':0,'kind':'mark','path':9} | step 1: path 9 is not defined",
        "{'seq':1,'t':5,'turn':0,'kind':'mark','task':1} | step 1: task: wanted an earlier step, got 1",
        "{'seq':1,'t':5,'turn':0,'kind':'mark','cause':2} | step 1: cause: wanted an earlier step, got 2",
        "{'seq':1,'t':5,'turn':0,'kind':'mark','occasion':'x'} | step 1: occasion: wanted a whole number, got \"x\"",
        "{'seq':1,'t':5,'turn':0,'kind':'loop.stopped'} | step 1: on is missing; loop.stopped is about a Loop",
        "{'seq':1,'t':5,'turn':0,'kind':'loop.stopped','on':0} | step 1: on: wanted a whole number from 1, got 0",
        "{'seq':1,'t':5,'turn':0,'kind':'loop.stopped','on':4} | step 1: on: object 4 is not defined",
        "{'seq':1,'t':5,'turn':0,'kind':'future.created','on':1} | step 1: on: wanted a Future, got lo1, a Loop",
        "{'seq':1,'t':5,'turn':0,'kind':'turn.begin','on':1} | step 1: data.callbacks is missing;step 1: data.timers is missing",
        "{'seq':1,'t':5,'turn':0,'kind':'turn.begin','on':1,'data':{'callbacks':1}} | step 1: data.timers is missing",
        "{'seq':1,'t':5,'turn':0,'kind':'turn.begin','on':1,'data':[]} | step 1: data: wanted an object, got an array",
        "{'seq':1,'t':5,'turn':0,'kind':'poll.begin','on':1,'data':{'timeoutNanos':'soon','because':'idle','watching':[]}} "
            + "| step 1: data.timeoutNanos: wanted a whole number, got \"soon\"",
        "{'seq':1,'t':5,'turn':0,'kind':'poll.begin','on':1,'data':{'timeoutNanos':1,'because':'IDLE','watching':[]}} "
            + "| step 1: data.because: wanted callbacks, timer or idle, got \"IDLE\"",
        "{'seq':1,'t':5,'turn':0,'kind':'poll.end','on':1,'data':{'ready':[{'channel':'ch1','ops':['READ','read']}]}} "
            + "| step 1: data.ready[0].ops[1]: wanted READ, WRITE or ERROR, got \"read\"",
        "{'seq':1,'t':5,'turn':0,'kind':'poll.end','on':1,'data':{'ready':[{'channel':'ch1','ops':[]},{'channel':'ch2'}]}} "
            + "| step 1: data.ready[1].channel: object \"ch2\" is not defined;step 1: data.ready[1].ops is missing",
        "{'seq':1,'t':5,'turn':0,'kind':'poll.end','on':1,'data':{'ready':[],'woken':'no'}} "
            + "| step 1: data.woken: wanted true or false, got \"no\"",
        "{'seq':1,'t':5,'turn':0,'kind':'line','data':{'locals':[{'value':'1'}]}} | step 1: data.locals[0].name is missing",
        "{'data':{'locals':[{'value':'1'}]},'kind':'line','seq':1,'t':5,'turn':0} | step 1: data.locals[0].name is missing",
        "{'data':{'text':5},'kind':'mark','seq':1,'t':5,'turn':0} | step 1: data.text: wanted text, got 5",
        "7 | wanted an object, got 7",
        "{'seq':1,'t':5,'turn':0,'kind':hello} | not JSON: column 32: Unrecognized token 'hello': was expecting "
            + "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    })
    void oneStepIsWrong(String step, String wanted) throws IOException {
        var reading = read(document(LOOP, CHANNEL, STARTED, step, "{'seq':2,'t':9,'turn':0,'kind':'mark'}"));
        var expected = Arrays.stream(wanted.split(";(?=step)")).map(fault -> "fetch.json:5: " + fault)
                .toList();

        var after = lines(reading.faults());

        assertThat(after).startsWith(expected.toArray(String[]::new));
        assertThat(after.subList(expected.size(), after.size()))
                .allMatch(fault -> fault.contains("wanted seq 4, got 2"));
        assertThat(reading.trace().size()).as("steps up to the fault").isEqualTo(1);
        assertThat(reading.trace().ending()).isNull();
        assertThat(reading.cut()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'def':'thread','id':1} | def \"thread\" 1: wanted source, method, path or object",
        "{'def':'object','id':9,'name':'fu2','type':'Future'} | def \"object\" 9: id 9 is taken by another one",
        "{'def':'object','id':2,'name':'fu1','type':'Future'} | def \"object\" 2: name: \"fu1\" is taken by another object",
        "{'def':'object','name':'fu2','type':'Future'} | def \"object\": id is missing",
        "{'def':'object','id':0,'name':'fu2','type':'Future'} | def \"object\": id: wanted a whole number from 1, got 0",
        "{'def':'object','id':-1,'name':'fu2','type':'Future'} "
            + "| def \"object\": id: wanted a whole number from 0 to 2147483647, got -1",
        "{'def':'object','id':2,'type':'Future'} | def \"object\" 2: name is missing",
        "{'def':'object','id':2,'name':'','type':'Future'} | def \"object\" 2: name: wanted a name, got \"\"",
        "{'def':'object','id':2,'name':'fu2','type':3} | def \"object\" 2: type: wanted text, got 3",
        "{'def':'source','id':2,'file':'A.java','lang':'java'} | def \"source\" 2: text is missing",
        "{'def':'method','id':2,'name':'A.a','source':5} | def \"method\" 2: source 5 is not defined",
        "{'def':'path','id':2,'line':5} | def \"path\" 2: method is missing",
        "{'def':'path','id':2,'method':3,'parent':1} | def \"path\" 2: parent 1 is not defined;"
            + "def \"path\" 2: method 3 is not defined",
    })
    void oneDefinitionIsWrong(String definition, String wanted) throws IOException {
        var expected = Arrays.stream(wanted.split(";")).map(fault -> "fetch.json:5: " + fault).toList();
        assertThat(faults(LOOP, FUTURE, STARTED, definition, "{'seq':1,'t':9,'turn':0,'kind':'mark'}"))
                .isEqualTo(expected);
    }

    @Test
    void aDefinitionStandsBeforeItsUse() throws IOException {
        assertThat(faults(STARTED, LOOP))
                .containsExactly("fetch.json:2: step 0: on: object 1 is not defined");
    }

    @Test
    void everyFaultIsTold() throws IOException {
        assertThat(faults(LOOP, STARTED,
                "{'seq':1,'t':4,'turn':0,'kind':'mark'}",
                "{'seq':2,'t':6,'turn':0,'kind':'future.created','on':1}",
                "{'seq':4,'t':6,'turn':0,'kind':'mark','path':3}",
                "{'seq':5,'t':6,'turn':0,'kind':'mark'}")).containsExactly(
                "fetch.json:4: step 1: t goes back, from 5 to 4",
                "fetch.json:5: step 2: on: wanted a Future, got lo1, a Loop",
                "fetch.json:6: step 3: wanted seq 3, got 4",
                "fetch.json:6: step 3: path 3 is not defined");
    }

    @Test
    void notAMillionFaults() throws IOException {
        var marks = new String[1000];
        Arrays.fill(marks, "{'seq':0,'t':0,'turn':0,'kind':'mark'}");
        assertThat(faults(marks)).hasSize(Faults.MOST + 1).last()
                .isEqualTo("fetch.json: and 899 more faults");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'seq':1,'t':5,'turn':0,'kind':'mark' | a brace too few",
        "{'seq':1,'t':5,'turn':0,'kind':'mark'}} | a brace too many",
        "{'seq':1,'t':5,'turn':0,'kind':'mark','data':{'text':'a}} | a quote too few",
        "{'seq':1,'t':5,'turn':0,'kind':'mark','data':{'text':'a''}} | a quote too many",
        "{'seq':1,'t':5,'turn':0,'kind':'mark'] | the wrong bracket",
        "hello | a word",
        "{'seq':1,,'t':5} | a comma too many",
        "{'seq':1,'t':05} | a number with a zero",
        "} | a brace alone",
    })
    void aBrokenLineBreaksNoOther(String broken, String why) throws IOException {
        var steps = new String[] {LOOP, STARTED, broken, "{'seq':2,'t':6,'turn':0,'kind':'mark'}",
                "{'seq':4,'t':6,'turn':0,'kind':'mark'}"};
        var faults = faults(steps);
        assertThat(faults).as(why).hasSize(2);
        assertThat(faults.getFirst()).matches("fetch.json:[45]: (not JSON: .*)");
        assertThat(faults.getLast()).isEqualTo("fetch.json:6: step 3: wanted seq 3, got 4");
    }

    @Test
    void aMissingComma() throws IOException {
        var text = document(LOOP, STARTED, "{'seq':1,'t':6,'turn':0,'kind':'mark'}").replace("1},\n", "1}\n");
        var reading = read(text);
        assertThat(reading.cut()).isFalse();
        assertThat(lines(reading.faults()))
                .containsExactly("fetch.json:4: not JSON: wanted , or ], got {\"seq\":1,\"t\":6,\"turn");
    }

    @Test
    void theEndDoesNotFit() throws IOException {
        var text = document(LOOP, STARTED).replace("\"steps\":1", "\"steps\":7");
        assertThat(lines(read(text).faults()))
                .containsExactly("fetch.json:4: end.steps: wanted 1, as there are, got 7");
        assertThat(lines(read(text.replace("\"steps\":7,", "")).faults()))
                .containsExactly("fetch.json:4: end.steps is missing");
        assertThat(lines(read(text.replaceAll(",\"end\".*", "}")).faults()))
                .containsExactly("fetch.json:4: \"end\" is missing");
        assertThat(lines(read(text.replace("\"steps\":7", "\"steps\":1") + "{}").faults()))
                .containsExactly("fetch.json:5: not JSON: wanted the end of the file, got {}");
    }

    @Test
    void meta() throws IOException {
        var text = document(LOOP, STARTED)
                .replace("\"meta\":{}", "\"meta\":{\"title\":5,\"clock\":\"us\",\"color\":1}");
        var reading = read(text);
        assertThat(lines(reading.faults())).containsExactly(
                "fetch.json:1: meta.title: wanted text, got 5", "fetch.json:1: meta.clock: wanted \"ns\", got \"us\"");
        assertThat(reading.trace().size()).isEqualTo(1);
    }

    @Test
    void unknownKeysAndKindsAreNoFaults() throws IOException {
        var reading = read(document("{'def':'object','id':1,'name':'lo1','type':'Loop','color':'red'}",
                "{'seq':0,'t':5,'turn':0,'kind':'loop.started','on':1,'mood':{'good':[1]},'data':{'why':7}}",
                "{'seq':1,'t':5,'turn':0,'kind':'future.wished','data':{ 'b' : [1, 2.50],\n 'c':'x y' }}",
                "{'data': [ 1 ],'seq':2,'t':5,'turn':0,'kind':'future.wished','on':1}"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.trace().event(1))
                .isEqualTo(new Event.Unknown(null, "future.wished", "{\"b\":[1,2.50],\"c\":\"x y\"}"));
        assertThat(reading.trace().event(2))
                .isEqualTo(new Event.Unknown(reading.trace().object("lo1"), "future.wished", "[1]"));
        assertThat(lines(reading.notices())).containsExactly(
                "fetch.json:4: kind \"future.wished\" is not known to this version; shown as it is (2 steps)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'format':'loopglass','version':9,'meta':{},'events':[ | fetch.json:1: this trace is version 9; this Loopglass reads up to 1",
        "{'format':'loopglass','version':'one','events':[ | fetch.json:1: \"version\": wanted a whole number from 1, got \"one\"",
        "{'format':'loopglass','version':0,'events':[ | fetch.json:1: \"version\": wanted a whole number from 1, got 0",
        "{'format':'loopglass','events':[]} | fetch.json: \"version\" is missing",
        "{'format':'loopglass','version':1} | fetch.json: \"events\" is missing",
        "{'format':'har','version':1,'events':[]} | fetch.json:1: not a Loopglass trace: \"format\": wanted \"loopglass\", got \"har\"",
        "{'traceEvents':[{'a':1}]} | fetch.json: JSON, but not a Loopglass trace: \"format\" is missing",
        "{} | fetch.json: JSON, but not a Loopglass trace: \"format\" is missing",
        "[1,2] | fetch.json:1: not a Loopglass trace: it is an array, wanted an object with \"format\"",
        "Hello, world | fetch.json:1: not JSON: it begins with \"Hello, world\", wanted {",
        "{'a':hello} | fetch.json:1: not JSON: column 6: Unrecognized token 'hello': was expecting "
            + "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        "{'a' 5} | fetch.json:1: not JSON: wanted :, got 5}",
        "{5} | fetch.json:1: not JSON: wanted a key, got 5}",
        "{'a':1 | fetch.json:1: not a Loopglass trace: the file ends before it says \"format\":\"loopglass\"",
        "`` | fetch.json: not a Loopglass trace: the file is empty",
    })
    void noTraceAtAll(String text, String wanted) {
        assertThatThrownBy(() -> read(text.replace('\'', '"'))).isInstanceOf(NotATraceException.class)
                .extracting(e -> e.getMessage().replace(folder + "/", "")).isEqualTo(wanted);
    }

    @Test
    void notText() throws IOException {
        var file = folder.resolve("fetch.json");
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertThatThrownBy(() -> TraceReader.read(file)).isInstanceOf(NotATraceException.class)
                .hasMessage(file + ": not JSON: it is a binary file");
        Files.write(file, document(LOOP, STARTED).getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> TraceReader.read(file)).isInstanceOf(NotATraceException.class)
                .hasMessage(file + ": not JSON: it is a binary file");
        Files.write(file, new byte[5000]);
        assertThatThrownBy(() -> TraceReader.read(file)).isInstanceOf(NotATraceException.class)
                .hasMessageStartingWith(file + ":1: not a Loopglass trace");
    }

    @Test
    void noFileAtAll() {
        assertThatThrownBy(() -> TraceReader.read(folder.resolve("none.json")))
                .isInstanceOf(TraceException.class).isNotInstanceOf(NotATraceException.class)
                .hasMessage(folder.resolve("none.json") + ": there is no such file");
        assertThatThrownBy(() -> TraceReader.read(folder)).isInstanceOf(TraceException.class)
                .hasMessage(folder + ": is a folder, wanted a trace file");
    }

    @Test
    void newerSaysWhatToDo() {
        assertThatThrownBy(() -> read("{\"format\":\"loopglass\",\"version\":2,\"events\":["))
                .isInstanceOfSatisfying(NotATraceException.class, e -> assertThat(e.hint())
                        .isEqualTo("update Loopglass"));
    }
}
