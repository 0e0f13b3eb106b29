import { authEntities } from '../modules/auth/auth.entity.ts'
import { benefitsEntities } from '../modules/benefits/benefits.entity.ts'
import { customersEntities } from '../modules/customers/customers.entity.ts'
import { filesEntities } from '../modules/files/files.entity.ts'
import { membershipGapsEntities } from '../modules/membership/membership-notices.entity.ts'
import { discountsEntities } from '../modules/discounts/discounts.entity.ts'
import { membershipEntities } from '../modules/membership/membership.entity.ts'
import { membershipYearsEntities } from '../modules/membership/membership-years.entity.ts'
import { upgradeCandidates } from '../modules/membership/upgrade-candidates.entity.ts'
import { organisationEntities } from '../modules/organisation/organisation.entity.ts'
import { pointsEntities } from '../modules/points/points.entity.ts'
import { redemptionsEntities } from '../modules/rewards/redemptions.entity.ts'
import { rewardsEntities } from '../modules/rewards/rewards.entity.ts'
import { rulesEntities } from '../modules/rules/rules.entity.ts'
import { simulationEntities } from '../modules/simulation/simulation.entity.ts'
import { visitsEntities } from '../modules/visits/visits.entity.ts'
import { coreEntities } from './core.entity.ts'

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
