package org.xueshi.practice.launch;

import java.util.Map;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.PlatformStorage;
import org.xueshi.practice.pages.PlatformStorage.Keeper;
import org.xueshi.practice.pages.Visit;

/** The frame that keeps data for tools, and the administrator's switch for it. */
public final class StoragePages {
  private final PlatformStorage storage;
  private final Pages pages;

  public StoragePages(PlatformStorage storage, Pages pages) {
    this.storage = storage;
    this.pages = pages;
  }

  public Response frame(Visit visit) {
    return pages.bare(visit, "storage", visit.messages().get("storage.title"), Map.of());
  }

  public Response choose(Visit visit) {
    if (!visit.person().administrator()) {
      throw MoodleError.notAllowed();
    }
    String asked = visit.parameters().get("keeper");
    for (Keeper keeper : Keeper.values()) {
      if (keeper.name().equals(asked)) {
        storage.keptBy(keeper);
      }
    }
    return Response.seeOther("/mod/lti/toolconfigure.php");
  }
}
