package org.xueshi.journeys;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads a code from the screen, as a phone's camera does. */
public final class QrCodes {

  private QrCodes() {}

  public static String read(Locator shown) {
    try {
      var image = ImageIO.read(new ByteArrayInputStream(shown.screenshot()));
      var pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
      // As a camera does: it looks again, with more patience, before it gives up.
      var hints = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);
      return new QRCodeReader()
          .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
          .getText();
    } catch (IOException
        | NotFoundException
        | com.google.zxing.ChecksumException
        | com.google.zxing.FormatException unreadable) {
      throw new AssertionError("the code on the page cannot be read", unreadable);
    }
  }
}
