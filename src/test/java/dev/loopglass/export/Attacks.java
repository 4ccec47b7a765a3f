package dev.loopglass.export;

import java.util.List;

/// What a program might call its things, to be taken for something else by whoever reads about them.
final class Attacks {
    static final List<String> ALL = List.of(
            "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"};alert(1);//", "'\"`$\\",
            "]]>", "<!--", "-->", "<![CDATA[x]]>", "&lt;&amp;&#0;&nope;", "%7B%3C", "javascript:alert(1)",
            "=1+1", "+1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"x\",\"y\")", "\t=1", "a,b;c\"d", "line\nline\r\nline",
            "\u0000\u0001\u0007\u001b[31m\u007f\u0085", "\u2028\u2029\u200b\u202e\ufeff\ufffe\uffff", "half \ud83d", "\ude00 half",
            "ok 😀 你好", "end", "activate x", "a->>b: c", "note over a: b", "#35; #quot; #", "%% comment", "%%{init: {}}%%",
            "a; b; c", "participant x as y", "alt", "loop", "{}[]()", "x: y", " leading and trailing ", "$$x^2$$", "a<br>b",
            "x".repeat(5000));
    static final int STEPS = 22;
    /// So many of them are read even of a text that is none, and may be no key.
    static final int SOUND = 19;

    private Attacks() {}

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            json.append(c < ' ' || c == '"' || c == '\\' || c > '~' ? String.format("\\u%04x", (int) c) : c);
        }
        return json.append('"').toString();
    }

    /// A trace of a request that has this text in every place where it may have one.
    static String trace(String attack) {
        var its = quoted(attack);
        var other = quoted(attack + " 2");
        return """
                {"format":"loopglass","version":1,"meta":{"title":§,"recorded":§,"program":§,"java":§,"clock":"ns"},"events":[
                {"def":"source","id":1,"file":§,"lang":§,"text":§},
                {"def":"method","id":1,"source":1,"name":§,"models":§},
                {"def":"method","id":2,"source":1,"name":¤,"models":§},
                {"def":"path","id":1,"method":1,"line":1},
                {"def":"path","id":2,"parent":1,"method":2,"line":2},
                {"def":"object","id":1,"name":"lo1","type":"Loop","label":§},
                {"def":"object","id":2,"name":"cb1","type":"Callback","label":§},
                {"def":"object","id":3,"name":"ht1","type":"Request","label":§},
                {"def":"object","id":4,"name":"fu1","type":"Future","label":§},
                {"def":"object","id":5,"name":"co1","type":"Coroutine","label":§},
                {"def":"object","id":6,"name":"ch1","type":"Channel","label":§},
                {"def":"object","id":7,"name":"tm1","type":"Timer","label":§},
                {"def":"object","id":8,"name":§,"type":§,"label":§},
                {"seq":0,"t":1,"turn":0,"kind":"callback.added","on":2,"path":1,"data":{"by":§,"label":§}},
                {"seq":1,"t":2,"turn":0,"kind":"loop.started","on":1},
                {"seq":2,"t":3,"turn":1,"kind":"turn.begin","on":1,"data":{"callbacks":1,"timers":0}},
                {"seq":3,"t":4,"turn":1,"kind":"callback.begin","on":2,"cause":0,"path":1},
                {"seq":4,"t":5,"turn":1,"kind":"http.queued","on":3,"task":3,"path":2,"data":{"method":§,"url":§}},
                {"seq":5,"t":6,"turn":1,"kind":"http.started","on":3,"task":3,"path":2,"data":{"method":§,"url":§}},
                {"seq":6,"t":7,"turn":1,"kind":"future.created","on":4,"task":3,"path":2},
                {"seq":7,"t":8,"turn":1,"kind":"future.listened","on":4,"task":3,"path":2,"data":{"callback":§}},
                {"seq":8,"t":9,"turn":1,"kind":"coroutine.started","on":5,"task":3,"path":2,"data":{"result":"fu1"}},
                {"seq":9,"t":10,"turn":1,"kind":"channel.opened","on":6,"task":3,"path":2},
                {"seq":10,"t":11,"turn":1,"kind":"channel.connecting","on":6,"task":3,"path":2,"data":{"address":§}},
                {"seq":11,"t":12,"turn":1,"kind":"channel.connected","on":6,"task":3,"path":2,"data":{"address":§}},
                {"seq":12,"t":13,"turn":1,"kind":"channel.wrote","on":6,"task":3,"path":2,"data":{"bytes":1,"preview":§}},
                {"seq":13,"t":14,"turn":1,"kind":"channel.read","on":6,"task":3,"path":2,"data":{"bytes":1,"preview":§}},
                {"seq":14,"t":15,"turn":1,"kind":"channel.failed","on":6,"task":3,"path":2,"data":{"error":§}},
                {"seq":15,"t":16,"turn":1,"kind":"timer.added","on":7,"task":3,"path":2,"data":{"deadlineNanos":99,"label":§}},
                {"seq":16,"t":17,"turn":1,"kind":"coroutine.failed","on":5,"task":3,"path":2,"data":{"error":§}},
                {"seq":17,"t":18,"turn":1,"kind":"future.failed","on":4,"task":3,"path":2,"data":{"error":§}},
                {"seq":18,"t":19,"turn":1,"kind":"http.finished","on":3,"task":3,"path":2,"data":{"code":0,"bytes":0,"error":§}},
                {"seq":19,"t":20,"turn":1,"kind":¤,"on":8,"task":3,"path":2,"data":{§:§}},
                {"seq":20,"t":21,"turn":1,"kind":"line","task":3,"path":2,"data":{"locals":[{"name":§,"value":§}]}},
                {"seq":21,"t":22,"turn":1,"kind":"mark","task":3,"path":2,"data":{"text":§}}
                ],"end":{"steps":22,"dropped":0,"reason":§}}
                """.replace("§", its).replace("¤", other);
    }
}
