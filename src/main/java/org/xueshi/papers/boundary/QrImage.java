package org.xueshi.papers.boundary;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code as an image to print, in an address of its own ({@code data:}). */
final class QrImage {

  private static final int QUIET_ZONE = 2;
  private static final int DOTS_A_MODULE = 8;
  private static final int WHITE = 0xFFFFFF;

  private QrImage() {}

  static String of(String text) {
    try {
      var modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET_ZONE,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M));
      var side = modules.getWidth() * DOTS_A_MODULE;
      var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
      for (var y = 0; y < side; y++) {
        for (var x = 0; x < side; x++) {
          image.setRGB(x, y, modules.get(x / DOTS_A_MODULE, y / DOTS_A_MODULE) ? 0 : WHITE);
        }
      }
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image));
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(text, tooLong);
    }
  }

  private static byte[] png(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
