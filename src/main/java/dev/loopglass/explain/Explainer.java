package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;

/// Says in one sentence what a step is about: this very step, with its names, its numbers and what
/// follows from it.
public final class Explainer {
    private final Trace trace;
    private final Replay replay;
    private final Language language;
    private final Words words;
    private final boolean discreet;

    public Explainer(Trace trace, Replay replay) {
        this(trace, replay, Language.ENGLISH, false);
    }

    private Explainer(Trace trace, Replay replay, Language language, boolean discreet) {
        this.trace = trace;
        this.replay = replay;
        this.language = language;
        this.words = new Words(language);
        this.discreet = discreet;
    }

    /// One that says the same in this language.
    public Explainer in(Language language) {
        return new Explainer(trace, replay, language, discreet);
    }

    /// One that says nothing of what comes after a step, which is still to be predicted; or does again.
    public Explainer discreet(boolean whether) {
        return whether == discreet ? this : new Explainer(trace, replay, language, whether);
    }

    public Language language() {
        return language;
    }

    /// One plain sentence, without a full stop. Objects are spelt as everywhere, such as `fu4`.
    public String sentence(int seq) {
        var scene = new Scene(trace, replay, words, seq, discreet);
        return switch (scene.event()) {
            case Event.LoopStarted _, Event.LoopStopped _, Event.TurnBegin _ -> AboutTurns.say(scene);
            case Event.PollBegin _, Event.PollEnd _ -> AboutPolls.say(scene);
            case Event.CallbackAdded _, Event.CallbackBegin _, Event.CallbackEnd _, Event.TimerAdded _,
                    Event.TimerRemoved _, Event.TimerBegin _, Event.TimerEnd _, Event.HandlerBegin _,
                    Event.HandlerEnd _ -> AboutTasks.say(scene);
            case Event.HandlerAdded _, Event.HandlerUpdated _, Event.HandlerRemoved _, Event.ChannelOpened _,
                    Event.ChannelConnecting _, Event.ChannelConnected _, Event.ChannelRead _,
                    Event.ChannelWrote _,
                    Event.ChannelFailed _, Event.ChannelClosed _, Event.TlsStarted _, Event.TlsHandshake _,
                    Event.TlsEstablished _ -> AboutChannels.say(scene);
            case Event.FutureCreated _, Event.FutureListened _, Event.FutureResolved _,
                    Event.FutureFailed _ ->
                AboutFutures.say(scene);
            case Event.CoroutineStarted _, Event.CoroutineSuspended _, Event.CoroutineResumed _,
                    Event.CoroutineReturned _, Event.CoroutineFailed _ -> AboutCoroutines.say(scene);
            case Event.HttpQueued _, Event.HttpStarted _, Event.HttpSent _, Event.HttpStatus _,
                    Event.HttpHeaders _,
                    Event.HttpBody _, Event.HttpRedirected _, Event.HttpFinished _ ->
                    AboutRequests.say(scene);
            case Event.ContextCaptured _, Event.ContextEntered _, Event.ContextLeft _, Event.Line _,
                    Event.Mark _,
                    Event.Unknown _ -> AboutProgram.say(scene);
        };
    }

    /// What the loop holds after step `seq`, or before the first one.
    public StateSheet sheet(int seq) {
        return new Sheets(trace, replay.at(seq), words).sheet();
    }

    /// Two to five words, for a link in a chain of causes.
    public String brief(int seq) {
        return new Briefs(new Scene(trace, replay, words, seq, discreet)).say();
    }
}
