package org.finmesh.platform.processing.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.MaskingKey;
import org.jspecify.annotations.Nullable;

/**
 * A domain process's settings: the environment and the secret files of docs/architecture.md, "Processes, addresses,
 * secrets". No {@code toString} of its own accord: passwords are read from here.
 */
public final class Settings {

    private final DomainName domain;
    private final Map<String, String> environment;

    /** @param environment the process's, or a test's */
    public Settings(DomainName domain, Map<String, String> environment) {
        this.domain = domain;
        this.environment = Map.copyOf(environment);
    }

    public DomainName domain() {
        return domain;
    }

    int httpPort() {
        return required("FINMESH_HTTP_PORT", "a port, 0 to 65535", text -> {
            var port = Integer.parseInt(text);
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("out of range");
            }
            return port;
        });
    }

    /** Loopback unless a container says otherwise. */
    String httpHost() {
        return environment.getOrDefault("FINMESH_HTTP_HOST", "127.0.0.1");
    }

    public Path domainFolder() {
        return required("FINMESH_DOMAIN_DIR", "the domain's folder, with products/ in it", text -> {
            var folder = Path.of(text);
            if (!Files.isDirectory(folder.resolve("products"))) {
                throw new IllegalArgumentException("there is no folder products/ in it");
            }
            return folder.toAbsolutePath().normalize();
        });
    }

    /** Where state is kept over restarts; made when it is not there. */
    public Path stateFolder() {
        return required("FINMESH_STATE_DIR", "a folder that can be written", text -> {
            try {
                return Files.createDirectories(Path.of(text).toAbsolutePath().normalize());
            } catch (IOException unwritable) {
                throw new IllegalArgumentException(unwritable.toString(), unwritable);
            }
        });
    }

    String kafkaBootstrap() {
        return required("FINMESH_KAFKA_BOOTSTRAP", "host:port", Function.identity());
    }

    URI tokenEndpoint() {
        return URI.create(url("FINMESH_KEYCLOAK_URL") + "/realms/finmesh/protocol/openid-connect/token");
    }

    URI registry() {
        return URI.create(url("FINMESH_REGISTRY_URL") + "/apis/ccompat/v7");
    }

    public String databaseUrl() {
        return required("FINMESH_DATA_DB_URL", "a JDBC URL of PostgreSQL, jdbc:postgresql://…", text -> {
            if (!text.startsWith("jdbc:postgresql://")) {
                throw new IllegalArgumentException("it does not begin so");
            }
            return text;
        });
    }

    public String databaseUser() {
        return "domain_" + domain.sqlSchema();
    }

    public String dbtUser() {
        return "dbt_" + domain.sqlSchema();
    }

    public Path dbtProgram() {
        return required("FINMESH_DBT", "the dbt program", text -> {
            var program = Path.of(text);
            if (!Files.isExecutable(program)) {
                throw new IllegalArgumentException("it cannot be executed");
            }
            return program;
        });
    }

    /** Replaces every dbt product's own pause between runs. */
    public Optional<Duration> dbtEvery() {
        if (environment.getOrDefault("FINMESH_DBT_EVERY", "").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(required("FINMESH_DBT_EVERY", "an ISO 8601 duration such as PT5M", Duration::parse));
    }

    /** Which application's state is to be given up, as a refusal told it: {@code <port>@<fingerprint>}; empty where none. */
    String reset() {
        return environment.getOrDefault("FINMESH_RESET", "").strip();
    }

    /** The service account in Keycloak, and Kafka's principal. */
    String clientId() {
        return "domain-" + domain;
    }

    String clientSecret() {
        return secret("client-secret");
    }

    public String databasePassword() {
        return secret("database-password");
    }

    public String dbtPassword() {
        return secret("dbt-password");
    }

    /**
     * The key for the contract's hashes; null where it has none.
     *
     * @throws ProcessingException BAD_SETTING when there are hashes and there is no key
     */
    public @Nullable MaskingKey maskingKey(Contract contract) {
        if (contract.hashed().isEmpty()) {
            return null;
        }
        var key = secret(
                "masking-key",
                "%s masks %s by hash, and needs 32 random bytes in it, the same for as long as hashes are to stay the same"
                        .formatted(
                                contract.port(),
                                contract.hashed().stream()
                                        .map(Contract.Property::name)
                                        .collect(Collectors.joining(", "))));
        return new MaskingKey(key);
    }

    private String secret(String name) {
        return secret(name, "publishing a product of %s writes it".formatted(domain));
    }

    private String secret(String name, String remedy) {
        var folder = required("FINMESH_SECRETS_DIR", "the folder of secret files", Path::of);
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException missing) {
            throw new ProcessingException(
                    ProcessingError.BAD_SETTING,
                    "secret file %s cannot be read (%s): %s"
                            .formatted(folder.resolve(name), missing.getClass().getSimpleName(), remedy),
                    missing);
        }
    }

    private String url(String name) {
        return required(name, "a URL", text -> {
            var url = URI.create(text);
            if (url.getHost() == null) {
                throw new IllegalArgumentException("it has no host");
            }
            return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        });
    }

    private <T> T required(String name, String meaning, Function<String, T> parse) {
        var text = environment.get(name);
        if (text == null || text.isBlank()) {
            throw new ProcessingException(
                    ProcessingError.BAD_SETTING,
                    "environment variable %s is not set: it is %s".formatted(name, meaning));
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw new ProcessingException(
                    ProcessingError.BAD_SETTING,
                    "environment variable %s is '%s', but it is %s: %s"
                            .formatted(name, text, meaning, wrong.getMessage()),
                    wrong);
        }
    }
}
