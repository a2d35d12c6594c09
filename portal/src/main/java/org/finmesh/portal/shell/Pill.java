package org.finmesh.portal.shell;

import com.vaadin.flow.component.html.Span;

/** A word or two that set something apart: a classification, a state, a version. */
public class Pill extends Span {

    /** What the colour says; the words must say it too. */
    public enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        BAD,
        ACCENT
    }

    public Pill(String text, Tone tone) {
        super(text);
        addClassNames("pill", "pill-" + tone.name().toLowerCase(java.util.Locale.ROOT));
    }
}
