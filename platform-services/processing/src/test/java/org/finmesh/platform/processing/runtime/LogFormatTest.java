package org.finmesh.platform.processing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusUtil;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import tools.jackson.databind.json.JsonMapper;

class LogFormatTest {

    @Test
    void a_line_is_text_unless_json_is_asked_for() throws JoranException {
        assertThat(line(Map.of())).endsWith("INFO  Test [main] it \"runs\"" + System.lineSeparator());
    }

    @Test
    void a_line_of_json_has_the_message_and_the_trace() throws JoranException {
        var line = line(Map.of("FINMESH_LOG_FORMAT", "json"));

        assertThat(line.stripTrailing()).doesNotContain("\n");
        var json = JsonMapper.shared().readTree(line);
        assertThat(json.path("formattedMessage").asString()).isEqualTo("it \"runs\"");
        assertThat(json.path("level").asString()).isEqualTo("INFO");
        assertThat(json.at("/mdc/traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private static String line(Map<String, String> environment) throws JoranException {
        var context = new LoggerContext();
        environment.forEach(context::putProperty);
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
        assertThat(new StatusUtil(context).getHighestLevel(0)).isLessThan(Status.WARN);
        var appender = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stdout");
        return new String(appender.getEncoder().encode(event(context)), StandardCharsets.UTF_8);
    }

    private static ILoggingEvent event(LoggerContext context) {
        var event = new LoggingEvent(
                "", context.getLogger("org.finmesh.Test"), Level.INFO, "it {}", null, new Object[] {"\"runs\""});
        event.setThreadName("main");
        event.setMDCPropertyMap(Map.of("traceId", "4bf92f3577b34da6a3ce929d0e0e4736"));
        return event;
    }
}
