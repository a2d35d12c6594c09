/** What makes a document valid beside its structure: its meaning, and what the mesh asks of products; and how problems are collected. */
@NullMarked
package org.finmesh.platform.contract.check;

import org.jspecify.annotations.NullMarked;
