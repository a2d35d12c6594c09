/** What has to be fetched once per user, through the user's own Maven, and is then shared by every mesh and every test. */
@NullMarked
package org.finmesh.platform.localstack.download;

import org.jspecify.annotations.NullMarked;
