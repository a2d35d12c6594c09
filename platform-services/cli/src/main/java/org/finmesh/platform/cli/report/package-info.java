/** What was found in files, written for people, for scripts and for pull requests. */
@NullMarked
package org.finmesh.platform.cli.report;

import org.jspecify.annotations.NullMarked;
