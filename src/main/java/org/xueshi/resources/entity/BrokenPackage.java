package org.xueshi.resources.entity;

/** The package cannot be read any further. */
public final class BrokenPackage extends Exception {

  private final transient PackageProblem problem;

  public BrokenPackage(PackageProblem.Kind kind, String entry) {
    super(kind.name());
    problem = new PackageProblem(kind, entry);
  }

  BrokenPackage(PackageProblem.Kind kind) {
    this(kind, "");
  }

  public PackageProblem problem() {
    return problem;
  }
}
