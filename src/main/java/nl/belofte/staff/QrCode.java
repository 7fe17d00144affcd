package nl.belofte.staff;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A text that a camera reads.
 *
 * @param side in squares, with the white edge of four that ISO/IEC 18004 asks for
 * @param path of the dark squares, as SVG draws it
 */
public record QrCode(int side, String path) {

    private static final int EDGE = 4;

    static QrCode of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x + EDGE, y + EDGE));
                }
            }
        }
        return new QrCode(code.size + 2 * EDGE, path.toString());
    }
}
