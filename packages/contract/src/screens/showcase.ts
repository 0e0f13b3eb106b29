import { z } from 'zod'
import { tierOnOffer } from '../club/member.ts'
import { rewardOnShow } from '../club/rewards.ts'
import { endpoint } from '../endpoint.ts'
import { clubLook } from '../people/club-look.ts'
import { storeOnShow } from '../people/stores.ts'

export const getShowcase = endpoint({
  method: 'get',
  path: '/api/club/showcase',
  summary: 'What the club offers, shown to people who are not members yet: rewards, tiers, stores',
  audience: 'public',
  limit: 'read',
  kept: true,
  response: z
    .object({
      club: clubLook,
      rewards: z.array(rewardOnShow),
      tiers: z.array(tierOnOffer),
      stores: z.array(storeOnShow),
    })
    .meta({ id: 'Showcase' }),
})
export type Showcase = z.infer<typeof getShowcase.response>
