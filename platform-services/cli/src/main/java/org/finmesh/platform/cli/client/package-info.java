/** The platform's API as the command calls it: addresses, tokens, errors. */
@NullMarked
package org.finmesh.platform.cli.client;

import org.jspecify.annotations.NullMarked;
