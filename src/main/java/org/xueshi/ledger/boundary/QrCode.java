package org.xueshi.ledger.boundary;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as the data of one SVG path.
 *
 * @param size modules a side, quiet zone included: the viewBox
 */
public record QrCode(int size, String path) {

  private static final int QUIET_ZONE = 4;

  public static QrCode of(String text) {
    try {
      var matrix =
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
      var path = new StringBuilder();
      for (var y = 0; y < matrix.getHeight(); y++) {
        for (var x = 0; x < matrix.getWidth(); x++) {
          if (matrix.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return new QrCode(matrix.getWidth(), path.toString());
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(text, tooLong);
    }
  }
}
