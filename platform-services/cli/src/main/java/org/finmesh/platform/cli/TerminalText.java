package org.finmesh.platform.cli;

/** Text of others, for a terminal. */
final class TerminalText {

    private TerminalText() {}

    /** On one line and without control characters, which could make a terminal do things. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\p{Cf}]", "\ufffd");
    }
}
