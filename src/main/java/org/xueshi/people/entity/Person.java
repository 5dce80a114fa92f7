package org.xueshi.people.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.TenantEntity;

/**
 * 教师: a teacher of the district, whatever platform they come from.
 *
 * <p>A person enters by the roster, with a staff number, or by a first launch without one. In the
 * second case nobody has vouched for them yet: they can study, but nothing can be posted to the
 * ledger until a roster entry or an approved claim says who they are. A person who leaves is ended,
 * never deleted: the book names them for ever.
 */
@Entity
public class Person extends TenantEntity {

  @Column(name = "staff_number")
  private String staffNumber;

  @Column(name = "family_name")
  private String familyName;

  @Column(name = "given_name")
  private String givenName;

  private String email;

  @Column(name = "school_id")
  private UUID schoolId;

  private String subject;
  private String post;

  @Column(name = "hired_on")
  private LocalDate hiredOn;

  @Column(name = "cycle_starts_on")
  private LocalDate cycleStartsOn;

  @Column(name = "left_on")
  private LocalDate leftOn;

  protected Person() {}

  /**
   * @param staffNumber null for somebody no roster has vouched for
   */
  public Person(UUID tenantId, UUID id, String staffNumber) {
    super(tenantId, id);
    this.staffNumber = staffNumber;
  }

  public void name(String family, String given) {
    this.familyName = family;
    this.givenName = given;
  }

  public void mail(String address) {
    this.email = address;
  }

  public void work(UUID school, String taughtSubject, String heldPost) {
    this.schoolId = school;
    this.subject = taughtSubject;
    this.post = heldPost;
  }

  /**
   * @param hired null if not known
   * @param cycleStarts first day of the five-year cycle (article 2.3); null = from the hire date
   */
  public void serve(LocalDate hired, LocalDate cycleStarts) {
    this.hiredOn = hired;
    this.cycleStartsOn = cycleStarts;
  }

  public Optional<String> staffNumber() {
    return Optional.ofNullable(staffNumber);
  }

  public Optional<UUID> schoolId() {
    return Optional.ofNullable(schoolId);
  }

  public Optional<LocalDate> hiredOn() {
    return Optional.ofNullable(hiredOn);
  }

  public Optional<LocalDate> cycleStartsOn() {
    return Optional.ofNullable(cycleStartsOn);
  }

  public String displayName() {
    return PersonName.display(familyName, givenName);
  }
}
