/** All Chinese that more than one program says: labels of codes, sentences by code and reader, formats. */
export { figure, kilometres, points, signedPoints } from './formats/figures.ts'
export { yuan, yuanInTable } from './formats/money.ts'
export { discount, percent, rate } from './formats/rates.ts'
export { day, dayOf, days, moment, momentInTable, month, shortDay, timeOf } from './formats/days.ts'

export { terms } from './terms.ts'

export { deskSentence, problemTitle } from './refusals/all.ts'
export { phoneLine, phoneSentence } from './refusals/phone.ts'
export type { Facts, Sentence } from './refusals/sentence.ts'

export { staffActionNames } from './platform/acts.ts'
export { jobOriginNames, jobStateNames } from './platform/jobs.ts'

export { findKindNames, firstFound, lastOpened } from './people/finding.ts'
export { mergeRequestStateNames } from './people/merges.ts'
export { consentVersion } from './people/consents.ts'
export { clock, openingsOn, openingsWords, openNow, weekdayNames, weekWords } from './people/opening-hours.ts'
export { roleNames } from './people/roles.ts'

export { adjustmentStateNames } from './club/adjustments.ts'
export { returnedBeside, returnedTo } from './club/benefits.ts'
export { lowestTier, nameIn, otherWorkTypes, unnamed } from './club/dictionaries.ts'
export { agreementStateNames, discountApprovalStateNames, savedBy, takenBy } from './club/discounts.ts'
export {
  highestTier,
  joiningWayNames,
  noAdvisorYet,
  notYetMember,
  periodName,
  tierCauseNames,
  tierCauseWords,
  upgradeWayNames,
} from './club/membership.ts'
export { noneExpiring, pointsExpiry, postingNames, reasonWords, recentPoints, trackNames } from './club/points.ts'
export {
  faceValueMissing,
  handOverUndone,
  redemptionActionNames,
  redemptionStateNames,
  rewardKindNames,
  stockMovementNames,
  undoneMeans,
  voucherStateName,
  voucherLimits,
} from './club/rewards.ts'

export { settledBySystem, visitShowNames } from './visits/shows.ts'
export { lineKindNames, lineKindsIn, payerNames } from './visits/lines.ts'
export {
  discretionUpTo,
  nowRedeemable,
  oddOdometerWords,
  savesWords,
  takenByRefunds,
  tillWords,
} from './visits/till.ts'
