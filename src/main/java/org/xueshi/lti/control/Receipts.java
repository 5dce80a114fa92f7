package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.AssetStore.Kept;
import org.xueshi.lti.entity.Receipt;
import org.xueshi.people.control.Identities;

/** 收件凭证: what was seen of files handed in on the platform, for those who may see the work. */
@ApplicationScoped
public class Receipts {

  private AssetStore store;
  private Identities identities;

  protected Receipts() {}

  @Inject
  public Receipts(AssetStore store, Identities identities) {
    this.store = store;
    this.identities = identities;
  }

  /**
   * Of everybody in a platform's course, newest first.
   *
   * @param courseKey as in the viewer: registration and the platform's course; may be null
   */
  public List<Receipt> of(UUID tenant, String courseKey) {
    var slash = courseKey == null ? -1 : courseKey.indexOf('/');
    var registration = Ids.parse(slash < 0 ? "" : courseKey.substring(0, slash));
    if (registration.isEmpty()) {
      return List.of();
    }
    var files = store.ofCourse(tenant, registration.get(), courseKey.substring(slash + 1));
    if (files.isEmpty()) {
      return List.of();
    }
    var persons = identities.linked(tenant, registration.get());
    return files.stream().map(file -> receipt(file, persons.get(file.subject()))).toList();
  }

  /** Of one person in a platform's course, newest first. */
  public List<Receipt> of(UUID tenant, String courseKey, UUID person) {
    return of(tenant, courseKey).stream()
        .filter(receipt -> person.equals(receipt.personId()))
        .toList();
  }

  private static Receipt receipt(Kept file, UUID person) {
    var digest = file.sha256() == null ? null : HexFormat.of().formatHex(file.sha256());
    return new Receipt(person, file.title(), file.state(), digest, file.sizeBytes(), file.doneAt());
  }
}
