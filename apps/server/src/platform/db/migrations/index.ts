import { Spine1795305600000 } from './1795305600000-spine.ts'
import { RuleDrafts1795392000000 } from './1795392000000-rule-drafts.ts'
import { MembershipYears1795410000000 } from './1795410000000-membership-years.ts'
import { UpgradeCandidates1795410000001 } from './1795410000001-upgrade-candidates.ts'
import { Points1795400000000 } from './1795400000000-points.ts'
import { MembershipGaps1795500000004 } from './1795500000004-membership-gaps.ts'
import { RuleSimulations1795420000000 } from './1795420000000-rule-simulations.ts'
import { Catalogue1795500000000 } from './1795500000000-catalogue.ts'
import { BenefitUses1795500000002 } from './1795500000002-benefit-uses.ts'
import { RedemptionsInPieces1795500000001 } from './1795500000001-redemptions-in-pieces.ts'
import { VisitDiscounts1795500000003 } from './1795500000003-visit-discounts.ts'
import { Agreements1795500000005 } from './1795500000005-agreements.ts'
import { SessionExpiry1795500000006 } from './1795500000006-session-expiry.ts'

/** In order; one is never changed once it has been released. */
export const migrations = [
  Spine1795305600000,
  RuleDrafts1795392000000,
  Points1795400000000,
  MembershipYears1795410000000,
  UpgradeCandidates1795410000001,
  RuleSimulations1795420000000,
  Catalogue1795500000000,
  RedemptionsInPieces1795500000001,
  BenefitUses1795500000002,
  VisitDiscounts1795500000003,
  MembershipGaps1795500000004,
  Agreements1795500000005,
  SessionExpiry1795500000006,
]
