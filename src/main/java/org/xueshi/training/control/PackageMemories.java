package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.RemoteUnit;

/**
 * 课件记忆: where somebody stood in a package, across devices and crashes. The package's own word: it
 * is handed back as it came, to the same person and the same version, and nothing is made of it.
 */
@ApplicationScoped
public class PackageMemories {

  /**
   * Longest state, in characters: SCORM 2004 asks for 64,000 of suspend data, and more around it.
   */
  public static final int STATE_LENGTH_MAX = 200_000;

  private Jdbi jdbi;
  private Clock clock;

  protected PackageMemories() {}

  @Inject
  PackageMemories(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What was kept for the version the unit pins now; empty if nothing was. */
  @Transactional
  public Optional<String> of(RemoteUnit unit, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select state from package_memory
                    where tenant_id = :tenant and person_id = :person and component_id = :component
                      and version_id = :version
                    """)
                .bind("tenant", unit.tenantId())
                .bind("person", person)
                .bind("component", unit.id())
                .bind("version", unit.resourceVersionId())
                .mapTo(String.class)
                .findOne());
  }

  /**
   * Keeps it instead of what was kept before.
   *
   * @throws Refusal INVALID if it is no JSON object, or longer than {@link #STATE_LENGTH_MAX}
   */
  @Transactional
  public void keep(RemoteUnit unit, UUID person, String state) {
    check(state);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into package_memory (tenant_id, person_id, component_id, version_id,
                      state, saved_at)
                    values (:tenant, :person, :component, :version, :state, :now)
                    on conflict (tenant_id, person_id, component_id) do update
                    set version_id = :version, state = :state, saved_at = :now
                    """)
                .bind("tenant", unit.tenantId())
                .bind("person", person)
                .bind("component", unit.id())
                .bind("version", unit.resourceVersionId())
                .bind("state", state)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
  }

  private static void check(String state) {
    if (state == null || state.length() > STATE_LENGTH_MAX || state.indexOf('\0') >= 0) {
      throw Refusal.invalid("web.refusal.http.400");
    }
    try (var reader = Json.createReader(new StringReader(state))) {
      reader.readObject();
    } catch (JsonException | IllegalStateException | ClassCastException noObject) {
      throw Refusal.invalid("web.refusal.http.400");
    }
  }
}
