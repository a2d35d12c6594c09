package org.finmesh.platform.processing.dbt;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.processing.dbt.DbtResults.Result;

/** The results of a model's contract tests as measurements of quality. */
final class ContractQuality {

    private static final int SAMPLES_MAX = 10;

    private final DbtProject project;
    private final DbtModel model;
    private final List<ContractTest> tests;
    private final boolean showsKeys;

    ContractQuality(DbtProject project, DbtModel model) {
        this.project = project;
        this.model = model;
        this.tests = ContractTest.of(model.name(), model.contract());
        this.showsKeys = model.contract().key().stream().noneMatch(Property::personal);
    }

    /** A test that did not run, as its model was not built, is no measurement. */
    void report(List<Result> results, DbtReports reports) throws SQLException {
        var byName = results.stream().collect(Collectors.toMap(Result::name, Function.identity(), (one, _) -> one));
        var ran = tests.stream()
                .filter(test -> byName.containsKey(test.name()))
                .filter(test ->
                        List.of("pass", "fail").contains(byName.get(test.name()).status()))
                .toList();
        if (ran.isEmpty()) {
            return;
        }
        try (var connection = project.connection();
                var query = connection.createStatement()) {
            long records;
            try (var row = query.executeQuery("select count(*) from " + project.schema() + "." + model.name())) {
                row.next();
                records = row.getLong(1);
            }
            for (var test : ran) {
                var result = byName.get(test.name());
                var sql = result.sql();
                var samples = new ArrayList<String>();
                if (result.failures() > 0 && showsKeys && sql != null) {
                    query.setMaxRows(SAMPLES_MAX);
                    try (var row = query.executeQuery(sql)) {
                        while (row.next()) {
                            var key = row.getString("key");
                            if (key != null) {
                                samples.add(key);
                            }
                        }
                    }
                }
                reports.quality(test, result.failures(), records, samples);
            }
        }
    }
}
