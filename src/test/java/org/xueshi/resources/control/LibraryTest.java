package org.xueshi.resources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.resources.entity.ResourceRow;
import org.xueshi.resources.entity.VersionRow;

class LibraryTest {

  private final ADistrict district = new ADistrict();
  private final UUID tenant = district.tenant;

  @Test
  void a_new_resource_is_on_offer_with_version_one() {
    var id = district.aPdf("师德讲义");

    var row = district.library.resource(tenant, id);
    assertThat(row.number()).isEqualTo(1);
    assertThat(row.withdrawn()).isFalse();
    assertThat(row.uploadedAt()).isEqualTo(ADistrict.NOON);
    assertThat(row.ownedBy("PERSON", "wang")).isTrue();
    assertThat(district.library.version(tenant, row.versionId()).startPath()).isEqualTo("讲义.pdf");
  }

  @Test
  void a_further_version_leaves_the_pinned_one_as_it_was() {
    var id = district.aPdf("师德讲义");
    var pinned = district.library.resource(tenant, id).versionId();

    district.inTransaction(
        () -> district.store.addVersion(tenant, id, district.pdfBy(district.trainer)));

    assertThat(district.library.versions(tenant, id))
        .extracting(VersionRow::number)
        .containsExactly(2, 1);
    assertThat(district.library.version(tenant, pinned).number()).isEqualTo(1);
    assertThat(district.library.resource(tenant, id).number()).isEqualTo(2);
  }

  @Test
  void titles_are_found_by_any_part_and_wildcards_are_letters() {
    district.aPdf("师德讲义");
    district.aPdf("100% 备课");

    assertThat(titles("讲义")).containsExactly("师德讲义");
    assertThat(titles("%")).containsExactly("100% 备课");
    assertThat(titles("")).containsExactly("100% 备课", "师德讲义");
    assertThat(titles("_")).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_gaps() {
    for (var number = 1; number <= 5; number++) {
      district.aPdf("第" + number + "讲");
    }
    var second = new ResourceFilter("", false, 1, 2);

    assertThat(district.library.list(tenant, second))
        .extracting(ResourceRow::title)
        .containsExactly("第3讲", "第2讲");
  }

  @Test
  void what_is_withdrawn_is_not_on_offer_but_still_plays_where_pinned_and_can_come_back() {
    var id = district.aPdf("旧讲义");
    var pinned = district.library.resource(tenant, id).versionId();

    district.inTransaction(() -> district.library.withdraw(district.trainer, id));
    assertThat(titles("")).isEmpty();
    assertThat(district.library.list(tenant, ResourceFilter.withdrawn("", 0))).hasSize(1);
    assertThat(district.library.version(tenant, pinned).withdrawn()).isTrue();
    assertThat(district.tokens.playUrl(tenant, pinned)).isNotBlank();

    district.inTransaction(() -> district.library.restore(district.trainer, id));
    assertThat(titles("")).containsExactly("旧讲义");
  }

  @Test
  void only_the_owner_changes_it_for_others_it_is_not_found() {
    var id = district.aPdf("师德讲义");
    var other = district.colleague;

    notFound(() -> district.library.rename(other, id, "我的"));
    notFound(() -> district.library.withdraw(other, id));
    notFound(() -> district.library.restore(other, id));
    notFound(() -> district.store.addVersion(tenant, id, district.pdfBy(other)));
    assertThat(district.library.versions(tenant, id)).hasSize(1);
    assertThat(titles("")).containsExactly("师德讲义");
  }

  @Test
  void a_resource_of_another_district_is_not_found() {
    var id = district.aPdf("师德讲义");
    var version = district.library.resource(tenant, id).versionId();
    var elsewhere = UUID.randomUUID();

    assertThatThrownBy(() -> district.library.resource(elsewhere, id)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> district.library.version(elsewhere, version))
        .isInstanceOf(Refusal.class);
    assertThat(district.library.versions(elsewhere, id)).isEmpty();
  }

  @Test
  void a_title_must_be_there_and_fit() {
    assertThat(Library.title(" 师德 ")).isEqualTo("师德");
    assertThatThrownBy(() -> Library.title("  ")).hasMessage("resources.refusal.titleMissing");
    assertThatThrownBy(() -> Library.title("长".repeat(121)))
        .hasMessage("resources.refusal.titleLong");
  }

  @Test
  void the_application_cannot_change_or_drop_a_version_or_its_manifest() {
    district.aPdf("师德讲义");
    for (var table : new String[] {"resource_version", "package_file"}) {
      for (var deed :
          new String[] {
            "update " + table + " set size_bytes = 1", "delete from " + table, "truncate " + table
          }) {
        assertThatThrownBy(() -> district.database.jdbi().useHandle(handle -> handle.execute(deed)))
            .as(deed)
            .hasMessageContaining("permission denied");
      }
    }
  }

  private void notFound(Runnable deed) {
    assertThatThrownBy(() -> district.inTransaction(deed))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
  }

  private java.util.List<String> titles(String words) {
    return district.library.list(tenant, ResourceFilter.onOffer(words, 0)).stream()
        .map(ResourceRow::title)
        .toList();
  }
}
