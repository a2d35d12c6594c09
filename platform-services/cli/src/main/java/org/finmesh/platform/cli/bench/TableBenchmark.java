package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.finmesh.platform.cli.launch.Project;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.localstack.PostgreSql;

/** The table port against plain COPY, on a Kafka and a PostgreSQL of its own. */
public final class TableBenchmark implements Benchmark {

    private static final String DOMAIN = "capital-markets";
    private static final int ROWS = 300_000;

    private final Project project;

    public TableBenchmark(Project project) {
        this.project = project;
    }

    @Override
    public String name() {
        return "table";
    }

    @Override
    public String about() {
        return "rows a second of the table port into PostgreSQL, new and changed ones, and of plain COPY of the same rows";
    }

    @Override
    public void run(Consumer<Figure> figures) throws IOException, InterruptedException {
        try (var stack = LocalStack.temporary(Server.POSTGRESQL, Server.KAFKA)) {
            var settings = new Properties();
            settings.putAll(Map.of(
                    "product",
                            project.domain(DOMAIN)
                                    .resolve("products/market-data")
                                    .toString(),
                    "rows", Integer.toString(ROWS),
                    "database.url", stack.postgreSql().meshJdbcUrl(),
                    "database.user", PostgreSql.PLATFORM_USER,
                    "database.password", stack.postgreSql().platformPassword()));
            stack.kafka().adminProperties().forEach((name, value) -> settings.setProperty("kafka." + name, value));
            new SdkProgram(project.jar("domains/" + DOMAIN), "TableBenchmark", stack).run(name(), settings, figures);
        }
    }
}
