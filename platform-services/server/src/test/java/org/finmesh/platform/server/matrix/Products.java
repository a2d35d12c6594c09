package org.finmesh.platform.server.matrix;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.finmesh.platform.api.PublicationsApi.File;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.publishing.TestingProduct;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The products of one domain, which calls are about. */
final class Products {

    static final String DOMAIN = "retail-banking";
    /** Has personal and restricted fields. */
    static final String PRODUCT = DOMAIN + ".customer-360";

    static final String PORT = PRODUCT + ".v1";
    /** Public: granted at once. */
    static final String PUBLIC_PORT = DOMAIN + ".rates.v1";

    /** Public, and followed by another major. */
    static final String EARLIER_PORT = DOMAIN + ".moving-rates.v1";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestingPlatform platform;
    private final Calls calls;
    private final AtomicInteger patch = new AtomicInteger();

    Products(TestingPlatform platform, Calls calls) {
        this.platform = platform;
        this.calls = calls;
    }

    void publish() {
        publish(folder("retail-banking/products/transaction-history"));
        publish(folder("retail-banking/products/customer-360"));
        publish(rates(0));
        var moving = TestingProduct.of(DOMAIN + ".moving-rates");
        publish(json(moving.folder()));
        publish(json(bothMajors(moving).folder()));
        await().atMost(PATIENCE)
                .until(() -> calls.get("paul", "/api/v1/products").contains(PRODUCT));
    }

    /** A product in a version that is not published. */
    Subject unpublished() {
        return new Subject(
                Integer.toString(patch.incrementAndGet()),
                () -> platform.bean(JdbcClient.class)
                        .sql("select count(*) from provisioning.publication where product = :product")
                        .param("product", DOMAIN + ".rates")
                        .query(String.class)
                        .single());
    }

    static String rates(Subject version) {
        return rates(Integer.parseInt(version.id()));
    }

    private static String rates(int patch) {
        return json(TestingProduct.of(DOMAIN + ".rates")
                .edited(text -> text.replaceFirst("(?m)^version: 1\\.0\\.0$", "version: 1.0." + patch)
                        .replace("picked up the file", "picked up file " + patch))
                .folder());
    }

    private static TestingProduct bothMajors(TestingProduct product) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return product.withSecondMajor(
                text -> text.replace("version: 1.0.0", "version: 1.1.0")
                        .replace("status: active", "status: deprecated")
                        .replace("slaProperties:\n", """
                                slaProperties:
                                  - property: endOfSupport
                                    value: "%s"
                                  - property: endOfLife
                                    value: "%s"
                                """.formatted(today.plusDays(100), today.plusDays(200))),
                text -> text.stripTrailing() + """

                          - property: migrationGuide
                            value: Nothing is different but the number; read it from here.
                        """);
    }

    private void publish(String folder) {
        calls.post("paul", "/api/v1/publications", folder);
    }

    private static String folder(String path) {
        try {
            return json(new Folder(ProductFolder.at(Path.of("../../domains").resolve(path)).files().stream()
                    .map(file -> new File(file.name(), file.text()))
                    .toList()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Folder folder) {
        return JsonMapper.shared().writeValueAsString(folder);
    }

    /** Of a port whose quarantine is empty, so that each replay is over as soon as it is asked for. */
    private Subject replays() {
        return new Subject(
                PUBLIC_PORT,
                () -> platform.bean(JdbcClient.class)
                        .sql("select count(*) from quality.replay where port = :port")
                        .param("port", PUBLIC_PORT)
                        .query(String.class)
                        .single());
    }

    static List<Trial> trials(Products products, People people) {
        return List.of(
                Trial.of("GET /api/v1/products"),
                Trial.of("GET /api/v1/products/{id}", PRODUCT),
                Trial.of("GET /api/v1/products/{id}/semantics", PRODUCT),
                Trial.of("GET /api/v1/ports/{port}/quality", PORT),
                Trial.of("GET /api/v1/status"),
                Trial.of("GET /api/v1/canaries"),
                Trial.of("GET /api/v1/ports/{port}/conservation", PUBLIC_PORT),
                Trial.of("POST /api/v1/plans", products::unpublished).sending(Products::rates),
                Trial.of("POST /api/v1/publications", products::unpublished)
                        .sending(Products::rates)
                        .changing(),
                Trial.of("GET /api/v1/quarantine/{port}", PUBLIC_PORT),
                Trial.of("GET /api/v1/quarantine/{port}/replays", PUBLIC_PORT),
                Trial.of("POST /api/v1/quarantine/{port}/replays", products::replays)
                        .sending(_ -> """
                                {"reasonCode": "MAPPING_FAILED", "offsets": null, "again": false}""")
                        .changing(),
                Trial.of(
                                "POST /api/v1/domains/{domain}/credentials",
                                () -> new Subject(DOMAIN, () -> people.secret("domain-" + DOMAIN)))
                        .changing());
    }
}
