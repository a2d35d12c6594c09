package org.finmesh.platform.contract;

/**
 * A data product's id: {@code retail-banking.transaction-history}.
 *
 * @param domain the domain that owns the product
 * @param name the product's name within its domain, kebab-case, at most 40 characters
 */
public record ProductId(DomainName domain, String name) implements Comparable<ProductId> {

    public ProductId {
        DomainName.requireKebabCase("product name", name, 40);
    }

    /** @throws IllegalArgumentException when {@code text} is not {@code <domain>.<product>}, both kebab-case */
    public static ProductId parse(String text) {
        var dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "product id '%s' is not <domain>.<product>, such as 'treasury.fx-rates'".formatted(text));
        }
        return new ProductId(new DomainName(text.substring(0, dot)), text.substring(dot + 1));
    }

    public PortId port(int major) {
        return new PortId(this, major);
    }

    @Override
    public int compareTo(ProductId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return domain + "." + name;
    }
}
