package dev.loopglass.trace;

import java.util.Arrays;

/// A column of ints that grows by whole pages: nothing is copied as it grows, little is kept in hand.
final class Ints {
    private static final int BITS = 10;
    private static final int PAGE = 1 << BITS;

    private int[][] pages = new int[4][];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return pages[index >>> BITS][index & PAGE - 1];
    }

    void set(int index, int value) {
        pages[index >>> BITS][index & PAGE - 1] = value;
    }

    void add(int value) {
        int page = size >>> BITS;
        if ((size & PAGE - 1) == 0) {
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, 2 * page);
            }
            pages[page] = new int[PAGE];
        }
        set(size++, value);
    }
}
