package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An instant in the reader's time zone; the tooltip has it in UTC. */
@Tag("time")
public class TimeText extends HtmlContainer {

    /** @param instant ISO 8601, UTC */
    public TimeText(String instant) {
        this(Instant.parse(instant), FormatStyle.SHORT);
    }

    private TimeText(Instant instant, @Nullable FormatStyle time) {
        var ui = UI.getCurrent();
        setText(format(instant, time)
                .withZone(zoneOf(ui))
                .withLocale(ui.getLocale())
                .format(instant));
        getElement().setAttribute("datetime", instant.toString());
        setTitle(translate("shell.time.utc", utc(instant)));
    }

    /** The day alone, for ends of periods. */
    public static TimeText day(Instant instant) {
        return new TimeText(instant, null);
    }

    private static DateTimeFormatter format(Instant instant, @Nullable FormatStyle time) {
        return time == null
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, time);
    }

    private static String utc(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Where the person is who looks at the page. */
    public static ZoneId zone() {
        return zoneOf(UI.getCurrent());
    }

    /** What the browser says, or UTC where it says nothing that Java knows. */
    static ZoneId zoneOf(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        if (details == null
                || details.getTimeZoneId() == null
                || details.getTimeZoneId().isBlank()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(details.getTimeZoneId());
        } catch (DateTimeException unknownToJava) {
            return ZoneOffset.ofTotalSeconds(details.getTimezoneOffset() / 1000);
        }
    }
}
