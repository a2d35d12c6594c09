package org.finmesh.platform.server.matrix;

import java.util.Arrays;
import java.util.Optional;

/** What a cell of the table says. */
enum Answer {
    /** It is done, or shown. */
    YES("yes"),
    /** It is answered, without what is not theirs to see. */
    LESS("less"),
    /** 403, and nothing has changed. */
    NO("no"),
    /** 401: no token, or one that is for something else than the API. */
    WHO("401");

    private final String word;

    Answer(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Answer> of(String word) {
        return Arrays.stream(values())
                .filter(answer -> answer.word.equals(word))
                .findFirst();
    }
}
