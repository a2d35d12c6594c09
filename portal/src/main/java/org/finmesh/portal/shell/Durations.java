package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.time.Duration;

/** Lengths of time as people say them: two figures at most, one unit. */
public final class Durations {

    private Durations() {}

    /** @param millis 0 or more; negative ones, of clocks that disagree, count as 0 */
    public static String words(long millis) {
        var length = Duration.ofMillis(Math.max(0, millis));
        if (length.toSeconds() < 1) {
            return translate("shell.duration.millis", length.toMillis());
        }
        if (length.toSeconds() < 10) {
            return translate("shell.duration.seconds", length.toMillis() / 100 / 10.0);
        }
        if (length.toMinutes() < 2) {
            return translate("shell.duration.seconds", length.toSeconds());
        }
        if (length.toHours() < 2) {
            return translate("shell.duration.minutes", length.toMinutes());
        }
        return length.toDays() < 2
                ? translate("shell.duration.hours", length.toHours())
                : translate("shell.duration.days", length.toDays());
    }
}
