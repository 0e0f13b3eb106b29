import type { Module } from '../../../platform/module.ts'
import { customersAmong, memberIn } from '../../../platform/subjects.ts'
import { membershipTables } from './membership.tables.ts'
import { membershipYearsTables } from './membership-years.tables.ts'
import { membershipGapsTables } from './membership-notices.tables.ts'
import { upgradeCandidates } from './upgrade-candidates.tables.ts'
import { MembershipYears1795410000000 } from './migrations/1795410000000-membership-years.ts'
import { UpgradeCandidates1795410000001 } from './migrations/1795410000001-upgrade-candidates.ts'
import { MembershipGaps1795500000004 } from './migrations/1795500000004-membership-gaps.ts'
import { EnrolmentsAsJobs1795600000002 } from './migrations/1795600000002-enrolments-as-jobs.ts'
import { LastVisits1795845600001 } from './migrations/1795845600001-last-visits.ts'
import { CardsFromTheirEnd1796040000002 } from './migrations/1796040000002-cards-from-their-end.ts'
import { enrolmentJob } from './enrolment-job.ts'
import { findCandidates } from './find-candidates.ts'
import { VisitsWithoutRefunds1796080000001 } from './migrations/1796080000001-visits-without-refunds.ts'
import { TiersByDay1796091100001 } from './migrations/1796091100001-tiers-by-day.ts'
import { giveBirthdayPoints } from './give-birthday-points.ts'
import { cardGuesses, scanGuesses } from './limits.ts'
import { noteLapses, noteReminders } from './note-year-ends.ts'
import { forgetPresences } from './presence.ts'
import { reviewTiers } from './review-tier.ts'
import { forgetScannedCodes } from './scan-card.ts'
import { signInRoutes } from './sign-in.router.ts'
import { membershipRoutes } from './membership.router.ts'
import { membershipDeskRoutes } from './membership-desk.router.ts'
import { upgradesRoutes } from './upgrades.router.ts'
import { adjustmentsRoutes } from './adjustments.router.ts'
import { enrolmentsRoutes } from './enrolments.router.ts'
import { membershipHandlers } from './membership.handlers.ts'
import { waysByCard } from './ways-by-card.ts'
import { cardsMerging } from './merging.ts'
import { cardAliasChecks, yearChecks } from './aliases.audit.ts'
import { closedTierChanges, memberChecks, tierFindings } from './members.audit.ts'
import { mergedTierFindings } from './merged-tiers.audit.ts'

export const membership: Module = {
  name: 'club/membership',
  tables: [...membershipTables, ...membershipYearsTables, ...membershipGapsTables, upgradeCandidates],
  migrations: [
    MembershipYears1795410000000,
    UpgradeCandidates1795410000001,
    MembershipGaps1795500000004,
    EnrolmentsAsJobs1795600000002,
    LastVisits1795845600001,
    CardsFromTheirEnd1796040000002,
    VisitsWithoutRefunds1796080000001,
    TiersByDay1796091100001,
  ],
  routes: [signInRoutes, membershipRoutes, membershipDeskRoutes, upgradesRoutes, enrolmentsRoutes, adjustmentsRoutes],
  handlers: membershipHandlers,
  merging: cardsMerging,
  finding: waysByCard,
  subjects: {
    memberId: (sql, id) => customersAmong(sql, 'SELECT customerId FROM members WHERE id = ?', [id]),
    adjustmentId: memberIn('point_adjustments'),
  },
  audit: {
    counts: { members: 'members', tierChanges: 'tier_changes' },
    closes: [closedTierChanges],
    checks: [...memberChecks, ...cardAliasChecks, ...yearChecks],
    searches: [tierFindings, mergedTierFindings],
  },
  limits: [cardGuesses, scanGuesses],
  demo: () => import('./demo.ts'),
  jobs: [
    { kind: 'birthdays', title: '生日送积分', nightly: {}, work: giveBirthdayPoints },
    { kind: 'membership_reminders', title: '会员资格到期提醒', nightly: {}, work: noteReminders },
    { kind: 'membership_lapses', title: '会员资格失效', nightly: {}, work: noteLapses },
    { kind: 'tier_reviews', title: '续会后调整等级', nightly: {}, work: reviewTiers },
    { kind: 'upgrade_candidates', title: '待升级名单', nightly: {}, work: findCandidates },
    enrolmentJob,
  ],
  upkeep: [forgetScannedCodes, forgetPresences],
}
