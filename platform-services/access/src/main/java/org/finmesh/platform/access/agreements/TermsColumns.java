package org.finmesh.platform.access.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.finmesh.platform.access.LegalBasis;
import org.finmesh.platform.access.PersonalData;
import org.finmesh.platform.access.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An agreement's terms in force as columns. */
final class TermsColumns {

    private TermsColumns() {}

    static JdbcClient.StatementSpec set(JdbcClient.StatementSpec statement, Terms terms) {
        return statement
                .param("days", terms.days())
                .param("fields", terms.fields().toArray(String[]::new))
                .param("wholePort", terms.wholePort())
                .param("personal", terms.personal().label())
                .param(
                        "legalBasis",
                        Optional.ofNullable(terms.legalBasis())
                                .map(LegalBasis::label)
                                .orElse(null));
    }

    static Terms read(ResultSet row) throws SQLException {
        return new Terms(
                new TreeSet<>(List.of((String[]) row.getArray("fields").getArray())),
                row.getBoolean("whole_port"),
                PersonalData.parse(row.getString("personal")),
                Optional.ofNullable(row.getString("legal_basis"))
                        .map(LegalBasis::parse)
                        .orElse(null),
                row.getInt("days"));
    }
}
