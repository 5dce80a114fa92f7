package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.xueshi.ledger.control.TrialReport.Filter;

/** 试运行结果: sums, pages of lines, and all lines for a table. */
@ApplicationScoped
public class TrialReports {

  private static final int TABLE_MAX = 50_000;

  private TrialReportStore store;

  protected TrialReports() {}

  @Inject
  public TrialReports(TrialReportStore store) {
    this.store = store;
  }

  @Transactional
  public TrialReport of(UUID tenant, UUID trial) {
    return new TrialReport(
        store.totals(tenant, trial),
        store.byRequirement(tenant, trial),
        store.bySchool(tenant, trial),
        store.spread(tenant, trial));
  }

  /**
   * @param page from 0
   */
  @Transactional
  public TrialReport.Slice rows(UUID tenant, UUID trial, Filter filter, int page, int size) {
    return new TrialReport.Slice(
        store.rows(tenant, trial, filter, page * size, size), store.count(tenant, trial, filter));
  }

  /** All that fit the filter, at most {@value #TABLE_MAX}. */
  @Transactional
  public List<TrialReport.Row> table(UUID tenant, UUID trial, Filter filter) {
    return store.rows(tenant, trial, filter, 0, TABLE_MAX);
  }
}
