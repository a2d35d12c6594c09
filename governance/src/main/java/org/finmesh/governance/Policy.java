package org.finmesh.governance;

import dev.cel.runtime.CelEvaluationException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.platform.contract.DataProduct;
import org.jspecify.annotations.Nullable;

/**
 * A rule that products are held to.
 *
 * @param name kebab-case, the name of its folder
 * @param version of its text, see {@link Verdict#policyVersion}
 * @param owner who answers for the policy
 * @param severity whether a breach stops a publication or only warns
 * @param graceUntil the first day on which a policy in grace is enforced; null in other stages
 * @param message how to mend a breach
 */
public record Policy(
        String name,
        String version,
        String owner,
        Severity severity,
        Stage stage,
        @Nullable LocalDate graceUntil,
        Scope scope,
        String message,
        Rule rule) {

    /** How much a breach weighs. */
    public enum Severity {
        WARNING,
        ERROR
    }

    /** Draft and grace warn only; grace ends by itself. */
    public enum Stage {
        DRAFT,
        GRACE,
        ENFORCED
    }

    /** What the expression sees: the product once, or each of its contracts beside the product. */
    public enum Scope {
        PRODUCT,
        CONTRACT
    }

    public Policy {
        if ((stage == Stage.GRACE) != (graceUntil != null)) {
            throw new IllegalArgumentException("stage grace goes with graceUntil, a date, and no other stage does");
        }
    }

    /** Fails closed: what cannot be evaluated is a breach. */
    Verdict evaluate(DataProduct product, Subject subject, LocalDate today) {
        var breaches = subjects(product, subject).flatMap(this::breach).toList();
        return breaches.isEmpty()
                ? new Verdict(name, version, Outcome.PASS, "")
                : new Verdict(name, version, breached(today), message + " " + String.join("; ", breaches));
    }

    private Stream<Map<String, Object>> subjects(DataProduct product, Subject subject) {
        return switch (scope) {
            case PRODUCT -> Stream.of(subject.ofProduct(product));
            case CONTRACT -> product.contracts().stream().map(contract -> subject.ofContract(product, contract));
        };
    }

    private Stream<String> breach(Map<String, Object> subject) {
        var about = "(" + Subject.name(subject);
        try {
            if (rule.holds(subject)) {
                return Stream.empty();
            }
            var offenders = rule.offenders(subject);
            return Stream.of(about + (offenders.isEmpty() ? ")" : ": " + String.join(", ", offenders) + ")"));
        } catch (CelEvaluationException cannotSay) {
            return Stream.of(about + ": the policy cannot be evaluated, which counts as a breach: "
                    + cannotSay.getMessage() + ")");
        }
    }

    private Outcome breached(LocalDate today) {
        var enforced = switch (stage) {
            case DRAFT -> false;
            case GRACE -> graceUntil != null && !today.isBefore(graceUntil);
            case ENFORCED -> true;
        };
        return enforced && severity == Severity.ERROR ? Outcome.FAIL : Outcome.WARN;
    }

    /** Names in words of the file: {@code error}, {@code enforced}, {@code contract}. */
    static <E extends Enum<E>> E parse(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is none of %s, in lower case".formatted(text, List.of(type.getEnumConstants()))));
    }
}
