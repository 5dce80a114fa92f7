package org.xueshi.kernel.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;

/**
 * What every JPA entity has: the key that begins with the district, and a version against lost
 * updates.
 */
@MappedSuperclass
@IdClass(TenantKey.class)
public abstract class TenantEntity {

  @Id
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Id private UUID id;

  @Version private int version;

  protected TenantEntity() {}

  protected TenantEntity(UUID tenantId, UUID id) {
    this.tenantId = tenantId;
    this.id = id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }
}
