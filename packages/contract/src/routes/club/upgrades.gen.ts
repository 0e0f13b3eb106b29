// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/upgrades.ts'
import type { Route } from '../../route.ts'

export const confirmUpgrade: Route<typeof contract.confirmUpgrade> = {
  method: 'post',
  path: '/api/staff/members/:memberId/upgrades',
  reader: 'staff',
}

export const getConsoleUpgrades: Route<typeof contract.getConsoleUpgrades> = {
  method: 'get',
  path: '/api/console/members/:memberId/upgrades',
}

export const getMyUpgrades: Route<typeof contract.getMyUpgrades> = {
  method: 'get',
  path: '/api/member/upgrades',
  form: {
    has: {
      tier: { has: { code: 'text', name: 'text' } },
      ways: {
        list: {
          has: {
            way: 'text',
            to: { has: { code: 'text', name: 'text' } },
            have: 'number',
            needed: 'number',
            missing: 'number',
            shareMilli: 'number',
            reached: 'boolean',
          },
        },
      },
      qualifyingSetAside: 'number',
      invitation: [{ has: { to: { has: { code: 'text', name: 'text' } }, way: 'text', foundAt: 'text' } }, 'null'],
      history: {
        list: {
          has: {
            from: [{ has: { code: 'text', name: 'text' } }, 'null'],
            to: { has: { code: 'text', name: 'text' } },
            cause: 'text',
            visit: [{ has: { orderNumber: 'text', settledOn: 'text' } }, 'null'],
            effectiveOn: 'text',
          },
        },
      },
    },
  },
}

export const getUpgrades: Route<typeof contract.getUpgrades> = {
  method: 'get',
  path: '/api/staff/members/:memberId/upgrades',
  reader: 'staff',
}

export const giveUpPoints: Route<typeof contract.giveUpPoints> = { method: 'post', path: '/api/member/upgrades' }

export const listConsoleUpgradeQueue: Route<typeof contract.listConsoleUpgradeQueue> = {
  method: 'get',
  path: '/api/console/upgrade-candidates',
}

export const listUpgradeQueue: Route<typeof contract.listUpgradeQueue> = {
  method: 'get',
  path: '/api/staff/upgrade-candidates',
  reader: 'staff',
}
