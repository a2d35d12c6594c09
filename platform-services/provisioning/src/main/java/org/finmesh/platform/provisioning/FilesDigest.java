package org.finmesh.platform.provisioning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.finmesh.platform.contract.DataProduct;

/** Tells one state of a product's files from another. */
final class FilesDigest {

    private FilesDigest() {}

    /** SHA-256 over the texts in order, each with its length before it; names do not count, a folder may be moved. */
    static String of(DataProduct product) {
        var digest = sha256();
        update(digest, product.file().text());
        product.contracts().forEach(contract -> update(digest, contract.file().text()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
