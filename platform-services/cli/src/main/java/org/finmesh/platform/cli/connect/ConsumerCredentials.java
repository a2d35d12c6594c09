package org.finmesh.platform.cli.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Credentials;
import org.finmesh.platform.cli.client.Tokens;
import org.finmesh.platform.localstack.StackException;
import org.finmesh.platform.localstack.StackHome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A consumer's secrets, kept in a file each, because the API says them once and saying new ones ends those before.
 *
 * @param jdbcUrl to try them with; null when the port has no table
 */
public record ConsumerCredentials(
        Path folder,
        AgreementsApi agreements,
        Tokens tokens,
        @Nullable String jdbcUrl) {

    /** PostgreSQL's code for a wrong password. */
    private static final String INVALID_PASSWORD = "28P01";

    /** Those that are kept, if they work; else new ones. */
    public Credentials of(String consumer, boolean rotate) {
        return rotate ? issue(consumer) : saved(consumer).filter(this::work).orElseGet(() -> issue(consumer));
    }

    private Credentials issue(String consumer) {
        var credentials = agreements.issueCredentials(consumer);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw StackException.of("creating " + folder, e);
        }
        StackHome.writeSecret(file(consumer), JsonMapper.shared().writeValueAsString(credentials));
        return credentials;
    }

    private Optional<Credentials> saved(String consumer) {
        var file = file(consumer);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapper.shared().readValue(Files.readString(file), Credentials.class));
        } catch (IOException e) {
            throw StackException.of("reading " + file, e);
        }
    }

    private boolean work(Credentials credentials) {
        return tokens.accepts(credentials.clientId(), credentials.clientSecret()) && isPassword(credentials);
    }

    /** Only a wrong password counts: a role that may not read right now has the right one. */
    private boolean isPassword(Credentials credentials) {
        if (jdbcUrl == null) {
            return true;
        }
        try {
            DriverManager.getConnection(jdbcUrl, credentials.databaseUser(), credentials.databasePassword())
                    .close();
            return true;
        } catch (SQLException e) {
            return !INVALID_PASSWORD.equals(e.getSQLState());
        }
    }

    private Path file(String consumer) {
        return folder.resolve(consumer + ".json");
    }
}
