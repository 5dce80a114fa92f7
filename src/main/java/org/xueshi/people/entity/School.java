package org.xueshi.people.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.xueshi.kernel.entity.TenantEntity;

/** 学校 or 幼儿园; {@code rural} decides priority in places (article 4.3). */
@Entity
public class School extends TenantEntity {

  private String code;
  private String name;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  private boolean rural;

  protected School() {}

  /**
   * @param code the district's code of the school, unique in the district
   */
  public School(UUID tenantId, UUID id, String code) {
    super(tenantId, id);
    this.code = code;
  }

  public void describe(String name, Stage stage, boolean rural) {
    this.name = name;
    this.stage = stage;
    this.rural = rural;
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  public Stage stage() {
    return stage;
  }

  public boolean rural() {
    return rural;
  }
}
