package org.finmesh.platform.catalog;

/**
 * Something that a product can be found by.
 *
 * @param what said to who searches: {@code name}, {@code field rate}
 * @param weight how much a hit here counts, from 1
 * @param text words, with spaces between
 */
record SearchTerm(String what, int weight, String text) {

    SearchTerm {
        text = text.replaceAll("[._/#-]+", " ");
    }
}
