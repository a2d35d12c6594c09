package org.finmesh.governance;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled condition in the Common Expression Language (<a href="https://cel.dev">cel.dev</a>), which always ends and
 * reaches nothing outside of what it is given: the variables of its scope, and {@code glossary}, the concepts' ids.
 */
final class Rule {

    /** Of all loops of one evaluation together: the fields of a hundred large contracts. */
    private static final int ITERATIONS_MAX = 100_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(ITERATIONS_MAX)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelRuntime.Program condition;
    private final CelRuntime.@Nullable Program offenders;

    private Rule(CelRuntime.Program condition, CelRuntime.@Nullable Program offenders) {
        this.condition = condition;
        this.offenders = offenders;
    }

    /**
     * @param condition of type bool
     * @param offenders of type list of string: what breaks the condition, for the message; null when that is the whole
     * @throws IllegalArgumentException when an expression is none, or of another type; names the place in it
     */
    static Rule of(Policy.Scope scope, String condition, @Nullable String offenders) {
        return new Rule(
                compiled(scope, condition, SimpleType.BOOL),
                offenders == null ? null : compiled(scope, offenders, ListType.create(SimpleType.STRING)));
    }

    private static CelRuntime.Program compiled(Policy.Scope scope, String expression, CelType type) {
        try {
            var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("glossary", ListType.create(SimpleType.STRING))
                    .setResultType(type);
            scope.variables().forEach(variable -> compiler.addVar(variable, SimpleType.DYN));
            return RUNTIME.createProgram(compiler.build().compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new IllegalArgumentException(
                    "'%s' does not compile: %s".formatted(expression, wrong.getMessage()), wrong);
        }
    }

    /** @throws CelEvaluationException when the expression has no answer, such as for a key that is not there */
    boolean holds(Map<String, Object> subject) throws CelEvaluationException {
        var answer = condition.eval(subject);
        if (answer instanceof Boolean holds) {
            return holds;
        }
        throw new CelEvaluationException("the expression is %s, not true or false".formatted(answer));
    }

    List<String> offenders(Map<String, Object> subject) throws CelEvaluationException {
        var answer = offenders == null ? List.of() : offenders.eval(subject);
        if (answer instanceof List<?> named) {
            return named.stream().map(String::valueOf).toList();
        }
        throw new CelEvaluationException("offenders is %s, not a list".formatted(answer));
    }
}
