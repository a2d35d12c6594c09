package org.finmesh.governance;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled condition in the Common Expression Language (<a href="https://cel.dev">cel.dev</a>), which always ends and
 * reaches nothing outside of what it is given: the variables of its scope, and {@code glossary}, the concepts' URLs.
 */
final class Rule {

    /** Beside the variables of its scope. */
    static final String GLOSSARY = "glossary";

    private final Expression condition;
    private final @Nullable Expression offenders;

    private Rule(Expression condition, @Nullable Expression offenders) {
        this.condition = condition;
        this.offenders = offenders;
    }

    /** @param namesGlossary whether the value may be another with another glossary */
    private record Expression(CelRuntime.Program program, boolean namesGlossary) {}

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

    private static Expression compiled(Policy.Scope scope, String expression, CelType type) {
        try {
            var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(BoundedRuntime.OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar(GLOSSARY, ListType.create(SimpleType.STRING))
                    .setResultType(type);
            scope.variables().forEach(variable -> compiler.addVar(variable, SimpleType.DYN));
            var ast = compiler.build().compile(expression).getAst();
            requireNoMultiplication(ast);
            return new Expression(BoundedRuntime.RUNTIME.createProgram(ast), names(ast, GLOSSARY));
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new IllegalArgumentException(
                    "'%s' does not compile: %s".formatted(expression, wrong.getMessage()), wrong);
        }
    }

    /** A loop's own variable of that name counts too: nothing is missed, and a name is seldom used twice. */
    private static boolean names(CelAbstractSyntaxTree ast, String variable) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .anyMatch(node -> node.getKind() == Kind.IDENT
                        && node.expr().ident().name().equals(variable));
    }

    /** Whether it may answer otherwise by another glossary. */
    boolean asksGlossary() {
        return condition.namesGlossary() || offenders != null && offenders.namesGlossary();
    }

    /** A list or map of several values made in a loop could be doubled in the next, until no memory holds it. */
    private static void requireNoMultiplication(CelAbstractSyntaxTree ast) {
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.COMPREHENSION)
                .flatMap(CelNavigableExpr::descendants)
                .filter(Rule::holdsSeveralValues)
                .findFirst()
                .ifPresent(_ -> {
                    throw new IllegalArgumentException(
                            "a list or map of several values that are no constants cannot be made in a loop");
                });
    }

    private static boolean holdsSeveralValues(CelNavigableExpr node) {
        return (node.getKind() == Kind.LIST || node.getKind() == Kind.MAP)
                && node.descendants()
                                .filter(part -> part.getKind() == Kind.IDENT)
                                .count()
                        > 0
                && node.children().count() > 1;
    }

    /** @throws CelEvaluationException when the expression has no answer, such as for a key that is not there */
    boolean holds(Map<String, Object> subject) throws CelEvaluationException {
        var answer = condition.program().eval(subject);
        if (answer instanceof Boolean holds) {
            return holds;
        }
        throw new CelEvaluationException("the expression is %s, not true or false".formatted(answer));
    }

    List<String> offenders(Map<String, Object> subject) throws CelEvaluationException {
        var answer = offenders == null ? List.of() : offenders.program().eval(subject);
        if (answer instanceof List<?> named) {
            return named.stream().map(String::valueOf).toList();
        }
        throw new CelEvaluationException("offenders is %s, not a list".formatted(answer));
    }
}
