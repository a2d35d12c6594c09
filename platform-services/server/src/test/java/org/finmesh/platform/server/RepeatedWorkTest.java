package org.finmesh.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing listens where its database would be. */
class RepeatedWorkTest {

    private static final DriverManagerDataSource NOWHERE =
            new DriverManagerDataSource("jdbc:postgresql://localhost:1/nowhere?connectTimeout=2");

    private final Logger logger = (Logger) LoggerFactory.getLogger(RepeatedWorkTest.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final RepeatedWork work = new RepeatedWork(logger, "nothing is judged");

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void endListening() {
        logger.detachAppender(logged);
    }

    private List<Level> levels() {
        return logged.list.stream().map(ILoggingEvent::getLevel).toList();
    }

    private static void read() {
        JdbcClient.create(NOWHERE).sql("SELECT 1").query().singleValue();
    }

    private static void write() {
        new TransactionTemplate(new DataSourceTransactionManager(NOWHERE)).executeWithoutResult(_ -> read());
    }

    @Test
    void a_database_that_is_away_is_logged_once_however_it_is_missed() {
        work.turn(RepeatedWorkTest::read);
        work.turn(RepeatedWorkTest::write);
        work.turn(RepeatedWorkTest::read);

        assertThat(logged.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage()).startsWith("nothing is judged for now");
            assertThat(event.getThrowableProxy()).isNotNull();
        });
    }

    @Test
    void when_it_is_back_that_is_logged_and_the_next_outage_too() {
        work.turn(() -> {});
        assertThat(levels()).isEmpty();

        work.turn(RepeatedWorkTest::read);
        work.turn(() -> {});
        work.turn(() -> {});
        work.turn(RepeatedWorkTest::read);

        assertThat(levels()).containsExactly(Level.ERROR, Level.INFO, Level.ERROR);
    }

    @Test
    void a_failure_for_another_reason_is_logged_too() {
        work.turn(RepeatedWorkTest::read);
        work.turn(() -> {
            throw new IllegalStateException("a bug");
        });
        work.turn(() -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(logged.list)
                .extracting(event -> event.getThrowableProxy().getMessage())
                .hasSize(2)
                .last()
                .isEqualTo("a bug");
    }
}
