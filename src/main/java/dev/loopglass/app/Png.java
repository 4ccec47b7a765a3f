package dev.loopglass.app;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes an image as PNG: three chunks and a checksum each. That is less than to depend on a second
/// window toolkit for it.
final class Png {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private Png() {}

    static void write(Image image, OutputStream out) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var file = new DataOutputStream(out);
        file.writeLong(SIGNATURE);
        var head = new ByteArrayOutputStream();
        var fields = new DataOutputStream(head);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(file, "IHDR", head.toByteArray());
        chunk(file, "IDAT", pixels(image, width, height));
        chunk(file, "IEND", new byte[0]);
        file.flush();
    }

    /// Every row with a filter byte before it: each pixel as its difference to its left neighbour.
    private static byte[] pixels(Image image, int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        var argb = new int[width];
        var row = new byte[1 + width * 3];
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(),
                        argb, 0, width);
                row[0] = 1;
                int left = 0;
                for (int x = 0; x < width; x++) {
                    int at = 1 + x * 3;
                    row[at] = (byte) ((argb[x] >> 16) - (left >> 16));
                    row[at + 1] = (byte) ((argb[x] >> 8) - (left >> 8));
                    row[at + 2] = (byte) (argb[x] - left);
                    left = argb[x];
                }
                deflater.write(row);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream file, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        file.writeInt(data.length);
        file.write(name);
        file.write(data);
        file.writeInt((int) sum.getValue());
    }
}
