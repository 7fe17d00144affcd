package nl.belofte.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTests {

    private static final int SCALE = 8;

    @Test
    void isReadByACamera() throws Exception {
        var text = "otpauth://totp/ipcall.me?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=ipcall.me";

        assertThat(read(QrCode.of(text))).isEqualTo(text);
    }

    /** Draws the path as a browser would, and has another's reader look at it. */
    private static String read(QrCode code) throws Exception {
        int side = code.side() * SCALE;
        var pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path()).results().forEach(square -> {
            int left = Integer.parseInt(square.group(1)) * SCALE;
            int top = Integer.parseInt(square.group(2)) * SCALE;
            for (int y = top; y < top + SCALE; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + SCALE, 0);
            }
        });
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }
}
