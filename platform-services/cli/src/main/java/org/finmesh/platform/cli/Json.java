package org.finmesh.platform.cli;

import tools.jackson.databind.json.JsonMapper;

/** JSON for scripts. */
final class Json {

    private Json() {}

    static String text(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
