package org.finmesh.governance;

import dev.cel.common.CelOptions;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Evaluates expressions within bounds of time and memory: loops have a limited number of steps, and what is put together
 * a limited length, or a chain of loops that each double a text would fill any memory.
 */
final class BoundedRuntime {

    /** Of all loops of one evaluation together: the fields of a hundred large contracts. */
    private static final int ITERATIONS_MAX = 100_000;

    private static final int TEXT_LENGTH_MAX = 100_000;
    private static final int LIST_LENGTH_MAX = 10_000;
    private static final int EXPRESSION_LENGTH_MAX = 10_000;

    private static final Set<AddOverload> REPLACED =
            EnumSet.of(AddOverload.ADD_STRING, AddOverload.ADD_LIST, AddOverload.ADD_BYTES);

    static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(EXPRESSION_LENGTH_MAX)
            .comprehensionMaxIterations(ITERATIONS_MAX)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .filterFunctions((_, overload) -> !REPLACED.contains(overload))
                    .build())
            .addFunctionBindings(
                    CelFunctionBinding.from("add_string", String.class, String.class, BoundedRuntime::joined),
                    CelFunctionBinding.from("add_list", List.class, List.class, BoundedRuntime::joined))
            .build();

    private BoundedRuntime() {}

    private static String joined(String one, String other) {
        requireLength(one.length() + other.length(), TEXT_LENGTH_MAX);
        return one.concat(other);
    }

    private static List<?> joined(List<?> one, List<?> other) {
        requireLength(one.size() + other.size(), LIST_LENGTH_MAX);
        var joined = new ArrayList<Object>(one.size() + other.size());
        joined.addAll(one);
        joined.addAll(other);
        return joined;
    }

    private static void requireLength(int length, int most) {
        if (length > most) {
            throw new IllegalArgumentException("a text or list of more than %d".formatted(most));
        }
    }
}
