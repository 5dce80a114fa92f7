package org.xueshi.training.entity;

/** What somebody does to an application (15.1), and what the draw does. */
public enum PlaceStep {
  /** 教师申请. */
  APPLY,
  /** 学校推荐. */
  RECOMMEND,
  /** 退回, with a reason. */
  RETURN,
  /** 教育局审核通过. */
  APPROVE,
  /** 教育局审核不通过. */
  REJECT,
  /** 申诉, once. */
  APPEAL,
  /** 录取, by the draw or at once where self-chosen. */
  PLACE,
  /** 候补. */
  WAIT,
  /** 递补. */
  MOVE_UP,
  /** 撤回申请或放弃名额. */
  WITHDRAW
}
