export { approveAdjustment, proposeAdjustment, refuseAdjustment } from './adjust-points.ts'
export { adjustmentsOf } from './adjustments.queries.ts'
export { upgradeQueue } from './upgrades.queries.ts'
export { cardGuesses, scanGuesses } from './limits.ts'
export { currentYear, type CurrentYear } from './current-year.queries.ts'
export { cardSecretPlace, enrolMembers, type Enrolment } from './enrol-members.ts'
export { previewEntry } from './enrol-existing.ts'
export { enrolNow } from './start-enrolment.ts'
export type { MemberCaller } from '../../../platform/http/callers.ts'
export { requireMember } from './guards.ts'
export {
  cardColumns,
  cardRowShape,
  cardJoins,
  cardOf,
  cardsOf,
  memberCard,
  panelColumns,
  panelRowShape,
  tierNamed,
  type CardRow,
  type PanelRow,
} from './member-cards.queries.ts'
export { presenceParams, presentWith, requirePresent } from './presence.ts'
export { scanCardAtDesk, type ScannedCard } from './scan-card.ts'
export { continuingMember } from './merging.ts'
export { endAfterMerge } from './join-years.ts'
export { membershipNow } from './membership-status.queries.ts'
export { changeTiers, setAsideOf, tierHistories, type TierChange } from './tier-changes.ts'
export { tiersOnOffer } from './tier-ladder.presenter.ts'
export { invitedTo } from './upgrades.queries.ts'
export { isVisible, requireVisible } from './visibility.ts'
export { membersReport, type MembersReportRow } from './members-report.ts'
