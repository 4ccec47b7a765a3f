package dev.loopglass;

/// Picks the window, the terminal walk or a command.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.out.println("loopglass");
    }
}
