package dev.loopglass.replay;

import static dev.loopglass.event.Event.Op.ERROR;
import static dev.loopglass.event.Event.Op.READ;
import static dev.loopglass.event.Event.Op.WRITE;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;

/// One plain GET as a trace, as Tornado's order has it: fetched in turn 1, connected at its end, sent in
/// turn 3, answered at its end, parsed in 4, resolved in 5, main resumed in 6, stopped in 7.
public final class Fetch {
    private final TraceScript script = new TraceScript();

    private Fetch() {}

    public static TraceScript get() {
        var fetch = new Fetch();
        fetch.asks();
        fetch.connects();
        fetch.sends();
        fetch.answers();
        fetch.ends();
        return fetch.script;
    }

    private void asks() {
        var url = "http://127.0.0.1:8080/hello";
        script.callback("cb1", "addCallback", "run").start().turn(1, 0).run("cb1")
                .future("fu1", "main").coroutine("co1", "fu1", "main")
                .future("fu2", "fetch")
                .add(new Event.HttpQueued(script.ref("ht1"), "GET", url))
                .add(new Event.HttpStarted(script.ref("ht1"), "GET", url))
                .add(new Event.ContextEntered(script.ref("cx1", "fetch"), "fetch"))
                .timer("tm1", 20 * TraceScript.SECOND, "connect timeout")
                .future("fu3", "TcpClient.connect").listen("fu3", "onConnect")
                .coroutine("co2", "fu3", "TcpClient.connect")
                .future("fu4", "Resolver.resolve").resolve("fu4", "[127.0.0.1:8080]")
                .future("fu5", "Connector")
                .add(new Event.ChannelOpened(script.ref("ch1", "127.0.0.1:8080")))
                .future("fu6", "IOStream.connect")
                .add(new Event.ChannelConnecting(script.ref("ch1"), "127.0.0.1:8080"))
                .watch("ch1", WRITE, ERROR)
                .listen("fu6", "Connector.onConnectDone")
                .timer("tm2", 300 * TraceScript.MILLI, "connector falls back")
                .await("co2", "fu5")
                .add(new Event.ContextLeft(script.ref("cx1"), "fetch"))
                .await("co1", "fu2").listen("fu1", "stop").ran("cb1");
    }

    private void connects() {
        script.poll(300 * TraceScript.MILLI, Because.TIMER).pass(410 * TraceScript.MICRO)
                .polled(script.ready("ch1", WRITE)).handle("ch1", WRITE)
                .add(new Event.ChannelConnected(script.ref("ch1"), "127.0.0.1:8080"))
                .resolve("fu6", "IOStream ch1").untime("tm2").resolve("fu5", "IOStream ch1")
                .callbackOf("fu5", "cb2", "co2 TcpClient.connect")
                .watch("ch1", READ, ERROR).handled("ch1");
        script.turn(1, 0).run("cb2").resume("co2", "fu5").returns("co2", "IOStream ch1")
                .resolve("fu3", "IOStream ch1").callbackOf("fu3", "cb3", "onConnect").ran("cb2").glance();
    }

    private void sends() {
        script.turn(1, 0).run("cb3")
                .add(new Event.ContextEntered(script.ref("cx1"), "fetch"))
                .untime("tm1").timer("tm3", 20 * TraceScript.SECOND, "request timeout")
                .add(new Event.HttpSent(script.ref("ht1"), 192))
                .add(new Event.ChannelWrote(script.ref("ch1"), 192, "GET /hello HTTP/1.1\r\n"))
                .future("fu7", "Http1Connection.readMessage")
                .coroutine("co3", "fu7", "Http1Connection.readMessage")
                .future("fu8", "IOStream.readUntilRegex").await("co3", "fu8").listen("fu7", "result")
                .add(new Event.ContextLeft(script.ref("cx1"), "fetch"))
                .ran("cb3").poll(20 * TraceScript.SECOND, Because.TIMER).pass(2 * TraceScript.MILLI)
                .polled(script.ready("ch1", READ)).handle("ch1", READ)
                .add(new Event.ChannelRead(script.ref("ch1"), 142, "HTTP/1.1 200 OK\r\n"))
                .resolve("fu8", "129 bytes").callbackOf("fu8", "cb4", "co3 Http1Connection.readMessage")
                .watch("ch1", ERROR).handled("ch1");
    }

    private void answers() {
        script.turn(1, 0).run("cb4").resume("co3", "fu8")
                .add(new Event.HttpStatus(script.ref("ht1"), 200))
                .add(new Event.HttpHeaders(script.ref("ht1"), 3))
                .add(new Event.HttpBody(script.ref("ht1"), 13))
                .untime("tm3")
                .callback("cb5", "addCallback", "handleResponse")
                .unwatch("ch1").add(new Event.ChannelClosed(script.ref("ch1"), null))
                .returns("co3", "true").resolve("fu7", "true").callbackOf("fu7", "cb6", "result").ran("cb4")
                .glance();
    }

    private void ends() {
        script.turn(2, 0).run("cb5")
                .add(new Event.HttpFinished(script.ref("ht1"), 200, 13, null))
                .resolve("fu2", "HttpResponse 200").callbackOf("fu2", "cb7", "co1 main").ran("cb5")
                .run("cb6").ran("cb6").glance();
        script.turn(1, 0).run("cb7").resume("co1", "fu2").returns("co1", "null").resolve("fu1", "null")
                .callbackOf("fu1", "cb8", "stop").ran("cb7").glance();
        script.turn(1, 0).run("cb8").ran("cb8").stop();
    }
}
