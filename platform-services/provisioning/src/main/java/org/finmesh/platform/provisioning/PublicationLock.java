package org.finmesh.platform.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.finmesh.platform.contract.ProductId;
import org.springframework.stereotype.Component;

/**
 * Lets one publication of a product run at a time, over all instances of the server, and those of different products
 * side by side. A PostgreSQL session holds the lock, so it ends with the process at the latest.
 */
@Component
class PublicationLock {

    /** Each holds one of the platform's database connections while it needs another: more would wait for each other. */
    private static final int SIDE_BY_SIDE_MAX = 4;

    private final Semaphore places = new Semaphore(SIDE_BY_SIDE_MAX, true);
    private final DataSource platform;

    PublicationLock(DataSource platform) {
        this.platform = platform;
    }

    <T> T during(ProductId product, Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return locked(product, work);
        } finally {
            places.release();
        }
    }

    private <T> T locked(ProductId product, Supplier<T> work) {
        try (var connection = platform.getConnection()) {
            if (!call(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", product)) {
                throw new ProvisioningException(
                        ProvisioningError.PUBLICATION_UNDER_WAY,
                        product + " is being published already; wait until that is done, then publish again");
            }
            try {
                return work.get();
            } finally {
                call(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", product);
            }
        } catch (SQLException failure) {
            throw new ProvisioningException(
                    ProvisioningError.DATABASE_UNAVAILABLE,
                    "the platform's database does not answer; see that PostgreSQL runs, then publish again",
                    failure);
        }
    }

    private static boolean call(Connection connection, String sql, ProductId product) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "publication of " + product);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
