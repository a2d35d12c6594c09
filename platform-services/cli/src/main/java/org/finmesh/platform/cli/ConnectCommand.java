package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.cli.connect.ConnectionDetails;
import org.finmesh.platform.cli.connect.ConsumerCredentials;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh connect}. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = {
            "Say how a consumer reads a port: Kafka client properties, JDBC and psql, with the consumer's secrets.",
            "The secrets are issued the first time, and kept in the home's consumers folder."
        })
final class ConnectCommand implements Callable<Integer> {

    /** What is printed. */
    enum Format {
        TEXT,
        JSON
    }

    @Mixin
    private ApiOptions api;

    @Parameters(paramLabel = "PORT", description = "Such as treasury.fx-rates.v1.")
    private String port;

    @Option(
            names = "--consumer",
            paramLabel = "NAME",
            description = "The team that reads; yours if you are in one only, else you alone.")
    @Nullable
    private String consumer;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text or json; text unless given.")
    private Format format;

    @Option(names = "--rotate", description = "Issue new secrets; those before stop working.")
    private boolean rotate;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var platform = api.asPerson(spec);
        var connection = platform.products().connection(port, consumer);
        var folder = api.mesh().stack().root().resolve("consumers");
        var credentials = new ConsumerCredentials(folder, platform.agreements(), api.tokens(spec), connection.jdbcUrl())
                .of(connection.consumer(), rotate);
        var details = ConnectionDetails.of(connection, credentials);
        var out = spec.commandLine().getOut();
        switch (format) {
            case JSON -> out.println(Json.text(details));
            case TEXT -> out.println(details.text());
        }
        return 0;
    }
}
