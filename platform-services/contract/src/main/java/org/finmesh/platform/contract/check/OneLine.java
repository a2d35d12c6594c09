package org.finmesh.platform.contract.check;

/** Messages quote what is in the file, which may be anything: they stay one line, of printable characters, and short. */
final class OneLine {

    private static final int LENGTH_MAX = 500;

    private OneLine() {}

    static String of(String message) {
        var plain = message.chars().noneMatch(OneLine::escapes);
        if (plain && message.length() <= LENGTH_MAX) {
            return message;
        }
        var line = new StringBuilder();
        for (var i = 0; i < message.length() && line.length() < LENGTH_MAX; i++) {
            var character = message.charAt(i);
            if (escapes(character)) {
                line.append("\\u%04x".formatted((int) character));
            } else {
                line.append(character);
            }
        }
        return message.length() > LENGTH_MAX ? line.append('…').toString() : line.toString();
    }

    /** Control characters, line ends among them, and those that turn the direction of the text after them. */
    private static boolean escapes(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
