package org.finmesh.platform.processing.record;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The domain's key for hashes of personal data. Whoever has it can try values until a hash fits, so it stays in the domain's
 * process: it has no text of its own, and reaches the database as a parameter alone.
 */
public final class MaskingKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    /** @param secret any text that is not empty; its UTF-8 bytes are the key */
    public MaskingKey(String secret) {
        this.bytes = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** A new one, since it is not thread-safe. */
    Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** As the statement's parameter at {@code index}. */
    public void bind(PreparedStatement statement, int index) throws SQLException {
        statement.setBytes(index, bytes);
    }
}
