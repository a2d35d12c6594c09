package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.MeshApi.DomainCredentials;
import org.finmesh.platform.cli.client.Tokens;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.localstack.StackException;
import org.finmesh.platform.localstack.StackHome;

/** The secrets of a domain's own service account, as files; kept as long as they work. */
public final class DomainSecrets {

    private static final String CLIENT = "client-secret";
    private static final String DATABASE = "database-password";
    private static final String DBT = "dbt-password";
    private static final String MASKING = "masking-key";
    private static final int MASKING_BYTES = 32;

    private DomainSecrets() {}

    /** Writes new secrets of {@code domain} to {@code folder}; those before stop working. */
    public static void issue(MeshApi api, String domain, Path folder) {
        write(api.issueDomainCredentials(domain), folder);
    }

    /** Leaves the secrets in {@code folder} as they are when they work, and writes new ones when not. */
    static void ensure(MeshApi api, Tokens tokens, String databaseUrl, String domain, Path folder) {
        if (!work(tokens, databaseUrl, domain, folder)) {
            issue(api, domain, folder);
        }
        ensureMaskingKey(folder);
    }

    private static void write(DomainCredentials credentials, Path folder) {
        StackHome.writeSecret(folder.resolve(CLIENT), credentials.clientSecret());
        StackHome.writeSecret(folder.resolve(DATABASE), credentials.databasePassword());
        StackHome.writeSecret(folder.resolve(DBT), credentials.dbtPassword());
        ensureMaskingKey(folder);
    }

    /** Made once and kept whatever else is issued: another key would change every hash that consumers know. */
    private static void ensureMaskingKey(Path folder) {
        if (!Files.exists(folder.resolve(MASKING))) {
            var bytes = new byte[MASKING_BYTES];
            new SecureRandom().nextBytes(bytes);
            StackHome.writeSecret(
                    folder.resolve(MASKING),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
    }

    private static boolean work(Tokens tokens, String databaseUrl, String domain, Path folder) {
        for (var name : new String[] {CLIENT, DATABASE, DBT}) {
            if (!Files.exists(folder.resolve(name))) {
                return false;
            }
        }
        var sql = new DomainName(domain).sqlSchema();
        return tokens.accepts("domain-" + domain, read(folder.resolve(CLIENT)))
                && connects(databaseUrl, "domain_" + sql, read(folder.resolve(DATABASE)))
                && connects(databaseUrl, "dbt_" + sql, read(folder.resolve(DBT)));
    }

    private static boolean connects(String url, String user, String password) {
        try {
            DriverManager.getConnection(url, user, password).close();
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw StackException.of("reading " + file, e);
        }
    }
}
