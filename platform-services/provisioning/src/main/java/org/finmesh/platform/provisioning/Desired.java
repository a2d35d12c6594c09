package org.finmesh.platform.provisioning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.provisioning.Resource.CatalogEntry;
import org.finmesh.platform.provisioning.Resource.Client;
import org.finmesh.platform.provisioning.Resource.Grant;
import org.finmesh.platform.provisioning.Resource.Key;

/**
 * Everything that a product should consist of, in the order in which it is made. Pure: it follows from the contract and
 * from nothing else.
 *
 * @param resources that should be
 * @param undeclared outlets that no contract declares: they must not exist, or a reader would lose them
 * @param ended ports whose contracts have left the product: what they hold stays, nobody writes there any more
 */
public record Desired(DataProduct product, List<Resource> resources, Set<Key> undeclared, Set<PortId> ended) {

    public Desired {
        resources = List.copyOf(resources);
        undeclared = Set.copyOf(undeclared);
        ended = Set.copyOf(ended);
    }

    /** @param known ports that the product has or once had */
    public static Desired of(DataProduct product, Collection<PortId> known) {
        var resources = new ArrayList<Resource>();
        resources.addAll(DesiredDatabase.of(product));
        resources.addAll(DesiredKafka.of(product));
        resources.add(new Client(account(product), new TreeSet<>(Set.of("basic", "finmesh-data"))));
        resources.add(new CatalogEntry(
                product.id().toString(), product.latest().version().toString(), FilesDigest.of(product)));
        var ended =
                known.stream().filter(port -> product.contract(port).isEmpty()).collect(Collectors.toSet());
        return new Desired(product, resources, undeclared(product), ended);
    }

    /** The domain's service account in Keycloak and its principal in Kafka. */
    static String account(DataProduct product) {
        return DomainAccounts.clientId(product.id().domain());
    }

    private static Set<Key> undeclared(DataProduct product) {
        var keys = new java.util.HashSet<Key>();
        for (var contract : product.contracts()) {
            if (!hasTopic(contract)) {
                keys.add(new Key("topic", contract.port().topic()));
            }
            if (!hasTable(contract)) {
                keys.add(new Key("view", contract.port().view().toString()));
            }
        }
        return keys;
    }

    static boolean hasTopic(Contract contract) {
        return contract.server("kafka").isPresent();
    }

    static boolean hasTable(Contract contract) {
        return contract.server("postgres").isPresent();
    }

    /**
     * The table's columns: the contract's, when the thing happened where the contract does not say so itself, and what is
     * shown of hashed fields.
     */
    static List<Column> tableColumns(Contract contract) {
        var columns = new ArrayList<>(Columns.of(contract));
        if (columns.stream().noneMatch(column -> column.name().equals(EVENT_TIME))) {
            columns.add(new Column(EVENT_TIME, "timestamptz", false, false));
        }
        columns.addAll(ShownColumns.hashes(contract));
        return columns;
    }

    static final String EVENT_TIME = "event_time";

    public List<PortId> ports() {
        return product.contracts().stream().map(Contract::port).toList();
    }

    /** The rights in the database that end with a port. */
    public List<Grant> endedGrants() {
        return ended.stream().map(DesiredDatabase::writing).toList();
    }

    /** Topics of the domain's own beside the port's: no consumer reads them. */
    public static List<String> topicsBeside(PortId port) {
        return List.of(port.quarantineTopic(), port.filteredTopic(), port.injectedTopic(), port.canaryTopic());
    }

    /** What follows from a port's contract, as far as readers see it. */
    static Stream<Key> outlets(PortId port) {
        return Stream.of(
                new Key("topic", port.topic()),
                new Key("schema", port.schemaSubject()),
                new Key("table", port.table().toString()),
                new Key("view", port.view().toString()));
    }
}
