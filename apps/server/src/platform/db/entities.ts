import { authEntities } from '../../areas/people/auth/auth.tables.ts'
import { benefitsEntities } from '../../areas/club/benefits/benefits.tables.ts'
import { customersEntities } from '../../areas/people/customers/customers.tables.ts'
import { filesEntities } from '../files/files.tables.ts'
import { membershipGapsEntities } from '../../areas/club/membership/membership-notices.tables.ts'
import { discountsEntities } from '../../areas/club/discounts/discounts.tables.ts'
import { membershipEntities } from '../../areas/club/membership/membership.tables.ts'
import { membershipYearsEntities } from '../../areas/club/membership/membership-years.tables.ts'
import { upgradeCandidates } from '../../areas/club/membership/upgrade-candidates.tables.ts'
import { organisationEntities } from '../../areas/people/organisation/organisation.tables.ts'
import { pointsEntities } from '../../areas/club/points/points.tables.ts'
import { redemptionsEntities } from '../../areas/club/rewards/redemptions.tables.ts'
import { rewardsEntities } from '../../areas/club/rewards/rewards.tables.ts'
import { rulesEntities } from '../../areas/club/rules/rules.tables.ts'
import { simulationEntities } from '../../areas/club/simulation/simulation.tables.ts'
import { visitsEntities } from '../../areas/visits/visits/visits.tables.ts'
import { coreEntities } from './core.tables.ts'

/** Every table of the club, one set for both databases. */
export const entities = [
  ...coreEntities,
  ...organisationEntities,
  ...authEntities,
  ...filesEntities,
  ...rulesEntities,
  ...customersEntities,
  ...pointsEntities,
  ...membershipEntities,
  ...membershipYearsEntities,
  ...membershipGapsEntities,
  upgradeCandidates,
  ...benefitsEntities,
  ...discountsEntities,
  ...visitsEntities,
  ...simulationEntities,
  ...rewardsEntities,
  ...redemptionsEntities,
]
