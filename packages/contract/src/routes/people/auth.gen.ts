// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/auth.ts'
import type { Route } from '../../route.ts'

export const acceptInvitation: Route<typeof contract.acceptInvitation> = {
  method: 'post',
  path: '/api/auth/staff-invitation',
}

export const bindPhone: Route<typeof contract.bindPhone> = { method: 'post', path: '/api/auth/phone' }

export const getWhoAmI: Route<typeof contract.getWhoAmI> = {
  method: 'get',
  path: '/api/auth/me',
  form: {
    has: {
      club: {
        has: {
          name: 'text',
          logoUrl: ['text', 'null'],
          accent: [
            {
              has: {
                light: { has: { accent: 'text', wash: 'text', onAccent: 'text', fill: 'text', fillHover: 'text' } },
                dark: { has: { accent: 'text', wash: 'text', onAccent: 'text', fill: 'text', fillHover: 'text' } },
              },
            },
            'null',
          ],
        },
      },
      binding: 'text',
      phoneMasked: ['text', 'null'],
      member: [{ has: { memberId: 'text', name: 'text', cardNumber: 'text' } }, 'null'],
      staff: [
        {
          has: {
            staffId: 'text',
            name: 'text',
            role: 'text',
            stores: { list: { has: { storeId: 'text', name: 'text' } } },
          },
        },
        'null',
      ],
      consentAsked: 'boolean',
    },
  },
}

export const signInWithWechat: Route<typeof contract.signInWithWechat> = {
  method: 'post',
  path: '/api/auth/wechat',
  anonymous: true,
}

export const signOut: Route<typeof contract.signOut> = { method: 'post', path: '/api/auth/sign-out' }
