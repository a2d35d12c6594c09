package org.finmesh.platform.access.grants;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.agreements.Agreements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was last read back as intended, kept as digests over restarts: what differs though the same is intended still was
 * changed by somebody else.
 */
@Repository
class ReadBacks {

    private final JdbcClient database;

    /** What this process has written down, so that it does not write it again in every look. */
    private final Map<GrantSystem, Map<ConsumerId, Held>> written = new EnumMap<>(GrantSystem.class);

    ReadBacks(JdbcClient database) {
        this.database = database;
        for (var system : GrantSystem.values()) {
            written.put(system, new ConcurrentHashMap<>());
        }
    }

    /**
     * Whether what is intended is what was read back last.
     *
     * @param nothing what a consumer has that was never read back
     */
    boolean isUnchanged(GrantSystem system, ConsumerId consumer, Held intended, Held nothing) {
        var last = database.sql("SELECT digest FROM access.read_back WHERE system = ? AND consumer = ?")
                .param(system.name())
                .param(consumer.value())
                .query(String.class)
                .optional();
        return digest(intended).equals(last.orElseGet(() -> digest(nothing)));
    }

    void note(GrantSystem system, Map<ConsumerId, ? extends Held> inPlace, Instant now) {
        var known = written.get(system);
        var fresh = new HashMap<ConsumerId, Held>(inPlace);
        fresh.entrySet().removeIf(entry -> entry.getValue().equals(known.get(entry.getKey())));
        if (fresh.isEmpty()) {
            return;
        }
        var consumers = fresh.keySet().toArray(ConsumerId[]::new);
        var names = new String[consumers.length];
        var digests = new String[consumers.length];
        for (var i = 0; i < consumers.length; i++) {
            names[i] = consumers[i].value();
            digests[i] = digest(fresh.get(consumers[i]));
        }
        database.sql("""
                        INSERT INTO access.read_back (system, consumer, digest, at)
                        SELECT :system, consumer, digest, :now FROM unnest(:consumers, :digests) AS t (consumer, digest)
                        ON CONFLICT (system, consumer) DO UPDATE SET digest = excluded.digest, at = excluded.at
                        WHERE read_back.digest <> excluded.digest""")
                .param("system", system.name())
                .param("now", Agreements.timestamp(now))
                .param("consumers", names)
                .param("digests", digests)
                .update();
        known.putAll(fresh);
    }

    private static String digest(Held held) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(String.join("\n", held.rights()).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
