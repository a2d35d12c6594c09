/** Child processes that outlive the one who started them: started, recorded, found again and stopped as whole trees. */
@NullMarked
package org.finmesh.platform.localstack.process;

import org.jspecify.annotations.NullMarked;
