package org.finmesh.domains.retailbanking.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.IBANValidator;
import org.junit.jupiter.api.Test;

class CustomersTest {

    /** What dbt knows of the customers. {@code -Dfinmesh.write.golden=true} writes it anew. */
    private static final Path SEED = Path.of("dbt/seeds/crm_customers.csv");

    private static final List<Customer> CUSTOMERS = Customers.invented();

    @Test
    void areTheSameEachTime() {
        assertThat(Customers.invented()).isEqualTo(CUSTOMERS).hasSize(2_000);
    }

    @Test
    void areTheOnesThatDbtKnows() throws IOException {
        var csv = Stream.concat(
                        Stream.of(
                                "customer_id,given_name,family_name,birth_date,email,city,country,segment,customer_since,"
                                        + "account_iban,account_currency"),
                        CUSTOMERS.stream().map(CustomersTest::line))
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("finmesh.write.golden")) {
            Files.createDirectories(SEED.getParent());
            Files.writeString(SEED, csv);
        }

        assertThat(SEED).hasContent(csv);
    }

    @Test
    void haveValidAccountsOfTheirCountryThatAreTheirsAlone() {
        assertThat(CUSTOMERS).allSatisfy(customer -> {
            assertThat(customer.accountIban()).startsWith(customer.market().name());
            assertThat(IBANValidator.getInstance().isValid(customer.accountIban()))
                    .isTrue();
        });
        assertThat(CUSTOMERS).extracting(Customer::accountIban).doesNotHaveDuplicates();
        assertThat(CUSTOMERS)
                .extracting(Customer::email)
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z-]+\\.[a-z-]+\\.[0-9]+@customers\\.example"));
    }

    @Test
    void joinedTheBankAsAdults() {
        assertThat(CUSTOMERS)
                .allSatisfy(customer ->
                        assertThat(customer.birthDate().plusYears(18)).isBeforeOrEqualTo(customer.customerSince()));
    }

    private static String line(Customer customer) {
        return Stream.of(
                        customer.id(),
                        customer.givenName(),
                        customer.familyName(),
                        customer.birthDate(),
                        customer.email(),
                        customer.city(),
                        customer.market(),
                        customer.segment(),
                        customer.customerSince(),
                        customer.accountIban(),
                        customer.market().currency())
                .map(value -> value.toString().contains(",") ? '"' + value.toString() + '"' : value.toString())
                .collect(Collectors.joining(","));
    }
}
