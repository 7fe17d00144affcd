package nl.belofte.bench.gdpr;

/** Reads the number of 'key12' back without making anything new, since it happens for every row of every answer. */
final class Numbers {
    private static final int DIGITS_AT_MOST = 8;

    private Numbers() {}

    /** -1 where the text is not the word and then a number as we write it. */
    static int behind(String word, String text) {
        int length = word.length();
        int digits = text == null ? 0 : text.length() - length;
        if (digits < 1 || digits > DIGITS_AT_MOST || !text.startsWith(word)) {
            return -1;
        }
        if (digits > 1 && text.charAt(length) == '0') {
            return -1;
        }
        int number = 0;
        for (int at = length; at < text.length(); at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
