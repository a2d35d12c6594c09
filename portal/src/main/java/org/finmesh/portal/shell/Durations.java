package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.time.Duration;

/** Lengths of time as people say them: two figures at most, one unit. */
public final class Durations {

    private Durations() {}

    /** @param millis 0 or more; negative ones, of clocks that disagree, count as 0 */
    public static String words(long millis) {
        var length = of(Duration.ofMillis(Math.max(0, millis)));
        return translate("shell.duration." + length.unit(), length.count());
    }

    static Length of(Duration duration) {
        if (duration.toSeconds() < 1) {
            return new Length("millis", duration.toMillis());
        }
        if (duration.toSeconds() < 10) {
            return new Length("seconds", duration.toMillis() / 100 / 10.0);
        }
        if (duration.toMinutes() < 2) {
            return new Length("seconds", duration.toSeconds());
        }
        if (duration.toHours() < 2) {
            return new Length("minutes", duration.toMinutes());
        }
        return duration.toDays() < 2 ? new Length("hours", duration.toHours()) : new Length("days", duration.toDays());
    }

    /** @param unit last part of the key of its text */
    record Length(String unit, Number count) {}
}
