// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/benefits.ts'
import type { Route } from '../../route.ts'

export const getConsoleBenefits: Route<typeof contract.getConsoleBenefits> = {
  method: 'get',
  path: '/api/console/members/:memberId/benefits',
}

export const getMemberBenefits: Route<typeof contract.getMemberBenefits> = {
  method: 'get',
  path: '/api/staff/members/:memberId/benefits',
  reader: 'staff',
}

export const getMyBenefits: Route<typeof contract.getMyBenefits> = {
  method: 'get',
  path: '/api/member/benefits',
  form: {
    has: {
      state: 'text',
      startsOn: 'text',
      endsOn: 'text',
      renewed: 'boolean',
      benefits: { list: { has: { code: 'text', name: 'text', perYear: 'number', used: 'number', left: 'number' } } },
      advisor: 'boolean',
      advisorName: ['text', 'null'],
      uses: {
        list: {
          has: {
            useId: 'text',
            name: 'text',
            quantity: 'number',
            usedAt: 'text',
            storeName: 'text',
            orderNumber: ['text', 'null'],
            thisYear: 'boolean',
            undoneAt: ['text', 'null'],
            returnedOn: ['text', 'null'],
          },
        },
      },
    },
  },
}

export const giveBenefitAtDesk: Route<typeof contract.giveBenefitAtDesk> = {
  method: 'post',
  path: '/api/staff/members/:memberId/benefit-uses',
  reader: 'staff',
}

export const undoBenefitUse: Route<typeof contract.undoBenefitUse> = {
  method: 'post',
  path: '/api/staff/benefit-uses/:useId/undo',
  reader: 'staff',
}

export const undoConsoleBenefitUse: Route<typeof contract.undoConsoleBenefitUse> = {
  method: 'post',
  path: '/api/console/benefit-uses/:useId/undo',
}
