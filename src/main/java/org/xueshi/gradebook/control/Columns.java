package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.gradebook.control.ColumnStore.Place;
import org.xueshi.gradebook.entity.Answer;
import org.xueshi.gradebook.entity.Because;
import org.xueshi.gradebook.entity.Letter.Column;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.training.control.Origins;

/**
 * 成绩列: which column of a platform belongs to which part of a course. Launches name them; where none
 * did, the platform's list has them under the component's identifier. None is ever made here:
 * placing a component makes its column, and a second one with the same resourceId would hide it.
 */
@ApplicationScoped
public class Columns {

  /** The custom parameter that names the component in every link we place. */
  static final String ITEM = "xs_item";

  /** Where a column is, or what to say instead. */
  sealed interface Found {
    record At(URI url) implements Found {}

    record Not(Answer answer) implements Found {}
  }

  private ColumnStore columns;
  private OutboxStore outbox;
  private Postbox postbox;
  private Origins origins;
  private Clock clock;

  protected Columns() {}

  @Inject
  Columns(Stores stores, Postbox postbox, Origins origins, Clock clock) {
    this.origins = origins;
    this.columns = stores.columns();
    this.outbox = stores.outbox();
    this.postbox = postbox;
    this.clock = clock;
  }

  /** Every launch says where its grades go; what is new of that is kept, in its transaction. */
  void launched(@Observes LaunchAccepted launch) {
    var grades = launch.message().grades();
    if (launch.courseKey() == null || grades.isEmpty()) {
      return;
    }
    var tenant = launch.tenant();
    grades
        .get()
        .lineItems()
        .map(URI::toString)
        // Read first: a write would have the launches of one course wait for each other.
        .filter(url -> !columns.isContainer(tenant, launch.courseKey(), url))
        .ifPresent(url -> columns.putContainer(tenant, launch.courseKey(), url, clock.instant()));
    var component = Ids.parse(launch.message().custom().get(ITEM));
    if (component.isPresent() && grades.get().lineItem().isPresent()) {
      remember(
          tenant, Place.in(launch.courseKey(), component.get()), grades.get().lineItem().get());
    }
  }

  private void remember(UUID tenant, Place named, URI url) {
    if (isKnown(tenant, named, url)) {
      return;
    }
    // In a copied course the link names what the component here was laid out from.
    var here = origins.in(tenant, named.courseKey(), named.component());
    var place = Place.in(named.courseKey(), here);
    if (isKnown(tenant, place, url)) {
      return;
    }
    var now = clock.instant();
    var column = of(tenant, place);
    columns.address(tenant, column.id(), url.toString(), now);
    // What could not be sent for want of this column can go out now.
    outbox.resend(
        tenant,
        new OutboxStore.Selection(place.courseKey(), null, place.component(), Because.NO_COLUMN),
        now);
  }

  private boolean isKnown(UUID tenant, Place place, URI url) {
    return columns
        .find(tenant, place)
        .filter(column -> url.toString().equals(column.url()))
        .isPresent();
  }

  /** The column's row, made if need be; its address may not be known yet. */
  Column of(UUID tenant, Place place) {
    return columns
        .find(tenant, place)
        .orElseGet(
            () -> {
              columns.insert(tenant, place, clock.instant());
              return columns.find(tenant, place).orElseThrow();
            });
  }

  /** The columns known in a platform's course. */
  List<Column> ofCourse(UUID tenant, String courseKey) {
    return columns.ofCourse(tenant, courseKey);
  }

  /** Asks the platform if need be: not inside a transaction. */
  Found find(UUID tenant, Column column) {
    if (column.url() != null) {
      return new Found.At(URI.create(column.url()));
    }
    var container = columns.container(tenant, column.courseKey());
    if (container.isEmpty()) {
      return new Found.Not(new Answer.NotYet(Because.NO_COLUMN));
    }
    var names = new HashSet<>(Set.of(column.componentId()));
    origins.of(tenant, column.componentId()).ifPresent(names::add);
    var found =
        postbox.find(column, new Postbox.Sought(tenant, URI.create(container.get()), names));
    if (found instanceof Found.At at) {
      columns.address(tenant, column.id(), at.url().toString(), clock.instant());
    }
    return found;
  }

  void forget(UUID tenant, Column column) {
    columns.forget(tenant, column.id());
  }

  void prove(UUID tenant, Column column) {
    columns.prove(tenant, column.id(), clock.instant());
  }
}
