// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/membership.ts'
import type { Route } from '../../route.ts'

export const addCustomer: Route<typeof contract.addCustomer> = {
  method: 'post',
  path: '/api/staff/customers',
  reader: 'staff',
}

export const getConsoleMembership: Route<typeof contract.getConsoleMembership> = {
  method: 'get',
  path: '/api/console/members/:memberId/membership',
}

export const getMembership: Route<typeof contract.getMembership> = {
  method: 'get',
  path: '/api/staff/members/:memberId/membership',
  reader: 'staff',
}

export const getMyMembership: Route<typeof contract.getMyMembership> = {
  method: 'get',
  path: '/api/member/membership',
  form: {
    has: {
      state: 'text',
      endsOn: 'text',
      daysLeft: 'number',
      graceEndsOn: 'text',
      opensOn: 'text',
      ways: {
        list: {
          has: { way: 'text', needed: 'number', obstacle: [{ has: { code: 'text', facts: { map: 'any' } } }, 'null'] },
        },
      },
      insurances: {
        list: {
          has: {
            insuranceId: 'text',
            policyNumber: 'text',
            insurer: 'text',
            premiumFen: 'number',
            renewedOn: 'text',
            used: 'boolean',
          },
        },
      },
      tierReview: [
        {
          has: {
            tier: { has: { code: 'text', name: 'text' } },
            below: { has: { code: 'text', name: 'text' } },
            earned: 'number',
            needed: 'number',
            missing: 'number',
            by: 'text',
          },
        },
        'null',
      ],
      periods: { list: { has: { startsOn: 'text', endsOn: 'text', via: 'text', feeFen: 'number' } } },
      lapses: { list: { has: { endsOn: 'text', lapsedOn: 'text' } } },
    },
  },
}

export const joinAtDesk: Route<typeof contract.joinAtDesk> = {
  method: 'post',
  path: '/api/staff/customers/:customerId/join',
  reader: 'staff',
}

export const recordInsurance: Route<typeof contract.recordInsurance> = {
  method: 'post',
  path: '/api/staff/members/:memberId/insurances',
  reader: 'staff',
}

export const renewAtDesk: Route<typeof contract.renewAtDesk> = {
  method: 'post',
  path: '/api/staff/members/:memberId/renew',
  reader: 'staff',
}

export const renewWithPoints: Route<typeof contract.renewWithPoints> = {
  method: 'post',
  path: '/api/member/membership/renew',
}

export const searchCustomers: Route<typeof contract.searchCustomers> = {
  method: 'get',
  path: '/api/staff/customers',
  reader: 'staff',
}
