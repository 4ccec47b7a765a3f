package dev.loopglass.app.survey;

import javafx.scene.paint.Color;

/// How somebody sees colours: as most people do, or without one of the three kinds of cones.
///
/// The matrices are those of Gustavo M. Machado, Manuel M. Oliveira and Leandro A. F. Fernandes, “A Physiologically-based
/// Model for Simulation of Color Vision Deficiency”, IEEE Transactions on Visualization and Computer Graphics 15 (2009),
/// at the greatest severity; they are applied to linear RGB.
public enum Sight {
    USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    private final double[] matrix;

    Sight(double... matrix) {
        this.matrix = matrix;
    }

    /// How different two colours look to them: CIEDE2000, in which 1 is the least that can be noticed side by side, and
    /// 10 is seen at a glance.
    public double difference(Color one, Color other) {
        return difference(lab(linear(one)), lab(linear(other)));
    }

    private double[] linear(Color color) {
        double red = Contrast.linear(color.getRed());
        double green = Contrast.linear(color.getGreen());
        double blue = Contrast.linear(color.getBlue());
        var seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(matrix[3 * i] * red + matrix[3 * i + 1] * green + matrix[3 * i + 2] * blue, 0, 1);
        }
        return seen;
    }

    /// CIE L*a*b* under daylight (D65).
    private static double[] lab(double[] rgb) {
        double x = root((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = root(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
        double z = root((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double share) {
        return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
    }

    /// As Sharma, Wu and Dalal wrote it down in 2005.
    static double difference(double[] one, double[] other) {
        double mean = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
        double stretch = 1 + (1 - Math.sqrt(Math.pow(mean, 7) / (Math.pow(mean, 7) + Math.pow(25, 7)))) / 2;
        double chroma1 = Math.hypot(one[1] * stretch, one[2]);
        double chroma2 = Math.hypot(other[1] * stretch, other[2]);
        double hue1 = degrees(one[2], one[1] * stretch);
        double hue2 = degrees(other[2], other[1] * stretch);
        boolean gray = chroma1 * chroma2 == 0;
        double turn = gray ? 0 : hue2 - hue1 > 180 ? hue2 - hue1 - 360 : hue2 - hue1 < -180 ? hue2 - hue1 + 360 : hue2 - hue1;
        double hues = gray ? hue1 + hue2 : (hue1 + hue2 + (Math.abs(hue1 - hue2) <= 180 ? 0 : hue1 + hue2 < 360 ? 360 : -360)) / 2;
        double light = (one[0] + other[0]) / 2 - 50;
        double chroma = (chroma1 + chroma2) / 2;
        double t = 1 - 0.17 * cos(hues - 30) + 0.24 * cos(2 * hues) + 0.32 * cos(3 * hues + 6) - 0.20 * cos(4 * hues - 63);
        double l = (other[0] - one[0]) / (1 + 0.015 * light * light / Math.sqrt(20 + light * light));
        double c = (chroma2 - chroma1) / (1 + 0.045 * chroma);
        double h = 2 * Math.sqrt(chroma1 * chroma2) * Math.sin(Math.toRadians(turn / 2)) / (1 + 0.015 * chroma * t);
        double rotation = -2 * Math.sqrt(Math.pow(chroma, 7) / (Math.pow(chroma, 7) + Math.pow(25, 7)))
                * Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((hues - 275) / 25, 2))));
        return Math.sqrt(l * l + c * c + h * h + rotation * c * h);
    }

    private static double degrees(double b, double a) {
        double angle = Math.toDegrees(Math.atan2(b, a));
        return angle < 0 ? angle + 360 : angle;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
