package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.resources.entity.FileNames;
import org.xueshi.resources.entity.LibraryItem;
import org.xueshi.web.entity.Actor;

/**
 * Bringing files in. An upload is received, examined and checked outside any transaction, since
 * that may take minutes; then its contents enter the store, and last of all one transaction makes
 * it visible. Whatever goes wrong before that leaves no row, and what lies in the store without a
 * row is found again by its hash when the upload is repeated.
 */
@ApplicationScoped
public class Uploads {

  private ResourceStore store;
  private Incoming incoming;
  private Intake intake;
  private long bytesMax;

  protected Uploads() {}

  @Inject
  Uploads(
      ResourceStore store,
      Incoming incoming,
      Intake intake,
      @ConfigProperty(name = "xueshi.upload.max-bytes") long bytesMax) {
    this.store = store;
    this.incoming = incoming;
    this.intake = intake;
    this.bytesMax = bytesMax;
  }

  /** Largest upload, in bytes. */
  public long bytesMax() {
    return bytesMax;
  }

  /**
   * Refuses before the first byte is read what would be refused after the last.
   *
   * @param declaredBytes as the request says; -1 if it does not
   * @throws Refusal TOO_LARGE, or UNAVAILABLE if the disk has no room for it
   */
  public void admit(long declaredBytes) {
    if (declaredBytes > bytesMax) {
      throw Incoming.tooLarge(bytesMax);
    }
    if (!incoming.hasRoomFor(Math.max(0, declaredBytes))) {
      throw new Refusal(Refusal.Kind.UNAVAILABLE, Text.of("resources.refusal.noSpace"));
    }
  }

  /**
   * A new resource with its first version.
   *
   * @return the resource's identifier
   * @throws Refusal TOO_LARGE, UNAVAILABLE (no room) or INVALID (title, type, broken, unsound
   *     package), each with its reason; nothing was kept
   */
  public UUID add(Upload upload) {
    var title =
        Library.title(
            upload.title() == null || upload.title().isBlank()
                ? shortened(FileNames.stem(upload.fileName()))
                : upload.title());
    return receive(upload, version -> store.add(upload.actor().tenant(), title, version));
  }

  /**
   * A further version of a resource.
   *
   * @throws Refusal as {@link #add}; NOT_FOUND unless the actor owns the resource
   */
  public void addVersion(UUID resourceId, Upload upload) {
    demandOwner(upload.actor(), resourceId);
    receive(
        upload,
        version -> {
          store.addVersion(upload.actor().tenant(), resourceId, version);
          return resourceId;
        });
  }

  private UUID receive(Upload upload, java.util.function.Function<NewVersion, UUID> write) {
    admit(upload.declaredBytes());
    var spooled = incoming.receive(upload.body(), bytesMax);
    try {
      if (upload.declaredBytes() >= 0 && spooled.content().sizeBytes() != upload.declaredBytes()) {
        throw Refusal.invalid("resources.refusal.cut");
      }
      return write.apply(intake.take(upload, spooled));
    } finally {
      incoming.discard(spooled.file());
    }
  }

  private void demandOwner(Actor actor, UUID resourceId) {
    store
        .find(actor.tenant(), resourceId)
        .filter((LibraryItem item) -> item.isOwnedBy(actor.kind(), actor.id()))
        .orElseThrow(Refusal::notFound);
  }

  private static String shortened(String stem) {
    return stem.substring(0, Math.min(stem.length(), Library.TITLE_LENGTH_MAX));
  }
}
