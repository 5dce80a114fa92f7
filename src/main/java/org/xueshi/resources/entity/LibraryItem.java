package org.xueshi.resources.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.xueshi.kernel.entity.TenantEntity;

/**
 * 资源: what changes about a resource. It is brought in with its first version, may get further ones,
 * may be renamed, withdrawn from the library and brought back. Its versions never change and never
 * go: course runs pin them.
 */
@Entity
@Table(name = "resource")
public class LibraryItem extends TenantEntity {

  private String title;

  @Column(name = "latest_number")
  private int latestNumber;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "owner_kind")
  private String ownerKind;

  @Column(name = "owner_id")
  private String ownerId;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  protected LibraryItem() {}

  public LibraryItem(UUID tenantId, UUID id, String title, Instant createdAt) {
    super(tenantId, id);
    this.title = title;
    this.createdAt = createdAt;
  }

  /** Who brought it in; only they change it. */
  public void ownedBy(String kind, String id) {
    ownerKind = kind;
    ownerId = id;
  }

  public boolean isOwnedBy(String kind, String id) {
    return ownerKind.equals(kind) && ownerId.equals(id);
  }

  public void rename(String title) {
    this.title = title;
  }

  /** The number the next version gets, from 1. */
  public int nextNumber() {
    return ++latestNumber;
  }

  /** Withdrawing twice keeps the first time. */
  public void withdraw(Instant at) {
    if (withdrawnAt == null) {
      withdrawnAt = at;
    }
  }

  public void restore() {
    withdrawnAt = null;
  }

  public String title() {
    return title;
  }

  public boolean withdrawn() {
    return withdrawnAt != null;
  }
}
