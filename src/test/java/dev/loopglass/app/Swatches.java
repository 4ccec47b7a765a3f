package dev.loopglass.app;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Writes a picture of a window with at most 256 colours, which makes its file a quarter as large. Areas keep their exact
/// colours; only those of the letters' edges are told by their nearest.
final class Swatches {
    private static final int MOST = 256;
    private static final int EXACT = 96;

    private Swatches() {}

    static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var counts = new HashMap<Integer, Integer>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                counts.merge(image.getPixelReader().getArgb(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        var swatches = choose(counts);
        var raster = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(swatches));
        var nearest = new HashMap<Integer, Integer>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = image.getPixelReader().getArgb(x, y) & 0xffffff;
                raster.getRaster().setSample(x, y, 0, nearest.computeIfAbsent(color, it -> nearest(it, swatches)));
            }
        }
        save(raster, file);
    }

    private static void save(BufferedImage image, Path file) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var wish = writer.getDefaultWriteParam();
        wish.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        wish.setCompressionQuality(0);
        try (var out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), wish);
        }
    }

    /// The most frequent ones as they are, and of the others the middle of each group of similar ones.
    private static List<Integer> choose(Map<Integer, Integer> counts) {
        var ranked = counts.keySet().stream().sorted(Comparator.comparing((Integer it) -> -counts.get(it))
                .thenComparing(it -> it)).toList();
        if (ranked.size() <= MOST) {
            return ranked;
        }
        var swatches = new ArrayList<>(ranked.subList(0, EXACT));
        var groups = new ArrayList<>(List.of(ranked.subList(EXACT, ranked.size())));
        while (swatches.size() + groups.size() < MOST) {
            var widest = groups.stream().max(Comparator.comparing(it -> spread(it, axis(it)))).orElseThrow();
            int shift = axis(widest);
            var sorted = widest.stream().sorted(Comparator.comparing(it -> it >> shift & 255)).toList();
            groups.remove(widest);
            groups.add(sorted.subList(0, sorted.size() / 2));
            groups.add(sorted.subList(sorted.size() / 2, sorted.size()));
        }
        groups.forEach(group -> swatches.add(group.stream().max(Comparator.comparing(counts::get)).orElseThrow()));
        return swatches;
    }

    /// By how many bits to shift for the channel in which they differ most.
    private static int axis(List<Integer> colors) {
        return List.of(16, 8, 0).stream().max(Comparator.comparing(shift -> spread(colors, shift))).orElseThrow();
    }

    private static int spread(List<Integer> colors, int shift) {
        var range = colors.stream().mapToInt(it -> it >> shift & 255).summaryStatistics();
        return range.getMax() - range.getMin();
    }

    private static IndexColorModel model(List<Integer> swatches) {
        var channels = new byte[3][swatches.size()];
        for (int i = 0; i < swatches.size(); i++) {
            channels[0][i] = (byte) (swatches.get(i) >> 16);
            channels[1][i] = (byte) (swatches.get(i) >> 8);
            channels[2][i] = (byte) (int) swatches.get(i);
        }
        return new IndexColorModel(8, swatches.size(), channels[0], channels[1], channels[2]);
    }

    private static int nearest(int color, List<Integer> swatches) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < swatches.size(); i++) {
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = (color >> shift & 255) - (swatches.get(i) >> shift & 255);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
