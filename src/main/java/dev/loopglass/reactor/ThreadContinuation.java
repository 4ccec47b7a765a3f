package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;

/// A continuation where the JDK's own is not to be had: the body has a thread of its own, because that is
/// the other way to leave a Java method in its middle. Danger: two threads, one program state. So they
/// take turns ([Baton]): while the body runs, whoever lets it waits, and to everybody else they look like one.
@Plumbing
final class ThreadContinuation implements Continuation {
    private final Runnable body;
    private final Thread thread;
    private final Baton baton = new Baton(Thread.currentThread());
    private Strand strand;
    private Thread resumer;

    ThreadContinuation(String name, Runnable body) {
        this.body = body;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::carry);
    }

    @Override
    public void run() {
        resumer = Thread.currentThread();
        strand = Strand.current();
        if (thread.getState() == Thread.State.NEW) {
            baton.give(thread);
            thread.start();
        } else {
            baton.pass(thread);
        }
        baton.await();
    }

    // ---- below: on the body's thread

    private void carry() {
        strand.adopt();
        body.run();
        baton.pass(resumer);
    }

    @Override
    public void yield() {
        baton.pass(resumer);
        baton.await();
        strand.adopt();
    }
}
