package org.xueshi.kernel.entity;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/**
 * The key of every entity: the district first, then the identifier. A class, since JPA 3.1 takes no
 * record here.
 */
public class TenantKey implements Serializable {

  private static final long serialVersionUID = 1L;

  private UUID tenantId;
  private UUID id;

  protected TenantKey() {}

  public TenantKey(UUID tenantId, UUID id) {
    this.tenantId = tenantId;
    this.id = id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TenantKey key && key.tenantId.equals(tenantId) && key.id.equals(id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tenantId, id);
  }
}
