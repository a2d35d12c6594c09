package org.finmesh.platform.server.conservation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.finmesh.platform.api.ConservationApi;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** One port at a time: counting reads whole topics. */
@RestController
class ConservationController implements ConservationApi {

    private final Catalog catalog;
    private final CurrentCaller caller;
    private final RecordsRead recordsRead;
    private final TableRows tableRows;
    private final BuiltRows builtRows;
    private final ReentrantLock counting = new ReentrantLock();

    ConservationController(
            Catalog catalog, CurrentCaller caller, RecordsRead recordsRead, TableRows tableRows, BuiltRows builtRows) {
        this.catalog = catalog;
        this.caller = caller;
        this.recordsRead = recordsRead;
        this.tableRows = tableRows;
        this.builtRows = builtRows;
    }

    @Override
    public Conservation conservation(String port) {
        var product = product(port);
        requireRight(product);
        var contract = product.contract(PortId.parse(port)).orElseThrow(() -> unknown(port));
        if (!counting.tryLock()) {
            throw new ServerException(
                    ServerError.COUNT_UNDER_WAY, "another port is being counted; try again when that is done");
        }
        try {
            return count(product, contract);
        } finally {
            counting.unlock();
        }
    }

    private Conservation count(DataProduct product, Contract contract) {
        var notes = new ArrayList<String>();
        var port = contract.port();
        var isBuilt = product.processing().equals("dbt");
        var records = isBuilt || contract.server("kafka").isEmpty() ? null : recordsRead.of(product, port, notes);
        var table = contract.server("postgres").isEmpty()
                ? null
                : isBuilt
                        ? builtRows.of(port, notes)
                        : tableRows.of(contract, notes).orElse(null);
        return new Conservation(
                port.toString(),
                Instant.now().toString(),
                isConserved(records) && isConserved(table),
                records,
                table,
                notes);
    }

    private static boolean isConserved(@Nullable Records records) {
        return records == null || records.missing() == 0 && records.conflicting() == 0 && records.withoutOrigin() == 0;
    }

    private static boolean isConserved(@Nullable Table table) {
        return table == null || table.missing() == 0 && table.surplus() == 0 && table.different() == 0;
    }

    private DataProduct product(String port) {
        try {
            return catalog.product(PortId.parse(port).product())
                    .orElseThrow(() -> unknown(port))
                    .product();
        } catch (IllegalArgumentException malformed) {
            throw unknown(port);
        }
    }

    private void requireRight(DataProduct product) {
        var asking = caller.get();
        if (!asking.owns(product.id().domain()) && !asking.platform() && !asking.auditor()) {
            throw new ServerException(
                    ServerError.NOT_OF_THE_DOMAIN,
                    "the records of %s are counted for owners of %s, the platform team and auditors; %s is none of these"
                            .formatted(product.id(), product.id().domain(), asking.user()));
        }
    }

    private static ServerException unknown(String port) {
        return new ServerException(
                ServerError.PORT_UNKNOWN,
                "there is no port '%s'; a port is <domain>.<product>.v<major>, as the catalog shows it"
                        .formatted(port));
    }
}
