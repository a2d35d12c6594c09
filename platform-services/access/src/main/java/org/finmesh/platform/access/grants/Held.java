package org.finmesh.platform.access.grants;

import java.util.SortedSet;

/** What one consumer has in one system; equal where nothing is to be done. */
interface Held {

    /** Each right in words, one by one. */
    SortedSet<String> rights();
}
