package org.finmesh.platform.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.provisioning.Resource.Acl;
import org.finmesh.platform.provisioning.Resource.Key;
import org.finmesh.platform.provisioning.Resource.Subject;
import org.finmesh.platform.provisioning.Resource.Table;
import org.finmesh.platform.provisioning.Resource.Topic;
import org.finmesh.platform.provisioning.Resource.View;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Path FX_RATES = Path.of("../contract/src/test/resources/products/fx-rates");
    private static final Key TOPIC = new Key("topic", "treasury.fx-rates.v1");
    private static final Key TABLE = new Key("table", "treasury_tables.fx_rates_v1");
    private static final Key VIEW = new Key("view", "treasury.fx_rates_v1");

    private final DataProduct product = product(text -> text);
    private final Desired desired = Desired.of(product, List.of());

    private static DataProduct product(UnaryOperator<String> edit) {
        try {
            return new ProductFolder(ProductFolder.at(FX_RATES).files().stream()
                            .map(file -> new SourceFile(file.name(), edit.apply(file.text())))
                            .toList())
                    .read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everything_is_created_where_nothing_is() {
        var plan = Plan.between(desired, List.of());

        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.steps()).hasSameSizeAs(desired.resources()).allMatch(Step.Create.class::isInstance);
        assertThat(plan.changes()).isTrue();
    }

    @Test
    void everything_is_kept_where_all_is_as_it_should_be() {
        var plan = Plan.between(desired, desired.resources());

        assertThat(plan.steps()).allMatch(Step.Keep.class::isInstance);
        assertThat(plan.changes()).isFalse();
    }

    @Test
    void database_comes_before_the_schema_the_schema_before_the_topic_and_the_catalog_last() {
        var kinds = desired.resources().stream()
                .map(resource -> resource.key().kind())
                .distinct()
                .toList();

        assertThat(kinds)
                .containsExactly(
                        "database-schema",
                        "role",
                        "grant",
                        "table",
                        "view",
                        "schema",
                        "topic",
                        "acl",
                        "client",
                        "catalog");
    }

    @Test
    void another_retention_is_a_change_that_says_from_what_to_what() {
        var actual = with(
                TOPIC,
                new Topic(
                        "treasury.fx-rates.v1",
                        1,
                        Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                "1000",
                                "message.timestamp.type",
                                "LogAppendTime")));

        var changes = changes(Plan.between(desired, actual));

        assertThat(changes).singleElement().isInstanceOfSatisfying(Step.Change.class, change -> {
            assertThat(change.resource().key()).isEqualTo(TOPIC);
            assertThat(change.detail())
                    .isEqualTo(
                            "cleanup.policy delete → compact, min.compaction.lag.ms broker's default → 86400000, retention.ms 1000 → broker's default");
        });
    }

    @Test
    void where_a_contract_has_versions_there_is_a_table_of_deletions_that_its_domain_alone_writes() {
        var versioned = product(text -> text.replace(
                        "  - property: regulatoryRegimes",
                        "  - {property: versionProperty, value: published_at}\n  - property: regulatoryRegimes")
                .replace(
                        "      - name: rate\n",
                        "      - {name: published_at, businessName: At, logicalType: timestamp, required: true,"
                                + " classification: public}\n      - name: rate\n"));

        var keys = Desired.of(versioned, List.of()).resources().stream()
                .map(Resource::key)
                .filter(key -> key.name().contains("table_port_deletions"))
                .toList();

        assertThat(keys).hasSize(2).contains(new Key("table", "treasury_tables.table_port_deletions"));
        assertThat(keys.getLast().name()).contains("domain_treasury");
        assertThat(desired.resources())
                .noneMatch(resource -> resource.key().name().contains("table_port_deletions"));
    }

    @Test
    void partitions_stay_as_they_are_because_keys_would_move() {
        var three = product(text ->
                text.replace("property: partitions\n        value: 1", "property: partitions\n        value: 3"));
        var grown = Desired.of(three, List.of());

        assertThat(Plan.between(grown, desired.resources()).refusals())
                .extracting(Refusal::message)
                .anyMatch(message -> message.contains("has 1 partitions") && message.contains("the contract says 3"));
        assertThat(Plan.between(desired, grown.resources()).refusals())
                .extracting(Refusal::message)
                .anyMatch(message -> message.contains("has 3 partitions"));
    }

    @Test
    void a_new_field_is_added_to_the_table_without_a_value_in_the_rows_that_exist() {
        var table = (Table) find(TABLE);
        var fewer = table.columns().stream()
                .filter(column -> !column.name().equals("rate"))
                .toList();
        var actual = with(TABLE, new Table(table.table(), fewer, table.primaryKey()));

        assertThat(changes(Plan.between(desired, actual)))
                .anySatisfy(step -> assertThat(step.detail()).isEqualTo("add rate numeric(18,6)"));
    }

    @Test
    void a_field_that_became_required_later_leaves_its_column_as_it_is() {
        var table = (Table) find(TABLE);
        var nullable = table.columns().stream()
                .map(column -> new Column(column.name(), column.sqlType(), !column.key(), column.key()))
                .toList();
        var plan = Plan.between(desired, with(TABLE, new Table(table.table(), nullable, table.primaryKey())));

        assertThat(plan.refusals()).isEmpty();
        assertThat(changes(plan)).isEmpty();
    }

    @Test
    void a_views_columns_stay_in_their_order_and_new_ones_come_last() {
        var view = (View) find(VIEW);
        var actual = with(VIEW, view.with(List.of("rate", "currency")));

        assertThat(changes(Plan.between(desired, actual)))
                .singleElement()
                .satisfies(step -> assertThat(((View) step.resource()).columns())
                        .containsExactly("rate", "currency", "business_date"));
    }

    @Test
    void what_would_lose_data_is_refused() {
        var table = (Table) find(TABLE);
        var more = new ArrayList<>(table.columns());
        more.add(new Column("note", "text", true, false));

        assertThat(Plan.between(desired, with(TABLE, new Table(table.table(), more, table.primaryKey())))
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.message()).startsWith("would lose note"));
    }

    @Test
    void a_schema_that_the_registry_would_not_take_is_refused() {
        var key = new Key("schema", "treasury.fx-rates.v1-value");
        var actual =
                with(key, new Subject(key.name(), "{\"type\":\"string\"}", "FULL_TRANSITIVE", "reader field missing"));

        assertThat(Plan.between(desired, actual).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.message()).contains("reader field missing"));
    }

    @Test
    void a_right_that_nobody_asked_for_is_removed() {
        var surplus = Acl.literal("User:domain-treasury", "TOPIC", "treasury.fx-rates.v1", "ALTER");
        var prefixed = new Acl(surplus.principal(), surplus.type(), surplus.name(), true, surplus.operations());
        var actual = new ArrayList<>(desired.resources());
        actual.add(prefixed);

        assertThat(changes(Plan.between(desired, actual))).containsExactly(new Step.Remove(prefixed));
    }

    @Test
    void an_outlet_that_left_the_contract_is_refused_and_not_removed() {
        var tableOnly = Desired.of(
                product(text -> text.replaceAll("(?s)  - server: topic.*?  - server: table", "  - server: table")),
                List.of());

        var plan = Plan.between(tableOnly, desired.resources());

        assertThat(plan.refusals()).extracting(Refusal::resource).contains(TOPIC);
        assertThat(plan.steps())
                .filteredOn(Step.Remove.class::isInstance)
                .noneMatch(step -> step.resource().key().equals(TOPIC));
    }

    @Test
    void a_change_of_words_alone_is_a_change_of_the_catalog_alone() {
        var reworded = Desired.of(product(text -> text.replace("Not for trading", "Never for trading")), List.of());

        assertThat(changes(Plan.between(reworded, desired.resources())))
                .singleElement()
                .satisfies(step -> assertThat(step.resource().key().kind()).isEqualTo("catalog"));
    }

    @Test
    void what_a_contracts_refusal_explains_is_not_said_again_of_its_resources() {
        var table = (Table) find(TABLE);
        var more = new ArrayList<>(table.columns());
        more.add(new Column("note", "text", true, false));
        var plan = Plan.between(desired, with(TABLE, new Table(table.table(), more, table.primaryKey())));
        var ofContract = new Refusal(
                new Key("contract", "treasury.fx-rates.v1"), ProvisioningError.BREAKING_CHANGE, "note removed");

        assertThat(plan.judged(List.of(ofContract), List.of(), List.of()).refusals())
                .containsExactly(ofContract);
        assertThat(plan.judged(List.of(), List.of(), List.of()).refusals()).hasSize(1);
    }

    private Resource find(Key key) {
        return desired.resources().stream()
                .filter(resource -> resource.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<Resource> with(Key key, Resource instead) {
        return desired.resources().stream()
                .map(resource -> resource.key().equals(key) ? instead : resource)
                .toList();
    }

    private static List<Step> changes(Plan plan) {
        return plan.steps().stream()
                .filter(step -> !(step instanceof Step.Keep))
                .toList();
    }
}
