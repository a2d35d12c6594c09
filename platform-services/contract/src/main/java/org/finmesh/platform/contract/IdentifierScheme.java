package org.finmesh.platform.contract;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.ISINValidator;
import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;

/**
 * Identifiers that an ISO standard defines: what a value of one looks like, wherever it is. Which codes have been given out
 * is another question, and a list of the governance standards answers it.
 *
 * @see <a href="../../../../../../../../../docs/decisions/0015-form-is-code-and-lists-are-data.md">decision 15</a>
 */
public enum IdentifierScheme {
    /** Legal entities: 18 letters and digits, and two check digits by ISO 7064 mod 97-10. */
    LEI("ISO 17442", "[0-9A-Z]{18}[0-9]{2}", Checksums::lei, "its check digits (mod 97-10) do not fit"),
    /** Securities: a country or substitute, nine letters and digits, and a check digit. */
    ISIN("ISO 6166", "[A-Z]{2}[0-9A-Z]{9}[0-9]", Checksums.ISIN::isValid, "its check digit or prefix does not fit"),
    /** Accounts, without blanks: the form is the country's own. */
    IBAN(
            "ISO 13616",
            "[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}",
            Checksums.IBAN::isValid,
            "its check digits, or its form for that country, do not fit"),
    /** Banks: four letters, a country, two letters or digits, and three more for a branch. */
    BIC("ISO 9362", "[A-Z]{4}[A-Z]{2}[0-9A-Z]{2}(?:[0-9A-Z]{3})?"),
    /** Markets. */
    MIC("ISO 10383", "[0-9A-Z]{4}"),
    /** Currencies, by letters. */
    ISO4217("ISO 4217", "[A-Z]{3}"),
    /** Countries, by two letters. */
    ISO3166("ISO 3166-1", "[A-Z]{2}");

    private final String standard;
    private final TextForm form;
    private final Predicate<String> checksum;
    private final String mismatch;

    IdentifierScheme(String standard, String form) {
        this(standard, form, _ -> true, "");
    }

    IdentifierScheme(String standard, String form, Predicate<String> checksum, String mismatch) {
        this.standard = standard;
        this.form = TextForm.of(form);
        this.checksum = checksum;
        this.mismatch = mismatch;
    }

    /** @param name as in the custom property {@code identifierScheme}: {@code LEI}, {@code ISO4217}… */
    public static Optional<IdentifierScheme> named(String name) {
        return Stream.of(values()).filter(scheme -> scheme.name().equals(name)).findFirst();
    }

    /** The standard that defines it: {@code ISO 17442}. */
    public String standard() {
        return standard;
    }

    public boolean accepts(String value) {
        return form.matches(value) && checksum.test(value);
    }

    /** Why a value is none of this scheme, as what follows it in a sentence; empty when it is one. Never repeats the value. */
    public Optional<String> problem(String value) {
        if (!form.matches(value)) {
            return Optional.of("is no %s (%s): it has not the form %s".formatted(name(), standard, form));
        }
        return checksum.test(value)
                ? Optional.empty()
                : Optional.of("is no %s (%s): %s".formatted(name(), standard, mismatch));
    }

    /** The part of a value that a list of codes has: of a BIC its country, of others the whole. */
    public String listed(String value) {
        return this == BIC ? value.substring(4, 6) : value;
    }

    private static final class Checksums {

        static final ISINValidator ISIN = ISINValidator.getInstance(true);
        static final IBANValidator IBAN = IBANValidator.getInstance();

        /** The library's mod 97-10 wants the check digits where IBANs have them: turned round, an LEI has them there too. */
        static boolean lei(String value) {
            return IBANCheckDigit.IBAN_CHECK_DIGIT.isValid(value.substring(16) + value.substring(0, 16));
        }
    }
}
