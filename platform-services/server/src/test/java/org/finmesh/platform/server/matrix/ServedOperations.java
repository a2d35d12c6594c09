package org.finmesh.platform.server.matrix;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.server.TestingPlatform;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What the running server can be asked, as {@code METHOD /path}. */
final class ServedOperations {

    /** Where the servlet container sends what failed; nobody asks for it. */
    private static final String ERROR = "/error";

    private ServedOperations() {}

    /** By the OpenAPI document. */
    static Set<String> described(Calls calls) {
        var paths = calls.send("nobody", "GET", "/v3/api-docs", null).json().path("paths");
        return paths.propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By what requests are dispatched to: also what the document leaves out. */
    static Set<String> mapped(TestingPlatform platform) {
        return platform.bean(DispatcherServlet.class).getHandlerMappings().stream()
                .filter(RequestMappingInfoHandlerMapping.class::isInstance)
                .map(RequestMappingInfoHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(ServedOperations::operations)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(path -> !path.equals(ERROR))
                .flatMap(path -> methods(mapping).map(method -> method + " " + path));
    }

    private static Stream<String> methods(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(RequestMethod::name);
    }
}
